package org.blockade.simulator.drug;

import java.util.Optional;

/// One number of a drug file, with all that a number needs here.
///
/// @param symbol symbol of the literature, e.g. `CL`
/// @param meaning what it is, in words
/// @param value typical value
/// @param unit one of `ParameterUnit`
/// @param between spread between people, if it is known to have any
/// @param lowest lowest plausible typical value; a value outside the range does not load
/// @param highest highest plausible typical value
/// @param source where the number stands
/// @param evidence how it is known
public record Parameter(
    String symbol,
    String meaning,
    double value,
    ParameterUnit unit,
    Optional<BetweenSubject> between,
    double lowest,
    double highest,
    String source,
    Evidence evidence) {}
