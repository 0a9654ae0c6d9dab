package org.blockade.simulator.drug;

import java.util.OptionalDouble;

/// Log-normal spread of a parameter between people: value = typical value x exp(eta).
///
/// @param coefficientOfVariation CV of the parameter; eta has variance ln(1 + CV^2)
/// @param effect name of the random effect; parameters with the same name move together
/// @param atMost values above this cannot occur; the distribution is truncated there
public record BetweenSubject(double coefficientOfVariation, String effect, OptionalDouble atMost) {

  /// Standard deviation of eta.
  public double standardDeviation() {
    return StrictMath.sqrt(StrictMath.log1p(coefficientOfVariation * coefficientOfVariation));
  }
}
