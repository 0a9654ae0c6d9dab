package org.blockade.simulator.effect;

import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.drug.ParameterValues;
import org.blockade.simulator.drug.Structure;

/// A published laboratory challenge of the blockade, as a drive relative to 25 mg of heroin into a
/// vein.
///
/// Evidence dossier, section 8.1: `x = U (dose / dose25) A25 (1 - occ)`, `E = x^n / (1 + x^n)`, and
/// the attenuation is `1 - E / E(occ = 0)`. `U` is 1 after single or short use and 1.6 after weeks
/// of sustained block (receptor up-regulation).
///
/// The set of challenges is closed: those of the published studies that the model was compared
/// with.
public enum LaboratoryChallenge {
  /// Heroin 25 mg into a vein (label; Verebey 1976).
  HEROIN_25_MG("heroin 25 mg into a vein", 1.0, false),
  /// Hydromorphone 3 mg into a muscle (Bigelow 2012).
  HYDROMORPHONE_3_MG("hydromorphone 3 mg into a muscle", 3.0 / 25, true),
  /// Hydromorphone 4 mg into a muscle (Schuh 1999).
  HYDROMORPHONE_4_MG("hydromorphone 4 mg into a muscle", 4.0 / 25, true),
  /// Morphine 15 mg, about 6 mg of heroin (Chiang, bead study).
  MORPHINE_15_MG("morphine 15 mg under the skin", 6.0 / 25, false);

  private final String title;
  private final double relativeToHeroin;
  private final boolean hydromorphone;

  LaboratoryChallenge(String title, double relativeToHeroin, boolean hydromorphone) {
    this.title = title;
    this.relativeToHeroin = relativeToHeroin;
    this.hydromorphone = hydromorphone;
  }

  /// The challenge in words.
  public String title() {
    return title;
  }

  /// Attenuation of the effect of this challenge: 0 (full effect) to 1 (none).
  ///
  /// @param occupancy share of mu receptors held by the antagonist
  /// @param sensitised whether block has been sustained for weeks
  public double attenuation(
      DrugModel model, ParameterValues values, double occupancy, boolean sensitised) {
    Structure.Challenge challenge =
        model
            .structure()
            .challenge()
            .orElseThrow(
                () -> new IllegalArgumentException(model.id() + " has no challenge effect"));
    double drive =
        values.value(challenge.drive())
            * relativeToHeroin
            * (hydromorphone ? values.value(challenge.hydromorphone()) : 1)
            * (sensitised ? values.value(challenge.sensitisation()) : 1);
    double hill = values.value(challenge.hill());
    return 1 - effect(drive * (1 - occupancy), hill) / effect(drive, hill);
  }

  private static double effect(double drive, double hill) {
    double power = StrictMath.pow(drive, hill);
    return power / (1 + power);
  }
}
