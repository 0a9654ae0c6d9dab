package org.blockade.simulator.overdose;

/// The person at rest before anything is taken: where no state moves any more.
///
/// Found by letting the model breathe without drugs until the largest rate is nothing beside its
/// state. The delays do not matter for where it comes to rest, so they are left out. Rest does not
/// depend on a person's own numbers, which are all about drugs.
final class Rest {

  private static final double STEP = 0.25;
  private static final int MOST_STEPS = 200_000;
  private static final double STILL = 1e-14;

  private Rest() {}

  static double[] find(OverdoseEquations equations) {
    double[] state = new double[OverdoseEquations.SIZE];
    // anywhere near rest; the gas contents are those of ordinary tissue pressures
    state[OverdoseEquations.LUNG_CO2] = 40;
    state[OverdoseEquations.LUNG_O2] = 100;
    state[OverdoseEquations.BRAIN_CO2] = 0.613;
    state[OverdoseEquations.BRAIN_O2] = 1e-3;
    state[OverdoseEquations.TISSUE_CO2] = 0.613;
    state[OverdoseEquations.TISSUE_O2] = 1.3e-3;
    state[OverdoseEquations.HYPOXIC] = 1;
    state[OverdoseEquations.HEART] = 1;
    OverdoseHistory nothing = new OverdoseHistory(STEP);
    RungeKutta method = new RungeKutta(equations, nothing);
    double[] rates = new double[OverdoseEquations.SIZE];
    for (int i = 0; i < MOST_STEPS; i++) {
      equations.rates(0, state, nothing, rates);
      if (largestRelative(state, rates) < STILL) {
        return state;
      }
      method.step(0, STEP, state);
    }
    throw new IllegalStateException("the model does not come to rest");
  }

  /// The largest rate over its state, 1/s; states of drugs, which are nil, do not count.
  static double largestRelative(double[] state, double[] rates) {
    double largest = 0;
    for (int i = 0; i < state.length; i++) {
      if (rates[i] != 0) {
        largest = StrictMath.max(largest, StrictMath.abs(rates[i] / state[i]));
      }
    }
    return largest;
  }
}
