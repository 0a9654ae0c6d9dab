package org.blockade.service.cli;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.blockade.formats.chart.Chart;
import org.blockade.formats.chart.ChartOptions;
import org.blockade.formats.chart.ChartProblem;
import org.blockade.formats.chart.ChartReader;
import org.blockade.formats.chart.ChartReading;
import org.blockade.formats.chart.CovariateRule;
import org.blockade.formats.chart.PersonChart;
import org.blockade.service.fhir.read.BundleReader;
import org.blockade.service.forecast.ChartHistories;
import org.blockade.service.forecast.PersonHistory;
import org.blockade.service.record.ChartFacts;
import org.blockade.service.record.FactReading;
import org.blockade.service.record.RecordReading;
import org.blockade.simulator.dosing.TimeAxis;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.quantity.ModelTime;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The options that name a chart or a FHIR Bundle, and whom of it.
final class ChartInput {

  private static final int MOST_NOTES = 20;

  /// Blanks before a Bundle that are looked past. A choice.
  private static final int MOST_BLANKS = 1000;

  /// Blanks of JSON and XML, and the bytes of a byte order mark.
  private static final Set<Integer> BLANKS =
      Set.of((int) ' ', (int) '\t', (int) '\n', (int) '\r', 0xEF, 0xBB, 0xBF);

