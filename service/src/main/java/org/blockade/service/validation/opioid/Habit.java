package org.blockade.service.validation.opioid;

import java.util.List;
import org.blockade.simulator.dosing.DoseEvent;

/// What a person took day by day; the last dose is at 0 h.
///
/// @param words the habit in words
public record Habit(String id, String words, List<DoseEvent> doses) {

  public Habit {
    doses = List.copyOf(doses);
  }
}
