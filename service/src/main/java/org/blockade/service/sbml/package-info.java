/// The model of one person and what was done to that person, as a systems biologist's tools read
/// it: SBML Level 3 Version 2 for the model, SED-ML for the experiment, both in a COMBINE archive.
///
/// The model is written from the structure and the parameters of the drug file, not from the matrix
/// that the engine makes of them: the archive is a second reading of the same structure, and the
/// two are compared by test.
@NullMarked
package org.blockade.service.sbml;

import org.jspecify.annotations.NullMarked;
