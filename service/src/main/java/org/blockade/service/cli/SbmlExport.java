package org.blockade.service.cli;

import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.blockade.service.forecast.PersonHistory;
import org.blockade.service.sbml.ArchiveRefusedException;
import org.blockade.service.sbml.ModelArchive;
import org.blockade.service.sbml.ModelExperiment;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.simulation.Scenario;
import picocli.CommandLine.Option;

/// The options of an export to SBML and SED-ML.
final class SbmlExport {

  private static final String NALTREXONE = "naltrexone";

  /// A longer table helps nobody. A choice.
  private static final int MOST_POINTS = 200_000;

  /// As far as a forecast looks ahead. A choice.
  private static final double MOST_HORIZON_HOURS = 2 * 366 * 24;

  @Option(
      names = "--sbml",
      required = true,
      description = "Model as SBML, experiment as SED-ML, in a COMBINE archive (.omex).")
  private boolean wanted;

  @Option(
      names = "--horizon",
      paramLabel = "SPAN",
      defaultValue = "60d",
      description =
          "How far the experiment goes after the time of the question (default: ${DEFAULT-VALUE}).")
  private String horizon = "60d";

  @Option(
      names = "--every",
      paramLabel = "SPAN",
      defaultValue = "1h",
      description = "Step of its output (default: ${DEFAULT-VALUE}).")
  private String every = "1h";

  /// Writes the archive of the only person asked about; tells what is not in it.
  void write(PeopleAsked asked, DrugCatalogue catalogue, Path file, PrintWriter err) {
    if (!wanted) {
      throw InputException.usage("name the form: --sbml");
    }
    ModelExperiment experiment = experiment(asked, catalogue);
    experiment.remarks().forEach(remark -> err.println("blockade: " + remark));
    try {
      WholeFile.content(
          file,
          place -> {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(place))) {
              ModelArchive.write(experiment, out);
            }
          });
    } catch (ArchiveRefusedException e) {
      throw InputException.badInput("--sbml: " + e.getMessage());
    }
  }

  private ModelExperiment experiment(PeopleAsked asked, DrugCatalogue catalogue) {
    DrugModel model =
        catalogue.file(NALTREXONE).flatMap(drug -> drug.model(DrugModel.DEFAULT)).orElseThrow();
    PersonHistory all = asked.people().getFirst();
    PersonHistory own = all.only(model);
    Scenario scenario = own.scenarioAsOf(asked.asOf());
    if (scenario.dosing().doses().isEmpty()) {
      throw InputException.badInput(
          "there is no dose of naltrexone up to the time of the question, so there is nothing to"
              + " simulate");
    }
    double ahead = TimeOptions.span("--horizon", horizon).hours();
    if (ahead > MOST_HORIZON_HOURS) {
      throw InputException.usage(
          "--horizon is at most two years; a forecast does not reach further");
    }
    ModelExperiment experiment =
        new ModelExperiment(
            model,
            scenario,
            asked.asOf().plusHours(ahead),
            TimeOptions.span("--every", every).hours(),
            remarks(asked, all, own));
    if (experiment.steps() > MOST_POINTS) {
      throw InputException.usage(
          "--every makes more than " + MOST_POINTS + " points of that time; make it longer");
    }
    return experiment;
  }

  private static List<String> remarks(PeopleAsked asked, PersonHistory all, PersonHistory own) {
    List<String> remarks = new ArrayList<>(asked.remarks());
    int others = all.doses().size() - own.doses().size();
    if (others > 0) {
      remarks.add(
          others
              + (others == 1 ? " dose of another drug is" : " doses of other drugs are")
              + " not in the archive");
    }
    own.laterDoses(asked.asOf()).ifPresent(remarks::add);
    return remarks;
  }
}
