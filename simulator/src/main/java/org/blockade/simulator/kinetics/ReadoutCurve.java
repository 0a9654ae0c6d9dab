package org.blockade.simulator.kinetics;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/// A readout of a trajectory as a curve that is cheap to evaluate anywhere.
///
/// Between two events a readout is infinitely smooth, and its value and first three derivatives are
/// known exactly (`w x`, `w A x`, `w A^2 x`, `w A^3 x`). They are tabulated at the ends of blocks
/// and joined by Hermite polynomials of degree 7. The first blocks after an event are short beside
/// the fastest rate; four at a time, blocks double in length, as fast terms have died by then. For
/// a term `exp(-k t)` the error of a block of length `h` is below `(k h)^8 / 1.03e7` of it; with `k
/// h` at most a half at first, and `h` at most `t / 4` later, that is at most 1e-8 of the term at
/// its peak.
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

  private static final double PER_BLOCK = 1.0 / BLOCKS_PER_LEVEL;

  /// More levels than a million years of the shortest first block have.
  private static final int MOST_LEVELS = 80;

  /// Where each level starts, in units of the first block, and one over the length of its blocks.
  private static final double[] LEVEL_START = new double[MOST_LEVELS];

  private static final double[] LEVEL_SCALE = new double[MOST_LEVELS];

  static {
    for (int level = 0; level < MOST_LEVELS; level++) {
      double size = StrictMath.scalb(1.0, level);
      LEVEL_START[level] = BLOCKS_PER_LEVEL * (size - 1);
      LEVEL_SCALE[level] = 1 / size;
    }
  }

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

  /// Blocks that reach from an event to a time after it.
  static int blocks(double first, double length) {
    int blocks = 1;
    for (double end = first; end <= length; end += first * length(blocks++)) {}
    return blocks;
  }

  static double[] emptyCoefficients(int blocks) {
    return new double[blocks * COEFFICIENTS];
  }

  /// Coefficients of a block, in the fraction of the block that has passed, from the value and
  /// three derivatives at both of its ends.
  static void fit(double[] into, int block, double length, double[] left, double[] right) {
    double second = length * length / 2;
    double third = length * length * length / 6;
    double f0 = left[0];
    double d0 = left[1] * length;
    double s0 = left[2] * second;
    double t0 = left[3] * third;
    double f = right[0] - f0 - d0 - s0 - t0;
    double d = right[1] * length - d0 - 2 * s0 - 3 * t0;
    double s = right[2] * second - s0 - 3 * t0;
    double t = right[3] * third - t0;
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

  /// The curve as it runs on from a moment: what happens at that moment has happened, and the next
  /// event is not seen. The argument is the time since the moment (h), up to the next event.
  public DoubleUnaryOperator after(double moment) {
    int found = Arrays.binarySearch(starts, moment);
    int segment = found >= 0 ? found : -found - 2;
    if (segment < 0) {
      return elapsed -> 0;
    }
    double since = moment - starts[segment];
    double perBlock = 1 / firstBlocks[segment]; // exact: blocks are powers of two
    double[] c = coefficients[segment];
    return elapsed -> value(c, (since + elapsed) * perBlock);
  }

  private static double value(double[] c, double units) {
    int level = StrictMath.getExponent(units * PER_BLOCK + 1);
    double inLevel = (units - LEVEL_START[level]) * LEVEL_SCALE[level];
    int block = StrictMath.min((int) inLevel, BLOCKS_PER_LEVEL - 1);
    double x = inLevel - block;
    int at = (level * BLOCKS_PER_LEVEL + block) * COEFFICIENTS;
    if (at >= c.length) {
      throw new IllegalArgumentException("the curve was not computed that far");
    }
    double upper = c[at + 4] + x * (c[at + 5] + x * (c[at + 6] + x * c[at + 7]));
    double value = c[at] + x * (c[at + 1] + x * (c[at + 2] + x * (c[at + 3] + x * upper)));
    return StrictMath.max(0, value);
  }
}
