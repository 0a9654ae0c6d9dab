package org.blockade.simulator.overdose;

/// Nalmefene into the nose, apparent values (over the bioavailability), in the units of Laffont
/// 2024.
///
/// @param clearance L/h
/// @param centralVolume L
/// @param flow L/h
/// @param peripheralVolume L
/// @param absorption of the share at first order, 1/h
/// @param constantShare share of the dose at a constant rate
/// @param constantHours how long that lasts, h
/// @param lagHours of the share at first order, h
record NalmefeneKinetics(
    double clearance,
    double centralVolume,
    double flow,
    double peripheralVolume,
    double absorption,
    double constantShare,
    double constantHours,
    double lagHours) {

  private static final double SECONDS_PER_HOUR = 3600;

  /// In seconds.
  AntagonistKinetics typical() {
    return with(clearance, centralVolume, absorption);
  }

  /// In seconds, for a person with these values.
  ///
  /// @param ownClearance L/h
  /// @param ownVolume L
  /// @param ownAbsorption 1/h
  AntagonistKinetics with(double ownClearance, double ownVolume, double ownAbsorption) {
    return new AntagonistKinetics(
        new AntagonistKinetics.Entry.Parallel(
            constantShare,
            constantHours * SECONDS_PER_HOUR,
            lagHours * SECONDS_PER_HOUR,
            ownAbsorption / SECONDS_PER_HOUR),
        ownClearance / SECONDS_PER_HOUR,
        ownVolume,
        flow / SECONDS_PER_HOUR,
        peripheralVolume);
  }
}
