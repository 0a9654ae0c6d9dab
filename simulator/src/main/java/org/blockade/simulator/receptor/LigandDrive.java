package org.blockade.simulator.receptor;

import java.util.List;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.drug.ParameterValues;
import org.blockade.simulator.drug.Structure;
import org.blockade.simulator.kinetics.Readout;
import org.blockade.simulator.quantity.MolarMass;

/// How hard one ligand presses on the mu receptor: `u = C / KD`, with the concentrations that reach
/// the receptor.
///
/// Evidence dossiers naltrexone 8.1 and opioids 9: `u = [(1 - f) C + f S] / EC`, with `C` the
/// plasma concentration, `S` that of the biophase (`dS/dt = ke (C - S)`), `f` the share of the
/// effect that comes by the biophase (1 where the drug file names none) and `EC` the plasma
/// concentration that holds half of the receptors at steady state, alone (the dossiers' EC50 or
/// apparent KD).
public final class LigandDrive {

  private LigandDrive() {}

  /// The drive of a ligand as a readout of the drug's kinetics in a person with these parameters.
  public static Readout of(DrugModel model, Structure.Ligand ligand, ParameterValues values) {
    Structure.Substance substance = model.structure().substance(ligand.substance());
    MolarMass molarMass = new MolarMass(values.value(substance.molarMass()));
    double slow = ligand.slowShare().map(values::value).orElse(1.0);
    double half = molarMass.nanomolesPerLitre(values.value(ligand.halfOccupancy()));
    return new Readout(
        List.of(new Readout.Term(ligand.substance(), (1 - slow) / half, slow / half)));
  }
}
