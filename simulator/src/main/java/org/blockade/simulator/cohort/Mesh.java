package org.blockade.simulator.cohort;

import java.util.Arrays;
import java.util.List;
import org.blockade.simulator.integration.StepLadder;

/// The steps that every subject takes after every event: positions in the ladder of lengths. After
/// the last one, steps of its length follow.
final class Mesh {

  private final int[] positions;
  private final double[] typicalRates;
  private double[] times;

  /// @param positions one or more
  /// @param typicalRates rates at which the ligands leave (1/h), which tell slow from fast
  Mesh(List<Integer> positions, double[] typicalRates) {
    this.positions = positions.stream().mapToInt(Integer::intValue).toArray();
    this.typicalRates = typicalRates.clone();
    this.times = new double[] {0};
  }

  /// Steps that were chosen.
  int size() {
    return positions.length;
  }

  /// Place in the ladder of a step.
  int position(int step) {
    return positions[StrictMath.min(step, positions.length - 1)];
  }

  /// Length of a step (h).
  double length(int step) {
    return StepLadder.length(position(step));
  }

  /// How many steps reach beyond a time since the event (h); times of that many are known then.
  synchronized int steps(double hours) {
    int known = times.length - 1;
    while (times[known] <= hours) {
      times = Arrays.copyOf(times, known + 2);
      times[known + 1] = times[known] + length(known);
      known++;
    }
    int steps = known;
    while (times[steps - 1] > hours) {
      steps--;
    }
    return steps;
  }

  /// When the steps begin (h since the event).
  synchronized double[] times(int steps) {
    return Arrays.copyOf(times, steps + 1);
  }

  /// For each ligand, whether it binds fast beside a step of this length.
  boolean[] fast(int position) {
    boolean[] fast = new boolean[typicalRates.length];
    for (int ligand = 0; ligand < fast.length; ligand++) {
      fast[ligand] = typicalRates[ligand] * StepLadder.length(position) > Within.FAST;
    }
    return fast;
  }

  /// The same mesh with two steps for each one.
  Mesh halved() {
    return new Mesh(
        Arrays.stream(positions)
            .flatMap(position -> Arrays.stream(new int[] {position - 2, position - 2}))
            .boxed()
            .toList(),
        typicalRates);
  }
}
