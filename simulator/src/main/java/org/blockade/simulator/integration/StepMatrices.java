package org.blockade.simulator.integration;

/// What a step of one length needs, whatever the drives: for each of some rates `k`, the matrix `M
/// = (I + h k A)^-1` of the method, and its row sums `M 1`. As `h k M A = I - M`, no more is
/// needed.
public final class StepMatrices {

  private static final int PER_RATE = RadauTableau.STAGES * RadauTableau.STAGES;

  private final double[] inverses;
  private final double[] rowSums;
  private final double[] damping;

  /// Matrices for some rates (1/h) and a step (h).
  public StepMatrices(double[] rates, double step) {
    this.inverses = new double[rates.length * PER_RATE];
    this.rowSums = new double[rates.length * RadauTableau.STAGES];
    this.damping = new double[rates.length];
    for (int rate = 0; rate < rates.length; rate++) {
      damping[rate] = 1 / (RadauTableau.REAL_EIGENVALUE / step + rates[rate]);
      int at = rate * PER_RATE;
      RadauTableau.invertShifted(step * rates[rate], inverses, at);
      for (int row = 0; row < RadauTableau.STAGES; row++) {
        int first = at + row * RadauTableau.STAGES;
        rowSums[rate * RadauTableau.STAGES + row] =
            inverses[first] + inverses[first + 1] + inverses[first + 2];
      }
    }
  }

  /// An entry of the matrix `M` of a rate.
  public double inverse(int rate, int row, int column) {
    return inverses[rate * PER_RATE + row * RadauTableau.STAGES + column];
  }

  /// A row sum of the matrix `M` of a rate.
  public double rowSum(int rate, int row) {
    return rowSums[rate * RadauTableau.STAGES + row];
  }

  /// What the error estimate of a quantity of that rate is damped by: `1 / (c / h + k)` (h).
  public double damping(int rate) {
    return damping[rate];
  }

  /// One stage of `dx/dt = k (g(t) - x)`: what is left of the start, and what the drive adds.
  ///
  /// @param start x at the start of the step
  /// @param g0 g at the first stage; `g1`, `g2` at the others
  public double relaxed(int rate, int stage, double start, double g0, double g1, double g2) {
    int at = rate * PER_RATE + stage * RadauTableau.STAGES;
    double own = stage == 0 ? g0 : stage == 1 ? g1 : g2;
    return rowSum(rate, stage) * start
        + own
        - (inverses[at] * g0 + inverses[at + 1] * g1 + inverses[at + 2] * g2);
  }

  /// Matrices for the steps of the ladder, made as they are needed. Not for several threads.
  public static final class Cache {

    private final double[] rates;
    private final StepMatrices[] known =
        new StepMatrices[StepLadder.COARSEST - StepLadder.FINEST + 1];

    /// Matrices for these rates (1/h).
    public Cache(double[] rates) {
      this.rates = rates.clone();
    }

    /// Matrices for a step of the ladder.
    public StepMatrices at(int position) {
      StepMatrices matrices = known[position - StepLadder.FINEST];
      if (matrices == null) {
        matrices = new StepMatrices(rates, StepLadder.length(position));
        known[position - StepLadder.FINEST] = matrices;
      }
      return matrices;
    }

    /// Matrices for a step of any length (h).
    public StepMatrices ofLength(double step) {
      return new StepMatrices(rates, step);
    }
  }
}
