package org.blockade.simulator.receptor;

import org.blockade.simulator.integration.RadauTableau;
import org.blockade.simulator.integration.StepMatrices;

/// One implicit step of competing ligands, reduced to the free share at the three stages; see
/// `CompetitiveBinding` for the equations.
final class BindingStep {

  private static final int STAGES = RadauTableau.STAGES;

  /// A share below zero by less than this is zero that was rounded.
  private static final double ROUNDING = 1e-15;

  private final double[] rates;

  BindingStep(double[] rates) {
    this.rates = rates.clone();
  }

  /// Shares at the stages, ligand by ligand; the last stage is the end of the step.
  ///
  /// @param drives drives at the stages, ligand by ligand
  void solve(StepMatrices matrices, double[] drives, double[] shares, double[] stages) {
    double s00 = 1;
    double s01 = 0;
    double s02 = 0;
    double s10 = 0;
    double s11 = 1;
    double s12 = 0;
    double s20 = 0;
    double s21 = 0;
    double s22 = 1;
    double r0 = 1;
    double r1 = 1;
    double r2 = 1;
    for (int ligand = 0; ligand < rates.length; ligand++) {
      int stage = ligand * STAGES;
      double u0 = drives[stage];
      double u1 = drives[stage + 1];
      double u2 = drives[stage + 2];
      s00 += (1 - matrices.inverse(ligand, 0, 0)) * u0;
      s01 -= matrices.inverse(ligand, 0, 1) * u1;
      s02 -= matrices.inverse(ligand, 0, 2) * u2;
      s10 -= matrices.inverse(ligand, 1, 0) * u0;
      s11 += (1 - matrices.inverse(ligand, 1, 1)) * u1;
      s12 -= matrices.inverse(ligand, 1, 2) * u2;
      s20 -= matrices.inverse(ligand, 2, 0) * u0;
      s21 -= matrices.inverse(ligand, 2, 1) * u1;
      s22 += (1 - matrices.inverse(ligand, 2, 2)) * u2;
      r0 -= matrices.rowSum(ligand, 0) * shares[ligand];
      r1 -= matrices.rowSum(ligand, 1) * shares[ligand];
      r2 -= matrices.rowSum(ligand, 2) * shares[ligand];
    }
    // three equations by determinants: their columns may differ in scale by any factor
    double c00 = s11 * s22 - s12 * s21;
    double c01 = s12 * s20 - s10 * s22;
    double c02 = s10 * s21 - s11 * s20;
    double scale = 1 / (s00 * c00 + s01 * c01 + s02 * c02);
    double free0 = scale * (r0 * c00 + s01 * (s12 * r2 - r1 * s22) + s02 * (r1 * s21 - s11 * r2));
    double free1 = scale * (s00 * (r1 * s22 - s12 * r2) + r0 * c01 + s02 * (s10 * r2 - r1 * s20));
    double free2 = scale * (s00 * (s11 * r2 - r1 * s21) + s01 * (r1 * s20 - s10 * r2) + r0 * c02);
    for (int ligand = 0; ligand < rates.length; ligand++) {
      int stage = ligand * STAGES;
      double g0 = drives[stage] * free0;
      double g1 = drives[stage + 1] * free1;
      double g2 = drives[stage + 2] * free2;
      for (int i = 0; i < STAGES; i++) {
        double held = matrices.relaxed(ligand, i, shares[ligand], g0, g1, g2);
        stages[stage + i] = held < 0 && held > -ROUNDING ? 0 : held;
      }
    }
  }

  /// The largest error of a share over the step, by the embedded method of order 3, relative to the
  /// share or to a floor: `(c / h - J) x = f + sum d_i Z_i / h` with `J` the Jacobian at the start
  /// of the step, which is a diagonal plus a matrix of rank one.
  ///
  /// @param starts drives at the start of the step
  double error(
      StepMatrices matrices,
      double step,
      double[] starts,
      double[] shares,
      double[] stages,
      double floor) {
    double free = 1;
    for (double share : shares) {
      free -= share;
    }
    double above = 0;
    double below = 1;
    for (int ligand = 0; ligand < rates.length; ligand++) {
      double damped = matrices.damping(ligand);
      above += right(ligand, step, starts, shares, stages, free) * damped;
      below += rates[ligand] * starts[ligand] * damped;
    }
    double together = above / below;
    double worst = 0;
    for (int ligand = 0; ligand < rates.length; ligand++) {
      double x =
          (right(ligand, step, starts, shares, stages, free)
                  - rates[ligand] * starts[ligand] * together)
              * matrices.damping(ligand);
      double end = stages[ligand * STAGES + 2];
      worst = StrictMath.max(worst, StrictMath.abs(x) / StrictMath.max(end, floor));
      if (!(end >= 0)) {
        return Double.POSITIVE_INFINITY;
      }
    }
    return worst;
  }

  private double right(
      int ligand, double step, double[] starts, double[] shares, double[] stages, double free) {
    double held = shares[ligand];
    int stage = ligand * STAGES;
    return rates[ligand] * (starts[ligand] * free - held)
        + RadauTableau.errorOf(held, stages[stage], stages[stage + 1], stages[stage + 2], step);
  }
}
