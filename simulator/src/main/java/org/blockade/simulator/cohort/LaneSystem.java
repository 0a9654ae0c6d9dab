package org.blockade.simulator.cohort;

import java.util.Arrays;
import org.blockade.simulator.integration.StepLadder;

/// Eight linear systems of one layout: their propagators, made as they are needed and kept.
final class LaneSystem {

  /// Terms of a series: enough for `ROOM` times the rates that it was made for.
  private static final int TERMS = 8;

  private static final int POSITIONS = StepLadder.COARSEST - StepLadder.FINEST + 1;

  /// The nodes of a step: of its three stages; a propagator may be for a part of a step.
  static final double[] NODES = {Within.C1, Within.C2, 1};

  final Layout layout;
  final Lanes lanes;

  /// Rates between states.
  final double[] generator;

  /// What the ligands read.
  final double[] weights;

  /// By part, node and place in the ladder; empty if not made yet, or not since the last subjects.
  private final double[][][] propagators;

  private final boolean[][] known;

  /// The identity of each part.
  private final double[][] ones;

  private final double[] term;
  private final double[] state;
  private final double[] next;
  private final double[] start;
  private final double[] sum;
  private final double[] change;

  LaneSystem(Layout layout, Lanes lanes) {
    this.layout = layout;
    this.lanes = lanes;
    this.generator = new double[layout.rateTo.length * Lanes.LANES];
    this.weights = new double[layout.rowEntries * Lanes.LANES];
    int kinds = layout.parts.size() * NODES.length;
    this.propagators = new double[kinds][POSITIONS][];
    this.known = new boolean[kinds][POSITIONS];
    this.ones = layout.parts.stream().map(part -> identity(layout, part)).toArray(double[][]::new);
    this.term = new double[layout.entries * Lanes.LANES];
    this.state = new double[layout.states * Lanes.LANES];
    this.next = new double[layout.states * Lanes.LANES];
    this.start = new double[layout.states * Lanes.LANES];
    this.sum = new double[layout.states * Lanes.LANES];
    this.change = new double[layout.states * Lanes.LANES];
  }

  /// Takes the numbers of a subject into a lane.
  void set(int lane, SubjectNumbers numbers) {
    for (int i = 0; i < numbers.generator.length; i++) {
      generator[i * Lanes.LANES + lane] = numbers.generator[i];
    }
    for (int i = 0; i < numbers.weights.length; i++) {
      weights[i * Lanes.LANES + lane] = numbers.weights[i];
    }
  }

  /// Forgets the propagators: the subjects are others.
  void renew() {
    for (boolean[] each : known) {
      Arrays.fill(each, false);
    }
  }

  /// `exp(A c h)` of a part, with `c` a node and `h` a length of the ladder. Its entries stand
  /// where they stand among the entries of the layout, less those of the parts before.
  double[] propagator(int part, int node, int position) {
    int kind = part * NODES.length + node;
    int at = position - StepLadder.FINEST;
    double[] made = propagators[kind][at];
    if (made != null && known[kind][at]) {
      return made;
    }
    Layout.Part which = layout.parts.get(part);
    if (made == null) {
      made = new double[(which.endEntry() - which.firstEntry()) * Lanes.LANES];
      propagators[kind][at] = made;
    }
    if (position <= 2 * which.finest()) {
      series(which, NODES[node] * StepLadder.length(position), made);
    } else {
      double[] half = propagator(part, node, position - 2);
      int shift = -which.firstEntry() * Lanes.LANES;
      lanes.product(
          layout.matrixMatrix,
          which.firstEntry(),
          which.endEntry(),
          half,
          shift,
          half,
          shift,
          made,
          shift);
    }
    known[kind][at] = true;
    return made;
  }

  /// `I + hA (I + hA/2 (I + ...))`.
  private void series(Layout.Part part, double hours, double[] into) {
    int first = part.firstEntry();
    int count = part.endEntry() - first;
    int shift = -first * Lanes.LANES;
    double[] one = ones[part.index()];
    System.arraycopy(one, 0, into, 0, one.length);
    for (int order = TERMS; order >= 1; order--) {
      lanes.product(
          layout.rateMatrix, first, part.endEntry(), generator, 0, into, shift, term, shift);
      lanes.add(one, hours / order, term, into, count);
    }
  }

