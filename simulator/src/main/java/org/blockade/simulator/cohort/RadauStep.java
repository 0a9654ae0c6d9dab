package org.blockade.simulator.cohort;

/// One step of the Radau IIA method of three stages for what holds the receptor.
///
/// A ligand with rate `k` obeys `R' = k (u S - R)`. With `x = h k` over a step of length `h` and
/// `g = u S` at the stages, its stages are `R_i = (M 1)_i R_0 + ((I - M) g)_i`, where
/// `M = (I + x A)^-1`. By the characteristic polynomial of the method's matrix A,
///
///     I - M = a I + b A - c A A,   a = x^3 / 60 D,   b = (x + 3/5 x^2) / D,   c = x^2 / D,
///     D = 1 + 3/5 x + 3/20 x^2 + x^3 / 60
///
/// so that three coefficients tell all of a ligand and a length. As `A 1` are the nodes and `A A 1`
/// halves of their squares, the free share `S = 1 - sum R` at the stages follows from
///
///     (I + sum_l (a I + b A - c A A) diag(u)) S = S_0 + sum_l (a + b node - c node^2 / 2) R_0
///
/// (Hairer and Wanner, Solving Ordinary Differential Equations II, sections IV.3 and IV.5).
final class RadauStep {

  private static final int STAGES = Lanes.STAGES;

  /// The nodes, which are those of `RadauTableau`.
  static final double[] NODE = {Within.C1, Within.C2, 1};

  /// Halves of their squares.
  static final double[] HALF_SQUARE = new double[STAGES];

  /// The matrix, and its square.
  static final double[][] A = new double[STAGES][STAGES];

  static final double[][] AA = new double[STAGES][STAGES];

  static {
    for (int column = 0; column < STAGES; column++) {
      HALF_SQUARE[column] = NODE[column] * NODE[column] / 2;
      for (int row = 0; row < STAGES; row++) {
        A[row][column] = basisIntegral(column, NODE[row]);
      }
    }
    for (int row = 0; row < STAGES; row++) {
      for (int column = 0; column < STAGES; column++) {
        for (int over = 0; over < STAGES; over++) {
          AA[row][column] += A[row][over] * A[over][column];
        }
      }
    }
  }

  private RadauStep() {}

  /// From 0 to a place, the integral of the parabola that is 1 at a node and 0 at the two others.
  private static double basisIntegral(int node, double to) {
    double p = NODE[(node + 1) % STAGES];
    double q = NODE[(node + 2) % STAGES];
    double integral = to * (to * to / 3 - (p + q) * to / 2 + p * q);
    return integral / ((NODE[node] - p) * (NODE[node] - q));
  }

  /// Writes a, b and c of each ligand in each lane.
  ///
  /// @param rates at which the ligands leave (1/h)
  /// @param length of the step (h)
  static void coefficients(double[] rates, int ligands, double length, double[] out) {
    for (int ligand = 0; ligand < ligands; ligand++) {
      for (int lane = 0; lane < Lanes.LANES; lane++) {
        double x = length * rates[ligand * Lanes.LANES + lane];
        double square = x * x;
        double b = x + 0.6 * square;
        double over = 1 / (1 + 0.6 * x + 0.15 * square + square * x / 60);
        int at = ligand * Lanes.PER_LIGAND * Lanes.LANES + lane;
        out[at] = square * x / 60 * over;
        out[at + Lanes.LANES] = b * over;
        out[at + 2 * Lanes.LANES] = square * over;
      }
    }
  }
}
