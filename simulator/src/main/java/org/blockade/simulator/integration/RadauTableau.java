package org.blockade.simulator.integration;

/// The Radau IIA method of three stages: implicit, order 5, L-stable, with the end of the step as
/// its last stage (Hairer and Wanner, Solving Ordinary Differential Equations II, section IV.5; the
/// error estimate is that of section IV.8).
public final class RadauTableau {

  /// Stages of the method.
  public static final int STAGES = 3;

  private static final double ROOT_6 = StrictMath.sqrt(6);

  private static final double[] NODES = {(4 - ROOT_6) / 10, (4 + ROOT_6) / 10, 1};

  /// The matrix A, row by row.
  private static final double[] A = {
    (88 - 7 * ROOT_6) / 360, (296 - 169 * ROOT_6) / 1800, (-2 + 3 * ROOT_6) / 225,
    (296 + 169 * ROOT_6) / 1800, (88 + 7 * ROOT_6) / 360, (-2 - 3 * ROOT_6) / 225,
    (16 - ROOT_6) / 36, (16 + ROOT_6) / 36, 1.0 / 9
  };

  /// Real eigenvalue of the inverse of A: `3 - 3^(1/3) + 3^(2/3)`.
  public static final double REAL_EIGENVALUE = 3 - StrictMath.cbrt(3) + StrictMath.cbrt(9);

  private static final double[] ERROR = {-(13 + 7 * ROOT_6) / 3, (-13 + 7 * ROOT_6) / 3, -1.0 / 3};

  private RadauTableau() {}

  /// Writes the times of the stages of a step.
  ///
  /// @param start when the step begins (h)
  public static void moments(double start, double step, double[] into) {
    for (int stage = 0; stage < STAGES; stage++) {
      into[stage] = start + NODES[stage] * step;
    }
  }

  /// The right side of the error estimate of order 3, but for the slope at the start of the step:
  /// the differences of the stages from the start, weighted, over the step.
  public static double errorOf(double start, double first, double second, double end, double step) {
    return (ERROR[0] * (first - start) + ERROR[1] * (second - start) + ERROR[2] * (end - start))
        / step;
  }

  /// Writes `(I + scaled A)^-1`, row by row.
  public static void invertShifted(double scaled, double[] into, int at) {
    double a = 1 + scaled * A[0];
    double b = scaled * A[1];
    double c = scaled * A[2];
    double d = scaled * A[3];
    double e = 1 + scaled * A[4];
    double f = scaled * A[5];
    double g = scaled * A[6];
    double h = scaled * A[7];
    double i = 1 + scaled * A[8];
    double first = e * i - f * h;
    double second = f * g - d * i;
    double third = d * h - e * g;
    double over = 1 / (a * first + b * second + c * third);
    into[at] = first * over;
    into[at + 1] = (c * h - b * i) * over;
    into[at + 2] = (b * f - c * e) * over;
    into[at + 3] = second * over;
    into[at + 4] = (a * i - c * g) * over;
    into[at + 5] = (c * d - a * f) * over;
    into[at + 6] = third * over;
    into[at + 7] = (b * g - a * h) * over;
    into[at + 8] = (a * e - b * d) * over;
  }

  /// Writes the stages of `dx/dt = k(t) (g(t) - x)`, where the rate changes too.
  ///
  /// @param step length of the step (h)
  /// @param start x at the start of the step
  /// @param rate k where nothing speeds it up (1/h)
  /// @param speed factor on it at the stages
  /// @param target g at the stages
  /// @param into the three stages
  public static void relax(
      double step, double start, double rate, double[] speed, double[] target, double[] into) {
    double first = step * rate * speed[0];
    double second = step * rate * speed[1];
    double third = step * rate * speed[2];
    double g0 = first * target[0];
    double g1 = second * target[1];
    double g2 = third * target[2];
    double a = 1 + A[0] * first;
    double b = A[1] * second;
    double c = A[2] * third;
    double d = A[3] * first;
    double e = 1 + A[4] * second;
    double f = A[5] * third;
    double g = A[6] * first;
    double h = A[7] * second;
    double i = 1 + A[8] * third;
    double r0 = start + A[0] * g0 + A[1] * g1 + A[2] * g2;
    double r1 = start + A[3] * g0 + A[4] * g1 + A[5] * g2;
    double r2 = start + A[6] * g0 + A[7] * g1 + A[8] * g2;
    double ei = e * i - f * h;
    double fg = f * g - d * i;
    double dh = d * h - e * g;
    double over = 1 / (a * ei + b * fg + c * dh);
    into[0] = (r0 * ei + b * (f * r2 - r1 * i) + c * (r1 * h - e * r2)) * over;
    into[1] = (a * (r1 * i - f * r2) + r0 * fg + c * (d * r2 - r1 * g)) * over;
    into[2] = (a * (e * r2 - r1 * h) + b * (r1 * g - d * r2) + r0 * dh) * over;
  }
}
