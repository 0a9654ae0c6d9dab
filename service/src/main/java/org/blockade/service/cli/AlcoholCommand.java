package org.blockade.service.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.blockade.service.opioid.AlcoholAnswer;
import org.blockade.service.opioid.AlcoholQuestion;
import org.blockade.service.opioid.AlcoholReporter;
import org.blockade.service.present.opioid.AlcoholSheet;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.effect.AlcoholReward;
import org.blockade.simulator.effect.EffectParameters;
import org.blockade.simulator.population.VirtualPopulation;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `blockade alcohol`: receptors held, and the opioid part of the reward of alcohol.
@Command(
    name = "alcohol",
    description = {
      "EXPLORATORY. Alcohol: receptors held, reward attenuated, what trials saw.",
      "Mu and kappa receptors held by the naltrexone of a chart, how far the opioid part of the reward"
          + " of alcohol is attenuated, and what trials saw on drinking: far less."
    },
    footer = {
      "",
      "Examples:",
      "  blockade alcohol examples/late-injection.csv",
      "  blockade alcohol --regimen \"50 mg oral q24h x 14\" --horizon 21d --csv alcohol.csv"
    },
    mixinStandardHelpOptions = true)
final class AlcoholCommand implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  private final DrugCatalogue catalogue = DrugCatalogue.standard();

  @Mixin private final InputOptions input = new InputOptions(catalogue);

  @Mixin private final CurveOptions curve = new CurveOptions("42d", 2_000);

  @Mixin private final PopulationOptions people = new PopulationOptions();

  @Mixin private final AnswerOptions output = new AnswerOptions();

  AlcoholCommand() {
    this.spec = CommandLine.Model.CommandSpec.create();
  }

  @Override
  public Integer call() throws IOException {
    CurveOptions.Span span = curve.span();
    PeopleAsked about = input.read(spec.commandLine().getErr());
    if (about.many()) {
      throw InputException.usage("this is about one person; choose one with --person ID");
    }
    DrugModel model = people.model(catalogue);
    VirtualPopulation population = people.population(model, false);
    try (LateProgress progress = new LateProgress("people", population.subjects().size())) {
      AlcoholAnswer answer =
          new AlcoholReporter(
                  EffectParameters.standard().tone(),
                  AlcoholReward.standard(),
                  population,
                  people.threads(),
                  (done, total) -> progress.advanceTo(done))
              .answer(
                  about.people().getFirst(),
                  new AlcoholQuestion(
                      about.asOf(), span.horizonHours(), span.everyHours(), about.remarks()));
      output.show(AlcoholSheet.of(answer), spec.commandLine().getOut());
      if (!about.complete()) {
        return ExitCode.BAD_INPUT;
      }
      return answer.known() ? ExitCode.OK : ExitCode.UNKNOWN;
    }
  }
}
