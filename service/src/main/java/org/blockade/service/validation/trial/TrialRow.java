package org.blockade.service.validation.trial;

/// A published figure beside the simulated one.
///
/// @param simulated NaN where nobody counts
public record TrialRow(TrialFact fact, double simulated) {

  /// Whether the simulated figure lies within the limits.
  public boolean in() {
    return fact.limits().hold(simulated);
  }
}
