package org.blockade.checks.analytic;

import java.util.Arrays;
import java.util.Locale;

/// How far a computed curve is from an expected one, in the measure of this project: the error
/// relative to the larger of the expected value and a floor, which is a fraction of the curve's
/// peak.
final class Agreement {

  /// The floor of the engine's own claims.
  static final double BILLIONTH = 1e-9;

  private final double floorOfPeak;
  private double worst;
  private String worstCase = "none";

  Agreement(double floorOfPeak) {
    this.floorOfPeak = floorOfPeak;
  }

  /// Compares one curve; NaN anywhere counts as infinitely wrong.
  double add(String name, double[] actual, double[] expected) {
    if (actual.length != expected.length) {
      throw new IllegalArgumentException(name + " has two lengths");
    }
    double peak = Arrays.stream(expected).map(Math::abs).max().orElse(0);
    double worstHere = 0;
    for (int i = 0; i < actual.length; i++) {
      double scale = Math.max(Math.abs(expected[i]), floorOfPeak * peak);
      double difference = Math.abs(actual[i] - expected[i]);
      double error = difference == 0 ? 0 : difference / scale;
      if (!(error <= worstHere)) {
        worstHere = Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
        if (worstHere > worst) {
          worst = worstHere;
          worstCase =
              String.format(
                  Locale.ROOT,
                  "%s [%d]: %.17g instead of %.17g, error %.3g",
                  name,
                  i,
                  actual[i],
                  expected[i],
                  worstHere);
        }
      }
    }
    return worstHere;
  }

  /// Worst error of all curves so far.
  double worst() {
    return worst;
  }

  /// Where it was.
  String worstCase() {
    return worstCase;
  }
}
