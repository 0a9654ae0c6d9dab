package org.blockade.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A trial in a process of its own that is killed, three times, and goes on.
class TrialKillTest {

  private static final String TRIAL =
      """
      title: killed
      condition: opioid
      weeks: 8
      subjects: 120
      seed: 3
      arms:
        - {name: placebo, regimen: 380 mg xr-im q28d x 2, placebo: true, induction: observed, visits: observed}
        - {name: tablets, regimen: 50 mg oral q24h x 8 weeks, induction: observed, taking: {independent: 0.8}}
      """;

  /// Parts of 4 people: 60 parts.
  private static final List<Integer> KILLED_AFTER = List.of(3, 15, 40);

  @TempDir private Path folder;

  private Process start(Path trial, Path kept) throws IOException {
    return Child.of(
            "trial",
            trial.toString(),
            "--part",
            "4",
            "--threads",
            "2",
            "--checkpoint",
            kept.toString(),
            "--csv",
            folder.resolve("killed.csv").toString())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
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
  void aTrialThatIsKilledThreeTimesEndsWithTheSameBits() throws Exception {
    Path trial = Files.writeString(folder.resolve("trial.yaml"), TRIAL);
    Path kept = folder.resolve("kept");
    for (int after : KILLED_AFTER) {
      Process process = start(trial, kept);
      while (finished(kept) < after && process.isAlive()) {
        Thread.onSpinWait();
      }
      assertThat(process.isAlive()).as("killed before its end").isTrue();
      process.destroyForcibly().waitFor();
      assertThat(process.exitValue()).isEqualTo(137);
      assertThat(folder.resolve("killed.csv")).doesNotExist();
      assertThat(finished(kept)).isBetween((long) after, 59L);
    }
    Path csv = folder.resolve("killed.csv");
    Path json = folder.resolve("killed.json");
    Run resumed =
        Run.of(
            "trial",
            trial.toString(),
            "--part",
            "4",
            "--checkpoint",
            kept.toString(),
            "--csv",
            csv.toString(),
            "--json",
            json.toString());
    assertThat(resumed.exit()).as(String.join("\n", resumed.err())).isZero();
    Path otherCsv = folder.resolve("whole.csv");
    Path otherJson = folder.resolve("whole.json");
    Run whole =
        Run.of(
            "trial",
            trial.toString(),
            "--csv",
            otherCsv.toString(),
            "--json",
            otherJson.toString());
    assertThat(resumed.text()).isEqualTo(whole.text());
    assertThat(csv).hasSameBinaryContentAs(otherCsv);
    assertThat(json).hasSameBinaryContentAs(otherJson);
    assertThat(Files.readAllLines(csv)).hasSize(1 + 2 * 120).doesNotHaveDuplicates();
  }

  @Test
  void whatIsInWhenSomebodyEndsItIsShownAndMarked() throws Exception {
    Path trial = Files.writeString(folder.resolve("trial.yaml"), TRIAL);
    Path kept = folder.resolve("kept");
    Path page = folder.resolve("page.html");
    Path rows = folder.resolve("rows.csv");
    Process process =
        Child.of(
                "trial",
                trial.toString(),
                "--part",
                "4",
                "--subjects",
                "4000",
                "--checkpoint",
                kept.toString(),
                "--csv",
                rows.toString(),
                "--html",
                page.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    while (finished(kept) < 4 && process.isAlive()) {
      Thread.onSpinWait();
    }
    process
        .toHandle()
        .destroy(); // Ctrl-C goes the same way, but a shell may have its children ignore it
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isEqualTo(143);
    assertThat(text).contains("PARTIAL, stopped before its end").contains("of 4000 in \"placebo\"");
    assertThat(Files.readString(page)).contains("PARTIAL, stopped before its end");
    assertThat(rows).doesNotExist();
    assertThat(Files.readAllLines(folder.resolve("rows.partial.csv")))
        .hasSizeBetween(2, 2 * 4000)
        .first()
        .asString()
        .startsWith("ARM,REPLICATE,SUBJECT");
  }
}
