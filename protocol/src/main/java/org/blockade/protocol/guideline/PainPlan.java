package org.blockade.protocol.guideline;

import java.util.List;
import org.blockade.protocol.rule.Step;
import org.blockade.protocol.rule.When;

/// Pain while naltrexone acts.
///
/// Recommendation: regional and non-opioid relief first; an opioid only by staff trained in
/// anaesthesia and monitored, for breathing may be depressed more deeply and for longer. Pain that
/// needs opioids for long is a reason to change the medicine. Strength: labelled. Source:
/// `pain-plan.yaml`, rules R20, R31.
///
/// When: always, before it is needed. Then: the plan.
public final class PainPlan {

  private final GuidelineFile file = GuidelineFile.beside(PainPlan.class, "pain-plan.yaml");

  private PainPlan() {}

  /// The recommendation with the texts that come with Blockade.
  public static PainPlan standard() {
    return new PainPlan();
  }

  /// The plan.
  public List<Step> steps() {
    return List.of(
        file.instruction("emergency").when(new When.If("emergency pain")),
        file.instruction("long-term").when(new When.If("pain that needs opioids for long")));
  }
}
