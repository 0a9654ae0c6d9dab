package org.blockade.simulator.overdose;

import org.blockade.simulator.drug.Evidence;

/// One number of the model, as its file states it.
///
/// @param section group in the file
/// @param name within the group
/// @param meaning in words
/// @param value in the unit
/// @param unit unit of the file
/// @param evidence how it is known
/// @param source where it stands
public record OverdoseNumber(
    String section,
    String name,
    String meaning,
    double value,
    String unit,
    Evidence evidence,
    String source) {}
