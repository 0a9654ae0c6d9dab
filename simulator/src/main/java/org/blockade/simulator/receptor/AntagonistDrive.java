package org.blockade.simulator.receptor;

import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.drug.ParameterValues;
import org.blockade.simulator.kinetics.KineticState;
import org.blockade.simulator.kinetics.KineticSystem;
import org.blockade.simulator.kinetics.PlacedReadout;
import org.blockade.simulator.kinetics.Readout;

/// How hard all ligands of an antagonist drug press on the mu receptor of one person, together: the
/// `R` of the naltrexone dossier, section 8.1, which is the sum of the `u_i` of this package.
public final class AntagonistDrive {

  private final PlacedReadout readout;

  private AntagonistDrive(PlacedReadout readout) {
    this.readout = readout;
  }

  /// The drive in a person with this system.
  public static AntagonistDrive of(DrugModel model, KineticSystem system) {
    return new AntagonistDrive(system.place(readout(model, system.values())));
  }

  /// The drive in a person with these parameters, as a readout of any system.
  public static Readout readout(DrugModel model, ParameterValues values) {
    return new Readout(
        model.structure().ligands().stream()
            .flatMap(ligand -> LigandDrive.of(model, ligand, values).terms().stream())
            .toList());
  }

  /// The drive `R` at a time (dimensionless, 0 or more).
  public double at(KineticState state) {
    return readout.of(state);
  }
}
