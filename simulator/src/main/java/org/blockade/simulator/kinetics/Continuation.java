package org.blockade.simulator.kinetics;

import java.util.function.DoubleUnaryOperator;

/// A curve as it runs on from a moment: what happens at that moment has happened, and the next
/// event is not seen. The argument is the time since the moment (h), up to the next event.
@FunctionalInterface
public interface Continuation extends DoubleUnaryOperator {

  /// Values at several times at once, which is cheaper than one by one.
  ///
  /// @param elapsed times since the moment (h)
  /// @param into where the values go, from a position on
  default void values(double[] elapsed, double[] into, int at) {
    for (int i = 0; i < elapsed.length; i++) {
      into[at + i] = applyAsDouble(elapsed[i]);
    }
  }
}
