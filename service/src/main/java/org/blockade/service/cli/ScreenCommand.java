package org.blockade.service.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.blockade.protocol.facts.AboutTreatment.Condition;
import org.blockade.protocol.facts.AboutTreatment.Product;
import org.blockade.protocol.guideline.OpioidFreeInterval;
import org.blockade.protocol.screening.InductionSchedules;
import org.blockade.protocol.screening.WithdrawalEstimate;
import org.blockade.service.forecast.PersonHistory;
import org.blockade.service.forecast.QuestionRefusedException;
import org.blockade.service.opioid.InductionAnswer;
import org.blockade.service.opioid.InductionQuestion;
import org.blockade.service.opioid.InductionReporter;
import org.blockade.service.opioid.OpioidNumbers;
import org.blockade.service.present.opioid.AnswerJson;
import org.blockade.service.present.screening.ScreenSheet;
import org.blockade.service.screening.ScreenAnswer;
import org.blockade.service.screening.Screener;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.effect.EffectParameters;
import org.blockade.simulator.quantity.ModelTime;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `blockade screen`: may a person have a first dose of naltrexone, and when.
@Command(
    name = "screen",
    description = {
      "May a person have a first dose of naltrexone, and when; with every finding.",
      "Start, wait until a date, do not start, or ask first; each finding with its limit and source.",
      "Advice to a clinician, who decides. What is not on record is asked, never taken as good."
    },
    footer = {
      "",
      "Examples:",
      "  blockade screen examples/screen-heroin.csv --for oud",
      "  blockade screen chart.csv --id 7 --as-of 2026-03-12T10:00 --product oral --json -",
      "  blockade screen examples/screen-heroin.csv --for oud --estimate",
      "",
      "Exit code 4: the answer is a question. The names of a chart's observations are in",
      "docs/reference/screen.md."
    },
    mixinStandardHelpOptions = true)
final class ScreenCommand implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  private final DrugCatalogue catalogue = DrugCatalogue.standard();

  @Mixin private final ChartInput input = new ChartInput(catalogue);

  @Mixin private final AsOfOption asOf = new AsOfOption();

  @Option(
      names = "--for",
      paramLabel = "USE",
      description =
          "What it is for: oud, aud or both (default: what the chart says, OBS indication).")
  private Optional<String> indication = Optional.empty();

  @Option(
      names = "--product",
      paramLabel = "PRODUCT",
      defaultValue = "xr",
      description = "xr (injection) or oral (tablets) (default: ${DEFAULT-VALUE}).")
  private String product = "xr";

  @Option(
      names = "--estimate",
      description =
          "Also ask the model about withdrawal after the first dose (one person; takes longer). It"
              + " stands beside the opioid-free days; the stricter leads.")
  private boolean estimate;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "JSON into a file, or - for standard output in place of the text.")
  private Optional<String> json = Optional.empty();

  @Mixin private final PopulationOptions people = new PopulationOptions();

  ScreenCommand() {
    this.spec = CommandLine.Model.CommandSpec.create();
  }

  @Override
  public Integer call() throws IOException {
    Product wanted = product();
    Set<Condition> conditions = conditions();
    ChartInput.Read read = input.read(spec.commandLine().getErr());
    List<PersonHistory> histories = read.histories();
    if (estimate && histories.size() > 1) {
      throw InputException.usage("--estimate is about one person; choose one with --person ID");
    }
    Screener screener = new Screener();
    List<ScreenAnswer> answers = new ArrayList<>();
    for (PersonHistory person : histories) {
      ModelTime time = time(read, person);
      Screener.Question question =
          new Screener.Question(
              time,
              wanted,
              conditions,
              estimate ? Optional.of(estimate(person, time, wanted)) : Optional.empty(),
              read.remarks());
      answers.add(screener.screen(person, read.facts(person), question));
    }
    show(answers);
    if (!read.complete()) {
      return ExitCode.BAD_INPUT;
    }
    return answers.stream().anyMatch(ScreenAnswer::isQuestion) ? ExitCode.UNKNOWN : ExitCode.OK;
  }

  private Product product() {
    return switch (product) {
      case "xr" -> Product.INJECTION;
      case "oral" -> Product.TABLET;
      default -> throw InputException.usage("--product is xr or oral");
    };
  }

  private Set<Condition> conditions() {
    return switch (indication.orElse("")) {
      case "" -> {
        if (indication.isPresent()) {
          throw InputException.usage("--for is oud, aud or both");
        }
        yield Set.of();
      }
      case "oud" -> Set.of(Condition.OPIOID_USE_DISORDER);
      case "aud" -> Set.of(Condition.ALCOHOL_USE_DISORDER);
      case "both" -> Set.of(Condition.values());
      default -> throw InputException.usage("--for is oud, aud or both");
    };
  }

  private ModelTime time(ChartInput.Read read, PersonHistory person) {
    return asOf.in(read).orElse(person.lastRecord());
  }

  private WithdrawalEstimate estimate(PersonHistory person, ModelTime time, Product wanted) {
    OpioidNumbers numbers = OpioidNumbers.standard();
    String word =
        switch (wanted) {
          case INJECTION -> "xr";
          case TABLET -> "25mg";
        };
    InductionQuestion question =
        new InductionQuestion(
            time,
            numbers.firstDose(word).orElseThrow(),
            numbers.induction().candidateDays(),
            List.of());
    int size = people.sizeAtTheReceptor();
    try (LateProgress progress = new LateProgress("people", size)) {
      return estimate(
          new InductionReporter(
                  catalogue,
                  people.model(catalogue),
                  EffectParameters.standard(),
                  numbers,
                  OpioidFreeInterval.standard(),
                  people.seed(),
                  size,
                  people.threads(),
                  (done, total) -> progress.advanceTo(done))
              .answer(person, question));
    } catch (QuestionRefusedException e) {
      return new WithdrawalEstimate.Silent(
          "an opioid is on record at the time of the question or after it");
    }
  }

  private static WithdrawalEstimate estimate(InductionAnswer answer) {
    if (answer.model().isEmpty()) {
      return new WithdrawalEstimate.Silent(
          answer.history().silence().orElse("there is nothing to go by"));
    }
    String bearable = "95 of 100 people predicted below COWS " + (int) answer.bearable();
    return answer
        .model()
        .get()
        .peopleFrom()
        .<WithdrawalEstimate>map(day -> new WithdrawalEstimate.BearableFrom(day.time(), bearable))
        .orElseGet(() ->
            new WithdrawalEstimate.NotForeseen(bearable + " on none of the days asked about"));
  }

  private void show(List<ScreenAnswer> answers) {
    PrintWriter out = spec.commandLine().getOut();
    List<InductionSchedules.Schedule> schedules = InductionSchedules.standard();
    if (json.filter("-"::equals).isPresent()) {
      AnswerJson.write(facts(answers, schedules), out);
      out.println();
      return;
    }
    json.ifPresent(file ->
        WholeFile.text(Path.of(file), place -> AnswerJson.write(facts(answers, schedules), place)));
    if (answers.size() == 1) {
      ScreenSheet.lines(answers.getFirst(), schedules).forEach(out::println);
    } else {
      answers.forEach(answer -> out.println(ScreenSheet.line(answer)));
      out.println();
      ScreenSheet.closing().forEach(out::println);
    }
  }

  private static Map<String, Object> facts(
      List<ScreenAnswer> answers, List<InductionSchedules.Schedule> schedules) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("question", "screen");
    facts.put("people", answers.stream().map(ScreenSheet::facts).toList());
    facts.put("publishedSchedules", ScreenSheet.facts(schedules));
    return facts;
  }
}
