package org.blockade.service.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.blockade.formats.chart.TimeWords;
import org.blockade.formats.regimen.RegimenReader;
import org.blockade.formats.regimen.RegimenReading;
import org.blockade.service.forecast.ChartHistories;
import org.blockade.service.forecast.PersonHistory;
import org.blockade.service.forecast.QuestionRefusedException;
import org.blockade.service.forecast.RegimenHistory;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.quantity.ModelTime;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The options that name people: a chart or a regimen, and the time of the question.
final class InputOptions {

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
    Optional<LocalDate> first = start.map(InputOptions::day);
    PersonHistory history =
        switch (new RegimenReader(catalogue).read(words)) {
          case RegimenReading.Read read -> history(read, first);
          case RegimenReading.Refused refused ->
              throw InputException.badInput(
                  "--regimen, character " + refused.character() + ": " + refused.message());
        };
    ModelTime last = history.lastRecord();
    ModelTime time =
        asOf.map(text ->
                TimeOptions.value(
                    "--as-of", TimeWords.asOf(text, history.axis(), Optional.of(last))))
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

  private static PersonHistory history(RegimenReading.Read read, Optional<LocalDate> first) {
    try {
      return RegimenHistory.of(read, first);
    } catch (QuestionRefusedException e) {
      throw InputException.badInput("--regimen: " + e.getMessage());
    }
  }

  private static LocalDate day(String words) {
    try {
      return LocalDate.parse(words);
    } catch (DateTimeException e) {
      throw InputException.usage("--start is a date like 2026-03-02, not \"" + words + "\"");
    }
  }
}
