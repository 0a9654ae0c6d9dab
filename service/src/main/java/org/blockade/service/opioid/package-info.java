/// Questions about opioids and naltrexone, and their answers: how far a published challenge is
/// attenuated, when a first dose of naltrexone would be borne, what is left of tolerance after the
/// last one, what a rescue does, what is known about alcohol, and the numbers behind an explanation
/// of how it works.
///
/// Answers are facts and numbers; `service.present` turns them into words. Opioid doses of a chart
/// are simulated only as the history before naltrexone. While naltrexone is on board only the
/// listed challenges are, so that nobody can look for an amount that the blockade does not hold.
@NullMarked
package org.blockade.service.opioid;

import org.jspecify.annotations.NullMarked;
