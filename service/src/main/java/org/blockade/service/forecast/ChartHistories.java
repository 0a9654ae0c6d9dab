package org.blockade.service.forecast;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.blockade.formats.chart.Chart;
import org.blockade.formats.chart.ChartEvent;
import org.blockade.formats.chart.ChartRow;
import org.blockade.formats.chart.PersonChart;
import org.blockade.formats.chart.Site;
import org.blockade.protocol.facts.DoseGiven;
import org.blockade.protocol.facts.Side;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.quantity.ModelTime;
import org.blockade.simulator.simulation.CovariateChange;

/// From a chart to the histories of its people.
public final class ChartHistories {

  private ChartHistories() {}

  /// Histories in the order of the chart.
  public static List<PersonHistory> of(Chart chart) {
    return chart.persons().stream().map(person -> of(chart, person)).toList();
  }

  private static PersonHistory of(Chart chart, PersonChart person) {
    Map<DoseEvent, Side> sides = sides(person);
    return new PersonHistory(
        person.id(),
        chart.axis(),
        person.doses().stream()
            .map(dose -> new DoseGiven(dose, Optional.ofNullable(sides.get(dose))))
            .toList(),
        person.dosing().resets(),
        asOf -> covariates(person.until(asOf)),
        lastRecord(person),
        false);
  }

  private static List<CovariateChange> covariates(PersonChart person) {
    return person.rows().isEmpty() ? List.of() : person.covariates();
  }

  /// The last thing on record about these people: a row, or an additional dose that a row
  /// announces.
  public static ModelTime lastRecord(List<PersonHistory> people) {
    return people.stream()
        .map(PersonHistory::lastRecord)
        .max(Comparator.naturalOrder())
        .orElse(ModelTime.ORIGIN);
  }

  private static ModelTime lastRecord(PersonChart person) {
    Stream<ModelTime> rows = person.rows().stream().map(ChartRow::time);
    Stream<ModelTime> doses = person.doses().stream().map(DoseEvent::time);
    return Stream.concat(rows, doses).max(Comparator.naturalOrder()).orElse(ModelTime.ORIGIN);
  }

  private static Map<DoseEvent, Side> sides(PersonChart person) {
    Map<DoseEvent, Side> sides = new HashMap<>();
    for (ChartRow row : person.rows()) {
      switch (row.event()) {
        case ChartEvent.Dose dose -> addSide(dose, sides);
        case ChartEvent.ResetAndDose both -> addSide(both.dose(), sides);
        case ChartEvent.Observation observation -> {}
        case ChartEvent.Other other -> {}
        case ChartEvent.Reset reset -> {}
      }
    }
    return sides;
  }

  private static void addSide(ChartEvent.Dose dose, Map<DoseEvent, Side> sides) {
    if (dose.site().orElse(null) instanceof Site.Gluteal gluteal) {
      sides.put(
          dose.dose(),
          switch (gluteal) {
            case LEFT -> Side.LEFT;
            case RIGHT -> Side.RIGHT;
          });
    }
  }
}
