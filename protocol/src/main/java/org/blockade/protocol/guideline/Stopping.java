package org.blockade.protocol.guideline;

import java.util.ArrayList;
import java.util.List;
import org.blockade.protocol.rule.Step;
import org.blockade.protocol.rule.Threshold;
import org.blockade.protocol.rule.When;
import org.blockade.simulator.dosing.TimeAxis;
import org.blockade.simulator.quantity.ModelTime;

/// When naltrexone ends.
///
/// Recommendation: a plain warning that tolerance is gone, a reversal agent, the offer of another
/// medicine, and calls for eight weeks; no taper. Strength: the warning is labelled, the calls are
/// a choice made from when fatal overdoses came. Source: `stopping.yaml`, rules R32 to R35.
///
/// When: naltrexone is stopped, by whomever's wish. Then: warn, prescribe, offer, call.
public final class Stopping {

  private final GuidelineFile file = GuidelineFile.beside(Stopping.class, "stopping.yaml");
  private final Threshold contactEvery = file.threshold("contact_every", "d");
  private final Threshold contactFor = file.threshold("contact_for", "d");

  private Stopping() {}

  /// The recommendation with the numbers that come with Blockade.
  public static Stopping standard() {
    return new Stopping();
  }

  /// What is done from the day on which it ends.
  public List<Step> steps(ModelTime stopped, TimeAxis axis) {
    List<Step> steps = new ArrayList<>();
    steps.add(file.instruction("warn").when(new When.On(stopped)));
    steps.add(file.instruction("reversal-agent").when(new When.On(stopped)));
    steps.add(file.instruction("no-taper").when(new When.On(stopped)));
    for (int day = contactEvery.days(); day <= contactFor.days(); day += contactEvery.days()) {
      steps.add(file.instruction("contact").when(new When.On(axis.plusDays(stopped, day))));
    }
    return steps;
  }
}
