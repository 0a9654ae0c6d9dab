package org.blockade.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A master, two workers and spark-submit as processes of their own; one worker dies in the middle
/// of the work. The jar is the one that users submit.
class LostWorkerIT {

  private static final int SUBJECTS = 400;
  private static final int PARTS = 24;

  @TempDir private Path folder;

  @Test
  @Timeout(600)
  void aWorkerThatIsKilledChangesNoBit() throws IOException, SQLException {
    Path trial = Designs.forwards(folder);
    Path results = folder.resolve("results");
    String said;
    try (StandaloneCluster cluster = StandaloneCluster.start(folder)) {
      StandaloneCluster.Submitted job =
          cluster.submit(
              List.of(
                  trial.toString(),
                  "--parquet=" + results,
                  "--subjects=" + SUBJECTS,
                  "--parts=" + PARTS));
      job.await("a piece of work is done", () -> finished(results) >= 1);
      int before = finished(results);
      cluster.killAWorker();
      assertThat(before).as("pieces of work done when the worker was killed").isLessThan(PARTS);
      said = job.finish();
    }
    assertThat(said).contains("Lost executor").contains("placebo: " + 2 * SUBJECTS + " subjects");
    OneThread expected =
        OneThread.of(DesignText.of(trial, Optional.of(SUBJECTS), Optional.empty()).design());
    assertThat(OneThread.rowsOf(results).equals(expected.rows())).isTrue();
    assertThat(Files.readString(results.resolve("counts.csv")).equals(expected.counts())).isTrue();
  }

  /// Pieces of work whose rows are written and accepted; none before the first, and none again when
  /// all are there and the folder of work in progress is gone.
  private static int finished(Path results) {
    Path accepted = results.resolve("subjects/_temporary/0");
    try (Stream<Path> files = Files.list(accepted)) {
      return (int) files.filter(file -> file.getFileName().toString().startsWith("task_")).count();
    } catch (IOException e) {
      return 0;
    }
  }
}
