package org.blockade.simulator.cohort;

/// Which of the two forms of the arithmetic is used.
final class Instructions {

  /// The module that the vector instructions are reached by. A virtual machine has it only if it is
  /// started with `--add-modules`.
  private static final String MODULE = "jdk.incubator.vector";

  private Instructions() {}

  /// The fastest form that is there.
  static Lanes best() {
    return ModuleLayer.boot().findModule(MODULE).isPresent()
        ? new VectorLanes()
        : new ScalarLanes();
  }
}
