package org.blockade.service.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.blockade.service.present.EchartsScript;
import org.blockade.service.validation.fact.KnownOut;
import org.blockade.service.validation.opioid.OpioidFactFile;
import org.blockade.service.validation.opioid.OpioidReport;
import org.blockade.service.validation.opioid.OpioidValidation;
import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.Route;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.drug.DrugFile;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.effect.LaboratoryChallenge;
import org.blockade.simulator.quantity.Mass;
import org.blockade.simulator.quantity.ModelTime;
import org.blockade.simulator.receptor.Occupancy;
import org.blockade.simulator.simulation.Scenario;
import org.blockade.simulator.simulation.Simulation;
import org.blockade.simulator.simulation.Trajectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValidationTest {

  private static final DrugModel MODEL = DrugCatalogue.standard().model("naltrexone");
  private static final ValidationReport REPORT =
      Validation.run(MODEL, AnchorFile.standard(), KnownOut.beside(AnchorFile.class), 2);

  private static final OpioidReport OPIOIDS =
      OpioidValidation.run(
          DrugCatalogue.standard(),
          OpioidFactFile.standard(),
          KnownOut.beside(OpioidFactFile.class),
          2);

  @Test
  void rowsThatAreOutAreThoseKnownToBeOut() {
    assertThat(REPORT.newlyOut()).as("out, not on the list").isEmpty();
    assertThat(REPORT.newlyIn()).as("on the list, but in").isEmpty();
    assertThat(REPORT.unknownIds()).as("on the list, but no row").isEmpty();
    assertThat(REPORT.asKnown()).isTrue();
  }

  @Test
  void predictionsOfTheDossierComeOutUnlessANoteSaysWhyNot() {
    for (ValidationRow row : REPORT.rows()) {
      if (row.anchor().dossier().isPresent()) {
        boolean noted = row.anchor().dossierNote().isPresent();
        boolean same = row.reproducesDossier().orElseThrow();
        assertThat(same || noted).as(row.anchor().id() + " " + row.predicted()).isTrue();
        assertThat(same && noted).as("needless note at " + row.anchor().id()).isFalse();
      } else {
        assertThat(row.anchor().dossierNote()).as(row.anchor().id()).isEmpty();
      }
    }
  }

  /// Bears out the note at the rows after an injection: with plasma in the place of the biophase,
  /// the dossier's numbers come out.
  @ParameterizedTest
  @CsvSource({
    "75, 14, 0.961", "75, 21, 0.897", "150, 21, 0.971",
    "150, 28, 0.882", "300, 28, 0.966", "300, 42, 0.481"
  })
  void challengesAfterAnInjectionAreTheDossiersWithPlasmaForTheBiophase(
      double milligrams, double day, double dossier) {
    Trajectory trajectory =
        Simulation.ofTypicalPerson(MODEL)
            .run(
                Scenario.of(
                    List.of(
                        DoseEvent.of(
                            ModelTime.ORIGIN,
                            "naltrexone",
                            Route.EXTENDED_RELEASE_INTRAMUSCULAR,
                            Mass.ofMilligrams(milligrams)))));
    ModelTime time = ModelTime.ofDays(day);
    double drive =
        trajectory.plasma("naltrexone", time) / 0.055 + trajectory.plasma("naltrexol", time) / 10;
    double attenuation =
        LaboratoryChallenge.HYDROMORPHONE_3_MG.attenuation(
            MODEL, trajectory.state(time).parameters(), Occupancy.held(drive), true);
    assertThat(attenuation).isCloseTo(dossier, within(0.002));
  }

  @ParameterizedTest
  @CsvSource({
    "EC_N, 0.055, 0.165",
    "ke, 0.0255, 0.051",
    "CL, 140, 280",
    "F, 0.10, 0.06",
    "A25, 4.9, 10",
    "MTT3, 372, 600",
    "DOR, 79, 550",
    "CLM, 65.1, 130",
    "KOR, 2, 6",
    "ka, 2.1, 0.7",
    "U_XR, 1.6, 2.8"
  })
  void aFaultInAParameterChangesTheVerdict(String symbol, String right, String wrong) {
    ValidationReport report =
        Validation.run(
            faulty(symbol, right, wrong),
            AnchorFile.standard(),
            KnownOut.beside(AnchorFile.class),
            2);
    assertThat(report.asKnown()).isFalse();
    assertThat(ValidationText.lines(report).getLast())
        .matches("  (out, not on the list|on the list, but in|on the list, but no row)?.*");
    assertThat(String.join("\n", ValidationText.lines(report))).contains("are NOT those");
  }

  private static DrugModel faulty(String symbol, String right, String wrong) {
    try (InputStream in = DrugCatalogue.class.getResourceAsStream("naltrexone.yaml")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      String changed =
          text.replaceFirst(
              "(?m)^(  " + symbol + ":.*value: )" + right.replace(".", "\\.") + ",",
              "$1" + wrong + ",");
      assertThat(changed).isNotEqualTo(text);
      return DrugFile.read(DataFile.of("faulty.yaml", changed.getBytes(StandardCharsets.UTF_8)))
          .model(DrugModel.DEFAULT)
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aListThatIsTooLongOrTooShortIsNotedBothWays() {
    KnownOut known = KnownOut.beside(AnchorFile.class);
    Map<String, String> reasons = new java.util.LinkedHashMap<>(known.reasons());
    reasons.remove("MA008");
    reasons.put("MA001", "is in");
    reasons.put("MA999", "is nowhere");
    ValidationReport report =
        Validation.run(MODEL, AnchorFile.standard(), new KnownOut(reasons), 2);
    assertThat(report.newlyOut()).extracting(row -> row.anchor().id()).containsExactly("MA008");
    assertThat(report.newlyIn()).extracting(row -> row.anchor().id()).containsExactly("MA001");
    assertThat(report.unknownIds()).containsExactly("MA999");
    assertThat(report.asKnown()).isFalse();
  }

  @Test
  void everythingWrittenIsTheSameInEveryLocaleAndOnAnyNumberOfThreads() {
    List<String> expected = outputs(1);
    Locale before = Locale.getDefault();
    try {
      for (String tag : List.of("de-DE", "ar-EG", "tr-TR", "hi-IN-u-nu-deva")) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        assertThat(outputs(4)).as(tag).isEqualTo(expected);
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  private static List<String> outputs(int threads) {
    ValidationReport report =
        Validation.run(MODEL, AnchorFile.standard(), KnownOut.beside(AnchorFile.class), threads);
    List<String> outputs = new ArrayList<>(ValidationText.lines(report));
    outputs.add(ValidationMarkdown.of(report, OPIOIDS));
    outputs.add(page(report));
    StringWriter json = new StringWriter();
    ValidationJson.write(report, OPIOIDS, json);
    outputs.add(json.toString());
    return outputs;
  }

  private static String page(ValidationReport report) {
    StringWriter page = new StringWriter();
    ValidationPage.write(report, OPIOIDS, page);
    return page.toString();
  }

  @Test
  void theTableFitsAHundredColumnsAndEndsWithTheVerdict() {
    List<String> lines = ValidationText.lines(REPORT);
    assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
    assertThat(lines.getLast()).startsWith("✓ The rows that are OUT are those");
    assertThat(String.join("\n", lines)).contains(ValidationReport.PURPOSE);
  }

  @Test
  void thePageHoldsEveryRowAndNeedsNothingFromElsewhere() {
    String page = page(REPORT).replace(EchartsScript.text(), "");
    for (ValidationRow row : REPORT.rows()) {
      assertThat(page).contains("<tr id=\"" + row.anchor().id() + "\"");
    }
    OPIOIDS.rows().forEach(row -> assertThat(page).contains("<tr id=\"" + row.fact().id() + "\""));
    assertThat(page)
        .contains("not a medical device", REPORT.modelChecksum(), "echarts.init")
        .doesNotContainPattern("(src|href)=\"(?!data:|#)")
        .doesNotContain("://");
  }

  @Test
  void rowsThatAreOutAreShownWithTheirReasonEverywhere() {
    String text = String.join(" ", ValidationText.lines(REPORT)).replaceAll("\\s+", " ");
    String page = page(REPORT).replace(EchartsScript.text(), "");
    for (ValidationRow row : REPORT.rows(ValidationRow.Verdict.OUT)) {
      assertThat(text).contains("✗ OUT " + row.anchor().id());
      assertThat(text).contains(row.why().orElseThrow());
      assertThat(page).contains("id=\"" + row.anchor().id() + "\" class=\"out\"");
    }
  }

  @Test
  void theMarkdownInTheRepositoryIsUpToDate() throws IOException {
    assertThat(Files.readString(EvidenceTables.docs("validation.md")))
        .as("run: ./blockade validate --markdown docs/validation.md")
        .isEqualTo(ValidationMarkdown.of(REPORT, OPIOIDS));
  }
}
