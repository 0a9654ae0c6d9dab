package org.blockade.simulator.cohort;

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
      entry(products, entry, left, leftAt, right, rightAt, out, outAt + entry * LANES);
    }
  }

  @Override
  public void product3(
      Products products,
      int from,
      int to,
      double[] left,
      int rowLength,
      double[] right,
      double[] out,
      int outAt,
      int outStep) {
    for (int entry = from; entry < to; entry++) {
      for (int row = 0; row < 3; row++) {
        int at = outAt + entry * outStep + row * LANES;
        entry(products, entry, left, row * rowLength, right, 0, out, at);
      }
    }
  }

  /// The lanes of an entry together: their sums do not wait for each other.
  private static void entry(
      Products products,
      int entry,
      double[] left,
      int leftAt,
      double[] right,
      int rightAt,
      double[] out,
      int at) {
    double sum0 = 0;
    double sum1 = 0;
    double sum2 = 0;
    double sum3 = 0;
    double sum4 = 0;
    double sum5 = 0;
    double sum6 = 0;
    double sum7 = 0;
    int end = products.starts[entry + 1];
    for (int pair = products.starts[entry]; pair < end; pair++) {
      int l = leftAt + products.left[pair];
      int r = rightAt + products.right[pair];
      sum0 = Math.fma(left[l], right[r], sum0);
      sum1 = Math.fma(left[l + 1], right[r + 1], sum1);
      sum2 = Math.fma(left[l + 2], right[r + 2], sum2);
      sum3 = Math.fma(left[l + 3], right[r + 3], sum3);
      sum4 = Math.fma(left[l + 4], right[r + 4], sum4);
      sum5 = Math.fma(left[l + 5], right[r + 5], sum5);
      sum6 = Math.fma(left[l + 6], right[r + 6], sum6);
      sum7 = Math.fma(left[l + 7], right[r + 7], sum7);
    }
    out[at] = sum0;
    out[at + 1] = sum1;
    out[at + 2] = sum2;
    out[at + 3] = sum3;
    out[at + 4] = sum4;
    out[at + 5] = sum5;
    out[at + 6] = sum6;
    out[at + 7] = sum7;
  }

  @Override
  public void add(double[] start, double factor, double[] x, double[] out, int count) {
    for (int i = 0; i < count * LANES; i++) {
      out[i] = Math.fma(factor, x[i], start[i]);
    }
  }

  @Override
  public void addProduct(
      Products products,
      int from,
      int to,
      double[] left,
      double[] right,
      double[] start,
      double factor,
      double[] speed,
      double[] out) {
    for (int entry = from; entry < to; entry++) {
      int at = entry * LANES;
      entry(products, entry, left, 0, right, 0, out, at);
      for (int lane = 0; lane < LANES; lane++) {
        out[at + lane] = Math.fma(speed[lane] * factor, out[at + lane], start[at + lane]);
      }
    }
  }

  @Override
  public void step(Within step, double[] coefficients) {
    drives(step);
    for (int lane = 0; lane < LANES; lane++) {
      solve(lane, step, coefficients);
    }
    relax(step, coefficients, STAGES - 1, step.ends, 0);
  }

  private static void drives(Within step) {
    double[] curves = step.curves;
    double[] knots = step.knots;
    for (int ligand = 0; ligand < step.ligands; ligand++) {
      for (int stage = 0; stage < STAGES; stage++) {
        int at = ligand * DriveCurve.SIZE + stage * DriveCurve.NUMBERS;
        int knot = ligand * DriveCurve.NUMBERS * LANES;
        int out = (stage * step.ligands + ligand) * LANES;
        for (int lane = 0; lane < LANES; lane++, knot++) {
          double sum = curves[at] * knots[knot];
          sum = Math.fma(curves[at + 1], knots[knot + LANES], sum);
          sum = Math.fma(curves[at + 2], knots[knot + 2 * LANES], sum);
          sum = Math.fma(curves[at + 3], knots[knot + 3 * LANES], sum);
          sum = Math.fma(curves[at + 4], knots[knot + 4 * LANES], sum);
          step.drives[out + lane] = Math.fma(curves[at + 5], knots[knot + 5 * LANES], sum);
        }
      }
    }
  }

  private static void solve(int lane, Within step, double[] c) {
    double[] drives = step.drives;
    double[] free = step.free;
    int size = step.ligands * LANES;
    double a0 = 0;
    double a1 = 0;
    double a2 = 0;
    double b0 = 0;
    double b1 = 0;
    double b2 = 0;
    double c0 = 0;
    double c1 = 0;
    double c2 = 0;
    double a = step.startFree[lane];
    double b = 0;
    double g = 0;
    for (int ligand = 0; ligand < step.ligands; ligand++) {
      int at = ligand * LANES + lane;
      int own = ligand * PER_LIGAND * LANES + lane;
      double u0 = drives[at];
      double u1 = drives[size + at];
      double u2 = drives[2 * size + at];
      a0 = Math.fma(c[own], u0, a0);
      a1 = Math.fma(c[own], u1, a1);
      a2 = Math.fma(c[own], u2, a2);
      b0 = Math.fma(c[own + LANES], u0, b0);
      b1 = Math.fma(c[own + LANES], u1, b1);
      b2 = Math.fma(c[own + LANES], u2, b2);
      c0 = Math.fma(c[own + 2 * LANES], u0, c0);
      c1 = Math.fma(c[own + 2 * LANES], u1, c1);
      c2 = Math.fma(c[own + 2 * LANES], u2, c2);
      double held = step.shares[at];
      a = Math.fma(c[own], held, a);
      b = Math.fma(c[own + LANES], held, b);
      g = Math.fma(c[own + 2 * LANES], held, g);
    }
    double r0 = right(0, a, b, g);
    double r1 = right(1, a, b, g);
    double r2 = right(2, a, b, g);
    double s00 = a0 + 1 + entry(0, 0, b0, c0);
    double s01 = entry(0, 1, b1, c1);
    double s02 = entry(0, 2, b2, c2);
    double s10 = entry(1, 0, b0, c0);
    double s11 = a1 + 1 + entry(1, 1, b1, c1);
    double s12 = entry(1, 2, b2, c2);
    double s20 = entry(2, 0, b0, c0);
    double s21 = entry(2, 1, b1, c1);
    double s22 = a2 + 1 + entry(2, 2, b2, c2);
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

  private static double right(int stage, double a, double b, double g) {
    return Math.fma(RadauStep.NODE[stage], b, Math.fma(-RadauStep.HALF_SQUARE[stage], g, a));
  }

  private static double entry(int row, int column, double b, double g) {
    return Math.fma(RadauStep.A[row][column], b, g * -RadauStep.AA[row][column]);
  }

  @Override
  public void inner(Within step, double[] coefficients) {
    for (int stage = 0; stage < STAGES - 1; stage++) {
      relax(step, coefficients, stage, step.inner, stage * step.ligands * LANES);
    }
  }

  private static void relax(Within step, double[] c, int stage, double[] out, int outAt) {
    double[] drives = step.drives;
    double[] free = step.free;
    double[] row = RadauStep.A[stage];
    double[] square = RadauStep.AA[stage];
    double node = -RadauStep.NODE[stage];
    double half = -RadauStep.HALF_SQUARE[stage];
    int size = step.ligands * LANES;
    for (int at = 0; at < size; at++) {
      int lane = at % LANES;
      int own = PER_LIGAND * (at - lane) + lane;
      double held = step.shares[at];
      double g0 = drives[at] * free[lane];
      double g1 = drives[size + at] * free[LANES + lane];
      double g2 = drives[2 * size + at] * free[2 * LANES + lane];
      double first = Math.fma(row[0], g0, node * held);
      first = Math.fma(row[1], g1, first);
      first = Math.fma(row[2], g2, first);
      double second = Math.fma(square[0], g0, half * held);
      second = Math.fma(square[1], g1, second);
      second = Math.fma(square[2], g2, second);
      double lag = Math.fma(drives[stage * size + at], free[stage * LANES + lane], -held);
      double sum = Math.fma(c[own], lag, held);
      sum = Math.fma(c[own + LANES], first, sum);
      out[outAt + at] = Math.fma(-c[own + 2 * LANES], second, sum);
    }
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
    double later = xx * dd * a * Within.AT_C2;
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
    int size = w.ligands * LANES;
    for (int ligand = 0; ligand < w.ligands; ligand++) {
      int one = ligand * LANES + lane;
      int second = size + one;
      double w0 = Math.fma(w.startDrives[one], w.startFree[lane], -w.shares[one]);
      double w3 = Math.fma(w.drives[size + second], w.free[2 * LANES + lane], -w.ends[one]);
      if (w.fast[ligand]) {
        double u = drive(w, ligand, lane, x);
        double w1 = Math.fma(w.drives[one], w.free[lane], -w.inner[one]);
        double w2 = Math.fma(w.drives[second], w.free[LANES + lane], -w.inner[second]);
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
        held = Math.fma(first, w.inner[one], held);
        held = Math.fma(later, w.inner[second], held);
        held = Math.fma(end, w.ends[one], held);
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

  private static double drive(Within w, int ligand, int lane, double place) {
    double[] knots = w.knots;
    int at = ligand * DriveCurve.SIZE;
    int knot = ligand * DriveCurve.NUMBERS * LANES + lane;
    double length = w.curves[at + DriveCurve.LENGTH];
    double t = Math.fma(place, w.curves[at + DriveCurve.PART], w.curves[at + DriveCurve.BEGIN]);
    double s = 1 - t;
    double tt = t * t;
    double ss = s * s;
    double slow = t * 3 + 1;
    double slope = slow * length * knots[knot + LANES];
    double bend = t * (length * length / 2) * knots[knot + 2 * LANES];
    double before = (tt * 6 + slow) * knots[knot];
    before = ss * s * (t * (slope + bend) + before);
    slow = s * 3 + 1;
    slope = slow * length * knots[knot + 4 * LANES];
    bend = s * (length * length / 2) * knots[knot + 5 * LANES];
    double after = (ss * 6 + slow) * knots[knot + 3 * LANES];
    after = tt * t * (s * (bend - slope) + after);
    return before + after;
  }
}
