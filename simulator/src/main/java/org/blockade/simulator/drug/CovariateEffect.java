package org.blockade.simulator.drug;

import java.util.OptionalDouble;

/// How a covariate shifts the typical value of a parameter.
public sealed interface CovariateEffect {

  /// Symbol of the parameter that is shifted.
  String parameter();

  /// A continuous covariate: value + slope x (covariate - centre).
  record Slope(String parameter, Continuous covariate, String slope, String centre)
      implements CovariateEffect {}

  /// A category: value x factor, for people of that category.
  record Factor(String parameter, Category category, String factor) implements CovariateEffect {}

  /// The continuous covariates.
  enum Continuous {
    WEIGHT,
    AGE,
    CREATININE_CLEARANCE;

    OptionalDouble of(Covariates covariates) {
      return switch (this) {
        case WEIGHT -> covariates.weightKilograms();
        case AGE -> covariates.ageYears();
        case CREATININE_CLEARANCE -> covariates.creatinineClearanceMillilitresPerMinute();
      };
    }
  }

  /// The categories that shift a parameter.
  enum Category {
    DEPENDENT,
    COMPENSATED_CIRRHOSIS,
    DECOMPENSATED_CIRRHOSIS;

    boolean of(Covariates covariates) {
      return switch (this) {
        case DEPENDENT ->
            covariates.dependence().filter(Covariates.Dependence.DEPENDENT::equals).isPresent();
        case COMPENSATED_CIRRHOSIS ->
            covariates
                .hepatic()
                .filter(Covariates.Hepatic.COMPENSATED_CIRRHOSIS::equals)
                .isPresent();
        case DECOMPENSATED_CIRRHOSIS ->
            covariates
                .hepatic()
                .filter(Covariates.Hepatic.DECOMPENSATED_CIRRHOSIS::equals)
                .isPresent();
      };
    }
  }
}
