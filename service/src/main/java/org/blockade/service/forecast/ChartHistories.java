package org.blockade.service.forecast;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.blockade.formats.chart.Chart;
import org.blockade.formats.chart.ChartEvent;
import org.blockade.formats.chart.ChartReading;
import org.blockade.formats.chart.ChartRow;
import org.blockade.formats.chart.CovariateRule;
import org.blockade.formats.chart.PersonChart;
import org.blockade.formats.chart.Site;
import org.blockade.formats.chart.UnreadRow;
import org.blockade.protocol.facts.DoseGiven;
import org.blockade.protocol.facts.Side;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.quantity.ModelTime;
import org.blockade.simulator.simulation.CovariateChange;

/// From a chart to the histories of its people.
public final class ChartHistories {

  private ChartHistories() {}

  /// What an answer must say about rows that were not read.
  public static List<String> remarks(int rowsRefused) {
    return rowsRefused == 0
        ? List.of()
        : List.of(
            "ROWS NOT READ: "
                + rowsRefused
                + " of the chart; what they say does not count here, not even a dose or a side");
  }

  /// Histories in the order of the chart: of everybody who has a row, also where none of them could
  /// be read. Who is missing from a list looks like somebody who needs nothing.
  ///
  /// @param catalogue tells which drugs of the chart are opioids
  public static List<PersonHistory> of(ChartReading reading, DrugCatalogue catalogue) {
    Chart chart = reading.chart();
    Map<String, List<UnreadRow>> unread = new HashMap<>();
    for (UnreadRow row : reading.unread()) {
      row.id().ifPresent(id -> unread.computeIfAbsent(id, own -> new ArrayList<>()).add(row));
    }
    List<UnreadRow> ofAnybody = ofAnybody(reading.unread());
    return people(reading).stream()
        .map(person -> {
          List<UnreadRow> rows = new ArrayList<>(unread.getOrDefault(person.id(), List.of()));
          rows.addAll(ofAnybody);
          return of(chart, person, rows, catalogue);
        })
        .toList();
  }

  /// By the line of the first row of each.
  private static List<PersonChart> people(ChartReading reading) {
    Map<Integer, PersonChart> people = new TreeMap<>();
    reading
        .chart()
        .persons()
        .forEach(person -> people.put(person.rows().getFirst().line(), person));
    reading
        .peopleUnread()
        .forEach((id, rows) -> people.put(rows.getFirst().line(), withoutRows(id)));
    return List.copyOf(people.values());
  }

  /// No rule for covariates is needed where there are none.
  private static PersonChart withoutRows(String id) {
    return new PersonChart(id, List.of(), CovariateRule.LAST_OBSERVATION_CARRIED_FORWARD);
  }

  /// Of the rows that name nobody, one without a time and the last with one: they say whether a
  /// record may go on, and a file may hold very many.
  private static List<UnreadRow> ofAnybody(List<UnreadRow> unread) {
    List<UnreadRow> nameless = unread.stream().filter(row -> row.id().isEmpty()).toList();
    Optional<UnreadRow> timeless =
        nameless.stream().filter(row -> row.time().isEmpty()).findFirst();
    Optional<UnreadRow> last =
        nameless.stream()
            .filter(row -> row.time().isPresent())
            .max(Comparator.comparing(row -> row.time().orElseThrow()));
    return Stream.concat(timeless.stream(), last.stream()).toList();
  }

  private static PersonHistory of(
      Chart chart, PersonChart person, List<UnreadRow> unread, DrugCatalogue catalogue) {
    Map<DoseEvent, Side> sides = sides(person);
    OpioidRecords opioids = OpioidRecords.of(person, unread, catalogue);
    return new PersonHistory(
        person.id(),
        chart.axis(),
        person.doses().stream()
            .map(dose -> new DoseGiven(dose, Optional.ofNullable(sides.get(dose))))
            .toList(),
        person.dosing().resets(),
        asOf -> covariates(person.until(asOf)),
        opioids.uses(),
        opioids.unread(),
        chart.unlikely(person),
        unread,
        person.rows().isEmpty(),
        lastRecord(chart, person, unread),
        false);
  }

  private static List<CovariateChange> covariates(PersonChart person) {
    return person.rows().isEmpty() ? List.of() : person.covariates();
  }

  /// The last thing on record about these people: a row, whether it could be read or not, or an
  /// additional dose that a row announces.
  public static ModelTime lastRecord(List<PersonHistory> people) {
    return people.stream()
        .map(PersonHistory::lastRecord)
        .max(Comparator.naturalOrder())
        .orElse(ModelTime.ORIGIN);
  }

  /// The time of a row counts even if the rest of it could not be read: without it the answer would
  /// be about an earlier time, at which the person may still have been protected. Of whom no time
  /// can be read, the record ends with the chart.
  private static ModelTime lastRecord(Chart chart, PersonChart person, List<UnreadRow> unread) {
    Stream<ModelTime> rows = person.rows().stream().map(ChartRow::time);
    Stream<ModelTime> doses = person.doses().stream().map(DoseEvent::time);
    Stream<ModelTime> refused =
        unread.stream().filter(row -> row.id().isPresent()).flatMap(row -> row.time().stream());
    return Stream.concat(Stream.concat(rows, doses), refused)
        .max(Comparator.naturalOrder())
        .or(chart::lastTime)
        .orElse(ModelTime.ORIGIN);
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
