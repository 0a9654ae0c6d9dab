package org.blockade.simulator.cohort;

import java.util.Arrays;
import java.util.List;
import org.blockade.simulator.integration.StepLadder;

/// The steps that every subject takes after every event of a kind: positions in the ladder of
/// lengths. After the last one, steps of its length follow.
///
/// The drive of each ligand is a curve of its own (`DriveCurve`) over one or more steps: a knot is
/// a step with which one begins. After the last step, a curve is as long as a step.
final class Mesh {

  private final int[] positions;

  /// Of each ligand, the steps that begin with a knot, in order; the last one follows the last
  /// step.
  private final int[][] knots;

  private final double[] typicalRates;
  private double[] times = {0};

  private double[][] curves = {};

  /// @param positions one or more
  /// @param typicalRates rates at which the ligands leave (1/h), which tell slow from fast
  Mesh(List<Integer> positions, int[][] knots, double[] typicalRates) {
    this.positions = positions.stream().mapToInt(Integer::intValue).toArray();
    this.knots = knots;
    this.typicalRates = typicalRates.clone();
  }

  /// A mesh with a knot at every step.
  static Mesh of(List<Integer> positions, double[] typicalRates) {
    int[] every = new int[positions.size() + 1];
    Arrays.setAll(every, step -> step);
    int[][] knots = new int[typicalRates.length][];
    Arrays.fill(knots, every);
    return new Mesh(positions, knots, typicalRates);
  }

  /// Place in the ladder of the shortest step.
  int shortest() {
    return Arrays.stream(positions).min().orElseThrow();
  }

  /// Place in the ladder of a step.
  int position(int step) {
    return positions[StrictMath.min(step, positions.length - 1)];
  }

  /// Length of a step (h).
  double length(int step) {
    return StepLadder.length(position(step));
  }

  /// Whether a curve of a ligand begins with this step.
  boolean isKnot(int ligand, int step) {
    return step >= positions.length || Arrays.binarySearch(knots[ligand], step) >= 0;
  }

  /// The first knot of a ligand after this step.
  private int nextKnot(int ligand, int step) {
    int knot = step + 1;
    while (!isKnot(ligand, knot)) {
      knot++;
    }
    return knot;
  }

  /// How many steps reach beyond a time since the event (h); times of that many are known then.
  synchronized int steps(double hours) {
    int known = times.length - 1;
    while (times[known] <= hours) {
      know(++known);
    }
    int steps = known;
    while (times[steps - 1] > hours) {
      steps--;
    }
    return steps;
  }

  private void know(int steps) {
    int known = times.length - 1;
    times = Arrays.copyOf(times, steps + 1);
    for (int step = known; step < steps; step++) {
      times[step + 1] = times[step] + length(step);
    }
  }

  /// When the steps begin (h since the event).
  synchronized double[] times(int steps) {
    know(StrictMath.max(steps, times.length - 1));
    return Arrays.copyOf(times, steps + 1);
  }

  /// How many steps there are until the curves that these steps lie on have ended.
  int whole(int steps) {
    int whole = steps;
    for (int ligand = 0; ligand < knots.length; ligand++) {
      whole = StrictMath.max(whole, nextKnot(ligand, steps - 1));
    }
    return whole;
  }

  /// Of each step, where it lies on the curves of all ligands; see `DriveCurve`.
  synchronized double[][] curves(int steps) {
    if (curves.length < steps) {
      double[] begins = times(whole(steps));
      double[][] made = new double[steps][knots.length * DriveCurve.SIZE];
      for (int ligand = 0; ligand < knots.length; ligand++) {
        int first = 0;
        for (int step = 0; step < steps; step++) {
          first = isKnot(ligand, step) ? step : first;
          DriveCurve.locate(
              begins[first],
              begins[nextKnot(ligand, first)],
              begins[step],
              begins[step + 1],
              made[step],
              ligand);
        }
      }
      curves = made;
    }
    return curves;
  }

  /// Of each ligand and step, the knot with which a curve ends if one begins with the step; else 0.
  int[][] nextKnots(int steps) {
    int[][] next = new int[knots.length][steps];
    for (int ligand = 0; ligand < knots.length; ligand++) {
      for (int step = 0; step < steps; step++) {
        next[ligand][step] = isKnot(ligand, step) ? nextKnot(ligand, step) : 0;
      }
    }
    return next;
  }

  /// For each ligand, whether it binds fast beside a step of this length.
  boolean[] fast(int position) {
    boolean[] fast = new boolean[typicalRates.length];
    for (int ligand = 0; ligand < fast.length; ligand++) {
      fast[ligand] = typicalRates[ligand] * StepLadder.length(position) > Within.FAST;
    }
    return fast;
  }

  /// The same meshes with two steps for each one.
  static List<Mesh> halved(List<Mesh> meshes) {
    return meshes.stream().map(Mesh::halved).toList();
  }

  /// The same mesh with two steps for each one, and two curves.
  private Mesh halved() {
    int[][] twice = new int[knots.length][];
    for (int ligand = 0; ligand < twice.length; ligand++) {
      int[] own = knots[ligand];
      twice[ligand] = new int[2 * own.length - 1];
      Arrays.setAll(twice[ligand], i -> i % 2 == 0 ? 2 * own[i / 2] : own[i / 2] + own[i / 2 + 1]);
    }
    return new Mesh(
        Arrays.stream(positions)
            .flatMap(position -> Arrays.stream(new int[] {position - 2, position - 2}))
            .boxed()
            .toList(),
        twice,
        typicalRates);
  }
}
