package org.blockade.service.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.blockade.formats.table.CsvTableWriter;
import org.blockade.formats.trial.ObservedTable;
import org.blockade.formats.trial.TrialExample;
import org.blockade.formats.trial.TrialFile;
import org.blockade.formats.trial.TrialReader;
import org.blockade.formats.trial.TrialWriter;
import org.blockade.service.present.ParquetFloorWriter;
import org.blockade.service.present.trial.SensitivityPage;
import org.blockade.service.present.trial.SensitivitySheet;
import org.blockade.service.present.trial.TrialFacts;
import org.blockade.service.present.trial.TrialPage;
import org.blockade.service.present.trial.TrialPlot;
import org.blockade.service.present.trial.TrialSvg;
import org.blockade.service.present.trial.TrialText;
import org.blockade.service.trial.RowKind;
import org.blockade.service.trial.Sensitivity;
import org.blockade.service.trial.TrialRefusedException;
import org.blockade.service.trial.TrialReport;
import org.blockade.service.trial.TrialResult;
import org.blockade.service.trial.TrialRunner;
import org.blockade.service.trial.UnknownOutcomeException;
import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.trial.Arm;
import org.blockade.simulator.trial.Condition;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `blockade trial`: simulates a trial of virtual people.
@Command(
    name = "trial",
    description = {
      "Simulates a trial: virtual people under treatment, as they keep to it.",
      "Arms, retention, relapse, days covered by blockade and by the calendar, power. A research"
          + " instrument; not advice for a person."
    },
    footer = {
      "",
      "Examples:",
      "  blockade trial examples/trials/injection-placebo-tablets.yaml --html trial.html",
      "  blockade trial --example opioid > trial.yaml",
      "  blockade trial trial.yaml --subjects 100000 --checkpoint parts --csv subjects.csv",
      "",
      "Ctrl-C ends a trial early: what is in is shown, marked as partial (exit code 130); rows go to",
      "a file that has \"partial\" in its name. With --checkpoint the same command goes on where it",
      "ended. Keys of the file: docs/reference/trial.md."
    },
    mixinStandardHelpOptions = true)
final class TrialCommand implements Callable<Integer> {

