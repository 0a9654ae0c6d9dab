package org.blockade.simulator.cohort;

/// Arithmetic on eight subjects at once. Arrays hold the eight numbers of a quantity beside each
/// other; positions count doubles.
///
/// There are two forms, one with the vector instructions of the machine and one without. Both do
/// the same operations in the same order on each lane, each rounded as IEEE 754 says, so that their
/// bits are equal.
interface Lanes {

  /// Subjects side by side. Fixed, whatever the machine has: no result depends on it.
  int LANES = 8;

  /// Stages of a step.
  int STAGES = 3;

  /// Coefficients of a step for a ligand: the entries of `I - M`, row by row, and the row sums of
  /// `M`; see `BindingStep`.
  int PER_LIGAND = 12;

  /// `out[e] = sum left[..] right[..]` for some entries.
  void product(
      Products products,
      int from,
      int to,
      double[] left,
      int leftAt,
      double[] right,
      int rightAt,
      double[] out,
      int outAt);

  /// The same for a table of three rows at once, with the same right side; the results of an entry
  /// stand beside each other.
  ///
  /// @param rowLength from one row of the table to the next
  void product3(
      Products products, double[] left, int leftAt, int rowLength, double[] right, double[] out);

  /// `out[i] = start[i] + factor x[i]`, for a number of quantities.
  void add(double[] start, double factor, double[] x, double[] out, int count);

  /// `out[i] = start[i] + factor speed x[i]`, for a number of quantities, where `speed` is one
  /// number for each lane.
  void add(double[] start, double factor, double[] speed, double[] x, double[] out, int count);

  /// The coefficients of a step of one length (h) for all ligands.
  void coefficients(double[] rates, int ligands, double step, double[] out);

  /// One step at the receptor: from the drives at the stages and the shares at the start of the
  /// step to the shares and the free share at the stages.
  ///
  /// @param coefficients of the step
  void bind(Within step, double[] coefficients);

  /// Shares within a step; see `Within`.
  void within(Within step, double[] places, double[] out);
}
