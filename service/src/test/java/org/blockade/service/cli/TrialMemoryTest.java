package org.blockade.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A trial keeps counts and no subjects: one of any size runs in the same memory.
class TrialMemoryTest {

  /// In the gate enough that a kilobyte for each would not fit; in `./build evidence` a million,
  /// where some bytes for each would not.
  private static final int SUBJECTS = Integer.getInteger("trial.subjects", 40_000);

  private static final String TRIAL =
      """
      title: many
      condition: opioid
      weeks: 1
      subjects: 1
      reference: placebo
      arms:
        - {name: placebo, regimen: 380 mg xr-im q28d x 1, placebo: true, induction: observed, visits: observed}
      """;

  @TempDir private Path folder;

  @Test
  void aTrialOfAnySizeRunsInTheSameMemory() throws Exception {
    Path trial = Files.writeString(folder.resolve("trial.yaml"), TRIAL);
    Path rows = folder.resolve("rows.csv");
    Process process =
        Child.of(
                List.of("-Xmx40m"),
                "trial",
                trial.toString(),
                "--subjects",
                String.valueOf(SUBJECTS),
                "--csv",
                rows.toString())
            .redirectErrorStream(true)
            .start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(text).isZero();
    assertThat(text).contains("1 arm of " + SUBJECTS + " virtual people");
    try (Stream<String> lines = Files.lines(rows)) {
      assertThat(lines.count()).isEqualTo(SUBJECTS + 1L);
    }
  }
}
