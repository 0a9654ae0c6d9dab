package org.blockade.simulator.cohort;

import java.util.List;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.drug.ParameterValues;

/// One subject of a cohort.
///
/// @param values the subject's parameters of each drug, in the order of the model
/// @param doses all doses, in any order; none may assume a steady past
public record CohortSubject(List<ParameterValues> values, List<DoseEvent> doses) {

  public CohortSubject {
    values = List.copyOf(values);
    doses = List.copyOf(doses);
  }
}
