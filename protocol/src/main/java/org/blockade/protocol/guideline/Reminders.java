package org.blockade.protocol.guideline;

import java.util.List;
import java.util.Optional;
import org.blockade.protocol.course.NaltrexoneCourse;
import org.blockade.protocol.rule.Bands;
import org.blockade.protocol.rule.Instruction;
import org.blockade.protocol.rule.Threshold;
import org.blockade.simulator.quantity.ModelTime;

/// When the clinic speaks up between injections.
///
/// Recommendation: a reminder with the risk in the last week of the labelled four, and outreach
/// from the day after them. Strength: the risk is labelled, the days are a choice. Source:
/// `reminders.yaml`, rule R33.
///
/// When: 22 and 29 local days since the last injection. Then: remind; the late list.
public final class Reminders {

  private final GuidelineFile file = GuidelineFile.beside(Reminders.class, "reminders.yaml");
  private final Threshold remindFrom = file.threshold("remind_from", "d");
  private final Threshold lateListFrom = file.threshold("late_list_from", "d");
  private final Bands<State> states =
      new Bands<>(
          List.of(
              new Bands.Band<>(State.QUIET, 0, Bands.Edge.FROM),
              new Bands.Band<>(State.REMIND, remindFrom.days(), Bands.Edge.FROM),
              new Bands.Band<>(State.LATE_LIST, lateListFrom.days(), Bands.Edge.FROM)));

  private Reminders() {}

  /// The recommendation with the days that come with Blockade.
  public static Reminders standard() {
    return new Reminders();
  }

  /// What is due between injections.
  public enum State {
    QUIET,
    REMIND,
    LATE_LIST
  }

  /// What the recommendation comes to.
  ///
  /// @param remindOn day of the reminder
  /// @param lateListOn day from which on the person is on the late list
  public record Advice(
      State state,
      ModelTime remindOn,
      Instruction remind,
      ModelTime lateListOn,
      Instruction lateList) {}

  /// The bands of days since the last injection.
  public Bands<State> states() {
    return states;
  }

  /// The advice; empty for a person who never had an injection.
  public Optional<Advice> adviceFor(NaltrexoneCourse course) {
    return course
        .lastInjection()
        .map(last ->
            new Advice(
                states.at((double) course.daysSince(last)),
                course.axis().plusDays(last.dose().time(), remindFrom.days()),
                file.instruction("remind"),
                course.axis().plusDays(last.dose().time(), lateListFrom.days()),
                file.instruction("late-list")));
  }
}
