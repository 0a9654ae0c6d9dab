package org.blockade.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// The words of the command, answered as spark-submit would see it.
class TrialJobTest {

  /// What spark-submit would tell the job.
  private static final Map<String, String> SUBMITTED =
      Map.of(
          "spark.master", "local[1]",
          "spark.ui.enabled", "false",
          "spark.driver.host", "127.0.0.1",
          "spark.driver.bindAddress", "127.0.0.1");

  @TempDir private Path folder;

  private record Outcome(int exit, String out, String err) {}

  @BeforeEach
  void submit() {
    SUBMITTED.forEach(System::setProperty);
  }

  @AfterEach
  void forget() {
    SUBMITTED.keySet().forEach(System::clearProperty);
  }

  private static Outcome run(Object... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit =
        new CommandLine(new TrialJob())
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(Stream.of(words).map(Object::toString).toArray(String[]::new));
    return new Outcome(exit, out.toString(), err.toString());
  }

  @Test
  void theResultsAreARowForEachSubjectAndTheCounts() throws IOException {
    Path results = folder.resolve("results");
    Outcome outcome =
        run(
            Designs.forwards(folder),
            "--parquet",
            results,
            "--subjects=2",
            "--seed=7",
            "--parts=2");
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(outcome.out())
        .contains("placebo: 4 subjects")
        .contains("seed 7, replicates 2")
        .contains(results.toString());
    assertThat(results.resolve("subjects/_SUCCESS")).exists();
    assertThat(Files.readAllLines(results.resolve("counts.csv")))
        .startsWith("ARM,REPLICATE,COUNT,AT,BIN,SUBJECTS")
        .contains("placebo,0,subjects,,,2", "\"injection, \"\"monthly\"\"\",1,subjects,,,2");
  }

  @Test
  void aFolderThatIsThereIsLeftAsItIs() throws IOException {
    Path results = Files.createDirectory(folder.resolve("results"));
    Outcome outcome = run(Designs.forwards(folder), "--parquet", results);
    assertThat(outcome.exit()).isEqualTo(3);
    assertThat(outcome.err()).contains("is there already: name a new folder");
    assertThat(results).isEmptyDirectory();
  }

  @Test
  void aFileThatIsNotSoundIsToldWithItsLine() throws IOException {
    Path file = Designs.forwards(folder);
    Files.writeString(file, Files.readString(file).replace("weeks: 12", "weeks: many"));
    Outcome outcome = run(file, "--parquet", folder.resolve("results"));
    assertThat(outcome.exit()).isEqualTo(3);
    assertThat(outcome.err()).contains("forwards.yaml line 3: ").contains("weeks");
  }

  @Test
  void aTableThatIsMissingIsTold() throws IOException {
    Path file = Designs.forwards(folder);
    Files.delete(folder.resolve("people.csv"));
    Outcome outcome = run(file, "--parquet", folder.resolve("results"));
    assertThat(outcome.exit()).isEqualTo(3);
    assertThat(outcome.err()).contains("people.csv");
  }

  @Test
  void wordsThatCannotBeAreRefusedBeforeAnythingStarts() throws IOException {
    Path results = folder.resolve("results");
    assertThat(run(folder.resolve("none.yaml"), "--parquet", results).err())
        .contains("there is no file");
    assertThat(run(Designs.forwards(folder), "--parquet", results, "--parts=0").err())
        .contains("--parts is 1 or more, not 0");
    assertThat(run(Designs.forwards(folder), "--parquet", results, "--subjects=-1").exit())
        .isEqualTo(3);
    assertThat(run(Designs.forwards(folder)).exit()).isEqualTo(2);
    assertThat(results).doesNotExist();
  }
}
