package org.blockade.simulator.cohort;

import org.blockade.simulator.integration.RadauTableau;

/// What is known of one step, from which the shares at any place within it are read.
///
/// Drives are read from their curves (`DriveCurve`). The share of a ligand that binds slowly beside
/// the step is read from its values at the start and at the three stages and its slopes at the start
/// and the end, `koff w` with `w = u S - R`: the polynomial of degree 5 through them. Of a ligand
/// that binds fast, `w` is small and is read from its four values; then
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

  /// Of each ligand, the drive, its slope and its curvature at the knot before and the one after.
  final double[] knots;

  /// Where the step lies between the knots; see `DriveCurve`.
  double[] curves = {};

  /// Drives at the start, and at the stages one after the other; the last stage is the end.
  final double[] startDrives;

  final double[] drives;

  /// Shares at the start, at the first two stages, and at the end.
  double[] shares;

  final double[] inner;
  double[] ends;

  final double[] startFree;
  final double[] free;

  /// Room for what is read on the way, ligand by ligand.
  final double[] read;

  /// Room for the equations of a step, and for the weights of the values.
  final double[] scratch = new double[12 * Lanes.LANES];

  Within(int ligands) {
    this.ligands = ligands;
    int size = ligands * Lanes.LANES;
    this.rates = new double[size];
    this.knots = new double[size * DriveCurve.NUMBERS];
    this.startDrives = new double[size];
    this.drives = new double[size * Lanes.STAGES];
    this.shares = new double[size];
    this.inner = new double[size * (Lanes.STAGES - 1)];
    this.ends = new double[size];
    this.startFree = new double[Lanes.LANES];
    this.free = new double[Lanes.LANES * Lanes.STAGES];
    this.read = new double[size];
  }

  /// Makes the end of the step the start of the next.
  void carryOn() {
    int size = startDrives.length;
    double[] old = shares;
    shares = ends;
    ends = old;
    System.arraycopy(drives, 2 * size, startDrives, 0, size);
    System.arraycopy(free, 2 * Lanes.LANES, startFree, 0, Lanes.LANES);
  }
}
