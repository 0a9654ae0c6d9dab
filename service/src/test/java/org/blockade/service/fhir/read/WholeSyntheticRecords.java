package org.blockade.service.fhir.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// 200 records of a public generator, which runs as a process of its own: minutes, so `./build
/// evidence` runs it by name and the gate does not.
class WholeSyntheticRecords {

  private static final int PEOPLE = 200;

  @Test
  void recordsGoFromTheImportToTheDecisionsAndThePageTellsWhatWasNotUnderstood() throws Exception {
    Path folder = generated();
    SyntheticRecords records = new SyntheticRecords();
    try (Stream<Path> files = Files.list(folder.resolve("fhir"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".json")).sorted().toList()) {
        records.take(Files.readAllBytes(file));
      }
    }
    assertThat(records.people()).isGreaterThanOrEqualTo(PEOPLE);
    assertThat(records.outcomes()).doesNotContainKey("screen: nothing speaks against a start");
    Files.writeString(Path.of("../docs/synthetic-records.md"), records.markdown());
  }

  /// A folder that is there already (`records.folder`), or a new one.
  private static Path generated() throws Exception {
    String ready = System.getProperty("records.folder");
    if (ready != null) {
      return Path.of(ready);
    }
    Path folder = Files.createTempDirectory(Path.of("target"), "records");
    Process generator =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    Files.readString(Path.of(System.getProperty("records.classpath"))).strip(),
                    "App",
                    "-s",
                    "11",
                    "-cs",
                    "11",
                    "-r",
                    "20260301",
                    "-e",
                    "20260301",
                    "-p",
                    String.valueOf(PEOPLE),
                    "-a",
                    "18-65",
                    "-k",
                    "../checks/records/keep.json",
                    "-m",
                    "opioid_addiction"
                        + File.pathSeparator
                        + "prescribing_opioids_for_chronic_pain_and_treatment_of_oud",
                    "--exporter.baseDirectory",
                    folder.toString(),
                    "--exporter.hospital.fhir.export",
                    "false",
                    "--exporter.practitioner.fhir.export",
                    "false",
                    "Massachusetts"))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    assertThat(generator.waitFor(1, TimeUnit.HOURS)).isTrue();
    assertThat(generator.exitValue()).isZero();
    return folder;
  }
}
