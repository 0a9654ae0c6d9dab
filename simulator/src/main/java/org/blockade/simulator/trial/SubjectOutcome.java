package org.blockade.simulator.trial;

import org.blockade.simulator.drug.Covariates;

/// What became of one subject of an arm. Days count from randomisation, day 0; a day that never
/// came is `NEVER`.
///
/// @param firstDose day of the first dose
/// @param left day of leaving care for the first time
/// @param firstUse first day of opioid use
/// @param relapse first day of four weeks in a row with a urine test that is positive or missing,
///   or of seven days in a row of use, from day 21 on: the definition of X:BOT
/// @param abstinentWeeks weeks from the fifth on with a negative test and without use
/// @param firstHeavy first heavy drinking day
public record SubjectOutcome(
    int arm,
    int replicate,
    int subject,
    Covariates covariates,
    int firstDose,
    int injections,
    int tablets,
    int left,
    int firstUse,
    int relapse,
    int protectedDays,
    int calendarDays,
    int useDays,
    int exposedDays,
    int abstinentWeeks,
    int heavyDays,
    int firstHeavy) {

  /// Days a trial must last for the whole definition of relapse: in a shorter one, who does not
  /// relapse may only not have had the time.
  public static final int RELAPSE_NEEDS = Relapse.NEEDS_DAYS;

  /// Days a trial must last for an abstinent week to count.
  public static final int ABSTINENCE_NEEDS = Relapse.ABSTINENCE_NEEDS_DAYS;

  /// Never, within the trial.
  public static final int NEVER = -1;

  /// The first of two days, where either may never come.
  static int earlier(int one, int other) {
    if (one == NEVER || other == NEVER) {
      return StrictMath.max(one, other);
    }
    return StrictMath.min(one, other);
  }
}
