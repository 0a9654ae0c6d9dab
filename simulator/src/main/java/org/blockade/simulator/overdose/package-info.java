/// An overdose of a fast opioid, second by second: does breathing come back before the heart fails?
///
/// **Subject.** An opioid on the mu receptors takes the drive to breathe in two ways: it takes the
/// part of it that comes with being awake, and it dulls both chemoreflexes, so that neither high
/// CO2 nor low O2 calls for breath. CO2 rises, O2 falls, blood flow to the brain rises to make up
/// for it, and where PaO2 stays very low for minutes the heart fails. An antagonist given in time
/// competes for the receptors and lets breathing return.
///
/// **Provenance.** Equations and numbers are those of Mann 2022 (PMID 35766413) and of what its
/// authors published beside it, written anew from the equations. They rest on earlier published
/// models: control of breathing and cerebral blood flow by Ursino, Magosso and others, dissociation
/// curves by Spencer. Binding is measured in one cell line, chemoreflex exponents are fitted to
/// fentanyl in volunteers and in daily users, kinetics of carfentanil are a rule of thumb, and the
/// rule of arrest is a rule, not an observation. Every number has its source in `overdose.yaml`;
/// equation by equation: `docs/reference/overdose-model.md`.
///
/// **What is ours.** Naltrexone on board competes for the same receptors; the publication has none.
/// The rule of arrest watches every fall of PaO2, not only the first. The step, its cutting, and
/// how the past is kept for the delays are ours too: `docs/decisions/0011-overdose-model.md`.
///
/// **Units.** The published ones: seconds, pmol/L, mmHg, litres. Only masses come in from outside.
///
/// **Safety.** The set of overdoses is closed: the four of the publication. Nothing here takes an
/// amount of opioid or looks for one, and naltrexone is never a rescue. `RespiratoryBridge` joins
/// other opioids to the same breathing; it stays within the package, for tests of what the evidence
/// dossier computed.
@NullMarked
package org.blockade.simulator.overdose;

import org.jspecify.annotations.NullMarked;
