package org.blockade.service.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.blockade.service.opioid.Explainer;
import org.blockade.service.present.opioid.AnswerJson;
import org.blockade.service.present.opioid.ExplainerFacts;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.effect.EffectParameters;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `blockade explainer`: the numbers behind a page that shows how naltrexone works.
@Command(
    name = "explainer",
    description = {
      "The numbers behind a page that explains how naltrexone works, as JSON.",
      "Who holds the receptors, activation and effect, for steady levels of naltrexone and the"
          + " published challenge of each opioid."
    },
    footer = {
      "",
      "Examples:",
      "  blockade explainer --json",
      "  blockade explainer --json --out explainer.json"
    },
    mixinStandardHelpOptions = true)
final class ExplainerCommand implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Option(names = "--json", required = true, description = "The only form there is.")
  private boolean json;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Into a file in place of standard output.")
  private Optional<Path> file = Optional.empty();

  ExplainerCommand() {
    this.spec = CommandLine.Model.CommandSpec.create();
  }

  @Override
  public Integer call() {
    if (!json) {
      throw InputException.usage("write --json: JSON is the only form there is");
    }
    Map<String, Object> facts =
        ExplainerFacts.of(
            new Explainer(DrugCatalogue.standard(), EffectParameters.standard()).data());
    if (file.isPresent()) {
      WholeFile.text(file.get(), place -> AnswerJson.write(facts, place));
    } else {
      PrintWriter out = spec.commandLine().getOut();
      AnswerJson.write(facts, out);
      out.println();
    }
    return ExitCode.OK;
  }
}
