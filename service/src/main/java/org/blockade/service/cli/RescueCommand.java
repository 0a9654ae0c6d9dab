package org.blockade.service.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.blockade.formats.chart.TimeWords;
import org.blockade.service.forecast.PersonHistory;
import org.blockade.service.opioid.OnBoardAnswer;
import org.blockade.service.opioid.OnBoardQuestion;
import org.blockade.service.opioid.OnBoardReporter;
import org.blockade.service.opioid.RescueAnswer;
import org.blockade.service.opioid.RescueQuestion;
import org.blockade.service.opioid.RescueReporter;
import org.blockade.service.present.opioid.OnBoardSheet;
import org.blockade.service.present.opioid.RescueSheet;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.overdose.OpioidTolerance;
import org.blockade.simulator.overdose.OverdoseModel;
import org.blockade.simulator.overdose.PublishedOverdose;
import org.blockade.simulator.overdose.Rescue;
import org.blockade.simulator.overdose.RescueProduct;
import org.blockade.simulator.overdose.RescueTiming;
import org.blockade.simulator.population.VirtualPopulation;
import org.blockade.simulator.quantity.ModelTime;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `blockade rescue`: naloxone or nalmefene after a published overdose.
@Command(
    name = "rescue",
    description = {
      "What naloxone or nalmefene does after a published overdose, in a model.",
      "Somebody does not breathe? Call the emergency number first, breathe for the person, give the"
          + " reversal agent at hand, as its label says; this is no device for that moment. The"
          + " products are not compared to choose one.",
      "Only the listed overdoses are known, and no amount can be given. Naltrexone is not a rescue"
          + " drug, and with naltrexone on board no outcome is computed."
    },
    footer = {
      "",
      "Examples:",
      "  blockade rescue --list",
      "  blockade rescue fentanyl-mean",
      "  blockade rescue carfentanil-high --use naive --delay 300s --doses 2 --html rescue.html",
      "  blockade rescue fentanyl-mean --on-board examples/late-injection.csv --at +14d"
    },
    mixinStandardHelpOptions = true)
final class RescueCommand implements Callable<Integer> {

  private static final Pattern DELAY = Pattern.compile("(\\d{1,5}) ?(s|min)");
  private static final int SECONDS_PER_MINUTE = 60;

  /// No rescue is computed that comes later. A choice.
  private static final double MOST_DELAY_SECONDS = 3600;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  private final DrugCatalogue catalogue = DrugCatalogue.standard();

  @Parameters(
      arity = "0..1",
      paramLabel = "SCENARIO",
      description = "A published overdose; --list names them.")
  private Optional<String> scenario = Optional.empty();

  @Option(names = "--list", description = "Names the published overdoses and ends.")
  private boolean list;

  @Option(
      names = "--use",
      paramLabel = "USE",
      description = "naive or chronic: whether the body is used to opioids (default: both).")
  private Optional<String> use = Optional.empty();

  @Option(
      names = "--product",
      paramLabel = "PRODUCT",
      defaultValue = "all",
      description =
          "generic or auto-injector (naloxone into a muscle), nalmefene (into the nose), or all"
              + " (default: ${DEFAULT-VALUE}).")
  private String product = "all";

  @Option(
      names = "--delay",
      paramLabel = "SPAN",
      description = "From the call for help to the first dose, e.g. 60s, 5min (default: 60s).")
  private Optional<String> delay = Optional.empty();

  @Option(
      names = "--doses",
      paramLabel = "N",
      defaultValue = "1",
      description = "Labelled doses, 150 s apart: 1 to 4 (default: ${DEFAULT-VALUE}).")
  private int doses = 1;

  @Option(
      names = "--beyond-evidence",
      description = "Allow a delay or a number of doses that the publication does not have.")
  private boolean beyondEvidence;

