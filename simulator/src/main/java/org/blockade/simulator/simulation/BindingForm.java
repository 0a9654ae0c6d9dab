package org.blockade.simulator.simulation;

/// In what form ligands bind.
public enum BindingForm {
  /// Binding and leaving take their time: `dR/dt = koff (u S - R)`. The form that leads.
  KINETIC,
  /// Binding is always in equilibrium: `R = u / (1 + sum u)`. Wrong for minutes after a fast dose;
  /// to show by how much.
  EQUILIBRIUM,
  /// As `KINETIC`, with the published Hill exponents of binding: `dR/dt = koff (u^n S - R)` (Mann
  /// 2022, Table S2; a ligand without a published exponent has 1). The exponents were measured on
  /// membranes at picomolar concentrations; drives here are those of living people.
  HILL
}
