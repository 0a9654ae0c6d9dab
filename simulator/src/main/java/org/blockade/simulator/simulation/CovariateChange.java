package org.blockade.simulator.simulation;

import org.blockade.simulator.drug.Covariates;
import org.blockade.simulator.quantity.ModelTime;

/// What is known about a person from a time on.
public record CovariateChange(ModelTime from, Covariates covariates) {}
