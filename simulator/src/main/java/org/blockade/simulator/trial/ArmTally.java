package org.blockade.simulator.trial;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/// Counts over the subjects of an arm. Whole numbers only, so that the sum does not depend on the
/// order in which parts are added.
public final class ArmTally {

  /// What is counted for each day: how many subjects have it.
  public enum DayCount {
    IN_CARE,
    PROTECTED,
    CALENDAR,
    USED,
    EXPOSED,
    HEAVY_DRINKING,
    URINE_NEGATIVE,
    /// By days since the last injection, not since randomisation: subjects on such a day.
    SINCE_INJECTION,
    /// By days since the last injection: of those, how many used opioids.
    USED_SINCE_INJECTION,
    /// By days since the last injection: of those, how many used opioids unprotected and with
    /// tolerance lost.
    EXPOSED_USE_SINCE_INJECTION
  }

  /// What is counted by its value: on which day, or how often, it happened to how many subjects.
  /// Never is counted after the last.
  public enum SubjectCount {
    FIRST_DOSE,
    LEFT,
    FIRST_USE,
    RELAPSE,
    /// Relapse of those who got a first dose.
    RELAPSE_STARTED,
    /// Relapse of those who did not.
    RELAPSE_NOT_STARTED,
    /// Leaving or relapse, whichever came first.
    LEFT_OR_RELAPSE,
    INJECTIONS,
    /// Days on which a tablet was taken.
    TABLET_DAYS,
    PROTECTED_DAYS,
    CALENDAR_DAYS,
    USE_DAYS,
    EXPOSED_DAYS,
    ABSTINENT_WEEKS,
    HEAVY_DAYS,
    /// First heavy drinking day.
    FIRST_HEAVY
  }

  /// Occupancy is counted in this many bins, each as wide.
  public static final int BINS = 100;

  private final int days;
  private long subjects;
  private final Map<DayCount, long[]> byDay = new EnumMap<>(DayCount.class);
  private final Map<SubjectCount, long[]> bySubject = new EnumMap<>(SubjectCount.class);
  private final long[] occupancy;

  /// Nobody yet.
  public ArmTally(int days) {
    this.days = days;
    for (DayCount what : DayCount.values()) {
      byDay.put(what, new long[days]);
    }
    for (SubjectCount what : SubjectCount.values()) {
      bySubject.put(what, new long[days + 2]);
    }
    this.occupancy = new long[days * BINS];
  }

  private long[] row(DayCount what) {
    return Objects.requireNonNull(byDay.get(what));
  }

  private long[] row(SubjectCount what) {
    return Objects.requireNonNull(bySubject.get(what));
  }

  /// Days of the trial.
  public int days() {
    return days;
  }

  /// Subjects counted.
  public long subjects() {
    return subjects;
  }

  /// Subjects that have something, for each day.
  public long[] of(DayCount what) {
    return row(what).clone();
  }

  /// Subjects for each value of something: 0 to the number of days, and never.
  public long[] of(SubjectCount what) {
    return row(what).clone();
  }

  /// Subjects with an occupancy in each bin on a day; the last bin includes 1.
  public long[] occupancy(int day) {
    return Arrays.copyOfRange(occupancy, day * BINS, (day + 1) * BINS);
  }

  /// Adds the counts of another part.
  public void add(ArmTally other) {
    if (other.days != days) {
      throw new IllegalArgumentException("tallies of trials of different length do not add up");
    }
    subjects += other.subjects;
    byDay.forEach((what, row) -> plus(row, other.row(what)));
    bySubject.forEach((what, row) -> plus(row, other.row(what)));
    plus(occupancy, other.occupancy);
  }

