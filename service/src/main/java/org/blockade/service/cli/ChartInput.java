package org.blockade.service.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.blockade.formats.chart.Chart;
import org.blockade.formats.chart.ChartOptions;
import org.blockade.formats.chart.ChartProblem;
import org.blockade.formats.chart.ChartReader;
import org.blockade.formats.chart.ChartReading;
import org.blockade.formats.chart.CovariateRule;
import org.blockade.formats.chart.PersonChart;
import org.blockade.service.forecast.ChartHistories;
import org.blockade.service.forecast.PersonHistory;
import org.blockade.simulator.drug.DrugCatalogue;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The options that name a chart, and whom of it.
final class ChartInput {

  private static final int MOST_NOTES = 20;

  @Parameters(
      arity = "0..1",
      paramLabel = "CHART",
      description = "CSV of dated events; - reads standard input.")
  private Optional<String> chart = Optional.empty();

  @Option(
      names = "--covariates",
      paramLabel = "RULE",
      defaultValue = "locf",
      description = "Covariates between rows: locf (carried forward) or nocb (carried backward).")
  private String covariates = "locf";

  @Option(
      names = {"--person", "--id"},
      paramLabel = "ID",
      description = "Only this person of the chart.")
  private Optional<String> person = Optional.empty();

  private final DrugCatalogue catalogue;

  /// @param catalogue the drugs that a chart may name
  ChartInput(DrugCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  /// A chart that another option names.
  ChartInput(DrugCatalogue catalogue, String chart, Optional<String> person) {
    this(catalogue);
    this.chart = Optional.of(chart);
    this.person = person;
  }

  /// A chart that was read.
  ///
  /// @param chart the people asked about, of whom rows were read
  /// @param reading all that was read, of whomever
  /// @param person the only one asked about
  record Read(Chart chart, ChartReading reading, Optional<String> person) {

    /// Rows that could not be read, of whomever.
    int rowsRefused() {
      return reading.rowsRefused();
    }

    /// The histories of the people asked about, also of those of whom no row could be read.
    List<PersonHistory> histories(DrugCatalogue catalogue) {
      return ChartHistories.of(reading, catalogue).stream()
          .filter(history -> person.isEmpty() || person.get().equals(history.id()))
          .toList();
    }

    /// How many people are asked about.
    int people() {
      return person.isPresent() ? 1 : chart.persons().size() + reading.peopleUnread().size();
    }

    /// Whether every row could be read.
    boolean complete() {
      return reading.rowsRefused() == 0;
    }
  }

  /// What an answer must say about rows that were not read.
  static List<String> remarks(int rowsRefused) {
    return rowsRefused == 0
        ? List.of()
        : List.of(
            "ROWS NOT READ: "
                + rowsRefused
                + " of the chart; what they say does not count here, not even a dose or a side");
  }

  /// Whether a chart is named.
  boolean named() {
    return chart.isPresent();
  }

  /// Reads the chart; tells on the error stream what of it could not be read.
  Read read(PrintWriter err) throws IOException {
    ChartReading reading =
        readFile(chart.orElseThrow(() -> InputException.usage("name a chart file")));
    tell(reading, err);
    if (reading.fileRefused()) {
      throw InputException.badInput("nothing of " + reading.name() + " could be read");
    }
    if (reading.chart().persons().isEmpty()) {
      throw InputException.badInput(reading.name() + " has no row that can be read");
    }
    return new Read(onlyThePersonAskedFor(reading), reading, person);
  }

  /// The same for a question about one person.
  Read readOne(PrintWriter err) throws IOException {
    Read read = read(err);
    if (read.people() > 1) {
      throw InputException.usage("this is about one person; choose one with --person ID");
    }
    return read;
  }

  private Chart onlyThePersonAskedFor(ChartReading reading) {
    Chart chart = reading.chart();
    if (person.isEmpty()) {
      return chart;
    }
    Optional<PersonChart> only = chart.person(person.get());
    if (only.isEmpty() && !reading.peopleUnread().containsKey(person.get())) {
      throw InputException.badInput(
          "the chart has no person of that --person; look at its ID column");
    }
    return new Chart(chart.axis(), chart.columns(), only.stream().toList());
  }

  private ChartReading readFile(String file) throws IOException {
    ChartOptions options = new ChartOptions(catalogue, covariateRule());
    if (file.equals("-")) {
      return ChartReader.read(System.in, "standard input", options);
    }
    Path path = Path.of(file);
    if (!Files.isReadable(path) || Files.isDirectory(path)) {
      throw InputException.badInput("cannot read " + file + ": " + reason(path));
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
      return ChartReader.read(in, path.getFileName().toString(), options);
    }
  }

  private static String reason(Path path) {
    if (Files.isDirectory(path)) {
      return "it is a folder; name a file";
    }
    return Files.exists(path) ? "this account may not read it" : "there is no such file";
  }

  private CovariateRule covariateRule() {
    return switch (covariates) {
      case "locf" -> CovariateRule.LAST_OBSERVATION_CARRIED_FORWARD;
      case "nocb" -> CovariateRule.NEXT_OBSERVATION_CARRIED_BACKWARD;
      default ->
          throw InputException.usage("--covariates is locf or nocb, not \"" + covariates + "\"");
    };
  }

  private static void tell(ChartReading reading, PrintWriter err) {
    int notes = 0;
    for (ChartProblem problem : reading.problems()) {
      boolean note = problem.severity() == ChartProblem.Severity.NOTE;
      notes += note ? 1 : 0;
      if (!note || notes <= MOST_NOTES) {
        err.println("blockade: " + reading.name() + " " + problem.text() + (note ? " (note)" : ""));
      }
    }
    if (notes > MOST_NOTES) {
      err.println("blockade: " + (notes - MOST_NOTES) + " more notes of this kind");
    }
    if (reading.problemsLeftOut() > 0) {
      err.println("blockade: " + reading.problemsLeftOut() + " more problems, not told one by one");
    }
    if (!reading.complete() && !reading.fileRefused()) {
      err.println("blockade: " + RowCount.words(reading));
    }
  }
}
