package org.blockade.simulator.kinetics;

import java.util.Arrays;

/// A readout of a trajectory as a curve that is cheap to evaluate anywhere.
///
/// Between two events a readout is infinitely smooth, and its value and first three derivatives are
/// known exactly (`w x`, `w A x`, `w A^2 x`, `w A^3 x`). They are tabulated at the ends of blocks
/// and joined by Hermite polynomials of degree 7. The first blocks after an event are short beside
/// the fastest rate of loss; four at a time, blocks double in length, as fast terms have died by
/// then. For a term `exp(-k t)` the error of a block of length `h` is below `(k h)^8 / 1.03e7` of
/// what is left of it, so blocks half as long have `2^-8` of the error. Up to the fastest rate of
/// loss `k h` is at most 1/2 at first, and the error at most 3e-8 of the term at its peak, in the
/// first of the blocks that are four times as long. An exchange between two compartments may be
/// faster than either loss, at most twice: then 2e-7 of that term; in typical people, of the drugs
/// here, below 5e-8 of the peak of the readout.
///
/// A readout of amounts is never negative. Where the true value is next to nothing, the polynomial
/// may be below zero by its own error; it is read as zero there.
///
/// The mesh depends on the events only, never on the times asked for.
public final class ReadoutCurve {

  /// The value and its derivatives, as many as are known at the ends of a block.
  static final int DERIVATIVES = 4;

  private static final int BLOCKS_PER_LEVEL = 4;
  private static final int COEFFICIENTS = 8;

  /// The first block is at most this, in units of the fastest time constant. A choice.
  private static final double FIRST_BLOCK = 0.5;

  /// More than a time may grow by rounding on its way to a block, relative to the times that it is
  /// the difference of and to the first level.
  private static final double ROUNDING = 0x1p-50;

  /// Bits of a `double` that tell the place within a block; those above them tell level and block.
  private static final int FRACTION_BITS = 50;

  private static final long FRACTION_MASK = (1L << FRACTION_BITS) - 1;
  private static final long ONE_BITS = Double.doubleToRawLongBits(1);
  private static final int FIRST_BITS = (int) (ONE_BITS >>> FRACTION_BITS);

  private final double[] starts;
  private final double[] firstBlocks;
  private final double[][] coefficients;

  ReadoutCurve(double[] starts, double[] firstBlocks, double[][] coefficients) {
    this.starts = starts;
    this.firstBlocks = firstBlocks;
    this.coefficients = coefficients;
  }

  /// The length of the first block after an event, a power of two.
  static double firstBlock(double fastestRate) {
    return StrictMath.scalb(1.0, StrictMath.getExponent(FIRST_BLOCK / fastestRate));
  }

  /// Length of a block, in units of the first.
  static double length(int block) {
    return StrictMath.scalb(1.0, block / BLOCKS_PER_LEVEL);
  }

  /// Blocks that reach from an event to a time after it, and to the next number: where the time is
  /// the end of a block but for its last bits, it may be rounded into the block after it.
  ///
  /// @param start time of the event (h)
  /// @param end the time (h): late on a chart it is rounded more than the hours since the event are
  static int blocks(double first, double start, double end) {
    double size = StrictMath.abs(start) + StrictMath.abs(end) + BLOCKS_PER_LEVEL * first;
    double reach = end - start + ROUNDING * size;
    int blocks = 1;
    for (double passed = first; passed <= reach; passed += first * length(blocks++)) {}
    return blocks;
  }

  static double[] emptyCoefficients(int blocks) {
    return new double[blocks * COEFFICIENTS];
  }

  /// Coefficients of a block, in the fraction of the block that has passed, from the value and
  /// three derivatives at both of its ends.
  static void fit(
      double[] into, int block, double length, double[] left, double[] right, int from) {
    double second = length * length / 2;
    double third = length * length * length / 6;
    double f0 = left[from];
    double d0 = left[from + 1] * length;
    double s0 = left[from + 2] * second;
    double t0 = left[from + 3] * third;
    double f = right[from] - f0 - d0 - s0 - t0;
    double d = right[from + 1] * length - d0 - 2 * s0 - 3 * t0;
    double s = right[from + 2] * second - s0 - 3 * t0;
    double t = right[from + 3] * third - t0;
    int at = block * COEFFICIENTS;
    into[at] = f0;
    into[at + 1] = d0;
    into[at + 2] = s0;
    into[at + 3] = t0;
    into[at + 4] = 35 * f - 15 * d + 5 * s - t;
    into[at + 5] = -84 * f + 39 * d - 14 * s + 3 * t;
    into[at + 6] = 70 * f - 34 * d + 13 * s - 3 * t;
    into[at + 7] = -20 * f + 10 * d - 4 * s + t;
  }

  /// The curve as it runs on from a moment.
  public Continuation after(double moment) {
    int segment = segmentAt(moment);
    return segment < 0
        ? elapsed -> 0
        : new Stretch(coefficients[segment], moment - starts[segment], perLevel(segment));
  }

  /// The value at a time (h); at the time of an event the one after it.
  public double at(double time) {
    int segment = segmentAt(time);
    return segment < 0
        ? 0
        : value(coefficients[segment], (time - starts[segment]) * perLevel(segment));
  }

  /// The stretch that a time lies in; -1 before the first.
  private int segmentAt(double time) {
    int found = Arrays.binarySearch(starts, time);
    return found >= 0 ? found : -found - 2;
  }

  /// Exact: blocks are powers of two.
  private double perLevel(int segment) {
    return 1 / (firstBlocks[segment] * BLOCKS_PER_LEVEL);
  }

  /// The curve between two events.
  ///
  /// @param since time from the event to the moment it is followed from (h)
  /// @param perLevel one over the length of the first level (1/h)
  @SuppressWarnings("ArrayRecordComponent") // never compared, never handed out
  private record Stretch(double[] coefficients, double since, double perLevel)
      implements Continuation {

    @Override
    public double applyAsDouble(double elapsed) {
      return value(coefficients, (since + elapsed) * perLevel);
    }

    @Override
    public void values(double[] elapsed, double[] into, int at) {
      for (int i = 0; i < elapsed.length; i++) {
        into[at + i] = value(coefficients, (since + elapsed[i]) * perLevel);
      }
    }
  }

  /// The block and the fraction of it that has passed are bits of one number: levels double in
  /// length, as the powers of two do, and each is cut into a power of two of blocks.
  ///
  /// @param levels time since the event, in lengths of the first level
  private static double value(double[] c, double levels) {
    long bits = Double.doubleToRawLongBits(levels + 1);
    int at = ((int) (bits >>> FRACTION_BITS) - FIRST_BITS) * COEFFICIENTS;
    if (at >= c.length) {
      throw new IllegalArgumentException("the curve was not computed that far");
    }
    double x = BLOCKS_PER_LEVEL * (Double.longBitsToDouble((bits & FRACTION_MASK) | ONE_BITS) - 1);
    double upper = c[at + 4] + x * (c[at + 5] + x * (c[at + 6] + x * c[at + 7]));
    double value = c[at] + x * (c[at + 1] + x * (c[at + 2] + x * (c[at + 3] + x * upper)));
    return StrictMath.max(0, value);
  }
}
