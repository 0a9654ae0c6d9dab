package org.blockade.service.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.blockade.protocol.uses.Use;
import org.blockade.protocol.uses.Uses;
import org.blockade.service.present.triage.UsesSheet;
import org.blockade.simulator.drug.DrugCatalogue;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `blockade uses`: what naltrexone is used for, and how well that is supported.
@Command(
    name = "uses",
    description = {
      "What naltrexone is used for: labelled, off-label, or without support.",
      "A use that is not listed is unknown, not allowed."
    },
    footer = {
      "",
      "Examples:",
      "  blockade uses",
      "  blockade uses gambling",
      "  blockade uses cancer --lang es"
    },
    mixinStandardHelpOptions = true)
final class UsesCommand implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Parameters(arity = "0..*", paramLabel = "WORD", description = "Only this use.")
  private List<String> words = List.of();

  @Mixin private final SpokenLanguage language = new SpokenLanguage();

  @Mixin private final FactsOptions output = new FactsOptions();

  UsesCommand() {
    this.spec = CommandLine.Model.CommandSpec.create();
  }

  @Override
  public Integer call() {
    Uses uses = Uses.standard();
    String asked = String.join(" ", words);
    List<Use> shown = shown(asked, uses);
    UsesSheet sheet = new UsesSheet(uses, shown, language.language());
    output.show(sheet.lines(), sheet.facts(), spec.commandLine().getOut());
    return shown.isEmpty() ? ExitCode.UNKNOWN : ExitCode.OK;
  }

  /// The name of a drug is no use: that of naltrexone asks for all of them, any other is told
  /// apart.
  private static List<Use> shown(String asked, Uses uses) {
    if (asked.isBlank()) {
      return uses.all();
    }
    DrugCatalogue catalogue = DrugCatalogue.standard();
    List<Use> found = uses.find(asked);
    Optional<String> other = DrugNames.notNaltrexone(asked, catalogue);
    if (other.isPresent() && found.isEmpty()) {
      throw InputException.usage(other.get() + "; uses are listed of naltrexone only");
    }
    return found.isEmpty() && catalogue.find(asked).isPresent() ? uses.all() : found;
  }
}
