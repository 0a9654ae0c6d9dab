package org.blockade.service.forecast;

import java.util.List;
import java.util.OptionalInt;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.population.ProtectionForecast;

/// What happens to protection if something is supposed about the doses to come.
///
/// @param title what is supposed, in words
/// @param thenEveryDays days between the doses that follow the supposed one; empty where only what
///   was asked is given
/// @param added doses supposed besides those on record
public record Supposition(
    String title, OptionalInt thenEveryDays, List<DoseEvent> added, ProtectionForecast forecast) {

  public Supposition {
    added = List.copyOf(added);
  }
}
