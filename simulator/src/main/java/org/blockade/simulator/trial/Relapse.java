package org.blockade.simulator.trial;

/// Endpoints that are read from the days of a subject.
final class Relapse {

  private static final int WEEK = 7;

  /// Relapse counts from the fourth week on, after three weeks of grace.
  private static final int GRACE_DAYS = 21;

  private static final int WEEKS_IN_A_ROW = 4;
  private static final int DAYS_IN_A_ROW = 7;

  /// Abstinent weeks count from the fifth on.
  private static final int FIRST_COUNTED_WEEK = 4;

  /// Days after which either way to relapse can have happened.
  static final int NEEDS_DAYS = GRACE_DAYS + WEEKS_IN_A_ROW * WEEK;

  /// Days after which an abstinent week can have happened.
  static final int ABSTINENCE_NEEDS_DAYS = (FIRST_COUNTED_WEEK + 1) * WEEK;

  private Relapse() {}

  /// First day of a relapse as X:BOT defined it: of four weeks in a row whose urine test is
  /// positive or missing, or of seven days in a row of use, whichever is first.
  static int day(SubjectDays log) {
    return SubjectOutcome.earlier(byUrine(log), byUse(log));
  }

  private static int byUrine(SubjectDays log) {
    int inARow = 0;
    for (int week = GRACE_DAYS / WEEK; week < log.days() / WEEK; week++) {
      boolean bad = !log.is(week * WEEK + WEEK - 1, SubjectDays.Mark.URINE_NEGATIVE);
      inARow = bad ? inARow + 1 : 0;
      if (inARow == WEEKS_IN_A_ROW) {
        return (week - WEEKS_IN_A_ROW + 1) * WEEK;
      }
    }
    return SubjectOutcome.NEVER;
  }

  private static int byUse(SubjectDays log) {
    int inARow = 0;
    for (int day = GRACE_DAYS; day < log.days(); day++) {
      inARow = log.is(day, SubjectDays.Mark.USED) ? inARow + 1 : 0;
      if (inARow == DAYS_IN_A_ROW) {
        return day - DAYS_IN_A_ROW + 1;
      }
    }
    return SubjectOutcome.NEVER;
  }

  /// Weeks from the fifth on with a negative test and without use.
  static int abstinentWeeks(SubjectDays log) {
    int weeks = 0;
    for (int week = FIRST_COUNTED_WEEK; week < log.days() / WEEK; week++) {
      boolean abstinent = log.is(week * WEEK + WEEK - 1, SubjectDays.Mark.URINE_NEGATIVE);
      for (int day = week * WEEK; day < week * WEEK + WEEK; day++) {
        abstinent &= !log.is(day, SubjectDays.Mark.USED);
      }
      weeks += abstinent ? 1 : 0;
    }
    return weeks;
  }
}
