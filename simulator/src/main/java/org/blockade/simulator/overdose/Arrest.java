package org.blockade.simulator.overdose;

/// The heart fails: PaO2 fell to the dangerous value and was still as low after the time that the
/// rule of the publication gives it. Blood flow falls from then on and does not return.
///
/// @param lowOxygenSeconds when PaO2 fell to that value
/// @param seconds when the heart began to fail
public record Arrest(double lowOxygenSeconds, double seconds) {}
