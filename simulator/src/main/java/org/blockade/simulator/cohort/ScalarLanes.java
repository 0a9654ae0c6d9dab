package org.blockade.simulator.cohort;

import org.blockade.simulator.integration.RadauTableau;

/// Arithmetic on eight subjects, one after the other.
final class ScalarLanes implements Lanes {

  @Override
  public void product(
      Products products,
      int from,
      int to,
      double[] left,
      int leftAt,
      double[] right,
      int rightAt,
      double[] out,
      int outAt) {
    for (int entry = from; entry < to; entry++) {
      int at = outAt + entry * LANES;
      for (int lane = 0; lane < LANES; lane++) {
        double sum = 0;
        for (int pair = products.starts[entry]; pair < products.starts[entry + 1]; pair++) {
          sum =
              Math.fma(
                  left[leftAt + products.left[pair] + lane],
                  right[rightAt + products.right[pair] + lane],
                  sum);
        }
        out[at + lane] = sum;
      }
    }
  }

  @Override
  public void product3(
      Products products, double[] left, int leftAt, int rowLength, double[] right, double[] out) {
    for (int entry = 0; entry < products.entries(); entry++) {
      for (int stage = 0; stage < STAGES; stage++) {
        int row = leftAt + stage * rowLength;
        int at = (entry * STAGES + stage) * LANES;
        for (int lane = 0; lane < LANES; lane++) {
          double sum = 0;
          for (int pair = products.starts[entry]; pair < products.starts[entry + 1]; pair++) {
            sum =
                Math.fma(
                    left[row + products.left[pair] + lane],
                    right[products.right[pair] + lane],
                    sum);
          }
          out[at + lane] = sum;
        }
      }
    }
  }

  @Override
  public void add(double[] start, double factor, double[] x, double[] out, int count) {
    for (int i = 0; i < count * LANES; i++) {
      out[i] = Math.fma(factor, x[i], start[i]);
    }
  }

  @Override
  public void add(
      double[] start, double factor, double[] speed, double[] x, double[] out, int count) {
    for (int i = 0; i < count; i++) {
      for (int lane = 0; lane < LANES; lane++) {
        int at = i * LANES + lane;
        out[at] = Math.fma(factor * speed[lane], x[at], start[at]);
      }
    }
  }

  @Override
  public void coefficients(double[] rates, int ligands, double step, double[] out) {
    makeCoefficients(rates, ligands, step, out);
  }

  static void makeCoefficients(double[] rates, int ligands, double step, double[] out) {
    double[] inverse = new double[STAGES * STAGES];
    for (int ligand = 0; ligand < ligands; ligand++) {
      for (int lane = 0; lane < LANES; lane++) {
        RadauTableau.invertShifted(step * rates[ligand * LANES + lane], inverse, 0);
        int at = ligand * PER_LIGAND * LANES + lane;
        for (int row = 0; row < STAGES; row++) {
          double sum = 0;
          for (int column = 0; column < STAGES; column++) {
            int entry = row * STAGES + column;
            sum += inverse[entry];
            out[at + entry * LANES] = (row == column ? 1.0 : 0.0) - inverse[entry];
          }
          out[at + (STAGES * STAGES + row) * LANES] = sum;
        }
      }
    }
  }

  @Override
  public void bind(Within step, double[] coefficients) {
    int ligands = step.ligands;
    double[] drives = step.drives;
    double[] shares = step.shares;
    double[] stages = step.stages;
    double[] free = step.free;
    for (int lane = 0; lane < LANES; lane++) {
      solve(lane, ligands, coefficients, drives, shares, free);
      for (int ligand = 0; ligand < ligands; ligand++) {
        int at = ligand * PER_LIGAND * LANES + lane;
        int drive = ligand * STAGES * LANES + lane;
        double g0 = drives[drive] * free[lane];
        double g1 = drives[drive + LANES] * free[LANES + lane];
        double g2 = drives[drive + 2 * LANES] * free[2 * LANES + lane];
        double held = shares[ligand * LANES + lane];
        for (int stage = 0; stage < STAGES; stage++) {
          int row = at + stage * STAGES * LANES;
          double sum = coefficients[at + (STAGES * STAGES + stage) * LANES] * held;
          sum = Math.fma(coefficients[row], g0, sum);
          sum = Math.fma(coefficients[row + LANES], g1, sum);
          stages[drive + stage * LANES] = Math.fma(coefficients[row + 2 * LANES], g2, sum);
        }
      }
    }
  }

