package org.blockade.simulator.drug;

import java.util.List;
import org.blockade.simulator.quantity.Mass;

/// In what form a drug is given by one route.
///
/// @param entrance as which substance and by which route it is given
/// @param title e.g. "tablet of naltrexone hydrochloride"
/// @param baseFraction symbol of the parameter that tells how much of the labelled amount is base
/// @param compartment name that a `CMT` column may use for it
/// @param words other words for this route in a chart, e.g. `po`
/// @param leastMilligrams a smaller dose is not believed
/// @param mostMilligrams a larger dose is not believed
public record Formulation(
    Entrance entrance,
    String title,
    String baseFraction,
    String compartment,
    List<String> words,
    double leastMilligrams,
    double mostMilligrams) {

  public Formulation {
    words = List.copyOf(words);
  }

  /// Whether a labelled amount is one that somebody could mean.
  public boolean believes(Mass amount) {
    double milligrams = amount.milligrams();
    return milligrams >= leastMilligrams && milligrams <= mostMilligrams;
  }
}
