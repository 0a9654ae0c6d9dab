package org.blockade.service.validation.opioid;

import java.util.function.DoubleUnaryOperator;

/// A curve read off at even steps within a window.
///
/// Times are in hours.
final class Reading {

  /// Steps (h), and the longest windows (h) they are used for. The finest is 18 s, the coarsest 6
  /// min; a choice, finer than any figure is printed.
  private static final double FINE = 0.005;

  private static final double FINE_UP_TO = 5;
  private static final double MIDDLE = 0.05;
  private static final double MIDDLE_UP_TO = 100;
  private static final double COARSE = 0.1;

  private final double step;
  private final double[] values;

  private Reading(double step, double[] values) {
    this.step = step;
    this.values = values;
  }

  static Reading of(DoubleUnaryOperator curve, double from, double to) {
    double window = to - from;
    double wanted = window <= MIDDLE_UP_TO ? MIDDLE : COARSE;
    int steps = (int) StrictMath.ceil(window / (window <= FINE_UP_TO ? FINE : wanted));
    double[] values = new double[steps + 1];
    double step = window / steps;
    for (int i = 0; i <= steps; i++) {
      values[i] = curve.applyAsDouble(i == steps ? to : from + i * step);
    }
    return new Reading(step, values);
  }

  double highest() {
    return values[indexOfHighest()];
  }

  /// From the start of the window (h).
  double timeOfHighest() {
    return step * indexOfHighest();
  }

  private int indexOfHighest() {
    int highest = 0;
    for (int i = 1; i < values.length; i++) {
      highest = values[i] > values[highest] ? i : highest;
    }
    return highest;
  }

  /// From the start of the window (h); no number where the level is never reached.
  double firstAtLeast(double level) {
    for (int i = 0; i < values.length; i++) {
      if (values[i] >= level) {
        return step * i;
      }
    }
    return Double.NaN;
  }

  /// From the start of the window (h); no number where the level is never reached.
  double lastAtLeast(double level) {
    for (int i = values.length - 1; i >= 0; i--) {
      if (values[i] >= level) {
        return step * i;
      }
    }
    return Double.NaN;
  }
}
