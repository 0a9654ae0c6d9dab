package org.blockade.service.cli;

import java.util.Optional;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/// Progress on the error stream, shown only if the work takes longer than two seconds, and only
/// where somebody looks on: a bar in a file or a pipe would stand among the errors.
///
/// Java cannot tell whether its error stream is a terminal. `./blockade` can, and says so by the
/// system property `blockade.progress`.
final class LateProgress implements AutoCloseable {

  private static final long PATIENCE_NANOS = 2_000_000_000L;

  private final String task;
  private final int total;
  private final boolean terminal;
  private final LongSupplier nanos;
  private final ProgressBarBuilder builder;
  private final long started;
  private Optional<ProgressBar> bar = Optional.empty();

  LateProgress(String task, int total) {
    this(
        task,
        total,
        Boolean.getBoolean("blockade.progress"),
        System::nanoTime,
        new ProgressBarBuilder());
  }

  /// @param terminal whether the error stream is one
  /// @param nanos a clock that only ever advances
  /// @param builder where a bar is shown
  LateProgress(
      String task, int total, boolean terminal, LongSupplier nanos, ProgressBarBuilder builder) {
    this.task = task;
    this.total = total;
    this.terminal = terminal;
    this.nanos = nanos;
    this.builder = builder;
    this.started = nanos.getAsLong();
  }

  /// Says how much is done.
  void advanceTo(int done) {
    if (terminal && bar.isEmpty() && done < total && nanos.getAsLong() - started > PATIENCE_NANOS) {
      bar =
          Optional.of(
              builder
                  .setTaskName(task)
                  .setInitialMax(total)
                  .setStyle(ProgressBarStyle.ASCII)
                  .build());
    }
    bar.ifPresent(shown -> shown.stepTo(done));
  }

  @Override
  public void close() {
    bar.ifPresent(ProgressBar::close);
  }
}
