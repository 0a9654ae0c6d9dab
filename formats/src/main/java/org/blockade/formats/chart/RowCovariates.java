package org.blockade.formats.chart;

import java.util.Optional;
import java.util.OptionalDouble;
import org.blockade.simulator.drug.Covariates;

/// The covariates that one row names. Empty means that the row does not name it.
///
/// @param alanineAminotransferase ALT (U/L); not a covariate of the model, a safety measurement
public record RowCovariates(
    OptionalDouble weightKilograms,
    OptionalDouble ageYears,
    OptionalDouble creatinineClearanceMillilitresPerMinute,
    OptionalDouble alanineAminotransferase,
    Optional<Sex> sex,
    Optional<Covariates.Dependence> dependence,
    Optional<Covariates.Hepatic> hepatic) {}
