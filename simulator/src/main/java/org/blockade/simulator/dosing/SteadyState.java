package org.blockade.simulator.dosing;

/// Whether a dose record stands for a person who has taken that dose at that interval for ever.
public sealed interface SteadyState {

  /// An ordinary dose.
  SteadyState NOT_ASSUMED = new NotAssumed();

  /// An ordinary dose.
  record NotAssumed() implements SteadyState {}

  /// The body is emptied, then brought to the steady state of this dose (NONMEM `SS` 1).
  record Replacing(double intervalHours) implements SteadyState {
    public Replacing {
      requirePositive(intervalHours);
    }
  }

  /// The steady state of this dose is added to what the body holds (NONMEM `SS` 2).
  record Adding(double intervalHours) implements SteadyState {
    public Adding {
      requirePositive(intervalHours);
    }
  }

  private static void requirePositive(double intervalHours) {
    if (!(intervalHours > 0) || Double.isInfinite(intervalHours)) {
      throw new IllegalArgumentException(
          "a steady state needs a positive dosing interval, not " + intervalHours + " h");
    }
  }
}
