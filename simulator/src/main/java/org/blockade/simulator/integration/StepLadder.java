package org.blockade.simulator.integration;

/// The lengths a step may have: powers of two of an hour and one and a half times them, so that
/// what depends on the length alone is computed once for each. Position 0 is an hour.
public final class StepLadder {

  /// Position of the shortest step, 2^-40 h.
  public static final int FINEST = -80;

  /// Position of the longest step, 512 h.
  public static final int COARSEST = 18;

  private StepLadder() {}

  /// Length of a step (h).
  public static double length(int position) {
    int power = position >> 1;
    return StrictMath.scalb((position & 1) == 0 ? 1.0 : 1.5, power);
  }

  /// The longest step that is no longer than this (h).
  public static int atMost(double hours) {
    int power = StrictMath.getExponent(hours);
    int position = hours >= StrictMath.scalb(1.5, power) ? 2 * power + 1 : 2 * power;
    return StrictMath.clamp(position, FINEST, COARSEST);
  }
}
