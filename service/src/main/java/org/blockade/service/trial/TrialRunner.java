package org.blockade.service.trial;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.blockade.formats.table.ParquetTableWriter;
import org.blockade.formats.trial.TrialFile;
import org.blockade.formats.trial.TrialWriter;
import org.blockade.simulator.trial.ArmTally;
import org.blockade.simulator.trial.SubjectSink;
import org.blockade.simulator.trial.TrialDesign;
import org.blockade.simulator.trial.TrialPart;
import org.blockade.simulator.trial.TrialRun;
import org.jspecify.annotations.Nullable;

/// Runs a trial. The result depends on the design alone: not on the threads, the size of parts, or
/// whether it was interrupted and went on.
public final class TrialRunner implements AutoCloseable {

  /// Subjects in a part. Large enough that a part is worth a file, small enough that stopping is
  /// quick and the rows of one day by day fit into memory. A choice.
  public static final int PART = 500;

  private final TrialFile file;
  private final int threads;
  private final List<TrialPart> parts;
  private final Set<RowKind> kinds;
  private final boolean kept;
  private final @Nullable PartFolder folder;
  private final Set<Integer> done = new TreeSet<>();

  /// How far the work is.
  ///
  /// @param done subjects that are in
  /// @param found of these, those that were there before
  /// @param remaining time until the end at the speed so far; empty before anything was done
  public record Progress(long done, long total, long found, Optional<Duration> remaining) {

    static Progress of(long done, long total, long found, long nanos) {
      long fresh = done - found;
      return new Progress(
          done,
          total,
          found,
          fresh == 0
              ? Optional.empty()
              : Optional.of(Duration.ofNanos((long) ((double) nanos / fresh * (total - done)))));
    }
  }

  /// How a trial is run.
  ///
  /// @param checkpoint folder in which finished parts stay; empty for none
  /// @param version of the program; parts of another version are not used
  public record Settings(
      int threads, int partSize, Set<RowKind> rows, Optional<Path> checkpoint, String version) {
    public Settings {
      rows = Set.copyOf(rows);
      if (threads < 1 || partSize < 1) {
        throw new IllegalArgumentException("there is 1 thread and 1 subject in a part, or more");
      }
    }
  }

  /// @throws TrialRefusedException if the folder cannot be used for this trial
  public TrialRunner(TrialFile file, Settings settings, ParquetTableWriter parquet)
      throws IOException {
    this.file = file;
    this.threads = settings.threads();
    this.parts = TrialPart.of(file.design(), settings.partSize());
    this.kinds = new TreeSet<>(settings.rows());
    this.kept = settings.checkpoint().isPresent();
    if (kept || !kinds.isEmpty()) {
      Path place = kept ? settings.checkpoint().get() : Files.createTempDirectory("blockade-trial");
      this.folder = PartFolder.open(place, file.design(), head(file, settings), kinds, parquet);
    } else {
      this.folder = null;
    }
  }

