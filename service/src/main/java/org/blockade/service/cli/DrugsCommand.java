package org.blockade.service.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.blockade.protocol.uses.Uses;
import org.blockade.protocol.words.Language;
import org.blockade.service.present.triage.UsesSheet;
import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.drug.BetweenSubject;
import org.blockade.simulator.drug.CatalogueEntry;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.drug.DrugFile;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.drug.Parameter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `blockade drugs`: the catalogue, every number with its source.
@Command(
    name = "drugs",
    description = {
      "Lists the drugs that a chart may name, and the numbers of those simulated.",
      "With a drug: every number of it, also those that only the comparison with laboratory"
          + " challenges uses."
    },
    footer = {
      "",
      "Examples:",
      "  blockade drugs",
      "  blockade drugs naltrexone",
      "  blockade drugs check my-drug.yaml"
    },
    subcommands = DrugsCommand.Check.class,
    mixinStandardHelpOptions = true)
final class DrugsCommand implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "DRUG",
      description = "Only this drug, with every number.")
  private Optional<String> drug = Optional.empty();

  DrugsCommand() {
    this.spec = CommandLine.Model.CommandSpec.create();
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    DrugCatalogue catalogue = DrugCatalogue.standard();
    if (drug.isPresent()) {
      DrugFile file = file(drug.get(), catalogue);
      print(file, Set.of(), out);
      printUses(file, out);
      return ExitCode.OK;
    }
    out.printf(Locale.ROOT, "%-18s %-16s %-12s %s%n", "drug", "kind", "simulated", "other names");
    for (CatalogueEntry entry : catalogue.entries()) {
      out.printf(
          Locale.ROOT,
          "%-18s %-16s %-12s %s%n",
          entry.id(),
          entry.kind().word(),
          entry.simulated() ? "yes" : "named only",
          String.join(", ", entry.words()));
    }
    for (CatalogueEntry entry : catalogue.entries()) {
      catalogue
          .file(entry.id())
          .ifPresent(file -> {
            Set<String> challenge = ofChallenges(file.models().getFirst());
            out.println();
            print(file, challenge, out);
            if (!challenge.isEmpty()) {
              out.println();
              out.println(
                  "Not listed: "
                      + challenge.size()
                      + " numbers that only the comparison with laboratory challenges uses; see"
                      + " \"blockade drugs "
                      + entry.id()
                      + "\"");
            }
          });
    }
    return ExitCode.OK;
  }

  /// Only the uses of naltrexone are listed; of any other drug nothing is said.
  private static void printUses(DrugFile file, PrintWriter out) {
    if (file.models().getFirst().id().equals("naltrexone")) {
      Uses uses = Uses.standard();
      out.println();
      out.println("Uses:");
      new UsesSheet(uses, uses.all(), Language.ENGLISH).lines().forEach(out::println);
    }
  }

  private static DrugFile file(String name, DrugCatalogue catalogue) {
    return catalogue
        .find(name)
        .flatMap(entry -> catalogue.file(entry.id()))
        .orElseThrow(() -> InputException.usage(DrugNames.notShown(name, catalogue)));
  }

  /// No forecast uses these: they turn occupancy into the effect of a laboratory challenge.
  private static Set<String> ofChallenges(DrugModel model) {
    return model
        .structure()
        .challenge()
        .map(challenge ->
            Set.of(
                challenge.drive(),
                challenge.hill(),
                challenge.sensitisation(),
                challenge.hydromorphone()))
        .orElse(Set.of());
  }

  private static void print(DrugFile file, Set<String> leftOut, PrintWriter out) {
    DrugModel leading = file.models().getFirst();
    out.println(leading.title() + ", model " + leading.label());
    for (Parameter parameter : leading.parameters().all()) {
      if (!leftOut.contains(parameter.symbol())) {
        print(parameter, out);
      }
    }
    for (DrugModel other : file.models().subList(1, file.models().size())) {
      out.println();
      out.println("Parameter set \"" + other.variant() + "\": " + other.variantReason());
      for (Parameter parameter : other.parameters().all()) {
        boolean same =
            leading.parameters().find(parameter.symbol()).filter(parameter::equals).isPresent();
        if (!same) {
          print(parameter, out);
        }
      }
    }
  }

  private static void print(Parameter parameter, PrintWriter out) {
    String spread =
        parameter
            .between()
            .map(BetweenSubject::coefficientOfVariation)
            .map(cv -> String.format(Locale.ROOT, ", CV %.0f %%", 100 * cv))
            .orElse("");
    out.printf(
        Locale.ROOT,
        "  %-9s %9s %-12s %s%s%n",
        parameter.symbol(),
        Double.toString(parameter.value()),
        parameter.unit().code(),
        parameter.meaning(),
        spread);
    out.printf(Locale.ROOT, "  %-9s %s: %s%n", "", parameter.evidence().word(), parameter.source());
  }

  /// `blockade drugs check FILE`.
  @Command(
      name = "check",
      description = "Checks a drug file and tells everything that is wrong, each with its line.",
      footer = {"", "Example:", "  blockade drugs check my-drug.yaml"},
      mixinStandardHelpOptions = true)
  static final class Check implements Callable<Integer> {

    private static final long MOST_BYTES = 1 << 20;

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A drug file (YAML).")
    private Path file = Path.of("");

    Check() {
      this.spec = CommandLine.Model.CommandSpec.create();
    }

    @Override
    public Integer call() throws IOException {
      if (!Files.isRegularFile(file)) {
        throw InputException.badInput("cannot read " + file + ": there is no such file");
      }
      if (Files.size(file) > MOST_BYTES) {
        throw InputException.badInput(file + " is larger than 1 MiB, which no drug file is");
      }
      DrugFile read =
          DrugFile.read(DataFile.of(file.getFileName().toString(), Files.readAllBytes(file)));
      DrugModel model = read.models().getFirst();
      spec.commandLine()
          .getOut()
          .println(
              "sound: "
                  + model.label()
                  + ", "
                  + model.parameters().all().size()
                  + " parameters, each with unit, source and kind of evidence");
      return ExitCode.OK;
    }
  }
}
