package org.blockade.simulator.drug;

import java.util.Optional;
import java.util.OptionalDouble;

/// What is known about a person that shifts a parameter. Empty means unknown: the parameter then
/// keeps its value at the centre, and the result says that the covariate was not given.
public record Covariates(
    OptionalDouble weightKilograms,
    OptionalDouble ageYears,
    OptionalDouble creatinineClearanceMillilitresPerMinute,
    Optional<Dependence> dependence,
    Optional<Hepatic> hepatic) {

  /// Nothing known.
  public static final Covariates UNKNOWN =
      new Covariates(
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          Optional.empty(),
          Optional.empty());

  /// Alcohol or opioid dependence, as the population analysis of Dunbar 2007 coded it.
  public enum Dependence {
    NOT_DEPENDENT,
    DEPENDENT
  }

  /// State of the liver.
  public enum Hepatic {
    NORMAL,
    COMPENSATED_CIRRHOSIS,
    DECOMPENSATED_CIRRHOSIS
  }
}
