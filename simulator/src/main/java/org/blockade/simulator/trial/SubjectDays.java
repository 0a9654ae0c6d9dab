package org.blockade.simulator.trial;

import java.util.Arrays;

/// What happened to one subject, day by day. Reused from subject to subject: who keeps it copies.
public final class SubjectDays {

  /// What happened on a day; a day may have several.
  public enum Mark {
    /// In care at the end of the day.
    IN_CARE(1),
    /// A tablet was taken (of placebo too).
    TABLET(2),
    /// An injection was given (of placebo too).
    INJECTION(4),
    /// Occupancy in the evening was at the bound of protection or above.
    PROTECTED(8),
    /// Covered by the calendar: up to the prescribed interval after an injection, or a tablet.
    CALENDAR(16),
    /// Opioids were used.
    USED(32),
    /// Unprotected, and tolerance lost: what an opioid would do is most dangerous.
    EXPOSED(64),
    /// A heavy drinking day.
    HEAVY_DRINKING(128),
    /// A urine test told of opioids.
    URINE_POSITIVE(256),
    /// A urine test did not.
    URINE_NEGATIVE(512),
    /// A urine test was due and not given.
    URINE_MISSING(1024);

    private final int bit;

    Mark(int bit) {
      this.bit = bit;
    }
  }

  private final int[] marks;
  private final double[] occupancy;
  private final double[] tolerance;

  SubjectDays(int days) {
    this.marks = new int[days];
    this.occupancy = new double[days];
    this.tolerance = new double[days];
  }

  void clear() {
    Arrays.fill(marks, 0);
  }

  void mark(int day, Mark mark) {
    marks[day] |= mark.bit;
  }

  void note(int day, double held, double tolerant) {
    occupancy[day] = held;
    tolerance[day] = tolerant;
  }

  /// Number of days.
  public int days() {
    return marks.length;
  }

  /// Whether a day has a mark.
  public boolean is(int day, Mark mark) {
    return (marks[day] & mark.bit) != 0;
  }

  /// On how many days there is a mark.
  public int count(Mark mark) {
    int count = 0;
    for (int day = 0; day < marks.length; day++) {
      count += is(day, mark) ? 1 : 0;
    }
    return count;
  }

  /// Occupancy of the mu receptor by naltrexone in the evening (0 to 1).
  public double occupancy(int day) {
    return occupancy[day];
  }

  /// Opioid tolerance at the end of the day, 1 at the beginning of the trial.
  public double tolerance(int day) {
    return tolerance[day];
  }
}
