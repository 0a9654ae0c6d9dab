package org.blockade.service.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.blockade.formats.trial.TrialExample;
import org.blockade.formats.trial.TrialFile;
import org.blockade.formats.trial.TrialReader;
import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.drug.DrugCatalogue;
import org.junit.jupiter.api.Test;

/// One trial at a time, few that wait, and an end when the service ends.
class CohortRunsTest {

  private static final TrialFile FILE =
      new TrialReader(DrugCatalogue.standard())
          .read(
              DataFile.of("trial", TrialExample.OPIOID.text().getBytes(StandardCharsets.UTF_8)),
              name -> Optional.empty());

  @Test
  void oneRunsFewWaitAndMoreAreRefused() throws InterruptedException {
    CountDownLatch open = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(1);
    AtomicInteger atOnce = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CohortRuns runs =
        new CohortRuns((run, done) -> {
          most.accumulateAndGet(atOnce.incrementAndGet(), StrictMath::max);
          begun.countDown();
          await(open);
          atOnce.decrementAndGet();
          return Optional.empty();
        });
    List<CohortRun> started = new ArrayList<>();
    for (int i = 0; i <= CohortRuns.MOST_WAITING; i++) {
      started.add(runs.start("ana", FILE).orElseThrow());
    }
    assertThat(runs.start("ben", FILE)).isEmpty();
    runs.stop(started.get(1));
    assertThat(started.get(1).words()).isEqualTo("cohort.stopped");
    assertThat(runs.start("ben", FILE)).as("one that was stopped makes place").isPresent();
    assertThat(runs.find("ben", started.getFirst().id())).as("somebody else's").isEmpty();
    assertThat(runs.find("ana", started.getFirst().id())).isPresent();
    begun.await();
    open.countDown();
    runs.close();
    assertThat(most).hasValue(1);
    assertThat(started).noneMatch(CohortRun::open);
  }

  @Test
  void theEndOfTheServiceStopsWhatRunsAndWhatWaits() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    AtomicInteger computed = new AtomicInteger();
    CohortRuns runs =
        new CohortRuns((run, done) -> {
          computed.incrementAndGet();
          begun.countDown();
          while (!run.stopped()) {
            Thread.onSpinWait();
          }
          return Optional.empty();
        });
    CohortRun first = runs.start("ana", FILE).orElseThrow();
    CohortRun second = runs.start("ana", FILE).orElseThrow();
    begun.await();
    runs.close();
    assertThat(List.of(first, second)).noneMatch(CohortRun::open);
    assertThat(computed).hasValue(1);
  }

  @Test
  void onlyTheLatestAreKeptAndAFaultIsTold() {
    CohortRuns runs =
        new CohortRuns((run, done) -> {
          throw new IllegalStateException("broken");
        });
    List<CohortRun> started = new ArrayList<>();
    for (int i = 0; i < CohortRuns.KEPT + 3; i++) {
      CohortRun run = runs.start("ana", FILE).orElseThrow();
      started.add(run);
      while (run.open()) {
        Thread.onSpinWait();
      }
      assertThat(run.words()).isEqualTo("cohort.failed");
    }
    assertThat(runs.of("ana"))
        .containsExactlyElementsOf(started.reversed().subList(0, CohortRuns.KEPT));
    runs.close();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
