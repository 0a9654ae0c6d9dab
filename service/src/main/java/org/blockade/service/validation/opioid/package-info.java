/// Published against predicted for opioids at the mu receptor, and the evidence dossier's own run
/// beside both.
///
/// An `OpioidFact` is one row of the evidence: who took what, which `Experiment` is read off, what
/// the dossier itself computed, what was published. It is put to two forms of the model: that of
/// the dossier (`EffectParameters.ofTheDossier`), which tells whether the same run comes out when
/// it is written a second time, and the one that leads (`EffectParameters.standard`), which is held
/// against the literature. Where the dossier had another driver for naltrexone there is nothing to
/// reproduce: its printed figure is the "before".
///
/// Rows that state an amount that would override the blockade are no facts here and nothing in this
/// package can print one; they stand in tests of the simulator.
@NullMarked
package org.blockade.service.validation.opioid;

import org.jspecify.annotations.NullMarked;
