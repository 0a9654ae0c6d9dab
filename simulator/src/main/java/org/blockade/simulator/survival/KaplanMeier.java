package org.blockade.simulator.survival;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;

/// The survival curve of Kaplan and Meier (1958), with Greenwood's standard error.
///
/// @param points one for each day, day 0 first: the share without the event after that day
public record KaplanMeier(List<Point> points) {

  /// Normal quantile of a two-sided interval of 95 %.
  private static final double Z_95 = 1.959963984540054;

  public KaplanMeier {
    points = List.copyOf(points);
  }

  /// The curve on a day.
  ///
  /// @param atRisk people without the event at the beginning of the day, still followed
  /// @param survival share without the event at its end
  /// @param low lower end of the interval of 95 % (of log(-log), which stays within 0 and 1)
  public record Point(int day, long atRisk, double survival, double low, double high) {}

  /// The curve of a group.
  public static KaplanMeier of(EventCounts counts) {
    long[] events = counts.events();
    long[] risk = counts.atRisk();
    List<Point> points = new ArrayList<>();
    double survival = 1;
    double greenwood = 0;
    for (int day = 0; day < events.length; day++) {
      if (events[day] > 0) {
        survival *= 1 - (double) events[day] / risk[day];
        greenwood += (double) events[day] / ((double) risk[day] * (risk[day] - events[day]));
      }
      points.add(point(day, risk[day], survival, greenwood));
    }
    return new KaplanMeier(points);
  }

  private static Point point(int day, long risk, double survival, double greenwood) {
    if (survival == 1 || survival == 0) {
      return new Point(day, risk, survival, survival, survival);
    }
    double width = Z_95 * StrictMath.sqrt(greenwood) / StrictMath.log(survival);
    return new Point(
        day,
        risk,
        survival,
        StrictMath.pow(survival, StrictMath.exp(-width)),
        StrictMath.pow(survival, StrictMath.exp(width)));
  }

  /// The share without the event after a day.
  public double after(int day) {
    return points.get(day).survival();
  }

  /// The first day at whose end half of the people or fewer are without the event.
  public OptionalInt median() {
    return firstAtHalf(Point::survival);
  }

  /// The lower end of the interval of 95 % of the median: of all days the first that the interval
  /// of the curve does not tell from it (Brookmeyer and Crowley 1982, of log(-log)).
  public OptionalInt medianLow() {
    return firstAtHalf(Point::low);
  }

  /// Its upper end; empty where the curve was not followed that far.
  public OptionalInt medianHigh() {
    return firstAtHalf(Point::high);
  }

  private OptionalInt firstAtHalf(ToDoubleFunction<Point> share) {
    return points.stream()
        .filter(point -> share.applyAsDouble(point) <= 0.5)
        .mapToInt(Point::day)
        .findFirst();
  }
}
