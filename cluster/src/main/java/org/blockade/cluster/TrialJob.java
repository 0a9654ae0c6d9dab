package org.blockade.cluster;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.blockade.simulator.data.DataFileException;
import org.blockade.simulator.trial.ArmTally;
import org.blockade.simulator.trial.TrialDesign;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What `spark-submit` starts: a virtual trial on whatever master it names.
@Command(
    name = "TrialJob",
    description = {
      "Runs a virtual trial on Apache Spark.",
      "The results are those of one machine, bit for bit. A research instrument; not advice for a"
          + " person."
    },
    mixinStandardHelpOptions = true)
public final class TrialJob implements Callable<Integer> {

  private static final int BAD_INPUT = 3;

  @CommandLine.Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "TRIAL.yaml", description = "The design, where spark-submit runs.")
  private Path file = Path.of("");

  @Option(
      names = "--parquet",
      paramLabel = "DIR",
      required = true,
      description =
          "A new folder for the results, on a file system that every machine sees: a row for each"
              + " subject as Parquet, and the counts.")
  private String folder = "";

  @Option(
      names = "--subjects",
      paramLabel = "N",
      description = "Subjects in each arm of each replicate, in place of those of the file.")
  private Optional<Integer> subjects = Optional.empty();

  @Option(names = "--seed", paramLabel = "N", description = "In place of that of the file.")
  private Optional<Long> seed = Optional.empty();

  @Option(
      names = "--parts",
      paramLabel = "N",
      description = "Pieces of work (default: 4 for each core). The results do not depend on it.")
  private Optional<Integer> parts = Optional.empty();

  /// Exits with 0; 1 after an error inside, 2 for words that are not understood, 3 for a file or a
  /// value that is not as it must be.
  public static void main(String[] words) {
    int exit = new CommandLine(new TrialJob()).execute(words);
    if (exit != 0) {
      System.exit(exit);
    }
  }

  @Override
  public Integer call() throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    Optional<String> problem = problem();
    if (problem.isPresent()) {
      err.println(problem.get());
      return BAD_INPUT;
    }
    DesignText text;
    try {
      text = DesignText.of(file, subjects, seed);
    } catch (NoSuchFileException e) {
      err.println("there is no file " + file + ": name the design of a trial");
      return BAD_INPUT;
    } catch (DataFileException e) {
      err.println(e.getMessage());
      return BAD_INPUT;
    }
    try (SparkSession spark = SparkSession.builder().appName("blockade trial").getOrCreate()) {
      return run(spark, text, spec.commandLine().getOut(), err);
    }
  }

  private Optional<String> problem() {
    return tooFew("--subjects", subjects).or(() -> tooFew("--parts", parts));
  }

  private static Optional<String> tooFew(String option, Optional<Integer> value) {
    return value
        .filter(number -> number < 1)
        .map(number -> option + " is 1 or more, not " + number);
  }

  private int run(SparkSession spark, DesignText text, PrintWriter out, PrintWriter err)
      throws IOException {
    ClusterTrial trial = new ClusterTrial(spark);
    if (trial.exists(folder)) {
      err.println(folder + " is there already: name a new folder, or remove that one");
      return BAD_INPUT;
    }
    Map<Study, ArmTally> counts = trial.run(text, parts.orElseGet(trial::usualStretches), folder);
    TrialDesign design = text.design();
    for (int arm = 0; arm < design.arms().size(); arm++) {
      int each = arm;
      long people =
          counts.entrySet().stream()
              .filter(entry -> entry.getKey().arm() == each)
              .mapToLong(entry -> entry.getValue().subjects())
              .sum();
      out.println(design.arms().get(arm).name() + ": " + people + " subjects");
    }
    out.println("seed " + design.seed() + ", replicates " + design.replicates() + ", in " + folder);
    out.flush();
    return 0;
  }
}
