package org.blockade.simulator.effect;

import org.blockade.simulator.integration.RadauTableau;
import org.blockade.simulator.receptor.BindingTrajectory;

/// The equations of tolerance (T1, T2, T3) and of the slow part of withdrawal (E2); see
/// `OpioidEffect`.
final class SlowStates {

  static final int COUNT = 4;

  private static final int STAGES = RadauTableau.STAGES;
  private static final int ACUTE = 0;
  private static final int ADAPTIVE = 1;
  private static final int SLOW = 2;
  private static final int WITHDRAWAL = 3;

  private static final double[] UNCHANGED = {1, 1, 1};

  /// Errors are relative to the state, or to this where the state is smaller. A choice.
  private static final double FLOOR = 0.01;

  /// Where withdrawal begins or ends within a step, its drive has a bend that a polynomial misses
  /// by at most about this share of it.
  private static final double BEND = 0.1;

  /// A bend comes once, not step after step, so its floor is higher. A choice, tested against the
  /// witness.
  private static final double BEND_FLOOR = 0.1;

  private final EffectParameters parameters;
  private final double[] rates;

  SlowStates(EffectParameters parameters) {
    this.parameters = parameters;
    EffectParameters.Tolerance tolerance = parameters.tolerance();
    this.rates =
        new double[] {
          1 / tolerance.acuteTime(),
          1 / tolerance.adaptiveTime(),
          1 / tolerance.slowTime(),
          1 / parameters.withdrawal().slowTime()
        };
  }

  EffectParameters parameters() {
    return parameters;
  }

  /// Work space of one walk, so that a step allocates nothing.
  static final class Stages {
    final double[][] states = new double[COUNT][STAGES];
    final double[] missed = new double[STAGES];
    private final double[] speed = new double[STAGES];

    double end(int state) {
      return states[state][STAGES - 1];
    }
  }

  /// Computes the states at the stages of a step, and what is missed there.
  void advance(double step, double[] start, BindingTrajectory.Stages held, Stages into) {
    double[] speed = into.speed;
    for (int stage = 0; stage < STAGES; stage++) {
      speed[stage] = 1 + parameters.withdrawal().antagonistSpeed() * held.blocked()[stage];
    }
    double[][] states = into.states;
    double[] activation = held.activation();
    RadauTableau.relax(step, start[ACUTE], rates[ACUTE], UNCHANGED, activation, states[ACUTE]);
    RadauTableau.relax(step, start[ADAPTIVE], rates[ADAPTIVE], speed, activation, states[ADAPTIVE]);
    RadauTableau.relax(step, start[SLOW], rates[SLOW], UNCHANGED, activation, states[SLOW]);
    for (int stage = 0; stage < STAGES; stage++) {
      into.missed[stage] = missed(states[ACUTE][stage], states[ADAPTIVE][stage], activation[stage]);
    }
    RadauTableau.relax(
        step, start[WITHDRAWAL], rates[WITHDRAWAL], speed, into.missed, states[WITHDRAWAL]);
  }

  /// An antagonist on the receptor speeds up the adaptive tolerance and the slow part of
  /// withdrawal.
  private double rate(int state, double blocked) {
    return state == SLOW || state == ACUTE
        ? rates[state]
        : rates[state] * (1 + parameters.withdrawal().antagonistSpeed() * blocked);
  }

  private double missed(double acute, double adaptive, double activation) {
    EffectParameters.Withdrawal withdrawal = parameters.withdrawal();
    double met =
        switch (withdrawal.slowReference()) {
          case ACTIVATION -> activation;
          case RECENT -> acute;
        };
    return OpioidEffect.missed(parameters, withdrawal.slowShare(), adaptive, met);
  }

  /// The largest error of a step, relative to the state or to the floor: the embedded method of
  /// order 3 for each state, and what a bend can do.
  double error(double step, double[] start, double activation, double blocked, Stages stages) {
    double missedAtStart = missed(start[ACUTE], start[ADAPTIVE], activation);
    double worst = bend(step, missedAtStart, stages);
    double eigenvalue = RadauTableau.REAL_EIGENVALUE / step;
    for (int state = 0; state < COUNT; state++) {
      double target = state == WITHDRAWAL ? missedAtStart : activation;
      double rate = rate(state, blocked);
      double[] reached = stages.states[state];
      double right =
          rate * (target - start[state])
              + RadauTableau.errorOf(start[state], reached[0], reached[1], reached[2], step);
      double damped = (eigenvalue + rate) * StrictMath.max(stages.end(state), FLOOR);
      worst = StrictMath.max(worst, StrictMath.abs(right) / damped);
    }
    return worst;
  }

  private double bend(double step, double first, Stages stages) {
    double most = first;
    boolean some = first > 0;
    boolean none = first == 0;
    for (double missed : stages.missed) {
      most = StrictMath.max(most, missed);
      some |= missed > 0;
      none |= missed == 0;
    }
    if (!(some && none)) {
      return 0;
    }
    double scaled = step * rates[WITHDRAWAL] * stages.speed[STAGES - 1];
    return BEND
        * most
        * (1 - StrictMath.exp(-scaled))
        / StrictMath.max(stages.end(WITHDRAWAL), BEND_FLOOR);
  }
}
