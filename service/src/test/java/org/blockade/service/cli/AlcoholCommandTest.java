package org.blockade.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `blockade alcohol`.
class AlcoholCommandTest {

  @TempDir private Path folder = Path.of("");

  private static Run alcohol(String... more) {
    List<String> words = new ArrayList<>(List.of("alcohol"));
    words.addAll(List.of(more));
    words.add("--subjects=100");
    return Run.of(words.toArray(String[]::new));
  }

  private static String unfolded(Run run) {
    return String.join(" ", run.out()).replaceAll(" +", " ");
  }

  @Test
  void alcoholIsMarkedAndTrialsStandBesideIt() {
    Run run = alcohol(Run.EXAMPLE);
    assertThat(run.exit()).isZero();
    assertThat(run.out().getFirst()).startsWith("EXPLORATORY. Person 1, alcohol");
    assertThat(unfolded(run))
        .contains("EXPLORATORY: 90 % of the opioid part of the reward of alcohol")
        .contains("trials saw far less on drinking")
        .contains("drinking: effect size -0.28, Hedges g (-0.421 to -0.133; Hendershot 2017")
        .contains("Kappa receptors")
        .contains("Roesner 2010")
        .endsWith("not a medical device.");
    Object json = Json.parse(alcohol(Run.EXAMPLE, "--json").text());
    assertThat(Json.at(json, "exploratory")).isEqualTo(true);
    assertThat((List<?>) Json.at(json, "curve", "KAPPA")).hasSize(43);
  }

  @Test
  void theEndsOfAlcoholAreThoseOfTheForecast() throws IOException {
    Path chart = folder.resolve("nothing.csv");
    Files.writeString(chart, "ID,DAY,EVID,OBS,DV\n1,0,0,visit,1\n");
    Run unknown = alcohol(chart.toString());
    assertThat(unknown.exit()).isEqualTo(ExitCode.UNKNOWN);
    assertThat(unknown.text()).contains("? UNKNOWN").doesNotContain(" 0 %");
    assertThat(alcohol("missing.csv").exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(alcohol().exit()).isEqualTo(ExitCode.USAGE);
    assertThat(alcohol(Run.EXAMPLE, "--drinks", "5").exit()).isEqualTo(ExitCode.USAGE);
    assertThat(alcohol(Run.EXAMPLE, "--horizon", "2000d").exit()).isEqualTo(ExitCode.USAGE);
    assertThat(alcohol("--regimen", "50 mg oral q24h x 14", "--horizon", "3d").exit()).isZero();
  }

  @Test
  void noAmountOfAnythingButNaltrexoneIsInTheAnswer() {
    assertThat(alcohol(Run.EXAMPLE).text()).doesNotContainPattern("\\d ?(?:mg|g|ml)\\b");
  }

  @Test
  void everyLineFitsAHundredColumns() {
    assertThat(alcohol(Run.EXAMPLE).out().stream().filter(line -> line.length() > 100)).isEmpty();
  }
}
