package org.blockade.simulator.drug;

/// One person's parameters, as far as they do not depend on time: given the covariates of a moment,
/// the values that hold then. `DrugModel::typical` is the typical person.
@FunctionalInterface
public interface PersonParameters {

  /// The values for these covariates.
  ParameterValues with(Covariates covariates);
}
