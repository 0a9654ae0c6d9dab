/// Published against predicted: the evidence on which people can judge the simulator.
///
/// An `Anchor` is one published fact about naltrexone in people, with the question that it puts to
/// the simulator (doses, covariates, what is measured) and the limits within which the answer
/// counts as "in". Limits follow from the published number by a `LimitRule` that was chosen before
/// any prediction was made; a file in which one does not follow its rule does not load.
/// `Validation` asks the simulator all questions and says which answers are in and which are out.
/// Nothing that is out is hidden: `KnownOut` lists each such row with its reason, and a run fails
/// only when the rows that are out are not the rows on that list, in either direction.
///
/// The same rows become a table for the terminal, a page, Markdown and JSON. Facts that the model
/// cannot be asked for stand in the file too, with the reason, so that coverage is visible.
///
/// The package `opioid` does the same for opioids at the receptor, with a second verdict: whether
/// the evidence dossier's own run comes out. The package `people` compares the forecast with what
/// people of a real trial reported.
@NullMarked
package org.blockade.service.validation;

import org.jspecify.annotations.NullMarked;
