package org.blockade.simulator.overdose;

/// Binding of a ligand to the mu receptor.
///
/// `dR/dt = kon (free share) L^n - koff R`, with `L` in pmol/L.
///
/// @param association `kon`, pM^-n/s
/// @param dissociation `koff`, 1/s
/// @param hill `n`
record Binding(double association, double dissociation, double hill) {

  /// `kon L^n`, 1/s.
  double rate(double picomolar) {
    return picomolar > 0 ? association * StrictMath.exp(hill * StrictMath.log(picomolar)) : 0;
  }
}
