package org.blockade.simulator.trial;

/// How much one person differs from dose to dose: log-normal factors on what a dose brings into the
/// body.
///
/// @param tablets coefficient of variation between tablets
/// @param injections coefficient of variation between injections
public record BetweenOccasion(double tablets, double injections) {

  /// Every dose alike.
  public static final BetweenOccasion NONE = new BetweenOccasion(0, 0);

  public BetweenOccasion {
    if (!(tablets >= 0 && tablets < 2 && injections >= 0 && injections < 2)) {
      throw new IllegalArgumentException("a CV between occasions is 0 to 2");
    }
  }

  static double factor(double cv, double standard) {
    return cv == 0 ? 1 : StrictMath.exp(StrictMath.sqrt(StrictMath.log1p(cv * cv)) * standard);
  }
}
