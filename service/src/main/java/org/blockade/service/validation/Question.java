package org.blockade.service.validation;

import java.util.List;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.drug.Covariates;

/// What the simulator is asked: who is given what, and what is measured.
///
/// @param doses all of the same substance and route, first one first
public record Question(List<DoseEvent> doses, Covariates covariates, Measure measure) {

  public Question {
    doses = List.copyOf(doses);
    if (doses.isEmpty()) {
      throw new IllegalArgumentException("a question gives one dose or more");
    }
  }
}
