package org.blockade.service.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.blockade.simulator.drug.DrugCatalogue;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `blockade export`: what is known about one person, in a form that other programs read.
@Command(
    name = "export",
    description = {
      "Writes what is known for other programs: SBML and SED-ML, or FHIR.",
      "--sbml: an archive that stands alone: model, doses as events, the experiment to run.",
      "--fhir: a Bundle with record, protection and plan."
    },
    footer = {
      "",
      "Examples:",
      "  blockade export --sbml examples/late-injection.csv --out person.omex",
      "  blockade export --fhir examples/late-injection.csv --out person.json",
      "  blockade export --sbml --regimen \"380 mg xr-im q28d x 3\" --out regimen.omex",
      "",
      "What is in them: docs/reference/export.md, docs/reference/fhir-out.md."
    },
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  private final DrugCatalogue catalogue = DrugCatalogue.standard();

  @Mixin private final InputOptions input = new InputOptions(catalogue);

  @ArgGroup(exclusive = true, multiplicity = "1")
  private Form form = new Form();

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "The file.")
  private Path out = Path.of("");

  /// The form that is asked for.
  private static final class Form {

    @ArgGroup(exclusive = false, heading = "A COMBINE archive:%n")
    private @Nullable SbmlExport sbml;

    @ArgGroup(exclusive = false, heading = "A Bundle:%n")
    private @Nullable FhirExport fhir;
  }

  ExportCommand() {
    this.spec = CommandLine.Model.CommandSpec.create();
  }

  @Override
  public Integer call() throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    PeopleAsked asked = input.read(err);
    SbmlExport sbml = form.sbml;
    if (sbml != null) {
      if (asked.many()) {
        throw InputException.usage("this export is about one person; choose one with --person ID");
      }
      sbml.write(asked, catalogue, out, err);
    }
    FhirExport fhir = form.fhir;
    if (fhir != null && !fhir.write(asked, catalogue, out) && asked.complete()) {
      return ExitCode.UNKNOWN;
    }
    return asked.complete() ? ExitCode.OK : ExitCode.BAD_INPUT;
  }
}
