package org.blockade.simulator.cohort;

import org.blockade.simulator.integration.RadauTableau;

/// What is known of one step, from which the shares at any place within it are read.
///
/// A curve is read from its values at the start and at the three stages and its slopes at the start
/// and the end: the polynomial of degree 5 through them. So are the drives, and the shares of
/// ligands that bind slowly beside the step, whose slopes are `koff w` with `w = u S - R`. Of a
/// ligand that binds fast, `w` is small and is read from its four values; then
///
///     S = (1 - sum_slow R + sum_fast w) / (1 + sum_fast u),    R_fast = u S - w
final class Within {

  /// Nodes of the method but for the last, which is 1.
  static final double C1;

  static final double C2;

  static {
    double[] moments = new double[Lanes.STAGES];
    RadauTableau.moments(0, 1, moments);
    C1 = moments[0];
    C2 = moments[1];
  }

  /// Ligands with `koff h` above this count as fast. A choice; the mesh is checked with it.
  static final double FAST = 5;

  /// `1 + START_SLOPE x` makes the slope of the first basis curve at the start 0.
  static final double START_SLOPE = 1 / C1 + 1 / C2 + 2;

  /// `1 + END_SLOPE (1 - x)` makes the slope of the last one at the end 0.
  static final double END_SLOPE = 2 + 1 / (1 - C1) + 1 / (1 - C2);

  static final double AT_START = 1 / (C1 * C2);
  static final double AT_C1 = 1 / (C1 * C1 * (C1 - 1) * (C1 - 1) * (C1 - C2));
  static final double AT_C2 = 1 / (C2 * C2 * (C2 - 1) * (C2 - 1) * (C2 - C1));
  static final double AT_END = 1 / ((1 - C1) * (1 - C2));
  static final double CUBIC_START = -1 / (C1 * C2);
  static final double CUBIC_C1 = 1 / (C1 * (C1 - C2) * (C1 - 1));
  static final double CUBIC_C2 = 1 / (C2 * (C2 - C1) * (C2 - 1));
  static final double CUBIC_END = 1 / ((1 - C1) * (1 - C2));

  final int ligands;

  /// Length of the step (h).
  double step;

  /// For each ligand, whether it counts as fast in this step.
  boolean[] fast = {};

  /// Rates at which the ligands leave (1/h).
  final double[] rates;

  final double[] startDrives;
  final double[] drives;

  /// Slopes of the drives at the start and the end of the step (1/h).
  final double[] startSlopes;

  final double[] endSlopes;
  final double[] shares;
  final double[] stages;
  final double[] startFree;
  final double[] free;

  /// Room for what is read on the way, ligand by ligand.
  final double[] read;

  /// Room for the equations of a step, and for the weights of the values.
  final double[] scratch = new double[12 * Lanes.LANES];

  Within(int ligands) {
    this.ligands = ligands;
    this.rates = new double[ligands * Lanes.LANES];
    this.startDrives = new double[ligands * Lanes.LANES];
    this.drives = new double[ligands * Lanes.LANES * Lanes.STAGES];
    this.startSlopes = new double[ligands * Lanes.LANES];
    this.endSlopes = new double[ligands * Lanes.LANES];
    this.shares = new double[ligands * Lanes.LANES];
    this.stages = new double[ligands * Lanes.LANES * Lanes.STAGES];
    this.startFree = new double[Lanes.LANES];
    this.free = new double[Lanes.LANES * Lanes.STAGES];
    this.read = new double[ligands * Lanes.LANES];
  }
}
