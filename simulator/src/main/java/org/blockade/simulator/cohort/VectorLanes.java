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
      Products products, double[] left, int leftAt, int rowLength, double[] right, double[] out) {
    int[] starts = products.starts;
    int[] lefts = products.left;
    int[] rights = products.right;
    for (int lane = 0; lane < LANES; lane += WIDTH) {
      int first = leftAt + lane;
      int second = first + rowLength;
      int third = second + rowLength;
      for (int entry = 0; entry < starts.length - 1; entry++) {
        DoubleVector sum0 = DoubleVector.zero(SPECIES);
        DoubleVector sum1 = sum0;
        DoubleVector sum2 = sum0;
        int end = starts[entry + 1];
        for (int pair = starts[entry]; pair < end; pair++) {
          DoubleVector x = load(right, rights[pair] + lane);
          int at = lefts[pair];
          sum0 = load(left, first + at).fma(x, sum0);
          sum1 = load(left, second + at).fma(x, sum1);
          sum2 = load(left, third + at).fma(x, sum2);
        }
        int at = entry * STAGES * LANES + lane;
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
  public void add(
      double[] start, double factor, double[] speed, double[] x, double[] out, int count) {
    for (int lane = 0; lane < LANES; lane += WIDTH) {
      DoubleVector f = load(speed, lane).mul(factor);
      for (int at = lane; at < count * LANES; at += LANES) {
        f.fma(load(x, at), load(start, at)).intoArray(out, at);
      }
    }
  }

  /// The lengths are few, so this is done one lane after the other.
  @Override
  public void coefficients(double[] rates, int ligands, double step, double[] out) {
    ScalarLanes.makeCoefficients(rates, ligands, step, out);
  }

  @Override
  public void bind(Within step, double[] coefficients) {
    int ligands = step.ligands;
    double[] drives = step.drives;
    double[] shares = step.shares;
    double[] free = step.free;
    double[] system = step.scratch;
    for (int lane = 0; lane < LANES; lane += WIDTH) {
      right(lane, ligands, coefficients, shares, system);
      for (int row = 0; row < STAGES; row++) {
        row(lane, row, ligands, coefficients, drives, system);
      }
      solve(lane, system, free);
      for (int ligand = 0; ligand < ligands; ligand++) {
        relax(lane, ligand, coefficients, drives, shares, free, step.stages);
      }
    }
  }

  private static void right(int lane, int ligands, double[] c, double[] shares, double[] system) {
    DoubleVector r0 = DoubleVector.broadcast(SPECIES, 1);
    DoubleVector r1 = r0;
    DoubleVector r2 = r0;
    for (int ligand = 0; ligand < ligands; ligand++) {
      int at = (ligand * PER_LIGAND + STAGES * STAGES) * LANES + lane;
      DoubleVector held = load(shares, ligand * LANES + lane);
      r0 = load(c, at).neg().fma(held, r0);
      r1 = load(c, at + LANES).neg().fma(held, r1);
      r2 = load(c, at + 2 * LANES).neg().fma(held, r2);
    }
    int at = STAGES * STAGES * LANES + lane;
    r0.intoArray(system, at);
    r1.intoArray(system, at + LANES);
    r2.intoArray(system, at + 2 * LANES);
  }

  private static void row(
      int lane, int row, int ligands, double[] c, double[] drives, double[] system) {
    DoubleVector s0 = DoubleVector.broadcast(SPECIES, row == 0 ? 1 : 0);
    DoubleVector s1 = DoubleVector.broadcast(SPECIES, row == 1 ? 1 : 0);
    DoubleVector s2 = DoubleVector.broadcast(SPECIES, row == 2 ? 1 : 0);
    for (int ligand = 0; ligand < ligands; ligand++) {
      int at = (ligand * PER_LIGAND + row * STAGES) * LANES + lane;
      int drive = ligand * STAGES * LANES + lane;
      s0 = load(c, at).fma(load(drives, drive), s0);
      s1 = load(c, at + LANES).fma(load(drives, drive + LANES), s1);
      s2 = load(c, at + 2 * LANES).fma(load(drives, drive + 2 * LANES), s2);
    }
    int at = row * STAGES * LANES + lane;
    s0.intoArray(system, at);
    s1.intoArray(system, at + LANES);
    s2.intoArray(system, at + 2 * LANES);
  }

  /// Three equations by determinants.
  private static void solve(int lane, double[] system, double[] free) {
    DoubleVector s00 = load(system, lane);
    DoubleVector s01 = load(system, LANES + lane);
    DoubleVector s02 = load(system, 2 * LANES + lane);
    DoubleVector s10 = load(system, 3 * LANES + lane);
    DoubleVector s11 = load(system, 4 * LANES + lane);
    DoubleVector s12 = load(system, 5 * LANES + lane);
    DoubleVector s20 = load(system, 6 * LANES + lane);
    DoubleVector s21 = load(system, 7 * LANES + lane);
    DoubleVector s22 = load(system, 8 * LANES + lane);
    DoubleVector r0 = load(system, 9 * LANES + lane);
    DoubleVector r1 = load(system, 10 * LANES + lane);
    DoubleVector r2 = load(system, 11 * LANES + lane);
    DoubleVector c00 = s11.fma(s22, s12.mul(s21).neg());
    DoubleVector c01 = s12.fma(s20, s10.mul(s22).neg());
    DoubleVector c02 = s10.fma(s21, s11.mul(s20).neg());
    DoubleVector scale =
        DoubleVector.broadcast(SPECIES, 1).div(s00.fma(c00, s01.fma(c01, s02.mul(c02))));
    DoubleVector m12 = s12.fma(r2, r1.mul(s22).neg());
    DoubleVector m21 = r1.fma(s21, s11.mul(r2).neg());
    DoubleVector m20 = r1.fma(s20, s10.mul(r2).neg());
    scale.mul(r0.fma(c00, s01.fma(m12, s02.mul(m21)))).intoArray(free, lane);
    scale.mul(r0.fma(c01, s00.fma(m12, s02.mul(m20)).neg())).intoArray(free, LANES + lane);
    scale.mul(r0.fma(c02, s01.fma(m20, s00.mul(m21).neg()))).intoArray(free, 2 * LANES + lane);
  }

  private static void relax(
      int lane,
      int ligand,
      double[] c,
      double[] drives,
      double[] shares,
      double[] free,
      double[] stages) {
    int drive = ligand * STAGES * LANES + lane;
    DoubleVector g0 = load(drives, drive).mul(load(free, lane));
    DoubleVector g1 = load(drives, drive + LANES).mul(load(free, LANES + lane));
    DoubleVector g2 = load(drives, drive + 2 * LANES).mul(load(free, 2 * LANES + lane));
    DoubleVector held = load(shares, ligand * LANES + lane);
    int at = ligand * PER_LIGAND * LANES + lane;
    for (int stage = 0; stage < STAGES; stage++) {
      int row = at + stage * STAGES * LANES;
      DoubleVector sum = load(c, at + (STAGES * STAGES + stage) * LANES).mul(held);
      sum = load(c, row).fma(g0, sum);
      sum = load(c, row + LANES).fma(g1, sum);
      load(c, row + 2 * LANES).fma(g2, sum).intoArray(stages, drive + stage * LANES);
    }
  }

  @Override
  public void within(Within w, double[] places, double[] out) {
    for (int lane = 0; lane < LANES; lane += WIDTH) {
      run(WEIGH, w, 0, lane, places, out);
      for (int ligand = 0; ligand < w.ligands; ligand++) {
        run(w.fast[ligand] ? FAST : SLOW, w, ligand, lane, places, out);
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
    VectorLanes::weigh, VectorLanes::slow, VectorLanes::fast, VectorLanes::join
  };
  private static final int WEIGH = 0;
  private static final int SLOW = 1;
  private static final int FAST = 2;
  private static final int JOIN = 3;

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

  private static void fast(Within w, int ligand, int lane, double[] places, double[] out) {
    double[] weights = w.scratch;
    int one = ligand * LANES + lane;
    int three = ligand * STAGES * LANES + lane;
    DoubleVector u0 = load(w.startDrives, one);
    DoubleVector u = load(weights, 0).mul(u0);
    DoubleVector lag =
        load(weights, 6 * WIDTH).mul(u0.fma(load(w.startFree, lane), load(w.shares, one).neg()));
    for (int stage = 0; stage < STAGES; stage++) {
      int at = three + stage * LANES;
      DoubleVector drive = load(w.drives, at);
      u = load(weights, (1 + stage) * WIDTH).fma(drive, u);
      DoubleVector behind = drive.fma(load(w.free, stage * LANES + lane), load(w.stages, at).neg());
      lag = load(weights, (7 + stage) * WIDTH).fma(behind, lag);
    }
    u = load(weights, 4 * WIDTH).fma(load(w.startSlopes, one), u);
    u = load(weights, 5 * WIDTH).fma(load(w.endSlopes, one), u);
    u.intoArray(w.read, one);
    lag.intoArray(out, one);
  }

  private static void slow(Within w, int ligand, int lane, double[] places, double[] out) {
    double[] weights = w.scratch;
    int one = ligand * LANES + lane;
    int three = ligand * STAGES * LANES + lane;
    int last = three + 2 * LANES;
    DoubleVector rate = load(w.rates, one);
    DoubleVector shares = load(w.shares, one);
    DoubleVector start = load(w.startDrives, one).fma(load(w.startFree, lane), shares.neg());
    DoubleVector end =
        load(w.drives, last).fma(load(w.free, 2 * LANES + lane), load(w.stages, last).neg());
    DoubleVector held = load(weights, 0).mul(shares);
    held = load(weights, WIDTH).fma(load(w.stages, three), held);
    held = load(weights, 2 * WIDTH).fma(load(w.stages, three + LANES), held);
    held = load(weights, 3 * WIDTH).fma(load(w.stages, last), held);
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
