package org.blockade.service.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.blockade.formats.chart.TimeWords;
import org.blockade.formats.regimen.RegimenReader;
import org.blockade.formats.regimen.RegimenReading;
import org.blockade.protocol.facts.DoseGiven;
import org.blockade.service.forecast.ChartHistories;
import org.blockade.service.forecast.PersonHistory;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.TimeAxis;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.quantity.ModelTime;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The options that name people: a chart or a regimen, and the time of the question.
final class InputOptions {

  private static final String NALTREXONE = "naltrexone";
  private static final int HOUR_OF_DOSES = 10;

  @Mixin private final ChartInput chart;

  @Option(
      names = "--regimen",
      paramLabel = "WORDS",
      description = "A regimen in place of a chart, e.g. \"380 mg xr-im q28d x 3\".")
  private Optional<String> regimen = Optional.empty();

  @Option(
      names = "--start",
      paramLabel = "DATE",
      description = "First day of the regimen, e.g. 2026-03-02 (default: a Monday, day 0).")
  private Optional<String> start = Optional.empty();

  @Option(
      names = "--as-of",
      paramLabel = "TIME",
      description =
          "The time of the question: 2026-03-01 or 2026-03-01T10:00 (DATETIME charts; a date alone means 20:00"
              + " of that day in the chart's zone), 336h, \"day 14\" (20:00 in a DAY chart), or +14d after the"
              + " last row. Default: the last thing on record. Doses after it are not counted.")
  private Optional<String> asOf = Optional.empty();

  private final DrugCatalogue catalogue;

  /// @param catalogue the drugs that a chart may name
  InputOptions(DrugCatalogue catalogue) {
    this.catalogue = catalogue;
    this.chart = new ChartInput(catalogue);
  }

  /// A time that another option names, in the words that --as-of takes.
  static ModelTime time(String option, String words, PeopleAsked asked) {
    return TimeOptions.value(
        option, TimeWords.asOf(words, asked.people().getFirst().axis(), asked.lastTime()));
  }

  /// Reads what the options name; tells on the error stream what of it could not be read.
  PeopleAsked read(PrintWriter err) throws IOException {
    if (chart.named() == regimen.isPresent()) {
      throw InputException.usage("name a chart file or give --regimen \"...\", one of the two");
    }
    if (regimen.isPresent()) {
      if (chart.asksForBundle()) {
        throw InputException.usage(
            "--zone and --fhir-xml belong to a FHIR Bundle, not to --regimen");
      }
      return readRegimen(regimen.get());
    }
    if (start.isPresent()) {
      throw InputException.usage("--start belongs to --regimen; a chart has its own dates");
    }
    return readChart(err);
  }

  private PeopleAsked readChart(PrintWriter err) throws IOException {
    ChartInput.Read read = chart.read(err);
    List<PersonHistory> people = read.histories();
    ModelTime time =
        asOf.map(words ->
                TimeOptions.value(
                    "--as-of", TimeWords.asOf(words, read.axis(), lastRow(read, people))))
            .orElseGet(() -> ChartHistories.lastRecord(people));
    return new PeopleAsked(
        people,
        time,
        asOf.isPresent(),
        read.chart(),
        read.lastTime(),
        read.rowsRefused(),
        read.remarks(),
        true);
  }

  /// What `+14d` counts from: the last row of these people, read or not.
  private static Optional<ModelTime> lastRow(ChartInput.Read read, List<PersonHistory> people) {
    Stream<ModelTime> unread = people.stream().flatMap(person -> person.lastUnread().stream());
    return Stream.concat(read.lastTime().stream(), unread).max(Comparator.naturalOrder());
  }

  private PeopleAsked readRegimen(String words) {
    TimeAxis axis = regimenAxis();
    ModelTime first =
        switch (axis) {
          case TimeAxis.Calendar calendar -> ModelTime.ORIGIN;
          case TimeAxis.StudyDays days -> new ModelTime(HOUR_OF_DOSES);
          case TimeAxis.Elapsed elapsed -> ModelTime.ORIGIN;
        };
    List<DoseEvent> doses =
        switch (new RegimenReader(catalogue).read(words)) {
          case RegimenReading.Read read -> resolve(read, first, axis);
          case RegimenReading.Refused refused ->
              throw InputException.badInput(
                  "--regimen, character " + refused.character() + ": " + refused.message());
        };
    if (doses.isEmpty()) {
      throw InputException.badInput(
          "--regimen: none of its days falls within its time, so it has no dose; make it longer, or"
              + " name another day or --start");
    }
    requireNaltrexone(doses);
    PersonHistory history =
        new PersonHistory(
            "regimen",
            axis,
            doses.stream().map(dose -> new DoseGiven(dose, Optional.empty())).toList(),
            List.of(),
            PersonHistory.CovariateRecord.NOTHING,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            false,
            doses.getLast().time(),
            true);
    ModelTime last = history.lastRecord();
    ModelTime time =
        asOf.map(
                text -> TimeOptions.value("--as-of", TimeWords.asOf(text, axis, Optional.of(last))))
            .orElse(last);
    return new PeopleAsked(
        List.of(history),
        time,
        asOf.isPresent(),
        Optional.empty(),
        Optional.of(last),
        0,
        List.of(),
        false);
  }

  private static List<DoseEvent> resolve(RegimenReading.Read read, ModelTime first, TimeAxis axis) {
    try {
      return read.regimen().resolve(first, startDay(axis));
    } catch (IllegalArgumentException e) {
      throw InputException.badInput("--regimen: " + e.getMessage());
    }
  }

  private static DayOfWeek startDay(TimeAxis axis) {
    return switch (axis) {
      case TimeAxis.Calendar calendar -> calendar.momentOf(ModelTime.ORIGIN).getDayOfWeek();
      case TimeAxis.StudyDays days -> DayOfWeek.MONDAY;
      case TimeAxis.Elapsed elapsed -> DayOfWeek.MONDAY;
    };
  }

  private TimeAxis regimenAxis() {
    if (start.isEmpty()) {
      return new TimeAxis.StudyDays();
    }
    try {
      return new TimeAxis.Calendar(
          LocalDate.parse(start.get()).atTime(HOUR_OF_DOSES, 0).toInstant(ZoneOffset.UTC),
          ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw InputException.usage("--start is a date like 2026-03-02, not \"" + start.get() + "\"");
    }
  }

  private void requireNaltrexone(List<DoseEvent> doses) {
    for (DoseEvent dose : doses) {
      if (!dose.drug().equals(NALTREXONE)) {
        throw InputException.badInput(
            "--regimen: a forecast is about naltrexone; "
                + dose.drug()
                + " cannot be simulated here");
      }
    }
  }
}