  private static final int MOST_THREADS = 1_024;
  private static final int MOST_PART = 100_000;
  private static final int MOST_SAMPLES = 1_000_000;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "TRIAL.yaml", description = "The trial.")
  private Optional<Path> trial = Optional.empty();

  @Option(
      names = "--example",
      paramLabel = "CONDITION",
      description = "Prints a trial to begin with, opioid or alcohol, and ends.")
  private Optional<String> example = Optional.empty();

  @Option(names = "--design", description = "Prints the design as understood, and ends.")
  private boolean design;

  @Option(
      names = "--subjects",
      paramLabel = "N",
      description = "Virtual people in each arm, in place of the file's number.")
  private Optional<Integer> subjects = Optional.empty();

  @Option(names = "--seed", paramLabel = "N", description = "Seed, in place of the file's.")
  private Optional<Long> seed = Optional.empty();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads (default: one a core); no result depends on it.")
  private Optional<Integer> threads = Optional.empty();

  @Option(
      names = "--part",
      paramLabel = "N",
      description =
          "Subjects computed in one go, and kept as one part (default: 500); no result depends on"
              + " it.")
  private int part = TrialRunner.PART;

  @Option(names = "--csv", paramLabel = "FILE", description = "One row for each subject.")
  private Optional<Path> csv = Optional.empty();

  @Option(
      names = "--days",
      paramLabel = "FILE",
      description = "One row for each day of each subject, as CSV.")
  private Optional<Path> days = Optional.empty();

  @Option(
      names = "--parquet",
      paramLabel = "DIR",
      description = "One row for each subject, as Parquet files in the folder subjects of DIR.")
  private Optional<Path> parquet = Optional.empty();

  @Option(
      names = "--parquet-days",
      description = "With --parquet: each day of each subject too, in the folder days.")
  private boolean parquetDays;

  @Option(names = "--html", paramLabel = "FILE", description = "One self-contained page.")
  private Optional<Path> html = Optional.empty();

  @Option(names = "--svg", paramLabel = "DIR", description = "The plots as pictures, in a folder.")
  private Optional<Path> svg = Optional.empty();

  @Option(names = "--json", paramLabel = "FILE", description = "Results and curves as JSON.")
  private Optional<Path> json = Optional.empty();

  @Option(
      names = "--observed",
      paramLabel = "FILE",
      description =
          "What a real study saw, as CSV (ARM, ENDPOINT, DAY, VALUE, N), drawn over the simulated"
              + " studies, in place of the file's.")
  private Optional<Path> observed = Optional.empty();

  @Option(
      names = "--checkpoint",
      paramLabel = "DIR",
      description = "Keeps finished parts; the same command then goes on where it was ended.")
  private Optional<Path> checkpoint = Optional.empty();

  @Option(
      names = "--sensitivity",
      paramLabel = "WORD",
      description =
          "In place of the report: how much an outcome depends on each number of the course. tornado"
              + " (one at a time) or sobol (all at once; many runs). With --csv, --svg and --html.")
  private Optional<String> sensitivity = Optional.empty();

  @Option(
      names = "--outcome",
      paramLabel = "KEY",
      description =
          "Its outcome (default: relapse, or heavy_days); keys as in the JSON, without the unit.")
  private Optional<String> outcome = Optional.empty();

  @Option(
      names = "--arm",
      paramLabel = "NAME",
      description = "Its arm (default: the first that is not the reference).")
  private Optional<String> arm = Optional.empty();

  @Option(
      names = "--samples",
      paramLabel = "N",
      description = "Samples of sobol (default: 64); each runs the trial 2 + numbers times.")
  private int samples = 64;

  TrialCommand() {
    this.spec = CommandLine.Model.CommandSpec.create();
  }

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (example.isPresent()) {
      out.print(example(example.get()).text());
      return ExitCode.OK;
    }
    TrialFile file = read();
    if (design) {
      out.print(TrialWriter.write(file));
      return ExitCode.OK;
    }
    if (sensitivity.isPresent()) {
      return vary(file, sensitivity.get());
    }
    parquet.ifPresent(TrialCommand::requireNew);
    return run(file);
  }

  private int vary(TrialFile file, String word) throws IOException {
    if (samples < 2 || samples > MOST_SAMPLES) {
      throw InputException.usage("--samples is 2 to " + MOST_SAMPLES);
    }
    if (days.isPresent()
        || parquet.isPresent()
        || json.isPresent()
        || observed.isPresent()
        || checkpoint.isPresent()) {
      throw InputException.usage(
          "--sensitivity goes with --csv, --svg and --html, not with other files");
    }
    String key =
        outcome.orElse(
            file.design().condition() == Condition.OPIOID_USE_DISORDER ? "relapse" : "heavy_days");
    int place = arm(file);
    String what = key + " of \"" + file.design().arms().get(place).name() + "\"";
    try (LateProgress progress = new LateProgress("trials", runs(file, word))) {
      Sensitivity asked =
          new Sensitivity(
              file, settings(), new ParquetFloorWriter(), key, place, progress::advanceTo);
      show(
          file,
          switch (word) {
            case "tornado" -> SensitivitySheet.of(what, asked.tornado());
            case "sobol" -> SensitivitySheet.of(what, asked.sobol(samples), samples);
            default -> throw InputException.usage("--sensitivity is tornado or sobol");
          });
    } catch (UnknownOutcomeException e) {
      throw InputException.usage(String.valueOf(e.getMessage()));
    } catch (TrialRefusedException e) {
      throw InputException.badInput(String.valueOf(e.getMessage()));
    }
    return ExitCode.OK;
  }

  private int runs(TrialFile file, String word) {
    int numbers = Sensitivity.rows(file).size();
    return word.equals("sobol") ? samples * (numbers + 2) : 1 + 2 * numbers;
  }

  private int arm(TrialFile file) {
    List<String> names = file.design().arms().stream().map(Arm::name).toList();
    String name =
        arm.orElse(
            names.stream()
                .filter(each -> !each.equals(file.reference()))
                .findFirst()
                .orElse(file.reference()));
    if (!names.contains(name)) {
      throw InputException.usage("--arm is one of " + String.join(", ", names));
    }
    return names.indexOf(name);
  }

  private void show(TrialFile file, SensitivitySheet sheet) throws IOException {
    csv.ifPresent(to -> WholeFile.text(to, place -> CsvTableWriter.write(sheet.table(), place)));
    if (svg.isPresent()) {
      Files.createDirectories(svg.get());
      WholeFile.text(svg.get().resolve(sheet.id() + ".svg"), sheet::svg);
    }
    html.ifPresent(
        to -> WholeFile.text(to, place -> SensitivityPage.write(file, sheet, version(), place)));
    sheet.text().forEach(spec.commandLine().getOut()::println);
  }

  private static TrialExample example(String word) {
    return switch (word) {
      case "opioid" -> TrialExample.OPIOID;
      case "alcohol" -> TrialExample.ALCOHOL;
      default -> throw InputException.usage("--example is opioid or alcohol");
    };
  }

  private TrialFile read() {
    Path path =
        trial.orElseThrow(
            () -> InputException.usage("name the file of a trial; --example opioid prints one"));
    byte[] content =
        content(path)
            .orElseThrow(() ->
                InputException.badInput("cannot read " + path + "; name the file of a trial"));
    String name = path.getFileName() == null ? path.toString() : path.getFileName().toString();
    TrialFile file =
        new TrialReader(DrugCatalogue.standard())
            .read(DataFile.of(name, content), table -> beside(path, table));
    int size = subjects.orElse(file.design().subjects());
    if (size < 1) {
      throw InputException.usage("--subjects is 1 or more");
    }
    TrialFile sized = file.withSize(size, seed.orElse(file.design().seed()));
    return observed
        .map(table -> sized.withObserved(Optional.of(observed(table, sized))))
        .orElse(sized);
  }

  private static ObservedTable observed(Path table, TrialFile file) {
    return ObservedTable.read(
        table.toString(),
        content(table)
            .orElseThrow(() -> InputException.badInput("--observed: cannot read " + table)),
        file.design());
  }

  private static Optional<byte[]> beside(Path file, String name) {
    try {
      return content(file.toAbsolutePath().resolveSibling(name));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static Optional<byte[]> content(Path file) {
    try {
      return Optional.of(Files.readAllBytes(file));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Set<RowKind> kinds() {
    Set<RowKind> kinds = EnumSet.noneOf(RowKind.class);
    csv.ifPresent(file -> kinds.add(RowKind.SUBJECTS_CSV));
    days.ifPresent(file -> kinds.add(RowKind.DAYS_CSV));
    parquet.ifPresent(folder -> kinds.add(RowKind.SUBJECTS_PARQUET));
    if (parquetDays) {
      if (parquet.isEmpty()) {
        throw InputException.usage("--parquet-days goes with --parquet DIR");
      }
      kinds.add(RowKind.DAYS_PARQUET);
    }
    return kinds;
  }

  private TrialRunner.Settings settings() {
    int number = threads.orElseGet(() -> Runtime.getRuntime().availableProcessors());
    if (number < 1 || number > MOST_THREADS) {
      throw InputException.usage("--threads is 1 to " + MOST_THREADS);
    }
    if (part < 1 || part > MOST_PART) {
      throw InputException.usage("--part is 1 to " + MOST_PART);
    }
    return new TrialRunner.Settings(number, part, kinds(), checkpoint, version());
  }

  private static String version() {
    return new Blockade.Version().getVersion()[0];
  }

  /// Ctrl-C ends the program only after what is in was saved.
  private int run(TrialFile file) throws IOException {
    AtomicBoolean cancelled = new AtomicBoolean();
    CountDownLatch saved = new CountDownLatch(1);
    Thread hook =
        new Thread(() -> {
          cancelled.set(true);
          try {
            saved.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return run(file, cancelled);
    } catch (TrialRefusedException e) {
      throw InputException.badInput(String.valueOf(e.getMessage()));
    } finally {
      spec.commandLine().getOut().flush();
      saved.countDown();
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // The program is ending, and waited for this.
      }
    }
  }

  private int run(TrialFile file, AtomicBoolean cancelled) throws IOException {
    try (TrialRunner runner = new TrialRunner(file, settings(), new ParquetFloorWriter())) {
      TrialResult result = simulate(runner, file, cancelled);
      TrialReport report = TrialReport.of(result, version());
      csv.map(to -> marked(to, result))
          .ifPresent(
              to -> WholeFile.content(to, place -> runner.writeCsv(RowKind.SUBJECTS_CSV, place)));
      days.map(to -> marked(to, result))
          .ifPresent(
              to -> WholeFile.content(to, place -> runner.writeCsv(RowKind.DAYS_CSV, place)));
      if (parquet.isPresent()) {
        writeParquet(runner, marked(parquet.get(), result));
      }
      html.ifPresent(to -> WholeFile.text(to, place -> TrialPage.write(report, place)));
      json.ifPresent(to -> WholeFile.text(to, place -> TrialFacts.write(report, place)));
      if (svg.isPresent()) {
        draw(report, svg.get());
      }
      TrialText.lines(report).forEach(spec.commandLine().getOut()::println);
      return result.complete() ? ExitCode.OK : ExitCode.CANCELLED;
    }
  }

  /// Rows cannot say that some are missing, so their name does: `subjects.partial.csv`.
  private static Path marked(Path to, TrialResult result) {
    boolean pipe = Files.exists(to) && !Files.isRegularFile(to) && !Files.isDirectory(to);
    if (result.complete() || pipe || to.getFileName() == null) {
      return to;
    }
    String name = to.getFileName().toString();
    int ending = name.lastIndexOf('.') > 0 ? name.lastIndexOf('.') : name.length();
    return to.resolveSibling(name.substring(0, ending) + ".partial" + name.substring(ending));
  }

  private static TrialResult simulate(TrialRunner runner, TrialFile file, AtomicBoolean cancelled)
      throws IOException {
    int arms = file.design().arms().size();
    long total = (long) file.design().subjects() * file.design().replicates() * arms;
    long unit = 1 + total / Integer.MAX_VALUE; // the bar counts to the largest int
    String task = unit == 1 ? "people" : unit + " people";
    try (LateProgress progress = new LateProgress(task, (int) (total / unit))) {
      return runner.run(
          cancelled::get, System::nanoTime, at -> progress.advanceTo((int) (at.done() / unit)));
    }
  }

  private static void requireNew(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      if (files.findAny().isEmpty()) {
        return;
      }
    } catch (IOException e) {
      throw InputException.badInput("--parquet names a folder; " + folder + " is none");
    }
    throw InputException.badInput(
        "the folder " + folder + " is not empty; name a new one for --parquet, or empty it");
  }

  /// Beside its place first, then moved: a folder that is there is whole.
  private void writeParquet(TrialRunner runner, Path folder) throws IOException {
    Path place = folder.toAbsolutePath();
    Path aside =
        place.resolveSibling("." + place.getFileName() + ".part" + ProcessHandle.current().pid());
    runner.writeParquet(RowKind.SUBJECTS_PARQUET, aside.resolve("subjects"));
    if (parquetDays) {
      runner.writeParquet(RowKind.DAYS_PARQUET, aside.resolve("days"));
    }
    Files.deleteIfExists(place);
    Files.move(aside, place);
  }

  private static void draw(TrialReport report, Path folder) throws IOException {
    Files.createDirectories(folder);
    for (TrialPlot plot : TrialSvg.plots(report)) {
      WholeFile.text(folder.resolve(plot.id() + ".svg"), place -> TrialSvg.write(plot, place));
    }
  }
}
