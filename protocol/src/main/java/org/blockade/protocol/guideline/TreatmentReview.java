package org.blockade.protocol.guideline;

import java.util.ArrayList;
import java.util.List;
import org.blockade.protocol.rule.Step;
import org.blockade.protocol.rule.Threshold;
import org.blockade.protocol.rule.When;
import org.blockade.simulator.dosing.TimeAxis;
import org.blockade.simulator.quantity.ModelTime;

/// Prompts to talk about how long.
///
/// Recommendation: no length is recommended for opioid use disorder and no taper is needed; for
/// alcohol the label's trials lasted 12 weeks, and guidance goes on for longer. A prompt is a talk;
/// it stops nothing. Strength: guideline; label for alcohol. Source: `treatment-review.yaml`, rules
/// R35, R36.
///
/// When: 12 weeks with alcohol use disorder; each year. Then: a talk.
public final class TreatmentReview {

  private final GuidelineFile file =
      GuidelineFile.beside(TreatmentReview.class, "treatment-review.yaml");
  private final Threshold alcoholLabel = file.threshold("alcohol_label", "d");
  private final Threshold yearly = file.threshold("yearly", "d");

  private TreatmentReview() {}

  /// The recommendation with the days that come with Blockade.
  public static TreatmentReview standard() {
    return new TreatmentReview();
  }

  /// The next prompt of each kind, dated; none of them is a stop.
  ///
  /// @param start the first dose of naltrexone
  /// @param alcoholUseDisorder whether it is for that, too
  public List<Step> steps(
      ModelTime start, boolean alcoholUseDisorder, ModelTime asOf, TimeAxis axis) {
    List<Step> steps = new ArrayList<>();
    ModelTime twelveWeeks = axis.plusDays(start, alcoholLabel.days());
    if (alcoholUseDisorder && axis.daysBetween(asOf, twelveWeeks) >= 0) {
      steps.add(file.instruction("alcohol").when(new When.On(twelveWeeks)));
    }
    ModelTime anniversary = axis.plusDays(start, yearly.days());
    while (axis.daysBetween(asOf, anniversary) < 0) {
      anniversary = axis.plusDays(anniversary, yearly.days());
    }
    steps.add(file.instruction("yearly").when(new When.On(anniversary)));
    return steps;
  }
}
