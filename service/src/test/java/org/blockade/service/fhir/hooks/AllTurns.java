package org.blockade.service.fhir.hooks;

import org.blockade.service.web.RunningClinic;

/// Holds every turn of the hooks of a running clinic.
public final class AllTurns {

  private AllTurns() {}

  /// Does something while no turn is free.
  public static void taken(RunningClinic clinic, Runnable meanwhile) {
    Turns turns = clinic.part(Turns.class);
    taken(turns, Turns.AT_ONE_TIME, meanwhile);
  }

  private static void taken(Turns turns, int left, Runnable meanwhile) {
    if (left == 0) {
      meanwhile.run();
    } else {
      turns.take(() -> {
        taken(turns, left - 1, meanwhile);
        return left;
      });
    }
  }
}
