package org.blockade.simulator.overdose;

/// One step of the classical fourth-order Runge-Kutta method. Not shared between threads.
final class RungeKutta {

  private final OverdoseEquations equations;
  private final OverdoseHistory history;
  private final double[] first = new double[OverdoseEquations.SIZE];
  private final double[] second = new double[OverdoseEquations.SIZE];
  private final double[] third = new double[OverdoseEquations.SIZE];
  private final double[] fourth = new double[OverdoseEquations.SIZE];
  private final double[] stage = new double[OverdoseEquations.SIZE];

  RungeKutta(OverdoseEquations equations, OverdoseHistory history) {
    this.equations = equations;
    this.history = history;
  }

  /// Evaluates the equations at the start of a step; its rates serve `stepFromHere`.
  void evaluate(double seconds, double[] state) {
    equations.rates(seconds, state, history, first);
  }

  /// A whole step; the state becomes that at its end.
  void step(double seconds, double length, double[] state) {
    evaluate(seconds, state);
    stepFromHere(seconds, length, state);
  }

  /// A step from the state that was evaluated last.
  void stepFromHere(double seconds, double length, double[] state) {
    double half = length / 2;
    move(state, first, half);
    equations.rates(seconds + half, stage, history, second);
    move(state, second, half);
    equations.rates(seconds + half, stage, history, third);
    move(state, third, length);
    equations.rates(seconds + length, stage, history, fourth);
    for (int i = 0; i < state.length; i++) {
      state[i] += length / 6 * (first[i] + 2 * (second[i] + third[i]) + fourth[i]);
    }
  }

  private void move(double[] state, double[] rates, double length) {
    for (int i = 0; i < state.length; i++) {
      stage[i] = state[i] + length * rates[i];
    }
  }
}
