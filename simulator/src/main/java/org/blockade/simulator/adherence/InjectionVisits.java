package org.blockade.simulator.adherence;

import java.util.Arrays;

/// When people come for a further injection, and whether they do.
///
/// @param intervals days between injections that were due after `due` days
/// @param due the interval that was prescribed there (d); another prescription moves all by the
///   difference
/// @param refuses share of people who do not come for injection 2, 3, ... though nothing else keeps
///   them away; the last one holds from there on
@SuppressWarnings("ArrayRecordComponent") // copied in and out
public record InjectionVisits(Lengths intervals, int due, double[] refuses) {

  public InjectionVisits {
    refuses = refuses.clone();
    if (refuses.length == 0
        || Arrays.stream(refuses).anyMatch(share -> !(share >= 0 && share <= 1))) {
      throw new IllegalArgumentException("one share of 0 to 1 or more who do not come");
    }
  }

  @Override
  public double[] refuses() {
    return refuses.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof InjectionVisits that
        && intervals.equals(that.intervals)
        && due == that.due
        && Arrays.equals(refuses, that.refuses);
  }

  @Override
  public int hashCode() {
    return 31 * intervals.hashCode() + Arrays.hashCode(refuses);
  }

  /// Everybody comes on the day.
  public static InjectionVisits onTime() {
    return new InjectionVisits(Lengths.exactly(28), 28, new double[] {0});
  }

  /// Days from one injection to the next.
  ///
  /// @param prescribed interval of this prescription (d)
  public int interval(int prescribed, double draw) {
    return StrictMath.max(1, intervals.days(draw) + prescribed - due);
  }

  /// Share that does not come.
  ///
  /// @param given injections so far, 1 or more
  public double refusal(int given) {
    return refuses[StrictMath.min(given, refuses.length) - 1];
  }
}