  @Parameters(
      arity = "0..1",
      paramLabel = "CHART",
      description = "CSV of dated events, or a FHIR R4 Bundle (JSON); - reads standard input.")
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

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description =
          "Of a Bundle: the zone in which days are meant, e.g. America/New_York (default: the offset"
              + " of its earliest time).")
  private Optional<String> zone = Optional.empty();

  @Option(names = "--fhir-xml", description = "The Bundle is XML.")
  private boolean xml;

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

  /// A chart or a Bundle that was read.
  ///
  /// @param axis what hour 0 means
  /// @param lastTime what `+14d` counts from
  /// @param asked those who are asked about by their ids, in order, also those of whom nothing
  ///   could be read
  /// @param chart the rows of the people asked about, where it is a chart
  /// @param rowsRefused rows or resources that could not be read, of whomever
  /// @param remarks what an answer must say about them
  record Read(
      TimeAxis axis,
      Optional<ModelTime> lastTime,
      Map<String, Person> asked,
      Optional<Chart> chart,
      int rowsRefused,
      List<String> remarks) {

    /// The histories of the people asked about.
    List<PersonHistory> histories() {
      return asked.values().stream().map(Person::history).toList();
    }

    /// The facts of one of them.
    FactReading facts(PersonHistory person) {
      return Optional.ofNullable(asked.get(person.id())).orElseThrow().facts().get();
    }

    /// How many people are asked about.
    int people() {
      return asked.size();
    }

    /// Whether everything could be read.
    boolean complete() {
      return rowsRefused == 0;
    }
  }

  /// Somebody who is asked about.
  ///
  /// @param facts read when they are needed
  record Person(PersonHistory history, Supplier<FactReading> facts) {}

  /// Whether an option asks for a Bundle.
  boolean asksForBundle() {
    return zone.isPresent() || xml;
  }

  /// Whether a chart is named.
  boolean named() {
    return chart.isPresent();
  }

  /// Reads the chart or the Bundle; tells on the error stream what of it could not be read.
  Read read(PrintWriter err) throws IOException {
    String file = chart.orElseThrow(() -> InputException.usage("name a chart file"));
    try (InputStream in = open(file)) {
      String name = file.equals("-") ? "standard input" : fileName(file);
      int first = firstLetter(in);
      if (first == '{' || first == '<') {
        return readBundle(name, in, first == '<', err);
      }
      if (first == '[') {
        throw InputException.badInput(
            name
                + " is a JSON list, neither a chart nor a Bundle; put its resources into the entry"
                + " of a FHIR Bundle of the type collection");
      }
      if (asksForBundle()) {
        throw InputException.usage(
            "--zone and --fhir-xml belong to a FHIR Bundle, and this is none");
      }
      return readChart(
          ChartReader.read(in, name, new ChartOptions(catalogue, covariateRule())), err);
    }
  }

  private Read readChart(ChartReading reading, PrintWriter err) {
    tell(reading, err);
    if (reading.fileRefused()) {
      throw InputException.badInput("nothing of " + reading.name() + " could be read");
    }
    if (reading.chart().persons().isEmpty()) {
      throw InputException.badInput(reading.name() + " has no row that can be read");
    }
    Chart chart = onlyThePersonAskedFor(reading);
    Map<String, Person> asked = new LinkedHashMap<>();
    for (PersonHistory history : ChartHistories.of(reading, catalogue)) {
      if (person.isEmpty() || person.get().equals(history.id())) {
        asked.put(history.id(), new Person(history, () -> facts(chart, history)));
      }
    }
    int refused = reading.rowsRefused();
    return new Read(
        chart.axis(),
        chart.lastTime(),
        asked,
        Optional.of(chart),
        refused,
        ChartHistories.remarks(refused));
  }

  /// Also somebody of whom no row could be read has gaps.
  private FactReading facts(Chart chart, PersonHistory history) {
    return ChartFacts.of(
        chart
            .person(history.id())
            .orElseGet(() -> new PersonChart(history.id(), List.of(), covariateRule())),
        history);
  }

  private Read readBundle(String name, InputStream in, boolean isXml, PrintWriter err) {
    if (isXml && !xml) {
      throw InputException.badInput(
          name + " looks like XML, which is read only where it is asked for; add --fhir-xml");
    }
    if (!isXml && xml) {
      throw InputException.badInput(name + " is no XML; leave out --fhir-xml");
    }
    if (!covariates.equals("locf")) {
      throw InputException.usage("--covariates belongs to a chart; leave it out for a Bundle");
    }
    BundleReader reader = new BundleReader(catalogue, zone.map(ChartInput::zone));
    return switch (isXml ? reader.xml(name, in) : reader.json(name, in)) {
      case RecordReading.Refused refused ->
          throw InputException.badInput(
              "nothing of " + name + " could be read: " + refused.reason());
      case RecordReading.Read read -> bundle(read, err);
    };
  }

  private Read bundle(RecordReading.Read read, PrintWriter err) {
    if (!read.dated() && !read.people().isEmpty()) {
      // Without a day, what else could be told of it would be told of a day that nobody named.
      throw InputException.badInput(
          "nothing in "
              + read.name()
              + " has a day that can be read, so there is no time to ask about; put in what was"
              + " given or found, with its time");
    }
    tell(read, err);
    if (read.people().isEmpty()) {
      throw InputException.badInput(
          isEmpty(read)
              ? read.name() + " has no entry; put resources about a person into it"
              : read.name() + " is about nobody who can be named");
    }
    Map<String, Person> asked = new LinkedHashMap<>();
    for (RecordReading.Person each : read.people()) {
      if (person.isEmpty() || person.get().equals(each.history().id())) {
        asked.put(each.history().id(), new Person(each.history(), each::facts));
      }
    }
    if (asked.isEmpty()) {
      throw InputException.badInput(
          "the Bundle has no person of that --person; look at the ids of its Patients");
    }
    return new Read(
        read.axis(),
        asked.values().stream()
            .map(each -> each.history().lastRecord())
            .max(Comparator.naturalOrder()),
        asked,
        Optional.empty(),
        read.refused(),
        read.refused() == 0
            ? List.of()
            : List.of(
                "RESOURCES NOT UNDERSTOOD: "
                    + read.refused()
                    + " of the Bundle; what they say does not count here, not even a dose or a side"));
  }

  private static boolean isEmpty(RecordReading.Read read) {
    return read.read() + read.refused() + read.ownDerived() == 0 && read.notInterpreted().isEmpty();
  }

  private static ZoneId zone(String words) {
    try {
      return ZoneId.of(words);
    } catch (DateTimeException e) {
      throw InputException.usage(
          "--zone is a zone like America/New_York, or an offset like -05:00");
    }
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

  private static InputStream open(String file) throws IOException {
    if (file.equals("-")) {
      return new BufferedInputStream(
          new FilterInputStream(System.in) {
            @Override
            public void close() {
              // Standard input is not ours to close.
            }
          });
    }
    Path path = Path.of(file);
    if (!Files.isReadable(path) || Files.isDirectory(path)) {
      throw InputException.badInput("cannot read " + file + ": " + reason(path));
    }
    return new BufferedInputStream(Files.newInputStream(path));
  }

  private static String fileName(String file) {
    return String.valueOf(Path.of(file).getFileName());
  }

  /// The first letter that is neither space nor byte order mark; the stream stays where it was.
  private static int firstLetter(InputStream in) throws IOException {
    in.mark(MOST_BLANKS);
    int letter = in.read();
    for (int i = 1; i < MOST_BLANKS && BLANKS.contains(letter); i++) {
      letter = in.read();
    }
    in.reset();
    return letter;
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

  private static void tell(RecordReading.Read read, PrintWriter err) {
    int notes = 0;
    int told = 0;
    for (RecordReading.Problem problem : read.problems()) {
      if (!problem.refused() && ++notes > MOST_NOTES) {
        continue;
      }
      told += problem.refused() ? 1 : 0;
      err.println(
          "blockade: " + read.name() + " " + problem.text() + (problem.refused() ? "" : " (note)"));
    }
    if (notes > MOST_NOTES) {
      err.println("blockade: " + (notes - MOST_NOTES) + " more notes of this kind");
    }
    if (read.refused() > told) {
      err.println("blockade: " + (read.refused() - told) + " more problems, not told one by one");
    }
    if (read.ownDerived() > 0) {
      err.println(
          "blockade: "
              + read.ownDerived()
              + (read.ownDerived() == 1 ? " resource is" : " resources are")
              + " of this program's own making, estimates, plans and traces: left out by design,"
              + " because they are computed anew (note)");
    }
    int silent = read.notInterpreted().values().stream().mapToInt(Integer::intValue).sum();
    if (silent > 0) {
      err.println(
          "blockade: "
              + silent
              + (silent == 1 ? " resource" : " resources")
              + " of the Bundle say nothing that is interpreted here (note)");
    }
    if (read.refused() > 0) {
      err.println(
          "blockade: "
              + read.read()
              + (read.read() == 1 ? " resource was" : " resources were")
              + " understood; of "
              + read.refused()
              + " something was not, and the answer leaves it out");
    }
  }
}
