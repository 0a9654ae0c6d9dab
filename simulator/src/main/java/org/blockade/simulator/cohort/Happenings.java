package org.blockade.simulator.cohort;

import java.util.Arrays;

/// What changes the states of a subject, and when.
final class Happenings {

  double[] times;
  int[] states;
  double[] amounts;

  /// Whether the state becomes the amount; else the amount is added.
  boolean[] sets;

  int size;

  Happenings(int expected) {
    int room = expected + 4;
    this.times = new double[room];
    this.states = new int[room];
    this.amounts = new double[room];
    this.sets = new boolean[room];
  }

  /// Adds a change.
  ///
  /// @param state its position among all states; -1 if nothing changes
  void add(double time, int state, double amount, boolean set) {
    if (size == times.length) {
      times = Arrays.copyOf(times, 2 * size);
      states = Arrays.copyOf(states, 2 * size);
      amounts = Arrays.copyOf(amounts, 2 * size);
      sets = Arrays.copyOf(sets, 2 * size);
    }
    put(size++, time, state, amount, set);
  }

  private void put(int at, double time, int state, double amount, boolean set) {
    times[at] = time;
    states[at] = state;
    amounts[at] = amount;
    sets[at] = set;
  }

  /// Puts them in time order; those of one time stay as they came. They nearly are in order.
  void sort() {
    for (int i = 1; i < size; i++) {
      double time = times[i];
      int state = states[i];
      double amount = amounts[i];
      boolean set = sets[i];
      int at = i;
      while (at > 0 && times[at - 1] > time) {
        put(at, times[at - 1], states[at - 1], amounts[at - 1], sets[at - 1]);
        at--;
      }
      put(at, time, state, amount, set);
    }
  }
}
