package org.blockade.simulator.population;

import java.util.Arrays;

/// The middle and the ends of a group of values: median, and the interval that holds the central 90
/// % of people. A spread between people, not an uncertainty of an estimate.
public record Spread(double low, double median, double high) {

  /// Share of people below the low end, and above the high one.
  public static final double TAIL = 0.05;

  /// The spread of values; infinite ones count as the largest or smallest.
  public static Spread of(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return new Spread(quantile(sorted, TAIL), quantile(sorted, 0.5), quantile(sorted, 1 - TAIL));
  }

  /// Quantile of sorted values by linear interpolation between order statistics (type 7).
  static double quantile(double[] sorted, double probability) {
    if (sorted.length == 0) {
      throw new IllegalArgumentException("a spread needs one value or more");
    }
    double position = probability * (sorted.length - 1);
    int below = (int) position;
    double rest = position - below;
    if (rest == 0 || sorted[below] == sorted[below + 1]) {
      return sorted[below];
    }
    if (Double.isInfinite(sorted[below]) || Double.isInfinite(sorted[below + 1])) {
      return rest < 0.5 ? sorted[below] : sorted[below + 1];
    }
    return sorted[below] + rest * (sorted[below + 1] - sorted[below]);
  }
}
