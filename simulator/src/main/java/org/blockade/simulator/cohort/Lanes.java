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

  /// Coefficients of a step for a ligand; see `RadauStep`.
  int PER_LIGAND = 3;

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

  /// The same for three rows at once, with the same right side; the results of an entry stand
  /// beside each other, and those of two entries `outStep` numbers from one another.
  ///
  /// @param rowLength from one row to the next
  void product3(
      Products products,
      int from,
      int to,
      double[] left,
      int rowLength,
      double[] right,
      double[] out,
      int outAt,
      int outStep);

  /// `out[i] = start[i] + factor x[i]`, for a number of quantities.
  void add(double[] start, double factor, double[] x, double[] out, int count);

  /// `out[e] = start[e] + factor speed sum left[..] right[..]` for some entries, where `speed` is
  /// one number for each lane.
  void addProduct(
      Products products,
      int from,
      int to,
      double[] left,
      double[] right,
      double[] start,
      double factor,
      double[] speed,
      double[] out);

  /// One step at the receptor: the drives at the stages, from the curves; the free share at the
  /// stages; and the shares at the end. See `RadauStep`.
  ///
  /// @param coefficients of the step
  void step(Within step, double[] coefficients);

  /// The shares at the first two stages of a step that was made.
  void inner(Within step, double[] coefficients);

  /// Shares within a step; see `Within`.
  void within(Within step, double[] places, double[] out);
}
