package org.blockade.simulator.receptor;

import java.util.List;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.drug.ParameterValues;
import org.blockade.simulator.drug.Structure;
import org.blockade.simulator.kinetics.KineticState;
import org.blockade.simulator.quantity.MolarMass;

/// How strongly a drug's substances press on the mu receptor of one person, together.
///
/// Evidence dossier, section 8.1: `R = sum over ligands of [(1 - f) C + f S] / EC`, with `C` the
/// plasma concentration, `S` that of the slow biophase (`dS/dt = ke (C - S)`), `f` the share of the
/// effect that comes by the slow biophase (1 where the drug file names none) and `EC` the plasma
/// concentration that holds half of the receptors at steady state. `R` is the sum of the `u_i` of
/// this package.
public final class AntagonistDrive {

  private final List<Ligand> ligands;

  /// What one ligand adds to the drive for each nmol/L in plasma and in the slow biophase.
  private record Ligand(String substance, double perPlasma, double perSite) {}

  private AntagonistDrive(List<Ligand> ligands) {
    this.ligands = ligands;
  }

  /// The drive in a person with these parameters.
  public static AntagonistDrive of(DrugModel model, ParameterValues values) {
    return new AntagonistDrive(
        model.structure().ligands().stream().map(ligand -> of(model, ligand, values)).toList());
  }

  private static Ligand of(DrugModel model, Structure.Ligand ligand, ParameterValues values) {
    Structure.Substance substance = model.structure().substance(ligand.substance());
    MolarMass molarMass = new MolarMass(values.value(substance.molarMass()));
    double slow = ligand.slowShare().map(values::value).orElse(1.0);
    double half = molarMass.nanomolesPerLitre(values.value(ligand.halfOccupancy()));
    return new Ligand(ligand.substance(), (1 - slow) / half, slow / half);
  }

  /// The drive `R` at a time (dimensionless, 0 or more).
  public double at(KineticState state) {
    double drive = 0;
    for (Ligand ligand : ligands) {
      drive +=
          ligand.perPlasma() * state.concentration(ligand.substance())
              + ligand.perSite() * state.effectSite(ligand.substance());
    }
    return drive;
  }
}