  @Option(
      names = "--on-board",
      paramLabel = "CHART",
      description =
          "A chart with naltrexone: who holds the receptors. No outcome is computed then.")
  private Optional<String> onBoard = Optional.empty();

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description =
          "With --on-board: time of the rescue, 2026-03-01, 336h, \"day 14\", or +14d after the last"
              + " row. Default: the last thing on record. Records after it do not count.")
  private Optional<String> at = Optional.empty();

  @Option(names = "--person", paramLabel = "ID", description = "With --on-board: whose chart.")
  private Optional<String> person = Optional.empty();

  @Option(
      names = "--show",
      paramLabel = "WHAT",
      description =
          "What the plot shows of the typical person: breathing (default), oxygen, receptors.")
  private Optional<String> show = Optional.empty();

  @Mixin private final PopulationOptions people = new PopulationOptions();

  @Mixin private final AnswerOptions output = new AnswerOptions();

  RescueCommand() {
    this.spec = CommandLine.Model.CommandSpec.create();
  }

  @Override
  public Integer call() throws IOException {
    if (list) {
      return list();
    }
    PublishedOverdose overdose = overdose();
    OverdoseModel model = OverdoseModel.standard();
    double seconds = delay.map(RescueCommand::seconds).orElse(model.timing().delaySeconds());
    requireEvidence(model.timing(), seconds);
    return onBoard.isPresent()
        ? onBoard(overdose, model, onBoard.get())
        : outcome(overdose, model, seconds);
  }

  private int list() {
    PrintWriter out = spec.commandLine().getOut();
    for (PublishedOverdose overdose : PublishedOverdose.values()) {
      out.printf("%-18s%s%n", overdose.id(), overdose.title());
    }
    return ExitCode.OK;
  }

  private int outcome(PublishedOverdose overdose, OverdoseModel model, double seconds) {
    if (at.isPresent() || person.isPresent()) {
      throw InputException.usage("--at and --person belong to --on-board; name its chart too");
    }
    people.requireUsualModel("--model is about naltrexone and belongs to --on-board; leave it out");
    RescueQuestion question =
        new RescueQuestion(overdose, tolerances(), products(), seconds, doses);
    RescueSheet.Shown shown = shown();
    int size = people.sizeOfRescue();
    try (LateProgress progress = new LateProgress("people", RescueReporter.runs(question, size))) {
      RescueAnswer answer =
          new RescueReporter(
                  model,
                  people.seed(),
                  size,
                  people.threads(),
                  (done, total) -> progress.advanceTo(done))
              .answer(question);
      output.show(RescueSheet.of(answer, shown), spec.commandLine().getOut());
    }
    return ExitCode.OK;
  }

  private int onBoard(PublishedOverdose overdose, OverdoseModel model, String chart)
      throws IOException {
    if (use.isPresent() || delay.isPresent() || show.isPresent()) {
      throw InputException.usage(
          "with --on-board no outcome is computed, so --use, --delay and --show mean nothing; leave"
              + " them out");
    }
    List<RescueProduct> products = products();
    int size = people.sizeOfRescue();
    ChartInput.Read read =
        new ChartInput(catalogue, chart, person).readOne(spec.commandLine().getErr());
    PersonHistory history = read.histories().getFirst();
    ModelTime time =
        at.map(words ->
                TimeOptions.value("--at", TimeWords.asOf(words, read.axis(), read.lastTime())))
            .orElse(history.lastRecord());
    DrugModel naltrexone = people.model(catalogue);
    try (LateProgress progress = new LateProgress("people", size)) {
      OnBoardAnswer answer =
          new OnBoardReporter(
                  catalogue,
                  model,
                  VirtualPopulation.draw(naltrexone, people.seed(), size),
                  people.threads(),
                  (done, total) -> progress.advanceTo(done))
              .answer(
                  history, new OnBoardQuestion(overdose, products, time, doses, read.remarks()));
      output.show(OnBoardSheet.of(answer), spec.commandLine().getOut());
    }
    return read.complete() ? ExitCode.UNKNOWN : ExitCode.BAD_INPUT;
  }

  private PublishedOverdose overdose() {
    String words =
        scenario.orElseThrow(() ->
            InputException.usage("name a published overdose; blockade rescue --list names them"));
    return Arrays.stream(PublishedOverdose.values())
        .filter(each -> each.id().equals(words))
        .findFirst()
        .orElseThrow(() ->
            InputException.usage(
                "SCENARIO is one of "
                    + Arrays.stream(PublishedOverdose.values())
                        .map(PublishedOverdose::id)
                        .collect(Collectors.joining(", "))
                    + "; no other overdose is computed, and no amount can be given"));
  }

  private void requireEvidence(RescueTiming timing, double seconds) {
    if (doses < 1 || doses > Rescue.Antagonist.MOST_DOSES) {
      throw InputException.usage(
          "--doses is 1 to "
              + timing.mostDoses()
              + ", and up to "
              + Rescue.Antagonist.MOST_DOSES
              + " with --beyond-evidence");
    }
    if (seconds > MOST_DELAY_SECONDS) {
      throw InputException.usage("--delay is at most an hour");
    }
    if (!beyondEvidence && !timing.considers(seconds, doses)) {
      throw InputException.usage(
          String.format(
              Locale.ROOT,
              "the publication has delays of %.0f to %.0f s and 1 to %d doses; for others add"
                  + " --beyond-evidence, and the answer is marked",
              timing.shortestDelaySeconds(),
              timing.longestDelaySeconds(),
              timing.mostDoses()));
    }
  }

  private static double seconds(String words) {
    Matcher parts = DELAY.matcher(words.strip());
    if (!parts.matches()) {
      throw InputException.usage(
          "--delay is a whole number and s or min, e.g. 60s; it takes nothing else");
    }
    int count = Integer.parseInt(parts.group(1));
    return parts.group(2).equals("s") ? count : (double) count * SECONDS_PER_MINUTE;
  }

  private List<OpioidTolerance> tolerances() {
    if (use.isEmpty()) {
      return List.of(OpioidTolerance.values());
    }
    return switch (use.get()) {
      case "naive" -> List.of(OpioidTolerance.NAIVE);
      case "chronic" -> List.of(OpioidTolerance.CHRONIC);
      default -> throw InputException.usage("--use is naive or chronic; leave it out for both");
    };
  }

  private List<RescueProduct> products() {
    return switch (product) {
      case "generic" -> List.of(RescueProduct.NALOXONE_GENERIC);
      case "auto-injector" -> List.of(RescueProduct.NALOXONE_AUTO_INJECTOR);
      case "nalmefene" -> List.of(RescueProduct.NALMEFENE_NASAL);
      case "all" -> List.of(RescueProduct.values());
      case "naltrexone" ->
          throw InputException.usage(
              "naltrexone is not a rescue drug; --product is generic, auto-injector, nalmefene or"
                  + " all");
      default ->
          throw InputException.usage("--product is generic, auto-injector, nalmefene or all");
    };
  }

  private RescueSheet.Shown shown() {
    String words = show.orElse(RescueSheet.Shown.BREATHING.word());
    return Arrays.stream(RescueSheet.Shown.values())
        .filter(each -> each.word().equals(words))
        .findFirst()
        .orElseThrow(() -> InputException.usage("--show is breathing, oxygen or receptors"));
  }
}
