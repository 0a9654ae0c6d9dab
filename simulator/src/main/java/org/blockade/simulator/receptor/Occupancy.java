package org.blockade.simulator.receptor;

import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.drug.ParameterValues;
import org.blockade.simulator.drug.Structure;

/// Fractional occupancy of the opioid receptors by an antagonist and its metabolite (0 to 1 each).
///
/// @param mu mu-opioid receptor (MOR), the one that protects
/// @param kappa kappa-opioid receptor (KOR)
/// @param delta delta-opioid receptor (DOR)
public record Occupancy(double mu, double kappa, double delta) {

  /// Share of receptors held by ligands that press with drive `u` together: `u / (1 + u)`.
  public static double held(double drive) {
    return drive / (1 + drive);
  }

  /// Occupancy for a drive at the mu receptor. The kappa and delta receptors need a multiple of the
  /// concentration: their drive is the mu drive over the drug's selectivity.
  public static Occupancy of(DrugModel model, ParameterValues values, double drive) {
    Structure.Selectivity selectivity =
        model
            .structure()
            .selectivity()
            .orElseThrow(
                () -> new IllegalArgumentException(model.id() + " has no receptor selectivity"));
    return new Occupancy(
        held(drive),
        held(drive / values.value(selectivity.kappa())),
        held(drive / values.value(selectivity.delta())));
  }
}
