package org.blockade.protocol.guideline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.blockade.protocol.course.NaltrexoneCourse;
import org.blockade.protocol.rule.ProtectedUntil;
import org.blockade.protocol.rule.Step;
import org.blockade.protocol.rule.StricterDate;
import org.blockade.protocol.rule.Threshold;
import org.blockade.protocol.rule.When;
import org.blockade.simulator.quantity.ModelTime;

/// From naltrexone to buprenorphine or methadone.
///
/// Recommendation: about a day after the last tablet, about 30 days after the last injection, and
/// low, as in a person without tolerance. Beside the calendar stands the forecast for this person;
/// the later date leads. Strength: guideline. Source: `switch-to-agonist.yaml`, rule R34.
///
/// When: the person changes to an agonist. Then: from when.
public final class SwitchToAgonist {

  private final GuidelineFile file =
      GuidelineFile.beside(SwitchToAgonist.class, "switch-to-agonist.yaml");
  private final Threshold oral = file.threshold("oral", "d");
  private final Threshold injection = file.threshold("injection", "d");

  private SwitchToAgonist() {}

  /// The recommendation with the numbers that come with Blockade.
  public static SwitchToAgonist standard() {
    return new SwitchToAgonist();
  }

  /// What the recommendation comes to.
  ///
  /// @param from the first dose of the agonist; empty where no naltrexone is on record, for then
  ///   nobody knows what was taken
  public record Advice(Optional<StricterDate> from, List<Step> steps) {

    public Advice {
      steps = List.copyOf(steps);
    }
  }

  /// The advice.
  ///
  /// @param forecast from the last dose on, if there is one
  public Advice adviceFor(NaltrexoneCourse course, Optional<ProtectedUntil> forecast) {
    List<ModelTime> calendar = new ArrayList<>();
    course
        .lastTablet()
        .ifPresent(last -> calendar.add(course.axis().plusDays(last.dose().time(), oral.days())));
    course
        .lastInjection()
        .ifPresent(
            last -> calendar.add(course.axis().plusDays(last.dose().time(), injection.days())));
    Optional<StricterDate> from =
        calendar.stream().max(ModelTime::compareTo).map(date -> StricterDate.of(date, forecast));
    When when =
        from.<When>map(date -> new When.NotBefore(date.leading()))
            .orElseGet(() -> new When.Undated("when the last naltrexone was"));
    return new Advice(
        from,
        List.of(
            file.instruction("from").when(when),
            file.instruction("meanwhile").when(new When.On(course.asOf()))));
  }
}
