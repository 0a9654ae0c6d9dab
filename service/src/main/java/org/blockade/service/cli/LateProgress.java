package org.blockade.service.cli;

import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/// Progress on the error stream, shown only if the work takes longer than two seconds.
final class LateProgress implements AutoCloseable {

  private static final long PATIENCE_NANOS = 2_000_000_000L;

  private final String task;
  private final int total;
  private final long started = System.nanoTime();
  private Optional<ProgressBar> bar = Optional.empty();

  LateProgress(String task, int total) {
    this.task = task;
    this.total = total;
  }

  /// Says how much is done.
  void advanceTo(int done) {
    if (bar.isEmpty() && done < total && System.nanoTime() - started > PATIENCE_NANOS) {
      bar =
          Optional.of(
              new ProgressBarBuilder()
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
