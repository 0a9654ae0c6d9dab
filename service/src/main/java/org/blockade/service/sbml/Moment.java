package org.blockade.service.sbml;

import java.util.List;
import java.util.Map;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.drug.Entrance;
import org.blockade.simulator.drug.ParameterValues;

/// All that happens to the body at one time. It becomes one event of the model, so that no two
/// events are ever due together and no order between them has to be told.
///
/// @param hours in the hours of the record
/// @param empties whether all amounts become 0 first
/// @param changed parameters that get another value
/// @param values the parameters from this time on
/// @param steady amounts that a steady state adds, by species
/// @param entering doses that enter at once
/// @param running the infusions from this time on, by way in; of those ways only whose rate changes
/// @param words what happens, in words
record Moment(
    double hours,
    boolean empties,
    Map<String, Double> changed,
    ParameterValues values,
    Map<String, Double> steady,
    List<DoseEvent> entering,
    Map<Entrance, List<DoseEvent>> running,
    List<String> words) {

  Moment {
    changed = Map.copyOf(changed);
    steady = Map.copyOf(steady);
    entering = List.copyOf(entering);
    running = Map.copyOf(running);
    words = List.copyOf(words);
  }
}
