package org.blockade.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `blockade triage`.
class TriageCommandTest {

  @TempDir private Path folder = Path.of("");

  private static String unfolded(Run run) {
    return String.join(" ", run.out()).replaceAll(" +", " ");
  }

  @Test
  void theTierStandsFirstAsWordAndSymbolAndNumber() {
    Run run =
        Run.of("triage", "dark urine, pain in the right upper belly", "--on", "xr-naltrexone");
    assertThat(run.exit()).isZero();
    assertThat(run.out().getFirst()).isEqualTo("▲ BE EXAMINED THE SAME DAY (tier 4 of 5)");
    assertThat(unfolded(run))
        .contains("two or more signs of the liver: tier 4")
        .contains("No further naltrexone until this is looked at")
        .contains("not a medical device");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void anOverdoseNamesTheNumberAndTheRescueAndNeverNaltrexone() {
    for (String language : List.of("en", "es")) {
      Run run = Run.of("triage", "not breathing", "--lang", language);
      assertThat(run.exit()).isZero();
      assertThat(run.out().getFirst()).startsWith("‼ ").contains("5");
      assertThat(unfolded(run)).contains("911").containsPattern("nalmefen[eo]");
      assertThat(unfolded(run)).containsPattern("Never naltrexone|Nunca naltrexona");
    }
  }

  @Test
  void aRegionHasItsOwnNumbersAndAnUnknownOneNone() {
    assertThat(unfolded(Run.of("triage", "chest pain", "--region", "eu"))).contains("Call 112,");
    assertThat(unfolded(Run.of("triage", "chest pain", "--region", "XX")))
        .contains("Call the local emergency number")
        .doesNotContain("911");
  }

  @Test
  void aRegionWithoutACrisisLineOrAPoisonCentreSaysSoAndNamesTheEmergencyNumber() {
    assertThat(unfolded(Run.of("triage", "suicidal", "--region", "EU")))
        .contains("Call 112,")
        .contains("no crisis line is on record for this region: call the emergency number");
    assertThat(unfolded(Run.of("triage", "depressed", "--region", "EU", "--lang", "es")))
        .contains("Si hay peligro 112,")
        .contains("no hay línea de crisis registrada para esta región");
    assertThat(unfolded(Run.of("triage", "took too many pills", "--region", "EU")))
        .contains("no poison centre is on record");
    assertThat(unfolded(Run.of("triage", "suicidal"))).doesNotContain("on record");
  }

  @Test
  void wordsThatAreNotUnderstoodShowTheEmergencyAndCrisisNumbers() {
    assertThat(unfolded(Run.of("triage", "nausea, purple elbows", "--lasts", "2d")))
        .contains("If in danger 911,")
        .contains("Call 988,");
    assertThat(unfolded(Run.of("triage", "they will find me dead"))).contains("Call 911, ");
    assertThat(unfolded(Run.of("triage", "my kid ate a naltrexone pill")))
        .contains("Call 1-800-222-1222,");
  }

  @Test
  void wordsThatAreNotUnderstoodAreNamed() {
    Run some = Run.of("triage", "nausea, purple elbows", "--lasts", "2d");
    assertThat(some.exit()).isZero();
    assertThat(some.out().getFirst()).contains("CALL THE CLINIC THE SAME DAY");
    assertThat(unfolded(some))
        .contains("Not understood \"purple\", \"elbows\"")
        .doesNotContain("usually passes");
    assertThat(Run.of("triage", "purple elbows").exit()).isEqualTo(ExitCode.UNKNOWN);
  }

  @Test
  void theNumbersOfTheOptionsAreUsed() {
    assertThat(Run.of("triage", "nausea", "--lasts", "7d").out().getFirst()).contains("tier 1");
    assertThat(Run.of("triage", "nausea", "--lasts", "8d").out().getFirst()).contains("tier 2");
    assertThat(first("injection site pain", "--since-injection", "13d")).contains("tier 1");
    assertThat(first("injection site pain", "--since-injection", "14d")).contains("tier 3");
    assertThat(first("withdrawal", "--since-dose", "30h", "--cows", "4")).contains("tier 3");
    assertThat(first("withdrawal", "--since-dose", "30h", "--cows", "12")).contains("tier 4");
    assertThat(first("withdrawal", "--since-dose", "30h", "--cows", "13")).contains("tier 5");
    assertThat(first("drowsy", "--opioid-use", "yes")).contains("tier 5");
    assertThat(first("drowsy", "--opioid-use", "no")).contains("tier 3");
  }

  private static String first(String... words) {
    String[] all = new String[words.length + 1];
    all[0] = "triage";
    System.arraycopy(words, 0, all, 1, words.length);
    return Run.of(all).out().getFirst();
  }

  @Test
  void jsonHasTheTierTheActionsAndTheSources() throws IOException {
    Object json = Json.parse(Run.of("triage", "fiebre y tos", "--lang", "es", "--json").text());
    assertThat(((Number) Json.at(json, "tier")).intValue()).isEqualTo(4);
    assertThat(Json.at(json, "language")).isEqualTo("es");
    assertThat((List<?>) Json.at(json, "matches")).hasSize(2);
    Path file = folder.resolve("answer.json");
    Run run = Run.of("triage", "fiebre y tos", "--lang", "es", "--json", "--out", file.toString());
    assertThat(run.out()).isEmpty();
    assertThat(Json.parse(Files.readString(file))).isEqualTo(json);
  }

  @ParameterizedTest
  @CsvSource({
    "naloxone, naloxone is not naltrexone",
    "nalmefene, nalmefene is not naltrexone",
    "methylnaltrexone, methylnaltrexone is not naltrexone",
    "bupropion/naltrexone, naltrexone with bupropion is not the naltrexone of this catalogue",
    "morphine/naltrexone, morphine with naltrexone is not the naltrexone of this catalogue",
    "naltrexone, naltrexone comes as tablets or as an injection"
  })
  void aLookAlikeIsNoProduct(String product, String said) {
    Run run = Run.of("triage", "nausea", "--on", product);
    assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err().getFirst()).contains(said).contains("write xr-naltrexone");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "triage|Jane Doe|--cows|49",
        "triage|Jane Doe|--cows|-1",
        "triage|Jane Doe|--since-dose|3d|--since-injection|1d",
        "triage|Jane Doe|--on|Jane Doe",
        "triage|Jane Doe|--opioid-use|perhaps",
        "triage|Jane Doe|--lang|fr",
        "triage| "
      })
  void whatCannotBeIsRefusedWithoutRepeatingTheText(String words) {
    Run run = Run.of(words.split("\\|"));
    assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(run.out()).isEmpty();
    assertThat(String.join(" ", run.err())).doesNotContain("Jane").doesNotContain("internal");
  }

  @Test
  void aVeryLongTextIsRefused() {
    Run run = Run.of("triage", "nausea, ".repeat(200));
    assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err().getFirst()).contains("longer than 1000 letters");
  }
}
