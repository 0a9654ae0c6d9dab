package org.blockade.service.trial;

/// A number with its interval of 95 %; NaN for what is not known.
public record Estimate(double value, double low, double high) {

  static final double Z_95 = 1.959963984540054;

  /// Not known.
  public static final Estimate UNKNOWN = new Estimate(Double.NaN, Double.NaN, Double.NaN);

  /// A number without an interval.
  public static Estimate of(double value) {
    return new Estimate(value, Double.NaN, Double.NaN);
  }

  /// A share with the interval of Wilson (1927).
  static Estimate share(long some, long all) {
    if (all == 0) {
      return UNKNOWN;
    }
    double p = (double) some / all;
    double z2 = Z_95 * Z_95;
    double middle = (p + z2 / (2 * all)) / (1 + z2 / all);
    double width =
        Z_95 * StrictMath.sqrt(p * (1 - p) / all + z2 / (4.0 * all * all)) / (1 + z2 / all);
    return new Estimate(p, StrictMath.max(0, middle - width), StrictMath.min(1, middle + width));
  }

  /// The difference of two shares with Newcombe's interval (1998, method 10), from the intervals of
  /// Wilson.
  static Estimate difference(Estimate one, Estimate other) {
    double difference = one.value() - other.value();
    return new Estimate(
        difference,
        difference - StrictMath.hypot(one.value() - one.low(), other.high() - other.value()),
        difference + StrictMath.hypot(one.high() - one.value(), other.value() - other.low()));
  }

  /// Whether there is a number.
  public boolean known() {
    return !Double.isNaN(value);
  }

  /// Whether it has an interval whose upper end lies beyond what was seen.
  public boolean openAbove() {
    return known() && !Double.isNaN(low) && Double.isNaN(high);
  }

  /// Whether it has an interval.
  public boolean ranged() {
    return known() && !Double.isNaN(low) && !Double.isNaN(high);
  }
}
