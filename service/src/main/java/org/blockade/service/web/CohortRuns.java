package org.blockade.service.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongConsumer;
import org.blockade.formats.trial.TrialFile;
import org.blockade.service.desk.EntryIds;
import org.blockade.service.present.ParquetFloorWriter;
import org.blockade.service.present.trial.TrialPage;
import org.blockade.service.trial.TrialReport;
import org.blockade.service.trial.TrialResult;
import org.blockade.service.trial.TrialRunner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Virtual trials in the background: one at a time and on one thread, so that the clinic stays
/// quick. They are in memory alone; nothing of them is recorded.
final class CohortRuns implements AutoCloseable {

  /// Runs that may wait for the one that runs. A choice.
  static final int MOST_WAITING = 3;

  /// Runs that have ended and can still be looked at. A choice: a result takes megabytes.
  static final int KEPT = 5;

  /// Subjects between two looks at whether to stop. No result depends on it.
  private static final int PART = 5;

  private static final Logger LOG = LoggerFactory.getLogger(CohortRuns.class);

  private final Work work;
  private final List<CohortRun> runs = new ArrayList<>();
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("virtual-trial").daemon().factory());

  /// Computes a run, looks now and then whether it was stopped, and tells how many people are in.
  @FunctionalInterface
  interface Work {
    Optional<TrialPage> of(CohortRun run, LongConsumer done) throws IOException;
  }

  CohortRuns(Work work) {
    this.work = work;
  }

  /// Those of the service.
  static CohortRuns simulating() {
    return new CohortRuns(CohortRuns::simulate);
  }

  private static Optional<TrialPage> simulate(CohortRun run, LongConsumer done) throws IOException {
    TrialRunner.Settings settings =
        new TrialRunner.Settings(1, PART, Set.of(), Optional.empty(), version());
    try (TrialRunner runner = new TrialRunner(run.file(), settings, new ParquetFloorWriter())) {
      // How long it may still take is not shown: the clock is not asked.
      TrialResult result = runner.run(run::stopped, () -> 0, at -> done.accept(at.done()));
      boolean everyArm = result.arms().stream().allMatch(arm -> arm.tally().subjects() > 0);
      return everyArm
          ? Optional.of(TrialPage.of(TrialReport.of(result, version())))
          : Optional.empty();
    }
  }

  private static String version() {
    String version = CohortRuns.class.getPackage().getImplementationVersion();
    return "blockade " + (version == null ? "(development build)" : version);
  }

  /// Has a trial run as soon as those before it have ended; empty where too many wait.
  synchronized Optional<CohortRun> start(String owner, TrialFile file) {
    long open = runs.stream().filter(CohortRun::open).count();
    if (open > MOST_WAITING) {
      return Optional.empty();
    }
    List<CohortRun> ended = runs.stream().filter(run -> !run.open()).toList();
    runs.removeAll(ended.subList(0, StrictMath.max(0, ended.size() - KEPT + 1)));
    CohortRun run = new CohortRun(EntryIds.next(), owner, file);
    runs.add(run);
    worker.execute(() -> compute(run));
    return Optional.of(run);
  }

  /// Whoever started a run, and nobody else, sees it.
  synchronized Optional<CohortRun> find(String owner, String id) {
    return of(owner).stream().filter(run -> run.id().equals(id)).findFirst();
  }

  /// The runs of an account, the latest first.
  synchronized List<CohortRun> of(String owner) {
    return runs.reversed().stream().filter(run -> run.of(owner)).toList();
  }

  /// Ends a run early; what is in is shown.
  synchronized void stop(CohortRun run) {
    run.stop();
    if (run.state() instanceof CohortRun.State.Waiting) {
      run.now(new CohortRun.State.Ended(Optional.empty()));
    }
  }

  private synchronized boolean begin(CohortRun run) {
    if (run.stopped()) {
      run.now(new CohortRun.State.Ended(Optional.empty()));
      return false;
    }
    run.now(new CohortRun.State.Running(0, run.total()));
    return true;
  }

  private void compute(CohortRun run) {
    if (!begin(run)) {
      return;
    }
    CohortRun.State end = new CohortRun.State.Failed();
    try {
      end =
          new CohortRun.State.Ended(
              work.of(run, done -> run.now(new CohortRun.State.Running(done, run.total()))));
    } catch (IOException | RuntimeException e) {
      LOG.error("a virtual trial could not be computed ({})", e.getClass().getSimpleName());
    } finally {
      run.now(end);
    }
  }

  /// Stops what runs and what waits, and returns when nothing runs any more.
  @Override
  public void close() {
    synchronized (this) {
      runs.forEach(this::stop);
    }
    worker.close();
  }
}
