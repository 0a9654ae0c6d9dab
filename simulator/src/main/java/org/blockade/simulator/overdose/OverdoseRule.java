package org.blockade.simulator.overdose;

/// The two rules by which the model stands for what people see.
///
/// @param helpBelow share of resting ventilation under which help is called
/// @param arrestOxygen PaO2 (mmHg) that is dangerous
/// @param arrestAfterSeconds if PaO2 is as low so much later, the heart fails
public record OverdoseRule(double helpBelow, double arrestOxygen, double arrestAfterSeconds) {}
