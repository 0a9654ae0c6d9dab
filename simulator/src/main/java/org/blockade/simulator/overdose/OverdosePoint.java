package org.blockade.simulator.overdose;

/// The person at one moment.
///
/// @param seconds since the overdose
/// @param ventilation minute ventilation as a share of that at rest
/// @param arterialOxygen PaO2, mmHg
/// @param arterialCarbonDioxide PaCO2, mmHg
/// @param opioidShare share of mu receptors held by the opioid
/// @param rescueShare share held by the antagonist that the rescuer gave
/// @param onBoardShare share held by the antagonist that was there already
/// @param bloodFlow L/min
public record OverdosePoint(
    double seconds,
    double ventilation,
    double arterialOxygen,
    double arterialCarbonDioxide,
    double opioidShare,
    double rescueShare,
    double onBoardShare,
    double bloodFlow) {}
