package org.blockade.simulator.overdose;

/// Three compartments and an effect site of an opioid.
///
/// @param elimination `k10`, 1/s
/// @param toFast `k12`, 1/s
/// @param fromFast `k21`, 1/s
/// @param toSlow `k13`, 1/s
/// @param fromSlow `k31`, 1/s
/// @param centralVolume L
/// @param effectSiteRate `ke0`, 1/s
record OpioidKinetics(
    double elimination,
    double toFast,
    double fromFast,
    double toSlow,
    double fromSlow,
    double centralVolume,
    double effectSiteRate) {}