  private static void plus(long[] sum, long[] more) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += more[i];
    }
  }

  void add(SubjectOutcome outcome, SubjectDays log) {
    subjects++;
    countDays(log);
    count(SubjectCount.FIRST_DOSE, outcome.firstDose());
    count(SubjectCount.LEFT, outcome.left());
    count(SubjectCount.FIRST_USE, outcome.firstUse());
    count(SubjectCount.RELAPSE, outcome.relapse());
    boolean started = outcome.firstDose() != SubjectOutcome.NEVER;
    count(
        started ? SubjectCount.RELAPSE_STARTED : SubjectCount.RELAPSE_NOT_STARTED,
        outcome.relapse());
    count(SubjectCount.LEFT_OR_RELAPSE, SubjectOutcome.earlier(outcome.left(), outcome.relapse()));
    count(SubjectCount.INJECTIONS, outcome.injections());
    count(SubjectCount.TABLET_DAYS, log.count(SubjectDays.Mark.TABLET));
    count(SubjectCount.PROTECTED_DAYS, outcome.protectedDays());
    count(SubjectCount.CALENDAR_DAYS, outcome.calendarDays());
    count(SubjectCount.USE_DAYS, outcome.useDays());
    count(SubjectCount.EXPOSED_DAYS, outcome.exposedDays());
    count(SubjectCount.ABSTINENT_WEEKS, outcome.abstinentWeeks());
    count(SubjectCount.HEAVY_DAYS, outcome.heavyDays());
    count(SubjectCount.FIRST_HEAVY, outcome.firstHeavy());
  }

  private void count(SubjectCount what, int value) {
    row(what)[value == SubjectOutcome.NEVER ? days + 1 : value]++;
  }

  private void countDays(SubjectDays log) {
    int injected = -1;
    for (int day = 0; day < days; day++) {
      countIf(log, day, SubjectDays.Mark.IN_CARE, DayCount.IN_CARE);
      countIf(log, day, SubjectDays.Mark.PROTECTED, DayCount.PROTECTED);
      countIf(log, day, SubjectDays.Mark.CALENDAR, DayCount.CALENDAR);
      countIf(log, day, SubjectDays.Mark.USED, DayCount.USED);
      countIf(log, day, SubjectDays.Mark.EXPOSED, DayCount.EXPOSED);
      countIf(log, day, SubjectDays.Mark.HEAVY_DRINKING, DayCount.HEAVY_DRINKING);
      countIf(log, day, SubjectDays.Mark.URINE_NEGATIVE, DayCount.URINE_NEGATIVE);
      if (log.is(day, SubjectDays.Mark.INJECTION)) {
        injected = day;
      } else if (injected >= 0) {
        row(DayCount.SINCE_INJECTION)[day - injected]++;
        boolean used = log.is(day, SubjectDays.Mark.USED);
        row(DayCount.USED_SINCE_INJECTION)[day - injected] += used ? 1 : 0;
        row(DayCount.EXPOSED_USE_SINCE_INJECTION)[day - injected] +=
            used && log.is(day, SubjectDays.Mark.EXPOSED) ? 1 : 0;
      }
      int bin = StrictMath.min((int) (log.occupancy(day) * BINS), BINS - 1);
      occupancy[day * BINS + bin]++;
    }
  }

  private void countIf(SubjectDays log, int day, SubjectDays.Mark mark, DayCount what) {
    if (log.is(day, mark)) {
      row(what)[day]++;
    }
  }

  /// All counts in one row, to be kept or sent; `ofCounts` reads it.
  public long[] counts() {
    long[] all = new long[length(days)];
    all[0] = days;
    all[1] = subjects;
    int at = 2;
    for (long[] row : byDay.values()) {
      System.arraycopy(row, 0, all, at, days);
      at += days;
    }
    for (long[] row : bySubject.values()) {
      System.arraycopy(row, 0, all, at, days + 2);
      at += days + 2;
    }
    System.arraycopy(occupancy, 0, all, at, occupancy.length);
    return all;
  }

  private static int length(int days) {
    return 2
        + DayCount.values().length * days
        + SubjectCount.values().length * (days + 2)
        + days * BINS;
  }

  /// The tally that gave these counts.
  public static ArmTally ofCounts(long[] all) {
    if (all.length < 2
        || all[0] < 1
        || all[0] > TrialDesign.MOST_DAYS
        || all.length != length((int) all[0])) {
      throw new IllegalArgumentException("these are not the counts of an arm");
    }
    ArmTally tally = new ArmTally((int) all[0]);
    tally.subjects = all[1];
    int at = 2;
    for (long[] row : tally.byDay.values()) {
      System.arraycopy(all, at, row, 0, row.length);
      at += row.length;
    }
    for (long[] row : tally.bySubject.values()) {
      System.arraycopy(all, at, row, 0, row.length);
      at += row.length;
    }
    System.arraycopy(all, at, tally.occupancy, 0, tally.occupancy.length);
    return tally;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ArmTally that && Arrays.equals(counts(), that.counts());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(counts());
  }
}