  private static double[] identity(Layout layout, Layout.Part part) {
    double[] one = new double[(part.endEntry() - part.firstEntry()) * Lanes.LANES];
    for (int entry = part.firstEntry(); entry < part.endEntry(); entry++) {
      int at = (entry - part.firstEntry()) * Lanes.LANES;
      Arrays.fill(one, at, at + Lanes.LANES, layout.diagonal[entry] ? 1 : 0);
    }
    return one;
  }

  /// `rows exp(A c h)`.
  void rowsLater(
      double[] rows, int rowsAt, int node, int position, double[] whole, double[] out, int outAt) {
    gather(node, position, whole);
    lanes.product(layout.rowMatrix, 0, layout.rowEntries, rows, rowsAt, whole, 0, out, outAt);
  }

  /// The propagators of all parts, in one.
  void gather(int node, int position, double[] whole) {
    for (int part = 0; part < layout.parts.size(); part++) {
      double[] own = propagator(part, node, position);
      System.arraycopy(
          own, 0, whole, layout.parts.get(part).firstEntry() * Lanes.LANES, own.length);
    }
  }

  /// Advances the states of each lane by a time of its own (h, 0 or more).
  void advance(double[] x, double[] hours) {
    for (int part = 0; part < layout.parts.size(); part++) {
      advance(part, x, hours);
    }
  }

  private void advance(int part, double[] x, double[] hours) {
    Layout.Part which = layout.parts.get(part);
    double unit = StrictMath.scalb(1.0, which.finest());
    long[] whole = new long[Lanes.LANES];
    double[] rest = new double[Lanes.LANES];
    long any = 0;
    long all = -1;
    boolean rests = false;
    for (int lane = 0; lane < Lanes.LANES; lane++) {
      whole[lane] = (long) (hours[lane] / unit);
      rest[lane] = hours[lane] - whole[lane] * unit;
      rests |= rest[lane] != 0;
      any |= whole[lane];
      all &= whole[lane];
    }
    int from = which.firstState();
    int count = which.states();
    int at = from * Lanes.LANES;
    if (rests && which.largestNorm() > 0) {
      advanceBySeries(x, rest, from, count);
    }
    if (which.largestNorm() == 0) {
      return;
    }
    int shift = -which.firstEntry() * Lanes.LANES;
    for (long bits = any; bits != 0; bits &= bits - 1) {
      int bit = Long.numberOfTrailingZeros(bits);
      double[] later = propagator(part, 2, 2 * (which.finest() + bit));
      lanes.product(layout.matrixState, from, from + count, later, shift, x, 0, next, 0);
      if ((all >>> bit & 1) != 0) {
        System.arraycopy(next, at, x, at, count * Lanes.LANES);
      } else {
        take(x, whole, bit, from, count);
      }
    }
  }

  private void take(double[] x, long[] whole, int bit, int from, int count) {
    for (int lane = 0; lane < Lanes.LANES; lane++) {
      if ((whole[lane] >>> bit & 1) != 0) {
        for (int i = from * Lanes.LANES + lane;
            i < (from + count) * Lanes.LANES;
            i += Lanes.LANES) {
          x[i] = next[i];
        }
      }
    }
  }

  /// `x + rA (x + rA/2 (x + ...))`.
  private void advanceBySeries(double[] x, double[] rest, int from, int count) {
    int at = from * Lanes.LANES;
    int length = count * Lanes.LANES;
    System.arraycopy(x, at, start, 0, length);
    System.arraycopy(x, at, sum, 0, length);
    for (int order = TERMS; order >= 1; order--) {
      System.arraycopy(sum, 0, state, at, length);
      lanes.product(layout.rateState, from, from + count, generator, 0, state, 0, next, 0);
      System.arraycopy(next, at, change, 0, length);
      lanes.add(start, 1.0 / order, rest, change, sum, count);
    }
    System.arraycopy(sum, 0, x, at, length);
  }
}
