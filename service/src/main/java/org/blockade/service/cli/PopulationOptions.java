package org.blockade.service.cli;

import java.util.Optional;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.population.VirtualPopulation;
import picocli.CommandLine.Option;

/// The options that choose the model and the virtual people.
final class PopulationOptions {

  private static final String NALTREXONE = "naltrexone";
  private static final String OTHER_MODEL = "pessimistic";

  /// Virtual people for one person, and for each of many. Choices: the ends of the band are then
  /// known to about one and two points of occupancy where it is steepest.
  private static final int SUBJECTS_FOR_ONE = 500;

  private static final int SUBJECTS_FOR_EACH_OF_MANY = 200;
  private static final int SUBJECTS_AT_THE_RECEPTOR = 200;

  /// With fewer, too few people lie beyond the ends of the band for a "95 of 100" to mean anything:
  /// of three people all are soon alike. A choice.
  private static final int LEAST_SUBJECTS = 100;

  /// More would need more memory than a desk has. A choice.
  private static final int MOST_SUBJECTS = 20_000;

  private static final int MOST_THREADS = 1_024;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      defaultValue = DrugModel.DEFAULT,
      description =
          "Parameter set: default, or pessimistic (if the receptor were less sensitive); default: ${DEFAULT-VALUE}.")
  private String modelName = DrugModel.DEFAULT;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of the virtual people (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--subjects",
      paramLabel = "N",
      description =
          "Virtual people for the band, 100 or more (default: 500 for one person; 200 for each of many,"
              + " and where opioids are simulated).")
  private Optional<Integer> subjects = Optional.empty();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads (default: one a core); the answer does not depend on it.")
  private Optional<Integer> threads = Optional.empty();

  /// The model that leads.
  DrugModel model(DrugCatalogue catalogue) {
    return model(catalogue, modelName);
  }

  /// The other parameter set, where the default leads.
  Optional<DrugModel> sensitivity(DrugCatalogue catalogue) {
    return modelName.equals(DrugModel.DEFAULT)
        ? Optional.of(model(catalogue, OTHER_MODEL))
        : Optional.empty();
  }

  private static DrugModel model(DrugCatalogue catalogue, String name) {
    return catalogue
        .file(NALTREXONE)
        .flatMap(file -> file.model(name))
        .orElseThrow(
            () -> InputException.usage("--model is default or pessimistic, not \"" + name + "\""));
  }

  /// The virtual people.
  VirtualPopulation population(DrugModel model, boolean many) {
    return VirtualPopulation.draw(
        model, seed, size(many ? SUBJECTS_FOR_EACH_OF_MANY : SUBJECTS_FOR_ONE));
  }

  /// How many virtual people meet an opioid: each of them takes much longer.
  int sizeAtTheReceptor() {
    return size(SUBJECTS_AT_THE_RECEPTOR);
  }

  /// How many virtual people are rescued: fewer leave too much open.
  int sizeOfRescue() {
    return size(SUBJECTS_FOR_ONE);
  }

  /// Refuses another parameter set where none of naltrexone is used.
  void requireUsualModel(String otherwise) {
    if (!modelName.equals(DrugModel.DEFAULT)) {
      throw InputException.usage(otherwise);
    }
  }

  long seed() {
    return seed;
  }

  private int size(int usual) {
    int size = subjects.orElse(usual);
    if (size < LEAST_SUBJECTS || size > MOST_SUBJECTS) {
      throw InputException.usage(
          "--subjects is "
              + LEAST_SUBJECTS
              + " to "
              + MOST_SUBJECTS
              + "; fewer virtual people cannot show how far people differ, and would look certain");
    }
    return size;
  }

  int threads() {
    int number = threads.orElseGet(() -> Runtime.getRuntime().availableProcessors());
    if (number < 1 || number > MOST_THREADS) {
      throw InputException.usage("--threads is 1 to " + MOST_THREADS);
    }
    return number;
  }
}
