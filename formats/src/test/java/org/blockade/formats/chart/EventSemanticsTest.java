package org.blockade.formats.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.blockade.formats.regimen.PlainNumber;
import org.blockade.simulator.drug.Covariates;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.quantity.ModelTime;
import org.blockade.simulator.simulation.CovariateChange;
import org.blockade.simulator.simulation.Scenario;
import org.blockade.simulator.simulation.Simulation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The rules of docs/reference/event-semantics.md, each with a file: a chart, and what must come of
/// it.
class EventSemanticsTest {

  private static final Path FILES =
      Path.of("src/test/resources/org/blockade/formats/chart/semantics");
  private static final Path PAGE = Path.of("../docs/reference/event-semantics.md");
  private static final int LEAST_RULES = 60;
  private static final DrugCatalogue CATALOGUE = DrugCatalogue.standard();
  private static final Simulation PERSON =
      Simulation.ofTypicalPerson(CATALOGUE.model("naltrexone"));

  /// Between a closed form and the engine.
  private static final double MOST_RELATIVE = 1e-9;

  private static final Pattern EXPECTATION =
      Pattern.compile(
          "(people|doses|resets|times|plasma|value|covariates|refused|note|rows|file) ?(.*)");

  /// One rule.
  ///
  /// @param id e.g. `ES01`
  /// @param expected one expectation a line
  private record Rule(
      String id, String sentence, CovariateRule covariates, String chart, List<String> expected) {

    @Override
    public String toString() {
      return id + " " + sentence;
    }
  }

  static Stream<Rule> rules() throws IOException {
    try (Stream<Path> files = Files.list(FILES)) {
      return files.sorted().map(EventSemanticsTest::read).toList().stream();
    }
  }

