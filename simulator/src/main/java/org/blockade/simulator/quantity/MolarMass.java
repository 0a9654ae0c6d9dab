package org.blockade.simulator.quantity;

/// Molar mass of a substance (g/mol): the bridge between what people weigh and what receptors
/// count.
public record MolarMass(double gramsPerMole) {

  private static final double NANOMOLES_PER_MILLIMOLE = 1e6;
  private static final double NANOGRAMS_PER_MILLILITRE = 1e-3;

  public MolarMass {
    if (!(gramsPerMole > 0) || Double.isInfinite(gramsPerMole)) {
      throw new IllegalArgumentException(
          "a molar mass is a positive number of g/mol, not " + gramsPerMole);
    }
  }

  /// Amount of substance in a mass of it.
  public Amount amountOf(Mass mass) {
    return new Amount(mass.milligrams() / gramsPerMole * NANOMOLES_PER_MILLIMOLE);
  }

  /// ng/mL of a concentration in nmol/L.
  public double nanogramsPerMillilitre(double nanomolesPerLitre) {
    return nanomolesPerLitre * gramsPerMole * NANOGRAMS_PER_MILLILITRE;
  }

  /// nmol/L of a concentration in ng/mL.
  public double nanomolesPerLitre(double nanogramsPerMillilitre) {
    return nanogramsPerMillilitre / (gramsPerMole * NANOGRAMS_PER_MILLILITRE);
  }
}
