package org.blockade.checks.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.blockade.checks.pages.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The rows of a trial that was killed and went on, read back by DuckDB.
class TrialParquetTest {

  private static final int SUBJECTS = 120;
  private static final int DAYS = 56;

  /// Of 60 parts.
  private static final List<Integer> KILLED_AFTER = List.of(4, 25);

  private static final String TRIAL =
      """
      title: killed
      condition: opioid
      weeks: 8
      subjects: 120
      seed: 3
      population: {covariates: {weight: {median: 78, cv: 0.2, unit: kg, least: 45, most: 160}}}
      arms:
        - {name: "placebo, monthly", regimen: 380 mg xr-im q28d x 2, placebo: true, induction: observed, visits: observed}
        - {name: tablets, regimen: 50 mg oral q24h x 8 weeks, induction: observed, taking: {independent: 0.8}}
      """;

  @TempDir private Path folder;

  private String[] words(Path rows, Path kept) throws IOException {
    Path trial = Files.writeString(folder.resolve("trial.yaml"), TRIAL);
    return new String[] {
      "trial",
      trial.toString(),
      "--part",
      "4",
      "--threads",
      "2",
      "--checkpoint",
      kept.toString(),
      "--csv",
      rows + ".csv",
      "--days",
      rows + "-days.csv",
      "--parquet",
      rows.toString(),
      "--parquet-days"
    };
  }

  private static long finished(Path kept) throws IOException {
    if (!Files.isDirectory(kept)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(kept)) {
      return files.filter(file -> file.toString().endsWith(".counts")).count();
    }
  }

  @Test
  void everyRowIsThereOnceAndInOrderAfterKillsAndGoingOn() throws Exception {
    Path killed = folder.resolve("killed");
    Path kept = folder.resolve("kept");
    for (int after : KILLED_AFTER) {
      Process process = Program.start(words(killed, kept));
      while (finished(kept) < after && process.isAlive()) {
        Thread.onSpinWait();
      }
      assertThat(process.isAlive()).as("killed before its end").isTrue();
      process.destroyForcibly().waitFor();
      assertThat(finished(kept)).isBetween((long) after, 59L);
      assertThat(killed).doesNotExist();
    }
    Program.Outcome resumed = Program.run(words(killed, kept));
    assertThat(resumed.exit()).as(resumed.said()).isZero();
    Path whole = folder.resolve("whole");
    Program.Outcome other = Program.run(words(whole, folder.resolve("other")));
    assertThat(other.exit()).as(other.said()).isZero();
    assertThat(inOrder(killed.resolve("subjects"), "SUBJECT", SUBJECTS)).isEqualTo(2L * SUBJECTS);
    assertThat(inOrder(killed.resolve("days"), "DAY [d]", DAYS)).isEqualTo(2L * SUBJECTS * DAYS);
    for (String kind : List.of("subjects", "days")) {
      String end = kind.equals("days") ? "-days.csv" : ".csv";
      assertThat(Duck.query(read(killed.resolve(kind))))
          .isEqualTo(Duck.query(read(whole.resolve(kind))));
      Duck.assertSame(Path.of(killed + end), killed.resolve(kind) + "/*.parquet");
    }
  }

  private static String read(Path rows) {
    return "select * from read_parquet('" + rows + "/*.parquet')";
  }

  /// The rows, after making sure that each stands where the order arm, replicate, subject, day
  /// wants it: then none is missing, and none is there twice.
  private static long inOrder(Path rows, String last, int size) throws SQLException {
    List<List<String>> found = Duck.query(read(rows));
    List<String> heads =
        found.getFirst().stream().map(head -> head.substring(0, head.indexOf(':'))).toList();
    int arm = heads.indexOf("ARM");
    int subject = heads.indexOf("SUBJECT");
    int place = heads.indexOf(last);
    boolean days = !last.equals("SUBJECT");
    for (int row = 0; row < found.size() - 1; row++) {
      List<String> cells = found.get(row + 1);
      int wantedSubject = days ? row / size % SUBJECTS : row % SUBJECTS;
      String wantedArm = row < (found.size() - 1) / 2 ? "placebo, monthly" : "tablets";
      assertThat(cells.get(arm)).as("row %d", row).isEqualTo(wantedArm);
      assertThat(whole(cells.get(subject))).as("row %d", row).isEqualTo(wantedSubject);
      assertThat(whole(cells.get(place))).as("row %d", row).isEqualTo(row % size);
    }
    return found.size() - 1;
  }

  private static int whole(String cell) {
    return (int) Double.parseDouble(cell);
  }
}
