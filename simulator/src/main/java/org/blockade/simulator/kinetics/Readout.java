package org.blockade.simulator.kinetics;

import java.util.List;

/// A weighted sum of concentrations, e.g. how hard a substance presses on a receptor.
public record Readout(List<Term> terms) {

  public Readout {
    terms = List.copyOf(terms);
  }

  /// What one substance adds for each nmol/L in plasma and at its effect site.
  public record Term(String substance, double perPlasma, double perSite) {}

  /// The value in a state of the body.
  public double of(KineticState state) {
    double sum = 0;
    for (Term term : terms) {
      sum +=
          term.perPlasma() * state.concentration(term.substance())
              + term.perSite() * state.effectSite(term.substance());
    }
    return sum;
  }
}
