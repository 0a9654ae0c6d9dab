package org.blockade.service.opioid;

import java.util.function.DoubleUnaryOperator;

/// The highest value of a smooth curve after an event.
///
/// Times are closer together early on, where effects move fast; between the neighbours of the
/// highest of them the peak is closed in on by thirds.
final class Peak {

  private static final int THIRDS = 14;

  private Peak() {}

  /// @param curve by the time since the event (h)
  /// @param hours how long after the event is looked at
  /// @param points how many times are looked at first
  static double of(DoubleUnaryOperator curve, double hours, int points) {
    int best = 0;
    double highest = curve.applyAsDouble(0);
    for (int point = 1; point <= points; point++) {
      double value = curve.applyAsDouble(time(point, points, hours));
      if (value > highest) {
        highest = value;
        best = point;
      }
    }
    double from = time(StrictMath.max(0, best - 1), points, hours);
    double to = time(StrictMath.min(points, best + 1), points, hours);
    for (int i = 0; i < THIRDS; i++) {
      double third = (to - from) / 3;
      double left = curve.applyAsDouble(from + third);
      double right = curve.applyAsDouble(to - third);
      highest = StrictMath.max(highest, StrictMath.max(left, right));
      if (left < right) {
        from += third;
      } else {
        to -= third;
      }
    }
    return highest;
  }

  private static double time(int point, int points, double hours) {
    double share = (double) point / points;
    return hours * share * share;
  }
}
