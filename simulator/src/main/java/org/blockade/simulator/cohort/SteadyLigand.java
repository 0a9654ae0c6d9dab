package org.blockade.simulator.cohort;

/// A ligand that presses equally hard all the time, such as the endogenous opioids.
///
/// @param name that of the ligand, which no drug may have too
/// @param dissociationRate koff (1/h)
/// @param efficacy 0 of an antagonist, at most 1
/// @param drive `u = C / KD`
public record SteadyLigand(String name, double dissociationRate, double efficacy, double drive) {

  public SteadyLigand {
    if (!(dissociationRate > 0) || Double.isInfinite(dissociationRate)) {
      throw new IllegalArgumentException(
          "a ligand leaves the receptor at a positive rate, not " + dissociationRate + " /h");
    }
    if (!(drive >= 0) || Double.isInfinite(drive)) {
      throw new IllegalArgumentException("a drive is 0 or more and finite, not " + drive);
    }
  }
}
