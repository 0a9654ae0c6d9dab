package org.blockade.checks.analytic;

import static org.blockade.checks.analytic.ExponentialSum.DIGITS;
import static org.blockade.checks.analytic.ExponentialSum.number;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.Route;
import org.blockade.simulator.dosing.SteadyState;
import org.blockade.simulator.drug.DrugFile;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.quantity.Mass;
import org.blockade.simulator.quantity.ModelTime;
import org.blockade.simulator.simulation.Scenario;
import org.blockade.simulator.simulation.Simulation;
import org.blockade.simulator.simulation.Trajectory;

/// An invented drug, twice: as a drug file for the engine, and as unit responses in sixty digits.
/// The numbers here repeat those of the files on purpose.
///
/// @param parent amount in the central compartment after a unit dose into it
/// @param trace the same of the metabolite
record Probe(DrugModel model, ExponentialSum parent, ExponentialSum trace) {

  static final double MILLIGRAMS = 20;

  static final BigDecimal CLEARANCE = number(7);
  static final BigDecimal VOLUME = number(35);
  static final BigDecimal TRACE_CLEARANCE = number(3);
  static final BigDecimal TRACE_VOLUME = number(24);
  static final BigDecimal FORMED = number(0.6);
  static final BigDecimal BIOPHASE_RATE = number(0.05);
  static final BigDecimal LAG = number(0.4);
  static final BigDecimal ABSORPTION_RATE = number(1.3);
  static final BigDecimal ABSORBED = number(0.9);
  static final BigDecimal AVAILABLE = number(0.5);
  static final BigDecimal TABLET_BASE = number(0.9);
  static final BigDecimal DEPOT_AVAILABLE = number(0.8);

  static Probe withOneCompartment() {
    return new Probe(
        model("probe-one-compartment.yaml"),
        ExponentialSum.decay(CLEARANCE.divide(VOLUME, DIGITS)),
        ExponentialSum.decay(TRACE_CLEARANCE.divide(TRACE_VOLUME, DIGITS)));
  }

  static Probe withTwoCompartments() {
    return new Probe(
        model("probe-two-compartment.yaml"),
        ExponentialSum.twoCompartments(
            CLEARANCE.divide(VOLUME, DIGITS),
            number(11).divide(VOLUME, DIGITS),
            number(11).divide(number(90), DIGITS)),
        ExponentialSum.twoCompartments(
            TRACE_CLEARANCE.divide(TRACE_VOLUME, DIGITS),
            number(5).divide(TRACE_VOLUME, DIGITS),
            number(5).divide(number(37), DIGITS)));
  }

  private static DrugModel model(String resource) {
    return DrugFile.read(DataFile.resource(Probe.class, resource)).models().getFirst();
  }

  @Override
  public String toString() {
    return parent.terms().size() == 1 ? "one compartment" : "two compartments";
  }

  /// The metabolite's central amount after a unit dose into the parent's central compartment.
  ExponentialSum traceOfParent() {
    return parent.times(FORMED.multiply(CLEARANCE).divide(VOLUME, DIGITS)).into(trace);
  }

  /// Parent's central amount after a unit of base in the gut.
  ExponentialSum parentOfGut() {
    return ExponentialSum.decay(ABSORPTION_RATE)
        .times(ABSORPTION_RATE.multiply(AVAILABLE))
        .into(parent);
  }

  /// Metabolite's central amount after a unit of base in the gut: first pass, and from the parent.
  ExponentialSum traceOfGut() {
    ExponentialSum absorption = ExponentialSum.decay(ABSORPTION_RATE).times(ABSORPTION_RATE);
    return absorption
        .times(ABSORBED.subtract(AVAILABLE))
        .into(trace)
        .plus(absorption.times(AVAILABLE).into(traceOfParent()));
  }

  /// The biophase concentration that follows a central amount.
  static ExponentialSum biophase(ExponentialSum central, BigDecimal volume) {
    return central
        .times(BIOPHASE_RATE.divide(volume, DIGITS))
        .into(ExponentialSum.decay(BIOPHASE_RATE));
  }

  /// Nanomoles of the labelled dose of all tests.
  static BigDecimal nanomoles() {
    return number(MILLIGRAMS).multiply(number(1e6)).divide(number(400), DIGITS);
  }

  static DoseEvent dose(double hours, Route route, double infusionHours, SteadyState steadyState) {
    return new DoseEvent(
        new ModelTime(hours),
        "probe",
        route,
        Mass.ofMilligrams(MILLIGRAMS),
        infusionHours,
        steadyState);
  }

  static DoseEvent dose(double hours, Route route) {
    return dose(hours, route, 0, SteadyState.NOT_ASSUMED);
  }

  Trajectory run(DoseEvent... doses) {
    return Simulation.ofTypicalPerson(model).run(Scenario.of(List.of(doses)));
  }

  /// nmol/L of a substance.
  static double[] concentrations(Trajectory trajectory, String substance, double[] times) {
    return values(times, time -> trajectory.state(time).concentration(substance));
  }

  static double[] effectSites(Trajectory trajectory, String substance, double[] times) {
    return values(times, time -> trajectory.state(time).effectSite(substance));
  }

  static double[] areas(Trajectory trajectory, String substance, double[] times) {
    return values(times, time -> trajectory.state(time).area(substance));
  }

  private static double[] values(double[] times, Function<ModelTime, Double> value) {
    double[] values = new double[times.length];
    for (int i = 0; i < times.length; i++) {
      values[i] = value.apply(new ModelTime(times[i]));
    }
    return values;
  }

  /// A closed form at times.
  static double[] expected(double[] times, Function<BigDecimal, BigDecimal> form) {
    double[] values = new double[times.length];
    for (int i = 0; i < times.length; i++) {
      values[i] = form.apply(number(times[i])).doubleValue();
    }
    return values;
  }
}
