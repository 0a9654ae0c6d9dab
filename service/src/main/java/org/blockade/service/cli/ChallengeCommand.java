package org.blockade.service.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.blockade.service.forecast.PersonHistory;
import org.blockade.service.opioid.ChallengeAnswer;
import org.blockade.service.opioid.ChallengeQuestion;
import org.blockade.service.opioid.ChallengeReporter;
import org.blockade.service.present.opioid.ChallengeSheet;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.effect.EffectParameters;
import org.blockade.simulator.effect.PublishedChallenge;
import org.blockade.simulator.quantity.ModelTime;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `blockade challenge`: how far naltrexone attenuates a published laboratory challenge.
@Command(
    name = "challenge",
    description = {
      "How far the naltrexone of a chart attenuates a published laboratory challenge.",
      "The challenge is with an opioid; the answer is over time, in percent of the unblocked effect in"
          + " a person new to opioids.",
      "Each opioid has one challenge, and no other can be named or made: heroin 25 mg into a vein,"
          + " hydromorphone 3 mg into a muscle, morphine 15 mg under the skin.",
      "Attenuation never means that more would be safe."
    },
    footer = {
      "",
      "Examples:",
      "  blockade challenge examples/late-injection.csv --agonist heroin --at +14d",
      "  blockade challenge chart.csv --agonist hydromorphone --html challenge.html",
      "  blockade challenge --regimen \"380 mg xr-im q28d x 3\" --horizon 60d --csv curve.csv"
    },
    mixinStandardHelpOptions = true)
final class ChallengeCommand implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  private final DrugCatalogue catalogue = DrugCatalogue.standard();

  @Mixin private final InputOptions input = new InputOptions(catalogue);

  @Option(
      names = "--agonist",
      paramLabel = "DRUG",
      description =
          "Drug of the challenge: heroin (default), hydromorphone, morphine; each has one.")
  private Optional<String> agonist = Optional.empty();

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description =
          "Time of the challenge, in the words of --as-of: 2026-03-01, 336h, \"day 14\", +14d."
              + " Default: the time of the question.")
  private Optional<String> at = Optional.empty();

  @Mixin private final CurveOptions curve = new CurveOptions("42d", 400);

  @Mixin private final PopulationOptions people = new PopulationOptions();

  @Mixin private final AnswerOptions output = new AnswerOptions();

  ChallengeCommand() {
    this.spec = CommandLine.Model.CommandSpec.create();
  }

  @Override
  public Integer call() throws IOException {
    PublishedChallenge asked = challenge();
    CurveOptions.Span span = curve.span();
    PeopleAsked about = input.read(spec.commandLine().getErr());
    if (about.many()) {
      throw InputException.usage("a challenge is about one person; choose one with --person ID");
    }
    PersonHistory person = about.people().getFirst();
    ModelTime time = at.map(words -> InputOptions.time("--at", words, about)).orElse(about.asOf());
    if (about.asOfGiven() && time.isBefore(about.asOf())) {
      throw InputException.usage("--at lies before --as-of; ask as of that time or before it");
    }
    ModelTime asOf = time.isBefore(about.asOf()) ? time : about.asOf();
    ChallengeAnswer answer = answer(person, asked, asOf, time, span, about.remarks());
    output.show(ChallengeSheet.of(answer), spec.commandLine().getOut());
    if (!about.complete()) {
      return ExitCode.BAD_INPUT;
    }
    return answer.known() ? ExitCode.OK : ExitCode.UNKNOWN;
  }

  private ChallengeAnswer answer(
      PersonHistory person,
      PublishedChallenge asked,
      ModelTime asOf,
      ModelTime time,
      CurveOptions.Span span,
      List<String> remarks) {
    int size = people.sizeAtTheReceptor();
    try (LateProgress progress = new LateProgress("people", size)) {
      return new ChallengeReporter(
              catalogue,
              people.model(catalogue),
              EffectParameters.standard(),
              people.seed(),
              size,
              people.threads(),
              (done, total) -> progress.advanceTo(done))
          .answer(
              person,
              new ChallengeQuestion(
                  asked, asOf, time, span.horizonHours(), span.everyHours(), remarks));
    }
  }

  private PublishedChallenge challenge() {
    List<PublishedChallenge> all = PublishedChallenge.all();
    String drug = agonist.orElse(all.getFirst().drug());
    return all.stream()
        .filter(each -> each.drug().equals(drug))
        .findFirst()
        .orElseThrow(() ->
            InputException.usage(
                "--agonist is one of "
                    + all.stream().map(PublishedChallenge::drug).collect(Collectors.joining(", "))
                    + "; each has one published challenge, and no amount can be given"));
  }
}