  private static void solve(
      int lane, int ligands, double[] c, double[] drives, double[] shares, double[] free) {
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
    for (int ligand = 0; ligand < ligands; ligand++) {
      int at = ligand * PER_LIGAND * LANES + lane;
      int drive = ligand * STAGES * LANES + lane;
      double u0 = drives[drive];
      double u1 = drives[drive + LANES];
      double u2 = drives[drive + 2 * LANES];
      double held = shares[ligand * LANES + lane];
      s00 = Math.fma(c[at], u0, s00);
      s01 = Math.fma(c[at + LANES], u1, s01);
      s02 = Math.fma(c[at + 2 * LANES], u2, s02);
      s10 = Math.fma(c[at + 3 * LANES], u0, s10);
      s11 = Math.fma(c[at + 4 * LANES], u1, s11);
      s12 = Math.fma(c[at + 5 * LANES], u2, s12);
      s20 = Math.fma(c[at + 6 * LANES], u0, s20);
      s21 = Math.fma(c[at + 7 * LANES], u1, s21);
      s22 = Math.fma(c[at + 8 * LANES], u2, s22);
      r0 = Math.fma(-c[at + 9 * LANES], held, r0);
      r1 = Math.fma(-c[at + 10 * LANES], held, r1);
      r2 = Math.fma(-c[at + 11 * LANES], held, r2);
    }
    // three equations by determinants: their columns may differ in scale by any factor
    double c00 = Math.fma(s11, s22, -(s12 * s21));
    double c01 = Math.fma(s12, s20, -(s10 * s22));
    double c02 = Math.fma(s10, s21, -(s11 * s20));
    double scale = 1 / Math.fma(s00, c00, Math.fma(s01, c01, s02 * c02));
    double m12 = Math.fma(s12, r2, -(r1 * s22));
    double m21 = Math.fma(r1, s21, -(s11 * r2));
    double m20 = Math.fma(r1, s20, -(s10 * r2));
    free[lane] = scale * Math.fma(r0, c00, Math.fma(s01, m12, s02 * m21));
    free[LANES + lane] = scale * Math.fma(r0, c01, -Math.fma(s00, m12, s02 * m20));
    free[2 * LANES + lane] = scale * Math.fma(r0, c02, Math.fma(s01, m20, -(s00 * m21)));
  }

  @Override
  public void within(Within w, double[] places, double[] out) {
    for (int lane = 0; lane < LANES; lane++) {
      within(w, lane, places[lane], out);
    }
  }

  private static void within(Within w, int lane, double x, double[] out) {
    double a = x - Within.C1;
    double b = x - Within.C2;
    double d = x - 1;
    double ab = a * b;
    double xx = x * x;
    double dd = d * d;
    double start = ab * dd * Within.AT_START;
    double first = xx * dd * b * Within.AT_C1;
    double second = xx * dd * a * Within.AT_C2;
    double end = xx * ab * Within.AT_END;
    double startSlope = start * x * w.step;
    double endSlope = end * d * w.step;
    start = start * Math.fma(Within.START_SLOPE, x, 1);
    end = end * Math.fma(-Within.END_SLOPE, d, 1);
    double xd = x * d;
    double cubicStart = ab * d * Within.CUBIC_START;
    double cubicFirst = xd * b * Within.CUBIC_C1;
    double cubicSecond = xd * a * Within.CUBIC_C2;
    double cubicEnd = x * ab * Within.CUBIC_END;
    double above = 1;
    double below = 1;
    for (int ligand = 0; ligand < w.ligands; ligand++) {
      int one = ligand * LANES + lane;
      int three = ligand * STAGES * LANES + lane;
      double u0 = w.startDrives[one];
      double u3 = w.drives[three + 2 * LANES];
      double w0 = Math.fma(u0, w.startFree[lane], -w.shares[one]);
      double w3 = Math.fma(u3, w.free[2 * LANES + lane], -w.stages[three + 2 * LANES]);
      if (w.fast[ligand]) {
        double u1 = w.drives[three];
        double u2 = w.drives[three + LANES];
        double u = start * u0;
        u = Math.fma(first, u1, u);
        u = Math.fma(second, u2, u);
        u = Math.fma(end, u3, u);
        u = Math.fma(startSlope, w.startSlopes[one], u);
        u = Math.fma(endSlope, w.endSlopes[one], u);
        double w1 = Math.fma(u1, w.free[lane], -w.stages[three]);
        double w2 = Math.fma(u2, w.free[LANES + lane], -w.stages[three + LANES]);
        double lag = cubicStart * w0;
        lag = Math.fma(cubicFirst, w1, lag);
        lag = Math.fma(cubicSecond, w2, lag);
        lag = Math.fma(cubicEnd, w3, lag);
        w.read[one] = u;
        out[one] = lag;
        above = above + lag;
        below = below + u;
      } else {
        double rate = w.rates[one];
        double held = start * w.shares[one];
        held = Math.fma(first, w.stages[three], held);
        held = Math.fma(second, w.stages[three + LANES], held);
        held = Math.fma(end, w.stages[three + 2 * LANES], held);
        held = Math.fma(startSlope, rate * w0, held);
        held = Math.fma(endSlope, rate * w3, held);
        out[one] = held;
        above = above - held;
      }
    }
    double free = above / below;
    for (int ligand = 0; ligand < w.ligands; ligand++) {
      int one = ligand * LANES + lane;
      double held = w.fast[ligand] ? Math.fma(w.read[one], free, -out[one]) : out[one];
      out[one] = Math.max(held, 0); // the polynomial may be below zero by its own error
    }
  }
}
