package org.blockade.simulator.survival;

/// The mean time without an event, of the days up to a last one: the area under the curve of Kaplan
/// and Meier, with the standard error that follows from Greenwood's (Klein and Moeschberger 2003,
/// section 4.5).
///
/// @param days the mean
/// @param error its standard error
public record RestrictedMean(double days, double error) {

  /// The mean of a group.
  ///
  /// @param until days that count, from day 0 on
  public static RestrictedMean of(EventCounts counts, int until) {
    long[] events = counts.events();
    long[] risk = counts.atRisk();
    if (until > events.length) {
      throw new IllegalArgumentException("nobody was followed that long");
    }
    KaplanMeier curve = KaplanMeier.of(counts);
    double area = 0;
    double variance = 0;
    for (int day = until - 1; day >= 0; day--) {
      // From the day of an event on, its area depends on how many had it.
      area += curve.after(day);
      if (area > 0 && events[day] > 0) {
        variance += area * area * events[day] / ((double) risk[day] * (risk[day] - events[day]));
      }
    }
    return new RestrictedMean(area, StrictMath.sqrt(variance));
  }
}
