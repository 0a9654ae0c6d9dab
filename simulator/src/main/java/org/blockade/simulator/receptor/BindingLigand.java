package org.blockade.simulator.receptor;

/// A ligand that competes for the receptor.
///
/// @param name tells ligands apart; they are summed in the order of their names
/// @param dissociationRate rate at which it leaves the receptor, koff (1/h)
/// @param efficacy what a receptor does that it holds, eps: 0 for an antagonist, at most 1
/// @param drive how hard it presses, `u = C / KD`; its association rate is koff u
public record BindingLigand(
    String name, double dissociationRate, double efficacy, DriveCurve drive) {

  public BindingLigand {
    if (!(dissociationRate > 0) || Double.isInfinite(dissociationRate)) {
      throw new IllegalArgumentException(
          "a ligand leaves the receptor at a positive rate, not " + dissociationRate + " /h");
    }
    if (!(efficacy >= 0 && efficacy <= 1)) {
      throw new IllegalArgumentException("an efficacy is 0 to 1, not " + efficacy);
    }
  }
}
