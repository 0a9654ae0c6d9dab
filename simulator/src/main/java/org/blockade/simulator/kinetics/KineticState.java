package org.blockade.simulator.kinetics;

import java.util.List;
import org.blockade.simulator.drug.ParameterValues;

/// What a body holds at one time.
public final class KineticState {

  private final KineticSystem system;

  /// The state at the last event, and the hours since.
  private final double[] start;

  private final double hours;

  /// The states that hold drug. What only grows is computed when it is asked for.
  private final double[] drug;

  KineticState(KineticSystem system, double[] start, double hours, double[] drug) {
    this.system = system;
    this.start = start;
    this.hours = hours;
    this.drug = drug;
  }

  /// The system that holds at this time.
  public KineticSystem system() {
    return system;
  }

  /// The parameters that hold at this time.
  public ParameterValues parameters() {
    return system.values();
  }

  /// Plasma concentration of a substance (nmol/L).
  public double concentration(String substance) {
    return system.concentration(drug, substance);
  }

  /// Concentration of a substance in its slow biophase (nmol/L).
  public double effectSite(String substance) {
    return system.effectSite(drug, substance);
  }

  /// The amount in a state that holds drug, by its number.
  double drug(int state) {
    return drug[state];
  }

  /// Area under the plasma concentration of a substance since the first dose, or since the last
  /// reset (nmol/L h).
  public double area(String substance) {
    return system.area(values(), substance);
  }

  /// All drug that was ever given: in the body, at the sites of doses, eliminated and not absorbed
  /// (nmol). It changes only when a dose enters.
  public double totalAmount() {
    return system.total(values());
  }

  /// Names of the states, for a table of the whole system.
  public List<String> names() {
    return system.layout().states().stream().map(StateLayout.State::name).toList();
  }

  /// The states in the order of the names.
  public double[] values() {
    return system.propagator().advance(start, hours);
  }
}
