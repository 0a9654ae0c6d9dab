package org.blockade.service.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.blockade.protocol.guideline.OpioidFreeInterval;
import org.blockade.service.forecast.PersonHistory;
import org.blockade.service.opioid.AfterStoppingAnswer;
import org.blockade.service.opioid.AfterStoppingQuestion;
import org.blockade.service.opioid.AfterStoppingReporter;
import org.blockade.service.opioid.OpioidNumbers;
import org.blockade.service.present.opioid.AfterStoppingSheet;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.effect.EffectParameters;
import org.blockade.simulator.measure.ProtectionBands;
import org.blockade.simulator.quantity.ModelTime;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `blockade after-stopping`: what is left of protection and of tolerance.
@Command(
    name = "after-stopping",
    description = {
      "After the last dose: receptors held, tolerance left, and when both are gone.",
      "Says too how easily opioids slow breathing then. Never an amount."
    },
    footer = {
      "",
      "Examples:",
      "  blockade after-stopping examples/late-injection.csv",
      "  blockade after-stopping chart.csv --as-of +30d --html after.html",
      "",
      "Where no opioid is on record before naltrexone, a reference pattern is supposed, which the",
      "answer names."
    },
    mixinStandardHelpOptions = true)
final class AfterStoppingCommand implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  private final DrugCatalogue catalogue = DrugCatalogue.standard();

  @Mixin private final ChartInput input = new ChartInput(catalogue);

  @Mixin private final AsOfOption asOf = new AsOfOption();

  @Mixin private final CurveOptions curve = new CurveOptions("12w", 2_000);

  @Mixin private final PopulationOptions people = new PopulationOptions();

  @Mixin private final AnswerOptions output = new AnswerOptions();

  AfterStoppingCommand() {
    this.spec = CommandLine.Model.CommandSpec.create();
  }

  @Override
  public Integer call() throws IOException {
    CurveOptions.Span span = curve.span();
    ChartInput.Read read = input.readOne(spec.commandLine().getErr());
    PersonHistory person = read.histories().getFirst();
    ModelTime time = asOf.in(read).orElse(person.lastRecord());
    DrugModel model = people.model(catalogue);
    AfterStoppingAnswer answer =
        new AfterStoppingReporter(
                catalogue,
                model,
                EffectParameters.standard(),
                OpioidNumbers.standard(),
                OpioidFreeInterval.standard(),
                people.population(model, false),
                people.threads())
            .answer(
                person,
                new AfterStoppingQuestion(
                    time,
                    span.horizonHours(),
                    span.everyHours(),
                    ProtectionBands.standard().protectedFrom(),
                    read.remarks()));
    output.show(AfterStoppingSheet.of(answer), spec.commandLine().getOut());
    if (!read.complete()) {
      return ExitCode.BAD_INPUT;
    }
    return answer.after().isPresent() ? ExitCode.OK : ExitCode.UNKNOWN;
  }
}