  /// Runs a whole trial for its counts alone: no rows, no folder.
  public static TrialResult counts(TrialFile file, int threads, Consumer<Progress> listener) {
    Settings settings = new Settings(threads, PART, Set.of(), Optional.empty(), "");
    ParquetTableWriter none =
        (table, to) -> {
          throw new IllegalStateException("no rows were asked for");
        };
    try (TrialRunner runner = new TrialRunner(file, settings, none)) {
      return runner.run(() -> false, () -> 0, listener);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Everything that the content of a folder depends on.
  private static String head(TrialFile file, Settings settings) {
    TrialDesign design = file.design();
    return String.join(
        "\n",
        "Blockade: finished parts of a virtual trial.",
        "version: " + settings.version(),
        "subjects in a part: " + settings.partSize(),
        "rows: "
            + new TreeSet<>(settings.rows())
                .stream().map(RowKind::ending).collect(Collectors.joining(", ")),
        "drug file: " + design.drug().checksum(),
        "course: " + design.course().checksum(),
        "adherence: " + file.adherence(),
        "effects: " + Checksum.of(design.effects() + " " + design.alcohol()),
        "people: " + file.people().map(TrialFile.People::checksum).orElse("none"),
        "",
        TrialWriter.write(file.withObserved(Optional.empty())));
  }

  /// Runs what is not there yet.
  ///
  /// @param cancelled asked before each part; parts that were begun are finished
  /// @param nanos a clock that only ever advances, for the remaining time
  /// @param listener told after each part, by one thread at a time
  public TrialResult run(BooleanSupplier cancelled, LongSupplier nanos, Consumer<Progress> listener)
      throws IOException {
    TrialRun run = new TrialRun(file.design());
    Sums sums = new Sums(file, listener, nanos);
    List<Integer> left = new ArrayList<>();
    for (int index = 0; index < parts.size(); index++) {
      Optional<ArmTally> found =
          folder == null ? Optional.empty() : folder.find(index, parts.get(index));
      if (found.isPresent()) {
        add(sums, index, found.get(), true);
      } else {
        left.add(index);
      }
    }
    // whoever stops a trial early wants as many subjects in each arm
    left.sort(
        Comparator.comparingInt((Integer index) -> parts.get(index).replicate())
            .thenComparingInt(index -> parts.get(index).from())
            .thenComparingInt(index -> parts.get(index).arm()));
    work(left, cancelled, index -> add(sums, index, compute(run, index), false));
    return sums.result(done.size() == parts.size());
  }

  private ArmTally compute(TrialRun run, int index) throws IOException {
    return folder == null
        ? run.part(parts.get(index), SubjectSink.NONE)
        : folder.compute(run, index, parts.get(index));
  }

  private synchronized void add(Sums sums, int index, ArmTally tally, boolean found) {
    done.add(index);
    sums.add(parts.get(index), tally, found);
  }

  private interface Step {
    void take(int index) throws IOException;
  }

  private void work(List<Integer> left, BooleanSupplier cancelled, Step step) throws IOException {
    AtomicInteger next = new AtomicInteger();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> workers = new ArrayList<>();
      for (int worker = 0; worker < threads; worker++) {
        workers.add(
            pool.submit(() -> {
              for (int at = next.getAndIncrement();
                  at < left.size() && !cancelled.getAsBoolean();
                  at = next.getAndIncrement()) {
                step.take(left.get(at));
              }
              return true;
            }));
      }
      for (Future<?> worker : workers) {
        worker.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted during a trial", e);
    } catch (ExecutionException e) {
      next.set(left.size());
      switch (e.getCause()) {
        case IOException io -> throw io;
        case UncheckedIOException io -> throw io.getCause();
        case RuntimeException problem -> throw problem;
        case null, default -> throw new IllegalStateException(e.getCause());
      }
    } finally {
      pool.close(); // waits for parts that were begun
    }
  }

  /// Writes the rows of a kind as one file, in the order arm, replicate, subject, day.
  public void writeCsv(RowKind kind, Path to) throws IOException {
    String heading =
        Stream.concat(
                Stream.of(RowTable.ARM),
                RowTable.columns(file.design(), kind.daily()).stream().map(RowTable.Cell::name))
            .collect(Collectors.joining(","));
    try (OutputStream out = Files.newOutputStream(to)) {
      out.write((heading + "\r\n").getBytes(StandardCharsets.UTF_8));
      rows().copyCsv(kind, List.copyOf(done), out);
    }
  }

  /// Writes the rows of a kind as files of a folder, one for each part.
  public void writeParquet(RowKind kind, Path to) throws IOException {
    rows().copyFiles(kind, List.copyOf(done), to);
  }

  private PartFolder rows() {
    if (folder == null) {
      throw new IllegalStateException("no rows were asked for");
    }
    return folder;
  }

  @Override
  public void close() throws IOException {
    if (folder != null) {
      folder.close();
      if (!kept) {
        folder.remove();
      }
    }
  }

  /// Sums of whole numbers: the order in which parts come in does not matter.
  private static final class Sums {

    private static final int CURVES = 3;

    private final TrialFile file;
    private final Consumer<Progress> listener;
    private final LongSupplier nanos;
    private final long started;
    private final List<ArmTally> tallies;
    private final long[][] subjects;
    private final long[][][] main;
    private final Optional<long[][][][]> curves;
    private long done;
    private long found;

    private Sums(TrialFile file, Consumer<Progress> listener, LongSupplier nanos) {
      this.nanos = nanos;
      this.started = nanos.getAsLong();
      this.file = file;
      this.listener = listener;
      TrialDesign design = file.design();
      int arms = design.arms().size();
      this.tallies = IntStream.range(0, arms).mapToObj(arm -> new ArmTally(design.days())).toList();
      this.subjects = new long[arms][design.replicates()];
      this.main = new long[arms][design.replicates()][design.days() + 2];
      this.curves =
          file.observed()
              .map(observed -> new long[arms][design.replicates()][CURVES][design.days() + 2]);
    }

    private void add(TrialPart part, ArmTally tally, boolean wasThere) {
      tallies.get(part.arm()).add(tally);
      subjects[part.arm()][part.replicate()] += tally.subjects();
      add(
          main[part.arm()][part.replicate()],
          tally.of(TrialResult.main(file.design().condition())));
      curves
          .map(all -> all[part.arm()][part.replicate()])
          .ifPresent(own -> {
            add(own[0], tally.of(ArmTally.SubjectCount.LEFT));
            add(own[1], tally.of(ArmTally.DayCount.SINCE_INJECTION));
            add(own[2], tally.of(ArmTally.DayCount.USED_SINCE_INJECTION));
          });
      done += part.subjects();
      found += wasThere ? part.subjects() : 0;
      TrialDesign design = file.design();
      long total = (long) design.arms().size() * design.replicates() * design.subjects();
      listener.accept(Progress.of(done, total, found, nanos.getAsLong() - started));
    }

    private static void add(long[] sum, long[] more) {
      for (int i = 0; i < more.length; i++) {
        sum[i] += more[i];
      }
    }

    private TrialResult result(boolean complete) {
      List<ArmResult> arms = new ArrayList<>();
      for (int arm = 0; arm < tallies.size(); arm++) {
        List<ArmResult.Study> studies = new ArrayList<>();
        for (int replicate = 0; replicate < subjects[arm].length; replicate++) {
          int place = arm;
          int study = replicate;
          studies.add(
              new ArmResult.Study(
                  subjects[arm][replicate],
                  main[arm][replicate],
                  curves
                      .map(all -> all[place][study])
                      .map(own -> new ArmResult.Curves(own[0], own[1], own[2]))));
        }
        arms.add(new ArmResult(file.design().arms().get(arm).name(), tallies.get(arm), studies));
      }
      return new TrialResult(file, arms, complete);
    }
  }
}