  private static Rule read(Path file) {
    try {
      List<String> lines = Files.readAllLines(file);
      int chart = lines.indexOf("chart:");
      int expect = lines.indexOf("expect:");
      boolean backward = lines.subList(0, chart).contains("covariates: nocb");
      return new Rule(
          lines.getFirst().split(" ")[0],
          lines.getFirst().replaceFirst("\\S+ ", ""),
          backward
              ? CovariateRule.NEXT_OBSERVATION_CARRIED_BACKWARD
              : CovariateRule.LAST_OBSERVATION_CARRIED_FORWARD,
          String.join("\n", lines.subList(chart + 1, expect)) + "\n",
          lines.subList(expect + 1, lines.size()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void thePageAndTheFilesNameTheSameRules() throws IOException {
    Matcher rows =
        Pattern.compile("^\\| (ES\\d+) \\| (.*?) \\| [^|]+ \\|$", Pattern.MULTILINE)
            .matcher(Files.readString(PAGE));
    List<String> onPage = rows.results().map(row -> row.group(1) + " " + row.group(2)).toList();
    List<String> inFiles = rules().map(Rule::toString).toList();
    assertThat(onPage).hasSizeGreaterThanOrEqualTo(LEAST_RULES).doesNotHaveDuplicates();
    assertThat(inFiles).containsExactlyElementsOf(onPage);
    try (Stream<Path> files = Files.list(FILES)) {
      assertThat(files.map(file -> file.getFileName().toString().replace(".txt", "")).sorted())
          .containsExactlyElementsOf(rules().map(Rule::id).toList());
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void everyRuleHolds(Rule rule) {
    ChartReading reading =
        ChartReader.read(rule.chart(), "chart.csv", new ChartOptions(CATALOGUE, rule.covariates()));
    List<String> wrong = new ArrayList<>();
    long refusals = 0;
    for (String line : rule.expected()) {
      Matcher words = EXPECTATION.matcher(line);
      assertThat(words.matches()).as(line).isTrue();
      refusals += words.group(1).equals("refused") ? 1 : 0;
      wrong.addAll(unmet(words.group(1), words.group(2), line, reading));
    }
    assertThat(wrong).isEmpty();
    assertThat(rule.expected()).isNotEmpty();
    assertThat((long) reading.rowsRefused())
        .as("rows refused, of %s", reading.problems())
        .isEqualTo(reading.fileRefused() ? reading.rowsRefused() : refusals);
  }

  /// What of an expectation is not as it says; empty where all is.
  private static List<String> unmet(String kind, String rest, String line, ChartReading reading) {
    return switch (kind) {
      case "people" ->
          compare(
              line,
              rest,
              reading.chart().persons().stream()
                  .map(PersonChart::id)
                  .collect(Collectors.joining(" ")));
      case "doses" ->
          compareTimes(
              line, rest, person -> person.doses().stream().map(dose -> dose.time()), reading);
      case "resets" ->
          compareTimes(line, rest, person -> person.dosing().resets().stream(), reading);
      case "times" ->
          compareTimes(
              line, rest, person -> person.inTimeOrder().stream().map(ChartRow::time), reading);
      case "plasma" -> plasma(line, rest, reading);
      case "value" -> value(line, rest, reading);
      case "covariates" -> covariates(line, rest, reading);
      case "refused" -> problem(line, rest, ChartProblem.Severity.REFUSED_ROW, reading);
      case "note" -> problem(line, rest, ChartProblem.Severity.NOTE, reading);
      case "rows" -> compare(line, rest, reading.rowsRead() + " " + reading.rowsRefused());
      case "file" ->
          reading.fileRefused()
                  && reading.problems().getFirst().message().contains(rest.split(": ")[1])
              ? List.of()
              : List.of(line + ", but " + reading.problems());
      default -> throw new IllegalArgumentException(line);
    };
  }

  private static List<String> compare(String line, String expected, String found) {
    return expected.equals(found) ? List.of() : List.of(line + ", but found " + found);
  }

  /// The times of one person.
  @FunctionalInterface
  private interface Times {
    Stream<ModelTime> of(PersonChart person);
  }

  private static List<String> compareTimes(
      String line, String rest, Times times, ChartReading reading) {
    String[] parts = rest.split(":", -1);
    List<Double> expected =
        Stream.of(parts[1].strip().split(" "))
            .filter(word -> !word.isEmpty())
            .map(Double::valueOf)
            .toList();
    List<Double> found = times.of(person(parts[0], reading)).map(ModelTime::hours).toList();
    return found.equals(expected) ? List.of() : List.of(line + ", but found " + found);
  }

  private static PersonChart person(String id, ChartReading reading) {
    return reading.chart().person(id).orElseThrow(() -> new AssertionError("no person " + id));
  }

  /// `1 24 = 0.5 : bolus(1, 24)`: person, time, ng/mL, and where the number comes from.
  private static List<String> plasma(String line, String rest, ChartReading reading) {
    Matcher words = Pattern.compile("(\\S+) (\\S+) = (\\S+) : (.+)").matcher(rest);
    assertThat(words.matches()).as(line).isTrue();
    double expected = Double.parseDouble(words.group(3));
    assertThat(ClosedForm.value(words.group(4)))
        .as(line)
        .isCloseTo(expected, Offset.offset(1e-12 * expected));
    PersonChart person = person(words.group(1), reading);
    double found =
        PERSON
            .run(new Scenario(person.dosing(), person.covariates()))
            .plasma("naltrexone", new ModelTime(Double.parseDouble(words.group(2))));
    return Math.abs(found - expected) <= MOST_RELATIVE * expected
        ? List.of()
        : List.of(line + ", but found " + found);
  }

  /// `1 24 naltrexone_plasma = 2.5`: person, time, name, value.
  private static List<String> value(String line, String rest, ChartReading reading) {
    String[] parts = rest.split(" = ");
    String[] words = parts[0].split(" ");
    List<ChartRow> rows =
        person(words[0], reading).named(words[2]).stream()
            .filter(row -> row.time().hours() == Double.parseDouble(words[1]))
            .toList();
    assertThat(rows).as(line).hasSize(1);
    ObservedValue value =
        switch (rows.getFirst().event()) {
          case ChartEvent.Observation observation -> observation.value();
          case ChartEvent.Other other -> other.value();
          case ChartEvent.Dose dose -> throw new AssertionError(line);
          case ChartEvent.Reset reset -> throw new AssertionError(line);
          case ChartEvent.ResetAndDose both -> throw new AssertionError(line);
        };
    String found =
        switch (value) {
          case ObservedValue.Numeric number -> PlainNumber.of(number.value());
          case ObservedValue.Word word -> word.word();
          case ObservedValue.BelowQuantification below -> "below " + PlainNumber.of(below.limit());
          case ObservedValue.Missing missing -> "missing";
        };
    return compare(line, parts[1], found);
  }

  /// `1 24: WT=80 AGE=40`: person, time, all that is known then.
  private static List<String> covariates(String line, String rest, ChartReading reading) {
    String[] parts = rest.split(": ");
    String[] words = parts[0].split(" ");
    TreeMap<Double, Covariates> known = new TreeMap<>();
    List<CovariateChange> changes = person(words[0], reading).covariates();
    known.put(Double.NEGATIVE_INFINITY, changes.getFirst().covariates());
    changes.forEach(change -> known.put(change.from().hours(), change.covariates()));
    Covariates then = known.floorEntry(Double.parseDouble(words[1])).getValue();
    List<String> found = new ArrayList<>();
    each(then.weightKilograms().stream(), "WT", found);
    each(then.ageYears().stream(), "AGE", found);
    assertThat(then.hepatic()).isEmpty();
    return compare(line, parts[1], found.isEmpty() ? "none" : String.join(" ", found));
  }

  private static void each(DoubleStream values, String name, List<String> into) {
    values.forEach(value -> into.add(name + "=" + PlainNumber.of(value)));
  }

  /// `3 AMT: words`: line, column (`-` for the whole row or file), part of the message.
  private static List<String> problem(
      String line, String rest, ChartProblem.Severity severity, ChartReading reading) {
    Matcher words = Pattern.compile("(\\d+) (\\S+): (.*)").matcher(rest);
    assertThat(words.matches()).as(line).isTrue();
    boolean found =
        reading.problems().stream()
            .anyMatch(problem ->
                problem.severity() == severity
                    && problem.line() == Integer.parseInt(words.group(1))
                    && problem.column().equals(words.group(2).equals("-") ? "" : words.group(2))
                    && problem.message().contains(words.group(3)));
    return found ? List.of() : List.of(line + ", but found " + reading.problems());
  }
}
