package org.blockade.protocol.guideline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.blockade.protocol.course.NaltrexoneCourse;
import org.blockade.protocol.course.PersonRecord;
import org.blockade.protocol.facts.AboutHealth;
import org.blockade.protocol.rule.Finding;
import org.blockade.protocol.rule.ProtectedUntil;
import org.blockade.protocol.rule.RuleFile;
import org.blockade.protocol.rule.Status;
import org.blockade.protocol.rule.Step;
import org.blockade.protocol.rule.StricterDate;
import org.blockade.protocol.rule.Threshold;
import org.blockade.protocol.rule.Value;
import org.blockade.protocol.rule.Weight;
import org.blockade.protocol.rule.When;
import org.blockade.simulator.quantity.ModelTime;

/// Planned surgery.
///
/// Recommendation: the last tablet 72 hours before the operation, the last injection 30 days before
/// (another guideline says 24 to 30). Beside the calendar stands the forecast for this person: the
/// later of the two dates leads, for until then opioids may not relieve pain. Strength: guideline.
/// Source: `surgery.yaml`, rules R30, R31, R33.
///
/// When: surgery that may need opioids is planned. Then: the last days of tablet and injection, and
/// whether the block is expected to be gone on the day.
public final class SurgeryPlan {

  private final GuidelineFile file = GuidelineFile.beside(SurgeryPlan.class, "surgery.yaml");
  private final Threshold oral = file.threshold("oral", "h");

  /// The days after an injection are those of the first dose: one number, one place.
  private final RuleFile firstDose = RuleFile.beside(PlannedSurgery.class, "planned-surgery.yaml");

  private final Threshold injection = firstDose.threshold("injection", "d");
  private final Threshold holds = firstDose.threshold("holds", "d");

  private final Threshold injectionEarliest = file.threshold("injection_earliest", "d");

  private SurgeryPlan() {}

  /// The recommendation with the numbers that come with Blockade.
  public static SurgeryPlan standard() {
    return new SurgeryPlan();
  }

  /// What the recommendation comes to.
  ///
  /// @param clear from when on the block is expected to be gone; empty where no naltrexone is on
  ///   record
  /// @param earliest the same by the shortest interval that a guideline names
  /// @param afterInjectionNow the earliest operation after an injection at the time of the question
  /// @param gone whether it is gone on the day
  /// @param hold whether the injection that falls due would be too close to the operation
  public record Advice(
      ModelTime surgery,
      ModelTime lastTabletBy,
      ModelTime lastInjectionBy,
      Optional<StricterDate> clear,
      Optional<ModelTime> earliest,
      ModelTime afterInjectionNow,
      boolean gone,
      boolean hold,
      List<Step> steps) {

    public Advice {
      steps = List.copyOf(steps);
    }
  }

  /// The advice for an operation.
  ///
  /// @param due when the next injection falls due, if one does
  /// @param forecast from the last dose on, if there is one
  public Advice adviceFor(
      ModelTime surgery,
      NaltrexoneCourse course,
      Optional<ModelTime> due,
      Optional<ProtectedUntil> forecast) {
    ModelTime lastTabletBy = surgery.plusHours(-oral.value());
    ModelTime lastInjectionBy = course.axis().plusDays(surgery, -injection.days());
    Optional<StricterDate> clear =
        clearFrom(course, injection.days()).map(calendar -> StricterDate.of(calendar, forecast));
    boolean gone = clear.filter(date -> !date.leading().isAfter(surgery)).isPresent();
    boolean ahead = course.asOf().isBefore(surgery);
    boolean hold = ahead && due.filter(day -> day.isAfter(lastInjectionBy)).isPresent();
    List<Step> steps = new ArrayList<>();
    if (ahead) {
      steps.add(file.instruction("last-tablet").when(new When.By(lastTabletBy)));
      steps.add(file.instruction("last-injection").when(new When.By(lastInjectionBy)));
    }
    if (hold) {
      steps.add(file.instruction("hold-due").when(new When.On(due.orElseThrow())));
    }
    // Where no naltrexone is on record, some may have been taken: nothing says that it is gone.
    steps.add(file.instruction(gone ? "gone" : "not-gone").when(new When.On(surgery)));
    steps.add(
        file.instruction("unprotected")
            .when(new When.NotBefore(clear.map(StricterDate::calendar).orElse(surgery))));
    steps.add(file.instruction("restart").when(new When.NotBefore(surgery)));
    return new Advice(
        surgery,
        lastTabletBy,
        lastInjectionBy,
        clear,
        clearFrom(course, injectionEarliest.days()),
        course.axis().plusDays(course.asOf(), injection.days()),
        gone,
        hold,
        steps);
  }

  /// The later of the days after the last tablet and after the last injection.
  private Optional<ModelTime> clearFrom(NaltrexoneCourse course, int injectionDays) {
    Optional<ModelTime> tablet =
        course.lastTablet().map(last -> last.dose().time().plusHours(oral.value()));
    Optional<ModelTime> depot =
        course
            .lastInjection()
            .map(last -> course.axis().plusDays(last.dose().time(), injectionDays));
    return later(tablet, depot);
  }

  private static Optional<ModelTime> later(Optional<ModelTime> one, Optional<ModelTime> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.or(() -> other);
    }
    return one.get().isAfter(other.get()) ? one : other;
  }

  /// Whether somebody asked lately whether an operation is planned.
  public boolean isAsked(PersonRecord record) {
    return record.within(AboutHealth.PlannedSurgery.class, any -> true, holds.days());
  }

  /// Nobody asked lately whether an operation is planned: one that is would hold an injection.
  public Finding notAsked() {
    return Finding.of(
            file.rule().recommendation(),
            Weight.REQUIRED,
            Status.UNKNOWN,
            "not on record, or asked too long ago: whether an operation is planned")
        .withLimit(injection)
        .withResolve("ask whether surgery or another painful procedure is planned");
  }

  /// Whether an operation holds an injection given at the time of the question.
  public Finding finding(ModelTime surgery, NaltrexoneCourse course) {
    ModelTime lastInjectionBy = course.axis().plusDays(surgery, -injection.days());
    boolean tooSoon = course.asOf().isAfter(lastInjectionBy) && course.asOf().isBefore(surgery);
    return Finding.of(
            file.rule().recommendation(),
            Weight.REQUIRED,
            tooSoon ? Status.NOT_MET : Status.MET,
            tooSoon
                ? "an operation is planned too soon after"
                : "no operation within the days after")
        .withValue(new Value.Measured(course.axis().daysBetween(course.asOf(), surgery), "d"))
        .withLimit(injection);
  }
}
