package org.blockade.simulator.kinetics;

import java.util.ArrayList;
import java.util.List;

/// Names of the states of a kinetic system, and what each one counts.
final class StateLayout {

  /// What a state counts.
  enum Kind {
    /// An amount of drug in the body or at the site of a dose (nmol).
    AMOUNT,
    /// An amount that has left for good (nmol). It only grows, so it has no steady state.
    LOST,
    /// A concentration that follows another without taking drug from it (nmol/L).
    EFFECT_SITE,
    /// The area under a concentration (nmol/L h). It only grows.
    AREA,
    /// The rate of a running infusion (nmol/h). Doses set it; nothing else changes it.
    INFUSION_RATE
  }

  /// A named state.
  record State(String name, Kind kind) {}

  private final List<State> states = new ArrayList<>();

  int add(String name, Kind kind) {
    states.add(new State(name, kind));
    return states.size() - 1;
  }

  int size() {
    return states.size();
  }

  Kind kind(int index) {
    return states.get(index).kind();
  }

  List<State> states() {
    return List.copyOf(states);
  }

  /// Whether the state can be periodic under periodic doses.
  boolean hasSteadyState(int index) {
    return switch (kind(index)) {
      case AMOUNT, EFFECT_SITE -> true;
      case LOST, AREA, INFUSION_RATE -> false;
    };
  }
}
