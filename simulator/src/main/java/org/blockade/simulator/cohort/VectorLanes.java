package org.blockade.simulator.cohort;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/// Arithmetic on eight subjects by the vector instructions of the machine: `ScalarLanes` operation
/// by operation. A machine whose vectors are shorter than eight numbers takes several in turn.
///
/// Methods are short, because the compiler keeps vectors out of memory only where it can inline all
/// that a method calls. Nothing is summed across lanes.
final class VectorLanes implements Lanes {

  private static final VectorSpecies<Double> SPECIES =
      DoubleVector.SPECIES_PREFERRED.length() > LANES
          ? DoubleVector.SPECIES_512
          : DoubleVector.SPECIES_PREFERRED;

  private static final int WIDTH = SPECIES.length();

  private static DoubleVector load(double[] values, int at) {
    return DoubleVector.fromArray(SPECIES, values, at);
  }

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
    int[] starts = products.starts;
    int[] lefts = products.left;
    int[] rights = products.right;
    for (int lane = 0; lane < LANES; lane += WIDTH) {
      int l = leftAt + lane;
      int r = rightAt + lane;
      for (int entry = from; entry < to; entry++) {
        DoubleVector sum = DoubleVector.zero(SPECIES);
        int end = starts[entry + 1];
        for (int pair = starts[entry]; pair < end; pair++) {
          sum = load(left, l + lefts[pair]).fma(load(right, r + rights[pair]), sum);
        }
        sum.intoArray(out, outAt + entry * LANES + lane);
      }
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
    int[] starts = products.starts;
    int[] lefts = products.left;
    int[] rights = products.right;
    for (int lane = 0; lane < LANES; lane += WIDTH) {
      int second = lane + rowLength;
      int third = second + rowLength;
      for (int entry = from; entry < to; entry++) {
        DoubleVector sum0 = DoubleVector.zero(SPECIES);
        DoubleVector sum1 = sum0;
        DoubleVector sum2 = sum0;
        int end = starts[entry + 1];
        for (int pair = starts[entry]; pair < end; pair++) {
          DoubleVector x = load(right, rights[pair] + lane);
          int at = lefts[pair];
          sum0 = load(left, lane + at).fma(x, sum0);
          sum1 = load(left, second + at).fma(x, sum1);
          sum2 = load(left, third + at).fma(x, sum2);
        }
        int at = outAt + entry * outStep + lane;
        sum0.intoArray(out, at);
        sum1.intoArray(out, at + LANES);
        sum2.intoArray(out, at + 2 * LANES);
      }
    }
  }

