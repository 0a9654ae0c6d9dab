package org.blockade.simulator.overdose;

/// What somebody who finds the person does.
public sealed interface Rescue {

  /// Nothing.
  record None() implements Rescue {}

  /// An antagonist, once or several times.
  ///
  /// @param product what is given
  /// @param delaySeconds from the fall of ventilation under the threshold to the first dose
  /// @param doses how many doses, whatever the first does
  /// @param gapSeconds from dose to dose
  record Antagonist(RescueProduct product, double delaySeconds, int doses, double gapSeconds)
      implements Rescue {

    /// Doses that the publication considers.
    static final int PUBLISHED_DOSES = 4;

    /// Doses that can be computed. A choice: beyond the publication, and nobody carries more.
    public static final int MOST_DOSES = 10;

    public Antagonist {
      if (!(delaySeconds >= 0) || Double.isInfinite(delaySeconds)) {
        throw new IllegalArgumentException(
            "the delay of a rescue is a finite number of seconds, 0 or more, not " + delaySeconds);
      }
      if (doses < 1 || doses > MOST_DOSES) {
        throw new IllegalArgumentException(
            "a rescue has 1 to " + MOST_DOSES + " doses, not " + doses);
      }
      if (!(gapSeconds > 0) || Double.isInfinite(gapSeconds)) {
        throw new IllegalArgumentException(
            "the gap between doses is a finite number of seconds above 0, not " + gapSeconds);
      }
    }
  }
}
