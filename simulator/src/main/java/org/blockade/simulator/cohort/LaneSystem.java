package org.blockade.simulator.cohort;

import java.util.Arrays;
import org.blockade.simulator.integration.StepLadder;

/// Eight linear systems of one layout: their propagators, made as they are needed and kept.
final class LaneSystem {

  /// Terms of a series: enough for `ROOM` times the rates that it was made for.
  private static final int TERMS = 8;

  private static final int POSITIONS = StepLadder.COARSEST - StepLadder.FINEST + 1;

  final Layout layout;
  final Lanes lanes;

  /// Place in the ladder of the shortest time that is squared to get others; what is shorter is
  /// made by a series.
  private final int shortest;

  /// Rates between states.
  final double[] generator;

  /// What the ligands read.
  final double[] weights;

  /// By part and place in the ladder; empty if not made yet, or not since the last subjects.
  private final double[][][] propagators;

  private final boolean[][] known;

  /// The identity of each part.
  private final double[][] ones;

  /// The propagators of all parts, in one.
  private final double[] whole;

  private final double[] term;
  private final double[] state;
  private final double[] next;
  private final double[] start;

  LaneSystem(Layout layout, Lanes lanes, int shortest) {
    this.shortest = shortest;
    this.layout = layout;
    this.lanes = lanes;
    this.generator = new double[layout.rateTo.length * Lanes.LANES];
    this.weights = new double[layout.rowEntries * Lanes.LANES];
    this.propagators = new double[layout.parts.size()][POSITIONS][];
    this.known = new boolean[layout.parts.size()][POSITIONS];
    this.ones = layout.parts.stream().map(part -> identity(layout, part)).toArray(double[][]::new);
    this.whole = new double[layout.entries * Lanes.LANES];
    this.term = new double[layout.entries * Lanes.LANES];
    this.state = new double[layout.states * Lanes.LANES];
    this.next = new double[layout.states * Lanes.LANES];
    this.start = new double[layout.states * Lanes.LANES];
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

  /// `exp(A h)` of a part, with `h` a length of the ladder. Its entries stand where they stand
  /// among the entries of the layout, less those of the parts before.
  private double[] propagator(int part, int position) {
    int at = position - StepLadder.FINEST;
    double[] made = propagators[part][at];
    if (made != null && known[part][at]) {
      return made;
    }
    Layout.Part which = layout.parts.get(part);
    if (made == null) {
      made = new double[(which.endEntry() - which.firstEntry()) * Lanes.LANES];
      propagators[part][at] = made;
    }
    if (position <= StrictMath.min(2 * which.finest(), shortest + 1)) {
      series(which, StepLadder.length(position), made);
    } else {
      double[] half = propagator(part, position - 2);
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
    known[part][at] = true;
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

  /// `rows exp(A h)`.
  void rowsLater(double[] rows, int position, double[] out) {
    for (int part = 0; part < layout.parts.size(); part++) {
      double[] own = propagator(part, position);
      System.arraycopy(
          own, 0, whole, layout.parts.get(part).firstEntry() * Lanes.LANES, own.length);
    }
    lanes.product(layout.rowMatrix, 0, layout.rowEntries, rows, 0, whole, 0, out, 0);
  }

  /// Adds to the values of a row of each ligand from one to another their slopes and curvatures:
  /// `row A` and `row A A`.
  void derivatives(double[] rows, int fromLigand, int toLigand) {
    int from = layout.rowStarts[fromLigand];
    int to = layout.rowStarts[toLigand];
    int length = layout.rowEntries * Lanes.LANES;
    lanes.product(layout.rowRate, from, to, rows, 0, generator, 0, rows, length);
    lanes.product(layout.rowRate, from, to, rows, length, generator, 0, rows, 2 * length);
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
      double[] later = propagator(part, 2 * (which.finest() + bit));
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
    System.arraycopy(x, at, start, at, length);
    double[] sum = start;
    double[] into = next;
    double[] after = state;
    for (int order = TERMS; order >= 1; order--) {
      double factor = 1.0 / order;
      lanes.addProduct(
          layout.rateState, from, from + count, generator, sum, start, factor, rest, into);
      sum = into;
      into = after;
      after = sum;
    }
    System.arraycopy(sum, at, x, at, length);
  }
}
