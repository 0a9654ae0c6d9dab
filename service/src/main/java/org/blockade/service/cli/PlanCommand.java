package org.blockade.service.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.blockade.formats.chart.TimeWords;
import org.blockade.protocol.guideline.NextInjection;
import org.blockade.protocol.guideline.OralSchedules;
import org.blockade.protocol.plan.PlanQuestion;
import org.blockade.service.forecast.PersonHistory;
import org.blockade.service.plan.PlanAnswer;
import org.blockade.service.plan.PlanReporter;
import org.blockade.service.present.ReportSentences;
import org.blockade.service.present.opioid.AnswerJson;
import org.blockade.service.present.plan.PlanCalendar;
import org.blockade.service.present.plan.PlanFacts;
import org.blockade.service.present.plan.PlanSentences;
import org.blockade.service.present.plan.PlanText;
import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.dosing.TimeAxis;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.population.Parallel;
import org.blockade.simulator.quantity.ModelTime;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `blockade plan`: what is to be done for a person on naltrexone, when, and by whom.
@Command(
    name = "plan",
    description = {
      "The plan for a person on naltrexone: what is to be done, when, and by whom.",
      "What a visit for an injection would come to, the next dose with side, needle and checks, safety,"
          + " follow-up, counselling, supports, goals and a diary.",
      "The calendar rule and the forecast for this person stand side by side; the stricter leads."
    },
    footer = {
      "",
      "Examples:",
      "  blockade plan examples/late-injection.csv",
      "  blockade plan chart.csv --person 7 --as-of 2026-03-01 --policy monthly --ics plan.ics",
      "  blockade plan chart.csv --person 7 --surgery 2026-05-04",
      "  blockade plan chart.csv --json"
    },
    mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {

  private static final int CHUNK = 64;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  private final DrugCatalogue catalogue = DrugCatalogue.standard();

  @Mixin private final ChartInput input = new ChartInput(catalogue);

  @Mixin private final AsOfOption asOf = new AsOfOption();

  @Option(
      names = "--policy",
      paramLabel = "POLICY",
      defaultValue = "28d",
      description = "The clinic's interval: 28d or monthly (default: ${DEFAULT-VALUE}).")
  private String policy = "28d";

  @Option(
      names = "--bands",
      paramLabel = "FILE",
      description = "The clinic's own days for early, on time, late and lapsed (YAML).")
  private Optional<Path> bands = Optional.empty();

  @Option(names = "--surgery", paramLabel = "DATE", description = "A planned operation.")
  private Optional<String> surgery = Optional.empty();

  @Option(names = "--release", paramLabel = "DATE", description = "A day of release from custody.")
  private Optional<String> release = Optional.empty();

  @Option(names = "--stop", description = "Naltrexone ends now.")
  private boolean stop;

  @Option(names = "--to-agonist", description = "Changes to buprenorphine or methadone now.")
  private boolean toAgonist;

  @Option(
      names = "--tablets",
      paramLabel = "SCHEDULE",
      description = "Schedule of tablets: daily, weekdays, second-day, third-day, thrice-weekly.")
  private Optional<String> tablets = Optional.empty();

  @Mixin private final PopulationOptions people = new PopulationOptions();

  @Option(names = "--json", description = "JSON on standard output in place of the text.")
  private boolean json;

  @Option(
      names = "--ics",
      paramLabel = "FILE",
      description = "The dates as a calendar file; it names neither the person nor the medicine.")
  private Optional<Path> ics = Optional.empty();

  PlanCommand() {
    this.spec = CommandLine.Model.CommandSpec.create();
  }

  @Override
  public Integer call() throws IOException {
    NextInjection injections = injections();
    ChartInput.Read read = input.read(spec.commandLine().getErr());
    TimeAxis axis = read.axis();
    if (!injections.policy().fits(axis)) {
      throw InputException.usage(
          "--policy monthly needs dates; this chart counts days or hours, so use 28d or a DATETIME"
              + " column");
    }
    List<PersonHistory> histories = read.histories();
    boolean many = histories.size() > 1;
    if (many && aboutOne()) {
      throw InputException.usage(
          "--surgery, --release, --stop, --to-agonist, --tablets and --ics are about one person;"
              + " choose one with --person ID");
    }
    if (ics.isPresent() && !(axis instanceof TimeAxis.Calendar)) {
      throw InputException.usage("--ics needs dates; this chart counts days or hours");
    }
    PlanQuestion question = question(read);
    Optional<ModelTime> time = asOf.in(read);
    DrugModel model = people.model(catalogue);
    PlanReporter reporter =
        new PlanReporter(
            model, injections, people.population(model, many), many ? 1 : people.threads());
    List<String> remarks = read.remarks();
    List<PlanAnswer> answers =
        many
            ? answerMany(reporter, read, time, question, remarks)
            : List.of(
                reporter.plan(
                    histories.getFirst(),
                    read.facts(histories.getFirst()),
                    time.orElseGet(histories.getFirst()::lastRecord),
                    question,
                    remarks));
    show(answers, many, time.isPresent());
    if (!read.complete()) {
      return ExitCode.BAD_INPUT;
    }
    return answers.stream().anyMatch(PlanAnswer::known) ? ExitCode.OK : ExitCode.UNKNOWN;
  }

  private boolean aboutOne() {
    return surgery.isPresent()
        || release.isPresent()
        || stop
        || toAgonist
        || tablets.isPresent()
        || ics.isPresent();
  }

  private NextInjection injections() throws IOException {
    NextInjection.Policy wanted =
        NextInjection.Policy.ofWord(policy)
            .orElseThrow(() -> InputException.usage("--policy is 28d or monthly"));
    if (bands.isEmpty()) {
      return NextInjection.standard(wanted);
    }
    Path file = bands.get();
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw InputException.badInput("cannot read " + file + ": there is no such file to read");
    }
    String name = Optional.ofNullable(file.getFileName()).map(Path::toString).orElse("--bands");
    return NextInjection.read(DataFile.of(name, Files.readAllBytes(file)), wanted);
  }

  private PlanQuestion question(ChartInput.Read read) {
    if (stop && toAgonist) {
      throw InputException.usage("--to-agonist ends naltrexone as well; leave out --stop");
    }
    OralSchedules schedules = OralSchedules.standard();
    return new PlanQuestion(
        surgery.map(words ->
            TimeOptions.value("--surgery", TimeWords.ofDose(words, read.axis(), read.lastTime()))),
        release.map(words ->
            TimeOptions.value("--release", TimeWords.ofDose(words, read.axis(), read.lastTime()))),
        stop,
        toAgonist,
        tablets.map(id ->
            schedules
                .named(id)
                .orElseThrow(() ->
                    InputException.usage(
                        "--tablets is one of "
                            + schedules.schedules().stream()
                                .map(OralSchedules.Schedule::id)
                                .collect(Collectors.joining(", "))))));
  }

  private List<PlanAnswer> answerMany(
      PlanReporter reporter,
      ChartInput.Read read,
      Optional<ModelTime> time,
      PlanQuestion question,
      List<String> remarks) {
    List<PersonHistory> histories = read.histories();
    List<PlanAnswer> answers = new ArrayList<>();
    try (LateProgress progress = new LateProgress("people", histories.size())) {
      for (int from = 0; from < histories.size(); from += CHUNK) {
        List<PersonHistory> chunk =
            histories.subList(from, StrictMath.min(histories.size(), from + CHUNK));
        answers.addAll(
            Parallel.map(
                people.threads(),
                chunk.size(),
                index -> {
                  PersonHistory person = chunk.get(index);
                  return reporter.plan(
                      person,
                      read.facts(person),
                      time.orElseGet(person::lastRecord),
                      question,
                      remarks);
                }));
        progress.advanceTo(answers.size());
      }
    }
    return answers;
  }

  private void show(List<PlanAnswer> answers, boolean many, boolean timeGiven) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      AnswerJson.write(
          many
              ? Map.of("people", answers.stream().map(PlanFacts::of).toList())
              : PlanFacts.of(answers.getFirst()),
          out);
      out.println();
    } else if (many) {
      out.println(
          answers.size()
              + " people, each as of "
              + (timeGiven ? "the time given" : "the last thing on record"));
      answers.forEach(answer ->
          out.println(
              String.format(
                  Locale.ROOT,
                  "%-12s %s",
                  answer.person().id(),
                  new PlanSentences(answer).summary())));
      out.println(ReportSentences.NOT_A_DEVICE);
    } else {
      PlanText.lines(answers.getFirst()).forEach(out::println);
    }
    ics.ifPresent(file ->
        WholeFile.text(
            file,
            place -> {
              PlanAnswer answer = answers.getFirst();
              if (answer.plan().axis() instanceof TimeAxis.Calendar calendar) {
                PlanCalendar.write(answer, calendar, place);
              }
            }));
  }
}
