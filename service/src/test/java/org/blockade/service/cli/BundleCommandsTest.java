package org.blockade.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A FHIR Bundle stands wherever a chart may stand.
class BundleCommandsTest {

  private static final String FOLDER = "../examples/fhir/";
  private static final String[] SMALL = {"--subjects", "200"};

  private static Run run(String command, String file, String... more) {
    String[] words = new String[2 + more.length];
    words[0] = command;
    words[1] = file;
    System.arraycopy(more, 0, words, 2, more.length);
    return Run.of(words);
  }

  @Test
  void aBundleThatSaysTheSameGetsTheSameForecast() {
    String[] options = {"--subjects", "200", "--json"};
    Run chart = run("forecast", Run.EXAMPLE, options);
    Run bundle =
        run(
            "forecast",
            FOLDER + "late-injection.json",
            "--subjects",
            "200",
            "--json",
            "--zone",
            "America/New_York");
    assertThat(bundle.exit()).isZero();
    assertThat(bundle.text()).isEqualTo(chart.text());
    Run offset = run("forecast", FOLDER + "late-injection.json", options);
    assertThat(offset.exit()).isZero();
  }

  @Test
  void aBundleIsScreenedAsAChartIs() {
    Run chart = Run.of("screen", "../examples/screen-heroin.csv", "--for", "oud");
    Run bundle = Run.of("screen", FOLDER + "screen-heroin.json", "--for", "oud");
    assertThat(bundle.exit()).isEqualTo(chart.exit());
    assertThat(bundle.out().get(1)).isEqualTo(chart.out().get(1));
    assertThat(bundle.out().get(2)).isEqualTo(chart.out().get(2));
  }

  @Test
  void whatIsNotUnderstoodIsToldWithItsPlaceAndTheAnswerSaysSo() {
    Run run = run("forecast", FOLDER + "wrong-codes.json", SMALL);
    assertThat(run.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err())
        .anyMatch(line ->
            line.startsWith(
                "blockade: wrong-codes.json Bundle.entry[2] MedicationAdministration/d2: RxNorm 1116442"))
        .anyMatch(line -> line.contains("LOINC 72514-3 is refused"));
    assertThat(run.text()).contains("RESOURCES NOT UNDERSTOOD: 3 of the Bundle");
  }

  @Test
  void ordersProtectNobody() {
    Run run = run("forecast", FOLDER + "orders-are-not-doses.json", SMALL);
    assertThat(run.err())
        .anyMatch(line -> line.contains("an order of naltrexone is not a dose given"));
    assertThat(run.text()).contains("none on record");
  }

  @Test
  void severalPeopleAreSeveralPeople() {
    Run run = run("plan", FOLDER + "two-people.json", SMALL);
    assertThat(run.exit()).isZero();
    assertThat(run.out().getFirst()).startsWith("2 people");
    Run one = run("plan", FOLDER + "two-people.json", "--person", "2", "--subjects", "200");
    assertThat(one.exit()).isZero();
    assertThat(run("plan", FOLDER + "two-people.json", "--person", "9").exit())
        .isEqualTo(ExitCode.BAD_INPUT);
  }

  @Test
  void xmlIsReadOnlyWhereItIsAskedFor(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("bundle.xml");
    Files.writeString(
        file, "<Bundle xmlns=\"http://hl7.org/fhir\"><type value=\"collection\"/></Bundle>");
    Run without = run("forecast", file.toString());
    assertThat(without.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(without.err()).singleElement().asString().contains("add --fhir-xml");
    Run with = run("forecast", file.toString(), "--fhir-xml");
    assertThat(with.err()).singleElement().asString().contains("has no entry");
  }

  @Test
  void whatHoldsNothingToAskAboutIsRefusedWithOneSentence() {
    Map.of(
            "{\"resourceType\":\"Bundle\",\"type\":\"collection\"}",
            "standard input has no entry; put resources about a person into it",
            "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[{\"resource\":"
                + "{\"resourceType\":\"Patient\",\"id\":\"1\",\"birthDate\":\"1980-05-17\"}}]}",
            "nothing in standard input has a day that can be read",
            "[{\"resourceType\":\"Patient\",\"id\":\"1\"}]",
            "is a JSON list, neither a chart nor a Bundle")
        .forEach((input, sentence) -> {
          Run run = Run.withInput(input, "forecast", "-", "--subjects", "20");
          assertThat(run.exit()).as(sentence).isEqualTo(ExitCode.BAD_INPUT);
          assertThat(run.err()).singleElement().asString().contains(sentence);
          assertThat(run.text()).doesNotContain("1970");
        });
  }

  @Test
  void standardInputMayBeABundle() throws Exception {
    String bundle = Files.readString(Path.of(FOLDER + "late-injection.json"));
    assertThat(Run.withInput(bundle, "forecast", "-", "--subjects", "200").exit()).isZero();
  }
}
