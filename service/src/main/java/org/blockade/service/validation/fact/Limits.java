package org.blockade.service.validation.fact;

/// The bounds within which a prediction counts as in; infinite where one side is open.
public record Limits(double low, double high) {

  /// A prediction at a limit is in, whatever the last places of its sum.
  private static final double SLACK = 1e-9;

  public Limits {
    if (!(low <= high)) {
      throw new IllegalArgumentException("limits go from low to high, not " + low + " to " + high);
    }
  }

  /// Whether a prediction is in. One that is no number is out.
  public boolean hold(double predicted) {
    return predicted >= low - SLACK * StrictMath.abs(low)
        && predicted <= high + SLACK * StrictMath.abs(high);
  }

  /// As a table shows them.
  public String text() {
    if (high == Double.POSITIVE_INFINITY) {
      return "≥ " + Figures.of(low);
    }
    return low == Double.NEGATIVE_INFINITY ? "≤ " + Figures.of(high) : Figures.range(low, high);
  }
}
