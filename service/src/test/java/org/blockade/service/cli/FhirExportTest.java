package org.blockade.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `blockade export --fhir` writes.
class FhirExportTest {

  @TempDir private Path folder;

  @Test
  void aChartBecomesABundle() throws IOException {
    Path file = folder.resolve("late.json");
    Run run = Run.of("export", "--fhir", Run.EXAMPLE, "--out", file.toString());
    assertThat(run.exit()).as(String.join("\n", run.err())).isEqualTo(ExitCode.OK);
    String json = Files.readString(file);
    assertThat(json)
        .contains("\"type\": \"collection\"")
        .contains("\"637213\"")
        .contains("mu_receptor_share")
        .contains("42 CFR part 2 prohibits")
        .contains("\"intent\": \"proposal\"")
        .doesNotContain("nilknown");
    assertThat(json.split("\"resourceType\": \"MedicationAdministration\"", -1).length - 1)
        .isPositive();
  }

  @Test
  void whatWasWrittenOfAChartAnswersAsTheChartDoes() {
    Path file = folder.resolve("back.json");
    Run.of("export", "--fhir", Run.EXAMPLE, "--out", file.toString());
    for (String command : List.of("forecast", "plan")) {
      Run chart = Run.of(command, Run.EXAMPLE, "--subjects", "200", "--json");
      // The file names the zone of the chart.
      Run bundle = Run.of(command, file.toString(), "--subjects", "200", "--json");
      assertThat(bundle.exit()).as(String.join("\n", bundle.err())).isZero();
      assertThat(bundle.err())
          .as("what this program estimated is no gap of the record")
          .singleElement()
          .asString()
          .contains("of this program's own making")
          .contains("left out by design");
      assertThat(bundle.text()).as(command).isEqualTo(chart.text());
    }
  }

  @Test
  void aChartWithoutDatesIsRefused() throws IOException {
    Path chart = folder.resolve("days.csv");
    Files.writeString(chart, "ID,DAY,EVID,DRUG,ROUTE,AMT,UNIT\n1,0,1,naltrexone,xr-im,380,mg\n");
    Path file = folder.resolve("none.json");
    Run run = Run.of("export", "--fhir", chart.toString(), "--out", file.toString());
    assertThat(run.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err().getLast()).contains("DATETIME");
    assertThat(file).doesNotExist();
  }
}
