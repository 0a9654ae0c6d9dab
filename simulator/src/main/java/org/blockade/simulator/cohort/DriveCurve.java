package org.blockade.simulator.cohort;

/// The drive of a ligand over one or more steps: the polynomial of degree 5 through its values,
/// slopes and curvatures at two knots. Drives follow the slow kinetics of a drug, not the receptor,
/// so that one curve serves several steps.
///
/// With `t` the place between the knots (0 to 1), `s = 1 - t` and `L` the time from one to the
/// other, the weights of the two values, slopes and curvatures are
///
///     s^3 (1 + 3 t + 6 t^2),   L s^3 t (1 + 3 t),    L^2 s^3 t^2 / 2,
///     t^3 (1 + 3 s + 6 s^2),  -L t^3 s (1 + 3 s),    L^2 t^3 s^2 / 2
final class DriveCurve {

  /// Numbers of a curve: value, slope and curvature at the knot before and the one after.
  static final int NUMBERS = 6;

  /// Where a step begins on the curve (0 to 1).
  static final int BEGIN = Lanes.STAGES * NUMBERS;

  /// Its length as a part of that of the curve.
  static final int PART = BEGIN + 1;

  /// Length of the curve (h).
  static final int LENGTH = BEGIN + 2;

  /// Numbers that say where a step lies on a curve: the weights of the drives at its stages, and
  /// the three above.
  static final int SIZE = BEGIN + 3;

  private DriveCurve() {}

  /// Writes where a step lies on the curve of a ligand.
  ///
  /// @param knot time of the knot before (h)
  /// @param next time of the knot after
  static void locate(
      double knot, double next, double stepBegin, double stepEnd, double[] into, int ligand) {
    double length = next - knot;
    double begin = (stepBegin - knot) / length;
    double part = (stepEnd - stepBegin) / length;
    int at = ligand * SIZE;
    into[at + BEGIN] = begin;
    into[at + PART] = part;
    into[at + LENGTH] = length;
    weigh(begin + Within.C1 * part, length, into, at);
    weigh(begin + Within.C2 * part, length, into, at + NUMBERS);
    weigh((stepEnd - knot) / length, length, into, at + 2 * NUMBERS);
  }

  /// Writes the weights at a place on a curve.
  static void weigh(double t, double length, double[] into, int at) {
    double s = 1 - t;
    double before = s * s * s;
    double after = t * t * t;
    into[at] = before * (1 + 3 * t + 6 * t * t);
    into[at + 1] = length * before * t * (1 + 3 * t);
    into[at + 2] = length * length * before * t * t / 2;
    into[at + 3] = after * (1 + 3 * s + 6 * s * s);
    into[at + 4] = -length * after * s * (1 + 3 * s);
    into[at + 5] = length * length * after * s * s / 2;
  }
}
