package org.blockade.simulator.cohort;

/// What is told of a subject at an output.
public enum Reading {
  /// The share of each ligand.
  SHARES,
  /// What antagonists hold together, and what agonists hold.
  SUMS;

  /// Numbers for each output.
  int columns(int ligands) {
    return switch (this) {
      case SHARES -> ligands;
      case SUMS -> 2;
    };
  }

  /// Reads one lane.
  ///
  /// @param shares of all lanes, ligand by ligand
  /// @param efficacies of the ligands in this subject
  /// @param into where the numbers go, from a position on
  void read(double[] shares, int lane, double[] efficacies, double[] into, int at) {
    switch (this) {
      case SHARES -> {
        for (int ligand = 0; ligand < efficacies.length; ligand++) {
          into[at + ligand] = shares[ligand * Lanes.LANES + lane];
        }
      }
      case SUMS -> {
        double antagonists = 0;
        double agonists = 0;
        for (int ligand = 0; ligand < efficacies.length; ligand++) {
          double held = shares[ligand * Lanes.LANES + lane];
          if (efficacies[ligand] == 0) {
            antagonists += held;
          } else {
            agonists += held;
          }
        }
        into[at] = antagonists;
        into[at + 1] = agonists;
      }
    }
  }
}
