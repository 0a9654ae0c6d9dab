package org.blockade.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The same bits from Spark, in this JVM on two threads, as from one thread without it.
class LocalClusterTest {

  private static SparkSession spark;
  private static OneThread expected;

  @TempDir private static Path inputs;
  @TempDir private Path folder;

  @BeforeAll
  static void start() throws IOException {
    expected = OneThread.of(text(Designs.forwards(inputs)).design());
    spark =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", false)
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.driver.host", "127.0.0.1")
            .getOrCreate();
  }

  @AfterAll
  static void stop() {
    if (spark != null) {
      spark.stop();
    }
  }

  private static DesignText text(Path file) throws IOException {
    return DesignText.of(file, Optional.empty(), Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 7, 40})
  void anyNumberOfPiecesGivesTheBitsOfOneThread(int pieces) throws IOException, SQLException {
    assertSame(text(Designs.forwards(inputs)), pieces);
  }

  @Test
  void anyOrderOfArmsGivesTheSameBits() throws IOException, SQLException {
    DesignText reversed = text(Designs.reversed(inputs));
    assertThat(reversed.design().arms().getFirst().name()).isEqualTo("tablets");
    assertSame(reversed, 5);
  }

  private void assertSame(DesignText text, int pieces) throws IOException, SQLException {
    Path results = folder.resolve("results");
    new ClusterTrial(spark).run(text, pieces, results.toString());
    assertThat(OneThread.rowsOf(results)).isEqualTo(expected.rows());
    assertThat(Files.readString(results.resolve("counts.csv"))).isEqualTo(expected.counts());
  }

  @Test
  void theTrialHasSomethingOfEverything() {
    assertThat(expected.rows()).hasSize(3 * 2 * 20);
    for (int column : new int[] {3, 4, 5, 6, 7, 10, 13, 14}) {
      assertThat(expected.rows())
          .as("column " + column)
          .anyMatch(row -> row.get(column).equals("null"))
          .anyMatch(row -> !row.get(column).equals("null"));
    }
  }

  @Test
  void theCommandSaysAnotherSizeAndSeed() throws IOException {
    DesignText text = DesignText.of(Designs.forwards(inputs), Optional.of(7), Optional.of(8L));
    assertThat(text.design().subjects()).isEqualTo(7);
    assertThat(text.design().seed()).isEqualTo(8);
  }
}
