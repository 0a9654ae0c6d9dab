package org.blockade.simulator.receptor;

import java.util.List;
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
    ParameterValues values = system.values();
    List<Readout.Term> terms =
        model.structure().ligands().stream()
            .flatMap(ligand -> LigandDrive.of(model, ligand, values).terms().stream())
            .toList();
    return new AntagonistDrive(system.place(new Readout(terms)));
  }

  /// The drive as a readout.
  public Readout readout() {
    return readout;
  }

  /// The drive `R` at a time (dimensionless, 0 or more).
  public double at(KineticState state) {
    return readout.of(state);
  }
}
