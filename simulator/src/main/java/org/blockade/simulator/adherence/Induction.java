package org.blockade.simulator.adherence;

/// Whether and when a person gets the first dose, counted from the day of randomisation.
///
/// @param name e.g. `standard`
/// @param started share of people who get it
/// @param waiting days until then, of those who get it
/// @param leaves days until the others leave
public record Induction(String name, double started, Lengths waiting, Lengths leaves) {

  public Induction {
    if (!(started >= 0 && started <= 1)) {
      throw new IllegalArgumentException("a share is 0 to 1, not " + started);
    }
  }

  /// Everybody starts on the day of randomisation, as where people come detoxified.
  public static Induction atOnce() {
    return new Induction("at once", 1, Lengths.exactly(0), Lengths.exactly(0));
  }
}
