package org.blockade.service.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.blockade.formats.chart.ChartOptions;
import org.blockade.formats.chart.ChartProblem;
import org.blockade.formats.chart.ChartReader;
import org.blockade.formats.chart.ChartReading;
import org.blockade.service.forecast.ChartHistories;
import org.blockade.service.record.ChartFacts;
import org.blockade.service.validation.AnchorFile;
import org.blockade.service.validation.Validation;
import org.blockade.service.validation.ValidationJson;
import org.blockade.service.validation.ValidationMarkdown;
import org.blockade.service.validation.ValidationPage;
import org.blockade.service.validation.ValidationReport;
import org.blockade.service.validation.ValidationText;
import org.blockade.service.validation.fact.KnownOut;
import org.blockade.service.validation.opioid.OpioidFactFile;
import org.blockade.service.validation.opioid.OpioidReport;
import org.blockade.service.validation.opioid.OpioidText;
import org.blockade.service.validation.opioid.OpioidValidation;
import org.blockade.service.validation.people.CourseReader;
import org.blockade.service.validation.people.PeopleAnalysis;
import org.blockade.service.validation.people.PeoplePage;
import org.blockade.service.validation.people.PeopleReport;
import org.blockade.service.validation.people.PeopleText;
import org.blockade.service.validation.people.PersonCourse;
import org.blockade.service.validation.replay.Replay;
import org.blockade.service.validation.replay.ReplayMarkdown;
import org.blockade.service.validation.replay.ReplayReport;
import org.blockade.service.validation.statement.ArticleStatement;
import org.blockade.service.validation.statement.ArticleStatements;
import org.blockade.service.validation.statement.StatementMarkdown;
import org.blockade.service.validation.trial.TrialComparison;
import org.blockade.service.validation.trial.TrialMarkdown;
import org.blockade.service.validation.trial.TrialText;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.population.VirtualPopulation;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `blockade validate`: published against predicted, and the forecast against real people.
@Command(
    name = "validate",
    description = {
      "Shows what was published beside what the model predicts, and which rows are out.",
      "Published are facts about naltrexone and opioids, and the dossier's own runs. Fails only if the"
          + " rows that are out are not those that are known to be out.",
      "With --people: predicted occupancy against reported use, for the people of a chart.",
      "With --replay: the plan of each of them, asked day by day.",
      "With --trials: simulated trials beside published ones."
    },
    footer = {
      "",
      "Examples:",
      "  blockade validate",
      "  blockade validate --html validation.html --markdown docs/validation.md",
      "  blockade validate --people charts.csv --html people.html",
      "  blockade validate --statements docs/statements.md",
      "  blockade validate --replay charts.csv --markdown replay.md",
      "  blockade validate --trials --markdown docs/trials.md",
      "",
      "Exit codes: 0 as known, 1 other rows are out than those known, 2 usage, 3 bad input,",
      "4 nobody in the chart has an injection."
    },
    mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {

  private static final String NALTREXONE = "naltrexone";

  /// Virtual people for each forecast of a replay, as for each of many people. A choice.
  private static final int REPLAY_SUBJECTS = 200;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Option(names = "--html", paramLabel = "FILE", description = "One self-contained page.")
  private Optional<Path> html = Optional.empty();

  @Option(names = "--markdown", paramLabel = "FILE", description = "The table as Markdown.")
  private Optional<Path> markdown = Optional.empty();

  @Option(names = "--json", paramLabel = "FILE", description = "The table as JSON.")
  private Optional<Path> json = Optional.empty();

  @Option(
      names = "--statements",
      paramLabel = "FILE",
      description = "What the source articles say and what carries it, as Markdown; nothing else.")
  private Optional<Path> statements = Optional.empty();

  @Option(
      names = "--trials",
      description = "Simulated trials beside published ones, as text and --markdown; nothing else.")
  private boolean trials;

  @Option(
      names = "--people",
      paramLabel = "CHARTS",
      description = "Predicted occupancy against reported use for the people of this chart.")
  private Optional<Path> people = Optional.empty();

  @Option(
      names = "--replay",
      paramLabel = "CHARTS",
      description = "The plan of each person of this chart, asked on each day of the record.")
  private Optional<Path> replay = Optional.empty();

  @Option(
      names = "--source",
      paramLabel = "TEXT",
      defaultValue = "not stated",
      description = "Where the records of --people or --replay come from, for the page.")
  private String source = "not stated";

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of the intervals of --people (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads (default: one a core); the answer does not depend on it.")
  private Optional<Integer> threads = Optional.empty();

  ValidateCommand() {
    this.spec = CommandLine.Model.CommandSpec.create();
  }

  @Override
  public Integer call() throws IOException {
    if (threads() < 1) {
      throw InputException.usage("--threads is 1 or more");
    }
    if (statements.isPresent()) {
      return writeStatements(statements.get());
    }
    DrugCatalogue catalogue = DrugCatalogue.standard();
    if (trials) {
      return compareTrials(catalogue);
    }
    DrugModel model = catalogue.model(NALTREXONE);
    if (replay.isPresent()) {
      if (people.isPresent() || html.isPresent() || json.isPresent()) {
        throw InputException.usage(
            "--replay writes text and --markdown only; leave out --people, --html and --json");
      }
      return replay(replay.get(), catalogue, model);
    }
    if (people.isEmpty()) {
      return validate(catalogue, model);
    }
    if (markdown.isPresent() || json.isPresent()) {
      throw InputException.usage("--people writes a page only; leave out --markdown and --json");
    }
    return comparePeople(people.get(), catalogue, model);
  }

  private int writeStatements(Path file) {
    if (people.isPresent() || html.isPresent() || markdown.isPresent() || json.isPresent()) {
      throw InputException.usage("--statements writes its own page; leave out the other files");
    }
    List<ArticleStatement> all = ArticleStatements.standard();
    WholeFile.text(file, out -> out.write(StatementMarkdown.of(all)));
    print(List.of(all.size() + " statements written to " + file));
    return ExitCode.OK;
  }

  private int compareTrials(DrugCatalogue catalogue) {
    if (people.isPresent() || replay.isPresent() || html.isPresent() || json.isPresent()) {
      throw InputException.usage("--trials writes text and --markdown only; leave out the others");
    }
    TrialComparison comparison;
    AtomicInteger done = new AtomicInteger();
    try (LateProgress progress =
        new LateProgress("virtual people", TrialComparison.people(catalogue))) {
      comparison =
          TrialComparison.run(
              catalogue,
              threads(),
              people -> {
                synchronized (progress) {
                  progress.advanceTo(done.addAndGet(people));
                }
              });
    }
    print(TrialText.lines(comparison));
    markdown.ifPresent(
        file -> WholeFile.text(file, out -> out.write(TrialMarkdown.of(comparison))));
    return comparison.asKnown() ? ExitCode.OK : ExitCode.FAILED;
  }

  private int threads() {
    return threads.orElseGet(() -> Runtime.getRuntime().availableProcessors());
  }

  private int validate(DrugCatalogue catalogue, DrugModel model) {
    ValidationReport report =
        Validation.run(model, AnchorFile.standard(), KnownOut.beside(AnchorFile.class), threads());
    OpioidReport opioids =
        OpioidValidation.run(
            catalogue, OpioidFactFile.standard(), KnownOut.beside(OpioidFactFile.class), threads());
    print(ValidationText.lines(report));
    print(List.of(""));
    print(OpioidText.lines(opioids));
    html.ifPresent(file -> WholeFile.text(file, out -> ValidationPage.write(report, opioids, out)));
    markdown.ifPresent(
        file -> WholeFile.text(file, out -> out.write(ValidationMarkdown.of(report, opioids))));
    json.ifPresent(file -> WholeFile.text(file, out -> ValidationJson.write(report, opioids, out)));
    return report.asKnown() && opioids.asKnown() ? ExitCode.OK : ExitCode.FAILED;
  }

  private int comparePeople(Path file, DrugCatalogue catalogue, DrugModel model)
      throws IOException {
    ChartReading reading = read(file, catalogue);
    List<PersonCourse> courses = new CourseReader(catalogue).read(reading.chart());
    PeopleReport report = analyse(courses, model);
    print(PeopleText.lines(report));
    html.ifPresent(place -> WholeFile.text(place, out -> PeoplePage.write(report, source, out)));
    if (!reading.complete()) {
      return ExitCode.BAD_INPUT;
    }
    return report.people() == 0 ? ExitCode.UNKNOWN : ExitCode.OK;
  }

  private int replay(Path file, DrugCatalogue catalogue, DrugModel model) throws IOException {
    ChartReading reading = read(file, catalogue);
    List<Replay.Person> people =
        ChartHistories.of(reading, catalogue).stream()
            .map(history ->
                new Replay.Person(
                    history,
                    ChartFacts.of(reading.chart().person(history.id()).orElseThrow(), history)
                        .facts()))
            .toList();
    ReplayReport report = replayed(people, model);
    String page = ReplayMarkdown.of(report, source);
    print(page.lines().toList());
    markdown.ifPresent(place -> WholeFile.text(place, out -> out.write(page)));
    if (!reading.complete()) {
      return ExitCode.BAD_INPUT;
    }
    return report.treated() == 0 ? ExitCode.UNKNOWN : ExitCode.OK;
  }

  private ReplayReport replayed(List<Replay.Person> everybody, DrugModel model) {
    AtomicInteger done = new AtomicInteger();
    try (LateProgress progress = new LateProgress("people", everybody.size())) {
      return new Replay(VirtualPopulation.draw(model, seed, REPLAY_SUBJECTS), threads())
          .of(
              everybody,
              number -> {
                synchronized (progress) {
                  progress.advanceTo(done.incrementAndGet());
                }
              });
    }
  }

  private PeopleReport analyse(List<PersonCourse> courses, DrugModel model) {
    AtomicInteger done = new AtomicInteger();
    try (LateProgress progress = new LateProgress("people", courses.size())) {
      return new PeopleAnalysis(model, seed, threads())
          .analyse(
              courses,
              number -> {
                synchronized (progress) {
                  progress.advanceTo(done.incrementAndGet());
                }
              });
    }
  }

  private ChartReading read(Path file, DrugCatalogue catalogue) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw InputException.badInput(
          "cannot read "
              + file
              + ": "
              + (Files.exists(file) ? "it is no file" : "there is no such file"));
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      ChartReading reading =
          ChartReader.read(in, file.getFileName().toString(), ChartOptions.of(catalogue));
      tellRefusals(reading);
      if (reading.fileRefused()) {
        throw InputException.badInput("nothing of " + reading.name() + " could be read");
      }
      return reading;
    }
  }

  private void tellRefusals(ChartReading reading) {
    PrintWriter err = spec.commandLine().getErr();
    reading.problems().stream()
        .filter(problem -> problem.severity() != ChartProblem.Severity.NOTE)
        .forEach(problem -> err.println("blockade: " + reading.name() + " " + problem.text()));
    if (!reading.complete() && !reading.fileRefused()) {
      err.println("blockade: " + RowCount.words(reading));
    }
  }

  private void print(List<String> lines) {
    PrintWriter out = spec.commandLine().getOut();
    lines.forEach(out::println);
    out.flush();
  }
}