  @Override
  public void add(double[] start, double factor, double[] x, double[] out, int count) {
    DoubleVector f = DoubleVector.broadcast(SPECIES, factor);
    for (int at = 0; at < count * LANES; at += WIDTH) {
      f.fma(load(x, at), load(start, at)).intoArray(out, at);
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
    int[] starts = products.starts;
    int[] lefts = products.left;
    int[] rights = products.right;
    for (int lane = 0; lane < LANES; lane += WIDTH) {
      DoubleVector f = load(speed, lane).mul(factor);
      for (int entry = from; entry < to; entry++) {
        DoubleVector sum = DoubleVector.zero(SPECIES);
        int end = starts[entry + 1];
        for (int pair = starts[entry]; pair < end; pair++) {
          sum = load(left, lane + lefts[pair]).fma(load(right, lane + rights[pair]), sum);
        }
        int at = entry * LANES + lane;
        f.fma(sum, load(start, at)).intoArray(out, at);
      }
    }
  }

  @Override
  public void step(Within step, double[] coefficients) {
    int ligands = step.ligands;
    for (int lane = 0; lane < LANES; lane += WIDTH) {
      for (int ligand = 0; ligand < ligands; ligand++) {
        drives(lane, ligand, ligands, step.curves, step.knots, step.drives);
      }
      sums(lane, ligands, coefficients, step.drives, step.scratch);
      right(lane, ligands, coefficients, step.shares, step.startFree, step.scratch);
      solve(lane, step.scratch, step.free);
      relax(step, coefficients, lane, STAGES - 1, step.ends, 0);
    }
  }

  private static void drives(
      int lane, int ligand, int ligands, double[] curves, double[] knots, double[] drives) {
    int knot = ligand * DriveCurve.NUMBERS * LANES + lane;
    DoubleVector k0 = load(knots, knot);
    DoubleVector k1 = load(knots, knot + LANES);
    DoubleVector k2 = load(knots, knot + 2 * LANES);
    DoubleVector k3 = load(knots, knot + 3 * LANES);
    DoubleVector k4 = load(knots, knot + 4 * LANES);
    DoubleVector k5 = load(knots, knot + 5 * LANES);
    int out = ligand * LANES + lane;
    int at = ligand * DriveCurve.SIZE;
    for (int stage = 0; stage < STAGES; stage++) {
      DoubleVector sum = k0.mul(curves[at]);
      sum = all(curves[at + 1]).fma(k1, sum);
      sum = all(curves[at + 2]).fma(k2, sum);
      sum = all(curves[at + 3]).fma(k3, sum);
      sum = all(curves[at + 4]).fma(k4, sum);
      all(curves[at + 5]).fma(k5, sum).intoArray(drives, out);
      at += DriveCurve.NUMBERS;
      out += ligands * LANES;
    }
  }

  private static DoubleVector all(double value) {
    return DoubleVector.broadcast(SPECIES, value);
  }

  /// For each stage, the sums of `a u`, `b u` and `c u`.
  private static void sums(int lane, int ligands, double[] c, double[] drives, double[] system) {
    int size = ligands * LANES;
    DoubleVector a0 = DoubleVector.zero(SPECIES);
    DoubleVector a1 = a0;
    DoubleVector a2 = a0;
    DoubleVector b0 = a0;
    DoubleVector b1 = a0;
    DoubleVector b2 = a0;
    DoubleVector c0 = a0;
    DoubleVector c1 = a0;
    DoubleVector c2 = a0;
    for (int at = lane; at < size; at += LANES) {
      DoubleVector u0 = load(drives, at);
      DoubleVector u1 = load(drives, size + at);
      DoubleVector u2 = load(drives, 2 * size + at);
      int own = PER_LIGAND * (at - lane) + lane;
      DoubleVector a = load(c, own);
      a0 = a.fma(u0, a0);
      a1 = a.fma(u1, a1);
      a2 = a.fma(u2, a2);
      DoubleVector b = load(c, own + LANES);
      b0 = b.fma(u0, b0);
      b1 = b.fma(u1, b1);
      b2 = b.fma(u2, b2);
      DoubleVector g = load(c, own + 2 * LANES);
      c0 = g.fma(u0, c0);
      c1 = g.fma(u1, c1);
      c2 = g.fma(u2, c2);
    }
    a0.intoArray(system, lane);
    a1.intoArray(system, LANES + lane);
    a2.intoArray(system, 2 * LANES + lane);
    b0.intoArray(system, 3 * LANES + lane);
    b1.intoArray(system, 4 * LANES + lane);
    b2.intoArray(system, 5 * LANES + lane);
    c0.intoArray(system, 6 * LANES + lane);
    c1.intoArray(system, 7 * LANES + lane);
    c2.intoArray(system, 8 * LANES + lane);
  }

  /// The right side for each stage.
  private static void right(
      int lane, int ligands, double[] c, double[] shares, double[] startFree, double[] system) {
    DoubleVector a = load(startFree, lane);
    DoubleVector b = DoubleVector.zero(SPECIES);
    DoubleVector g = b;
    for (int at = lane; at < ligands * LANES; at += LANES) {
      DoubleVector held = load(shares, at);
      int own = PER_LIGAND * (at - lane) + lane;
      a = load(c, own).fma(held, a);
      b = load(c, own + LANES).fma(held, b);
      g = load(c, own + 2 * LANES).fma(held, g);
    }
    for (int stage = 0; stage < STAGES; stage++) {
      all(RadauStep.NODE[stage])
          .fma(b, all(-RadauStep.HALF_SQUARE[stage]).fma(g, a))
          .intoArray(system, (STAGES * STAGES + stage) * LANES + lane);
    }
  }

  /// An entry of the equations that is not on the diagonal.
  private static DoubleVector entry(int row, int column, DoubleVector b, DoubleVector g) {
    return all(RadauStep.A[row][column]).fma(b, g.mul(-RadauStep.AA[row][column]));
  }

  /// Three equations by determinants.
  private static void solve(int lane, double[] system, double[] free) {
    DoubleVector one = all(1);
    DoubleVector b = load(system, 3 * LANES + lane);
    DoubleVector g = load(system, 6 * LANES + lane);
    DoubleVector s00 = load(system, lane).add(one).add(entry(0, 0, b, g));
    DoubleVector s10 = entry(1, 0, b, g);
    DoubleVector s20 = entry(2, 0, b, g);
    b = load(system, 4 * LANES + lane);
    g = load(system, 7 * LANES + lane);
    DoubleVector s01 = entry(0, 1, b, g);
    DoubleVector s11 = load(system, LANES + lane).add(one).add(entry(1, 1, b, g));
    DoubleVector s21 = entry(2, 1, b, g);
    b = load(system, 5 * LANES + lane);
    g = load(system, 8 * LANES + lane);
    DoubleVector s02 = entry(0, 2, b, g);
    DoubleVector s12 = entry(1, 2, b, g);
    DoubleVector s22 = load(system, 2 * LANES + lane).add(one).add(entry(2, 2, b, g));
    DoubleVector r0 = load(system, 9 * LANES + lane);
    DoubleVector r1 = load(system, 10 * LANES + lane);
    DoubleVector r2 = load(system, 11 * LANES + lane);
    DoubleVector c00 = s11.fma(s22, s12.mul(s21).neg());
    DoubleVector c01 = s12.fma(s20, s10.mul(s22).neg());
    DoubleVector c02 = s10.fma(s21, s11.mul(s20).neg());
    DoubleVector scale = one.div(s00.fma(c00, s01.fma(c01, s02.mul(c02))));
    DoubleVector m12 = s12.fma(r2, r1.mul(s22).neg());
    DoubleVector m21 = r1.fma(s21, s11.mul(r2).neg());
    DoubleVector m20 = r1.fma(s20, s10.mul(r2).neg());
    scale.mul(r0.fma(c00, s01.fma(m12, s02.mul(m21)))).intoArray(free, lane);
    scale.mul(r0.fma(c01, s00.fma(m12, s02.mul(m20)).neg())).intoArray(free, LANES + lane);
    scale.mul(r0.fma(c02, s01.fma(m20, s00.mul(m21).neg()))).intoArray(free, 2 * LANES + lane);
  }

  @Override
  public void inner(Within step, double[] coefficients) {
    for (int lane = 0; lane < LANES; lane += WIDTH) {
      for (int stage = 0; stage < STAGES - 1; stage++) {
        relax(step, coefficients, lane, stage, step.inner, stage * step.ligands * LANES);
      }
    }
  }

  private static void relax(Within step, double[] c, int lane, int stage, double[] out, int outAt) {
    double[] drives = step.drives;
    double[] shares = step.shares;
    double[] row = RadauStep.A[stage];
    double[] square = RadauStep.AA[stage];
    int size = step.ligands * LANES;
    DoubleVector free0 = load(step.free, lane);
    DoubleVector free1 = load(step.free, LANES + lane);
    DoubleVector free2 = load(step.free, 2 * LANES + lane);
    DoubleVector free = load(step.free, stage * LANES + lane);
    DoubleVector node = all(-RadauStep.NODE[stage]);
    DoubleVector half = all(-RadauStep.HALF_SQUARE[stage]);
    for (int at = lane; at < size; at += LANES) {
      DoubleVector held = load(shares, at);
      DoubleVector g0 = load(drives, at).mul(free0);
      DoubleVector g1 = load(drives, size + at).mul(free1);
      DoubleVector g2 = load(drives, 2 * size + at).mul(free2);
      DoubleVector first = all(row[0]).fma(g0, node.mul(held));
      first = all(row[1]).fma(g1, first);
      first = all(row[2]).fma(g2, first);
      DoubleVector second = all(square[0]).fma(g0, half.mul(held));
      second = all(square[1]).fma(g1, second);
      second = all(square[2]).fma(g2, second);
      int own = PER_LIGAND * (at - lane) + lane;
      DoubleVector lag = load(drives, stage * size + at).fma(free, held.neg());
      DoubleVector sum = load(c, own).fma(lag, held);
      sum = load(c, own + LANES).fma(first, sum);
      load(c, own + 2 * LANES).neg().fma(second, sum).intoArray(out, outAt + at);
    }
  }

  @Override
  public void within(Within w, double[] places, double[] out) {
    for (int lane = 0; lane < LANES; lane += WIDTH) {
      run(WEIGH, w, 0, lane, places, out);
      for (int ligand = 0; ligand < w.ligands; ligand++) {
        if (w.fast[ligand]) {
          run(DRIVE, w, ligand, lane, places, out);
          run(FAST, w, ligand, lane, places, out);
        } else {
          run(SLOW, w, ligand, lane, places, out);
        }
      }
      run(JOIN, w, 0, lane, places, out);
    }
  }

  /// A part of the reading. The compiler merges methods until one is too large to keep its vectors
  /// out of memory; a call that may be any of several it leaves alone.
  @FunctionalInterface
  private interface Part {

    void run(Within w, int ligand, int lane, double[] places, double[] out);
  }

  private static final Part[] PARTS = {
    VectorLanes::weigh, VectorLanes::slow, VectorLanes::fast, VectorLanes::join, VectorLanes::drive
  };
  private static final int WEIGH = 0;
  private static final int SLOW = 1;
  private static final int FAST = 2;
  private static final int JOIN = 3;
  private static final int DRIVE = 4;

  private static void run(int part, Within w, int ligand, int lane, double[] places, double[] out) {
    PARTS[part].run(w, ligand, lane, places, out);
  }

  private static void weigh(Within w, int ligand, int lane, double[] places, double[] out) {
    double[] weights = w.scratch;
    DoubleVector x = load(places, lane);
    DoubleVector a = x.sub(Within.C1);
    DoubleVector b = x.sub(Within.C2);
    DoubleVector d = x.sub(1);
    DoubleVector ab = a.mul(b);
    DoubleVector xx = x.mul(x);
    DoubleVector dd = d.mul(d);
    DoubleVector start = ab.mul(dd).mul(Within.AT_START);
    DoubleVector end = xx.mul(ab).mul(Within.AT_END);
    DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
    start
        .mul(DoubleVector.broadcast(SPECIES, Within.START_SLOPE).fma(x, one))
        .intoArray(weights, 0);
    xx.mul(dd).mul(b).mul(Within.AT_C1).intoArray(weights, WIDTH);
    xx.mul(dd).mul(a).mul(Within.AT_C2).intoArray(weights, 2 * WIDTH);
    end.mul(DoubleVector.broadcast(SPECIES, -Within.END_SLOPE).fma(d, one))
        .intoArray(weights, 3 * WIDTH);
    start.mul(x).mul(w.step).intoArray(weights, 4 * WIDTH);
    end.mul(d).mul(w.step).intoArray(weights, 5 * WIDTH);
    DoubleVector xd = x.mul(d);
    ab.mul(d).mul(Within.CUBIC_START).intoArray(weights, 6 * WIDTH);
    xd.mul(b).mul(Within.CUBIC_C1).intoArray(weights, 7 * WIDTH);
    xd.mul(a).mul(Within.CUBIC_C2).intoArray(weights, 8 * WIDTH);
    x.mul(ab).mul(Within.CUBIC_END).intoArray(weights, 9 * WIDTH);
  }

  private static void drive(Within w, int ligand, int lane, double[] places, double[] out) {
    double[] curves = w.curves;
    double[] knots = w.knots;
    int at = ligand * DriveCurve.SIZE;
    int knot = ligand * DriveCurve.NUMBERS * LANES + lane;
    double length = curves[at + DriveCurve.LENGTH];
    DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
    DoubleVector t =
        load(places, lane)
            .fma(all(curves[at + DriveCurve.PART]), all(curves[at + DriveCurve.BEGIN]));
    DoubleVector s = one.sub(t);
    DoubleVector tt = t.mul(t);
    DoubleVector ss = s.mul(s);
    DoubleVector slow = t.mul(3).add(one);
    DoubleVector slope = slow.mul(length).mul(load(knots, knot + LANES));
    DoubleVector bend = t.mul(length * length / 2).mul(load(knots, knot + 2 * LANES));
    DoubleVector before = tt.mul(6).add(slow).mul(load(knots, knot));
    before = ss.mul(s).mul(t.mul(slope.add(bend)).add(before));
    slow = s.mul(3).add(one);
    slope = slow.mul(length).mul(load(knots, knot + 4 * LANES));
    bend = s.mul(length * length / 2).mul(load(knots, knot + 5 * LANES));
    DoubleVector after = ss.mul(6).add(slow).mul(load(knots, knot + 3 * LANES));
    after = tt.mul(t).mul(s.mul(bend.sub(slope)).add(after));
    before.add(after).intoArray(w.read, ligand * LANES + lane);
  }

  private static void fast(Within w, int ligand, int lane, double[] places, double[] out) {
    double[] weights = w.scratch;
    int size = w.ligands * LANES;
    int one = ligand * LANES + lane;
    DoubleVector lag =
        load(weights, 6 * WIDTH).mul(lag(w.startDrives, w.startFree, w.shares, one, one, lane));
    lag = load(weights, 7 * WIDTH).fma(lag(w.drives, w.free, w.inner, one, one, lane), lag);
    int second = size + one;
    lag =
        load(weights, 8 * WIDTH)
            .fma(lag(w.drives, w.free, w.inner, second, second, LANES + lane), lag);
    load(weights, 9 * WIDTH)
        .fma(lag(w.drives, w.free, w.ends, size + second, one, 2 * LANES + lane), lag)
        .intoArray(out, one);
  }

  /// `u S - R`.
  private static DoubleVector lag(
      double[] drives, double[] free, double[] held, int driveAt, int heldAt, int freeAt) {
    return load(drives, driveAt).fma(load(free, freeAt), load(held, heldAt).neg());
  }

  private static void slow(Within w, int ligand, int lane, double[] places, double[] out) {
    double[] weights = w.scratch;
    int size = w.ligands * LANES;
    int one = ligand * LANES + lane;
    DoubleVector rate = load(w.rates, one);
    DoubleVector start = lag(w.startDrives, w.startFree, w.shares, one, one, lane);
    DoubleVector end = lag(w.drives, w.free, w.ends, 2 * size + one, one, 2 * LANES + lane);
    DoubleVector held = load(weights, 0).mul(load(w.shares, one));
    held = load(weights, WIDTH).fma(load(w.inner, one), held);
    held = load(weights, 2 * WIDTH).fma(load(w.inner, size + one), held);
    held = load(weights, 3 * WIDTH).fma(load(w.ends, one), held);
    held = load(weights, 4 * WIDTH).fma(rate.mul(start), held);
    held = load(weights, 5 * WIDTH).fma(rate.mul(end), held);
    held.intoArray(out, one);
  }

  private static void join(Within w, int ligand, int lane, double[] places, double[] out) {
    DoubleVector above = DoubleVector.broadcast(SPECIES, 1);
    DoubleVector below = DoubleVector.broadcast(SPECIES, 1);
    for (int each = 0; each < w.ligands; each++) {
      DoubleVector held = load(out, each * LANES + lane);
      if (w.fast[each]) {
        above = above.add(held);
        below = below.add(load(w.read, each * LANES + lane));
      } else {
        above = above.sub(held);
      }
    }
    DoubleVector free = above.div(below);
    DoubleVector zero = DoubleVector.zero(SPECIES);
    for (int each = 0; each < w.ligands; each++) {
      int at = each * LANES + lane;
      DoubleVector held = load(out, at);
      if (w.fast[each]) {
        held = load(w.read, at).fma(free, held.neg());
      }
      held.max(zero).intoArray(out, at); // below zero by the error of the polynomial
    }
  }
}
