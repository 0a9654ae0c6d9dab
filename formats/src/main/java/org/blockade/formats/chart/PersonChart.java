package org.blockade.formats.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.DosingHistory;
import org.blockade.simulator.dosing.SteadyState;
import org.blockade.simulator.quantity.ModelTime;
import org.blockade.simulator.simulation.CovariateChange;

/// The rows of one person.
///
/// @param id as in the file
/// @param rows in the order of the file
/// @param covariateRule how covariates hold between rows
public record PersonChart(String id, List<ChartRow> rows, CovariateRule covariateRule) {

  public PersonChart {
    rows = List.copyOf(rows);
  }

  /// The rows in the order of time; rows of the same time in the order of the file.
  public List<ChartRow> inTimeOrder() {
    return rows.stream().sorted(Comparator.comparing(ChartRow::time)).toList();
  }

  /// What was on record up to and at a time. Additional doses that a row announces may come later;
  /// `DosingHistory.until` cuts those.
  public PersonChart until(ModelTime last) {
    return new PersonChart(
        id, rows.stream().filter(row -> !row.time().isAfter(last)).toList(), covariateRule);
  }

  /// The rows of an observation or event of a name, in the order of time, whether they were written
  /// as `EVID` 0 or 2.
  public List<ChartRow> named(String name) {
    return inTimeOrder().stream().filter(row -> isNamed(row.event(), name)).toList();
  }

  private static boolean isNamed(ChartEvent event, String name) {
    return switch (event) {
      case ChartEvent.Observation observation -> observation.name().equals(name);
      case ChartEvent.Other other -> other.name().filter(name::equals).isPresent();
      case ChartEvent.Dose dose -> false;
      case ChartEvent.Reset reset -> false;
      case ChartEvent.ResetAndDose both -> false;
    };
  }

  /// What was done to the body: all doses, additional ones too, and the resets.
  public DosingHistory dosing() {
    List<ModelTime> resets = rows.stream().filter(PersonChart::resets).map(ChartRow::time).toList();
    return new DosingHistory(doses(), resets);
  }

  /// Every dose of the person, in the order of time. This is where one row becomes many doses.
  ///
  /// A dose that stands before a reset of the same time is left out: the reset undoes it.
  public List<DoseEvent> doses() {
    List<DoseEvent> doses = new ArrayList<>();
    double pendingUntil = Double.POSITIVE_INFINITY;
    double resetAt = Double.POSITIVE_INFINITY;
    for (ChartRow row : inTimeOrder().reversed()) {
      Optional<ChartEvent.Dose> dose = doseOf(row);
      if (dose.isPresent()) {
        addDoses(dose.get(), pendingUntil, row.time().hours() < resetAt, doses);
      }
      if (resets(row) || dose.filter(PersonChart::replaces).isPresent()) {
        pendingUntil = row.time().hours();
      }
      if (resets(row)) {
        resetAt = row.time().hours();
      }
    }
    return DosingHistory.of(doses).doses();
  }

  private static void addDoses(
      ChartEvent.Dose dose, double pendingUntil, boolean first, List<DoseEvent> doses) {
    DoseEvent event = dose.dose();
    if (first) {
      doses.add(event);
    }
    for (int k = 1; k <= dose.additional(); k++) {
      ModelTime time = event.time().plusHours(k * dose.intervalHours());
      if (time.hours() >= pendingUntil) {
        return;
      }
      doses.add(
          new DoseEvent(
              time,
              event.drug(),
              event.route(),
              event.amount(),
              event.infusionHours(),
              SteadyState.NOT_ASSUMED));
    }
  }

  static Optional<ChartEvent.Dose> doseOf(ChartRow row) {
    return switch (row.event()) {
      case ChartEvent.Dose dose -> Optional.of(dose);
      case ChartEvent.ResetAndDose both -> Optional.of(both.dose());
      case ChartEvent.Observation observation -> Optional.empty();
      case ChartEvent.Other other -> Optional.empty();
      case ChartEvent.Reset reset -> Optional.empty();
    };
  }

  private static boolean resets(ChartRow row) {
    return row.event() instanceof ChartEvent.Reset
        || row.event() instanceof ChartEvent.ResetAndDose;
  }

  private static boolean replaces(ChartEvent.Dose dose) {
    return dose.dose().steadyState() instanceof SteadyState.Replacing;
  }

  /// What is known about the person from when on, in the order of time; one entry or more, unless
  /// there are no rows.
  public List<CovariateChange> covariates() {
    return rows.isEmpty() ? List.of() : CovariateCarrying.changes(inTimeOrder(), covariateRule);
  }

  /// The first sex that a row names, in the order of time.
  public Optional<Sex> sex() {
    return inTimeOrder().stream().flatMap(row -> row.covariates().sex().stream()).findFirst();
  }
}
