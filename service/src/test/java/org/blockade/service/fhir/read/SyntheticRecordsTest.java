package org.blockade.service.fhir.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Twenty small records of a public generator; `./build evidence` takes 200.
class SyntheticRecordsTest {

  private static final Path FOLDER =
      Path.of("src/test/resources/org/blockade/service/fhir/records");

  @Test
  void recordsOfAPublicGeneratorGoFromTheImportToTheDecisions() throws Exception {
    SyntheticRecords records = new SyntheticRecords();
    List<Path> files;
    try (Stream<Path> all = Files.list(FOLDER)) {
      files = all.filter(path -> path.toString().endsWith(".json")).sorted().toList();
    }
    assertThat(files).hasSize(20);
    for (Path file : files) {
      records.take(Files.readAllBytes(file));
    }
    assertThat(records.people()).isEqualTo(20);
    assertThat(records.facts()).isGreaterThan(100);
    assertThat(records.outcomes())
        .as("nobody with an opioid order and without a screen may start")
        .doesNotContainKey("screen: nothing speaks against a start");
    assertThat(records.notInterpreted()).containsKey("Condition SNOMED CT 82423001");
  }
}
