package org.blockade.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.junit.jupiter.api.Test;

class LateProgressTest {

  private static final long SECOND = 1_000_000_000L;

  /// What is shown of work that is half done after so many seconds.
  private static List<String> shown(boolean terminal, long seconds) {
    List<String> lines = new CopyOnWriteArrayList<>();
    AtomicLong now = new AtomicLong();
    ProgressBarBuilder builder =
        new ProgressBarBuilder().setConsumer(new DelegatingProgressBarConsumer(lines::add));
    try (LateProgress progress = new LateProgress("people", 10, terminal, now::get, builder)) {
      now.set(seconds * SECOND);
      progress.advanceTo(5);
    }
    return lines;
  }

  @Test
  void longWorkIsShownOnATerminal() {
    assertThat(shown(true, 3)).isNotEmpty().allMatch(line -> line.startsWith("people"));
  }

  @Test
  void inAFileNothingIsShown() {
    assertThat(shown(false, 3)).isEmpty();
  }

  @Test
  void shortWorkIsNotShown() {
    assertThat(shown(true, 1)).isEmpty();
  }
}
