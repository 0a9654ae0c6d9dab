package org.blockade.simulator.overdose;

import java.util.function.DoubleUnaryOperator;

/// The share of the mu receptors that an opioid holds: all that breathing knows of it.
@FunctionalInterface
interface OpioidShare {

  /// What the opioid of a published overdose binds by its own kinetics.
  OpioidShare BOUND = (seconds, state) -> StrictMath.max(0, state[OverdoseEquations.OPIOID_BOUND]);

  /// What another model of the receptor says, by the second.
  static OpioidShare given(DoubleUnaryOperator share) {
    return (seconds, state) -> {
      double held = share.applyAsDouble(seconds);
      if (!(held >= 0 && held <= 1)) {
        throw new IllegalArgumentException(
            "the share of the receptors that an opioid holds is 0 to 1, not "
                + held
                + " at "
                + seconds
                + " s");
      }
      return held;
    };
  }

  /// The share, 0 to 1.
  ///
  /// @param seconds since the person was at rest
  /// @param state of the equations
  double at(double seconds, double[] state);
}
