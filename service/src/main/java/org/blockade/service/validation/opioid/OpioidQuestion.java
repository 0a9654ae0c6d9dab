package org.blockade.service.validation.opioid;

import java.util.List;
import java.util.Optional;
import org.blockade.simulator.dosing.DoseEvent;

/// Who took what, and what is read off.
///
/// @param doses beside the habit; times count from the last dose of the habit (h)
public record OpioidQuestion(Optional<Habit> habit, List<DoseEvent> doses, Experiment experiment) {

  public OpioidQuestion {
    doses = List.copyOf(doses);
  }
}
