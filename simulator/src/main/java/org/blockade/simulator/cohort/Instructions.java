package org.blockade.simulator.cohort;

/// Which of the two forms of the arithmetic is used.
final class Instructions {

  private Instructions() {}

  /// The fastest form that is there.
  static Lanes best() {
    return new ScalarLanes();
  }
}
