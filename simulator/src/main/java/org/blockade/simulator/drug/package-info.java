/// What is known about each drug: numbers with unit, variability, source and kind of evidence.
///
/// A drug is one YAML file under `resources`. It lists parameters (the symbols of the literature:
/// `CL`, `V1`, `EC_N`) and says how they join: which substances there are, how each route releases
/// the drug, which covariates shift which parameter. The structure refers to parameters by symbol,
/// so a file without a number for some symbol, or with a number that nothing uses, does not load.
///
/// `DrugModel` is such a file, checked. `ParameterValues` is one person's numbers.
@NullMarked
package org.blockade.simulator.drug;

import org.jspecify.annotations.NullMarked;
