package org.blockade.simulator.overdose;

/// A rescue antagonist from where it was given into plasma, tissue and effect site.
///
/// @param entry how it comes into plasma
/// @param clearance L/s
/// @param centralVolume L
/// @param flow to and from tissue, L/s
/// @param peripheralVolume L
record AntagonistKinetics(
    Entry entry, double clearance, double centralVolume, double flow, double peripheralVolume) {

  /// How a dose comes into plasma.
  sealed interface Entry {

    /// From the last stage into plasma, 1/s.
    double absorption();

    /// Two stages after a depot (naloxone into a muscle).
    ///
    /// @param bioavailability fraction that leaves the depot for plasma
    /// @param transit `ktr`, 1/s
    /// @param absorption `kin`, 1/s
    record Transit(double bioavailability, double transit, double absorption) implements Entry {}

    /// A share at a constant rate from the start, the rest at first order after a lag (nalmefene
    /// into the nose).
    ///
    /// @param constantShare fraction of the dose
    /// @param constantSeconds how long the constant rate lasts
    /// @param lagSeconds of the rest
    /// @param absorption of the rest, 1/s
    record Parallel(
        double constantShare, double constantSeconds, double lagSeconds, double absorption)
        implements Entry {}
  }
}
