package org.blockade.service.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.blockade.formats.chart.TimeWords;
import org.blockade.protocol.guideline.OpioidFreeInterval;
import org.blockade.service.forecast.PersonHistory;
import org.blockade.service.forecast.QuestionRefusedException;
import org.blockade.service.opioid.InductionAnswer;
import org.blockade.service.opioid.InductionQuestion;
import org.blockade.service.opioid.InductionReporter;
import org.blockade.service.opioid.OpioidNumbers;
import org.blockade.service.present.opioid.InductionSheet;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.effect.EffectParameters;
import org.blockade.simulator.quantity.ModelTime;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `blockade induction`: on which day a first dose of naltrexone would be borne.
@Command(
    name = "induction",
    description = {
      "For each day: the withdrawal that a first dose of naltrexone would set off.",
      "The withdrawal is the peak COWS within a day that a first dose of"
          + " naltrexone is predicted to set off after the opioids of the chart, beside the calendar"
          + " rule. The stricter of the two leads.",
      "After buprenorphine, fentanyl or an opioid nobody named the model says unknown."
    },
    footer = {
      "",
      "Examples:",
      "  blockade induction examples/induction-heroin.csv --start 2026-03-03",
      "  blockade induction examples/induction-methadone.csv --start 2026-03-03 --first xr",
      "  blockade induction chart.csv --person 7 --start \"day 62\" --html induction.html",
      "",
      "Use without an amount (EVID 2, OBS use_reported) is simulated as a reference pattern, which",
      "the answer names."
    },
    mixinStandardHelpOptions = true)
final class InductionCommand implements Callable<Integer> {

  private static final int MOST_DAYS = 60;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  private final DrugCatalogue catalogue = DrugCatalogue.standard();

  @Mixin private final ChartInput input = new ChartInput(catalogue);

  @Option(
      names = "--start",
      paramLabel = "DATE",
      required = true,
      description =
          "The first candidate: 2026-03-03 (10:00 of that day), 336h, \"day 14\", +1d after the last"
              + " row.")
  private String start = "";

  @Option(names = "--days", paramLabel = "N", description = "Candidate days (default: 21).")
  private Optional<Integer> days = Optional.empty();

  @Option(
      names = "--first",
      paramLabel = "DOSE",
      defaultValue = "25mg",
      description =
          "First dose of naltrexone: 25mg, 50mg (tablets) or xr (injection) (default:"
              + " ${DEFAULT-VALUE}).")
  private String first = "25mg";

  @Mixin private final PopulationOptions people = new PopulationOptions();

  @Mixin private final AnswerOptions output = new AnswerOptions();

  InductionCommand() {
    this.spec = CommandLine.Model.CommandSpec.create();
  }

  @Override
  public Integer call() throws IOException {
    OpioidNumbers numbers = OpioidNumbers.standard();
    OpioidNumbers.FirstDose dose =
        numbers
            .firstDose(first)
            .orElseThrow(() ->
                InputException.usage(
                    "--first is one of "
                        + numbers.firstDoses().stream()
                            .map(OpioidNumbers.FirstDose::word)
                            .collect(Collectors.joining(", "))
                        + ", the published first doses"));
    int candidates = days.orElse(numbers.induction().candidateDays());
    if (candidates < 1 || candidates > MOST_DAYS) {
      throw InputException.usage("--days is 1 to " + MOST_DAYS);
    }
    ChartInput.Read read = input.readOne(spec.commandLine().getErr());
    ModelTime from =
        TimeOptions.value("--start", TimeWords.ofDose(start, read.axis(), read.lastTime()));
    PersonHistory person = read.histories().getFirst();
    InductionQuestion question = new InductionQuestion(from, dose, candidates, read.remarks());
    InductionAnswer answer = answer(numbers, person, question);
    output.show(InductionSheet.of(answer), spec.commandLine().getOut());
    if (!read.complete()) {
      return ExitCode.BAD_INPUT;
    }
    return answer.model().isEmpty() ? ExitCode.UNKNOWN : ExitCode.OK;
  }

  private InductionAnswer answer(
      OpioidNumbers numbers, PersonHistory person, InductionQuestion question) {
    int size = people.sizeAtTheReceptor();
    try (LateProgress progress = new LateProgress("people", size)) {
      return new InductionReporter(
              catalogue,
              people.model(catalogue),
              EffectParameters.standard(),
              numbers,
              OpioidFreeInterval.standard(),
              people.seed(),
              size,
              people.threads(),
              (done, total) -> progress.advanceTo(done))
          .answer(person, question);
    } catch (QuestionRefusedException e) {
      throw InputException.badInput("--start: " + e.getMessage());
    }
  }
}
