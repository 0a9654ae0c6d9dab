package org.blockade.simulator.dosing;

import org.blockade.simulator.quantity.Mass;
import org.blockade.simulator.quantity.ModelTime;

/// One dose of a prescription, not yet at any time.
///
/// @param infusionHours duration of a constant-rate infusion (h); 0 for a dose given at once
public record PrescribedDose(String drug, Mass amount, Route route, double infusionHours) {

  public PrescribedDose {
    if (!(amount.value() > 0)) {
      throw new IllegalArgumentException("a prescribed dose is more than 0");
    }
  }

  DoseEvent at(ModelTime time) {
    return new DoseEvent(time, drug, route, amount, infusionHours, SteadyState.NOT_ASSUMED);
  }
}
