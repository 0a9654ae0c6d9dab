package org.blockade.simulator.simulation;

import java.util.Map;
import org.blockade.simulator.effect.Carried;
import org.blockade.simulator.quantity.ModelTime;

/// What a person's receptors hold at one time, and what the person carries along.
///
/// @param shares share of the receptors that each ligand holds, by its name
public record ArenaState(ModelTime time, Map<String, Double> shares, Carried carried) {

  public ArenaState {
    shares = Map.copyOf(shares);
  }
}
