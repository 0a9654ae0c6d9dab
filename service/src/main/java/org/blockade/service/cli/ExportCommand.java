package org.blockade.service.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.blockade.simulator.drug.DrugCatalogue;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `blockade export`: what is known about one person, in a form that other programs read.
@Command(
    name = "export",
    description = {
      "Writes the model and a person's doses for other programs: SBML and SED-ML.",
      "The archive stands alone: model, doses as events, and the experiment to run."
    },
    footer = {
      "",
      "Examples:",
      "  blockade export --sbml examples/late-injection.csv --out person.omex",
      "  blockade export --sbml --regimen \"380 mg xr-im q28d x 3\" --out regimen.omex",
      "",
      "What is in the archive: docs/reference/export.md."
    },
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  private final DrugCatalogue catalogue = DrugCatalogue.standard();

  @Mixin private final InputOptions input = new InputOptions(catalogue);

  @ArgGroup(exclusive = false, multiplicity = "1", heading = "A COMBINE archive:%n")
  private SbmlExport sbml = new SbmlExport();

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "The file.")
  private Path out = Path.of("");

  ExportCommand() {
    this.spec = CommandLine.Model.CommandSpec.create();
  }

  @Override
  public Integer call() throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    PeopleAsked asked = input.read(err);
    if (asked.many()) {
      throw InputException.usage("an export is about one person; choose one with --person ID");
    }
    sbml.write(asked, catalogue, out, err);
    return asked.complete() ? ExitCode.OK : ExitCode.BAD_INPUT;
  }
}
