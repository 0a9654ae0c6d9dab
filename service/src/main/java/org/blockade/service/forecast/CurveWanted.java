package org.blockade.service.forecast;

/// How much of the curve an answer needs.
public sealed interface CurveWanted {

  /// None.
  record None() implements CurveWanted {}

  /// A few points ahead, whole days apart: enough for a terminal.
  record Ahead() implements CurveWanted {

    /// The most points. A choice.
    static final int MOST_POINTS = 13;

    /// Days from one point to the next.
    public static double stepDays(double horizonHours) {
      return StrictMath.max(1, StrictMath.ceil(horizonHours / 24 / (MOST_POINTS - 1)));
    }
  }

  /// A point every so many hours, ahead only.
  record AheadEvery(double hours) implements CurveWanted {}

  /// A point every so many hours, past and ahead.
  record Every(double hours) implements CurveWanted {}
}
