package org.blockade.simulator.simulation;

import java.util.Comparator;
import java.util.List;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.DosingHistory;
import org.blockade.simulator.drug.Covariates;

/// What is done to a person, and what is known about that person over time.
///
/// @param covariates in time order; what is known first also holds for the time before it
public record Scenario(DosingHistory dosing, List<CovariateChange> covariates) {

  public Scenario {
    covariates = covariates.stream().sorted(Comparator.comparing(CovariateChange::from)).toList();
  }

  /// Doses in a person about whom nothing is known.
  public static Scenario of(List<DoseEvent> doses) {
    return new Scenario(DosingHistory.of(doses), List.of());
  }

  /// This scenario and more doses.
  public Scenario plus(List<DoseEvent> more) {
    return new Scenario(dosing.plus(more), covariates);
  }

  Covariates atFirst() {
    return covariates.isEmpty() ? Covariates.UNKNOWN : covariates.getFirst().covariates();
  }

  List<CovariateChange> later() {
    return covariates.isEmpty() ? List.of() : covariates.subList(1, covariates.size());
  }
}
