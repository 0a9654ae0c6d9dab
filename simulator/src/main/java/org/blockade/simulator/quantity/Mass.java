package org.blockade.simulator.quantity;

/// A mass as somebody wrote it: value and unit.
public record Mass(double value, MassUnit unit) {

  public Mass {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException("a mass is a finite number of 0 or more, not " + value);
    }
  }

  /// A mass in milligrams.
  public static Mass ofMilligrams(double milligrams) {
    return new Mass(milligrams, MassUnit.MILLIGRAM);
  }

  /// This mass in milligrams.
  public double milligrams() {
    return value * unit.milligrams();
  }
}
