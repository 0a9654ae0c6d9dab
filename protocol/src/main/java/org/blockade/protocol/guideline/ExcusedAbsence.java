package org.blockade.protocol.guideline;

import java.util.Optional;
import org.blockade.protocol.facts.AboutTreatment.AbsenceExcused;
import org.blockade.protocol.rule.Instruction;
import org.blockade.protocol.rule.Step;
import org.blockade.protocol.rule.When;
import org.blockade.simulator.dosing.TimeAxis;
import org.blockade.simulator.quantity.ModelTime;

/// An absence that was agreed with the clinic.
///
/// Recommendation: an injection that would fall due while the person is away is given before, if
/// the window is open by then, else on the first day after. An agreed absence is no missed visit,
/// and protection fades all the same. Strength: a choice. Source: `excused-absence.yaml`, rules
/// R16, R33, R49.
///
/// When: an absence is on record and the due day lies in it. Then: another day.
public final class ExcusedAbsence {

  private final GuidelineFile file =
      GuidelineFile.beside(ExcusedAbsence.class, "excused-absence.yaml");

  private ExcusedAbsence() {}

  /// The recommendation with the texts that come with Blockade.
  public static ExcusedAbsence standard() {
    return new ExcusedAbsence();
  }

  /// Whether a time lies in the absence; its first and last day belong to it.
  public boolean covers(AbsenceExcused absence, ModelTime time, TimeAxis axis) {
    return axis.daysBetween(absence.from(), time) >= 0
        && axis.daysBetween(time, absence.until()) >= 0;
  }

  /// What to do about a due day; empty where the absence does not cover it.
  ///
  /// @param windowOpens first day on which the injection is not early
  public Optional<Step> stepFor(
      AbsenceExcused absence, ModelTime due, ModelTime windowOpens, ModelTime asOf, TimeAxis axis) {
    if (!covers(absence, due, axis)) {
      return Optional.empty();
    }
    ModelTime lastDay = axis.plusDays(absence.from(), -1);
    boolean possible =
        axis.daysBetween(windowOpens, lastDay) >= 0 && axis.daysBetween(asOf, lastDay) >= 0;
    return Optional.of(
        possible
            ? file.instruction("before").when(new When.By(lastDay))
            : file.instruction("after").when(new When.On(axis.plusDays(absence.until(), 1))));
  }

  /// What is said about an absence whenever it is.
  public Instruction notMissed() {
    return file.instruction("not-missed");
  }
}
