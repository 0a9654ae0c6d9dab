package org.blockade.service.validation.opioid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.blockade.service.validation.fact.KnownOut;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.effect.EffectParameters;
import org.junit.jupiter.api.Test;

class OpioidValidationTest {

  private static final DrugCatalogue DRUGS = DrugCatalogue.standard();
  private static final OpioidFactFile FACTS = OpioidFactFile.standard();
  private static final KnownOut KNOWN = KnownOut.beside(OpioidFactFile.class);
  private static final OpioidReport REPORT = OpioidValidation.run(DRUGS, FACTS, KNOWN, 2);

  @Test
  void rowsThatAreOutAreThoseKnownToBeOut() {
    assertThat(REPORT.newlyOut()).extracting(row -> row.fact().id()).isEmpty();
    assertThat(REPORT.newlyIn()).extracting(row -> row.fact().id()).isEmpty();
    assertThat(REPORT.unknownIds()).isEmpty();
    assertThat(REPORT.asKnown()).isTrue();
  }

  @Test
  void runsOfTheDossierComeOutUnlessANoteSaysWhyNot() {
    for (OpioidRow row : REPORT.rows()) {
      assertThat(row.run() == OpioidRow.Run.OTHER)
          .as(row.fact().id() + " " + row.rerun())
          .isEqualTo(row.fact().dossierNote().isPresent());
    }
    assertThat(REPORT.rows(OpioidRow.Run.SAME)).hasSizeGreaterThan(30);
  }

  /// What the changes of structure were made for (docs/decisions/0012).
  @Test
  void theDurationOfPrecipitatedWithdrawalAndTheOnsetAfterMethadoneCameIn() {
    for (String id : List.of("CK013a", "CK013d", "TW010b", "TW012")) {
      OpioidRow row =
          REPORT.rows().stream().filter(each -> each.fact().id().equals(id)).findFirst().get();
      assertThat(row.verdictBefore()).as(id).isEqualTo(OpioidRow.Verdict.OUT);
      assertThat(row.verdict()).as(id).isEqualTo(OpioidRow.Verdict.IN);
      assertThat(REPORT.moved()).contains(row);
    }
  }

  @Test
  void theFormOfTheDossierInPlaceOfOursIsNoticed() {
    OpioidReport report =
        OpioidValidation.run(DRUGS, EffectParameters.ofTheDossier(), FACTS, KNOWN, 2);
    assertThat(report.asKnown()).isFalse();
    assertThat(String.join("\n", OpioidText.lines(report))).contains("are NOT those");
    report.rows().forEach(row -> assertThat(row.now()).as(row.fact().id()).isEqualTo(row.rerun()));
  }

  @Test
  void aListThatIsTooLongOrTooShortIsNotedBothWays() {
    Map<String, String> reasons = new LinkedHashMap<>(KNOWN.reasons());
    reasons.remove("CK014");
    reasons.put("CK015", "is in");
    reasons.put("CK001a", "has nothing published");
    reasons.put("CK999", "is nowhere");
    OpioidReport report = OpioidValidation.run(DRUGS, FACTS, new KnownOut(reasons), 2);
    assertThat(report.newlyOut()).extracting(row -> row.fact().id()).containsExactly("CK014");
    assertThat(report.newlyIn())
        .extracting(row -> row.fact().id())
        .containsExactly("CK001a", "CK015");
    assertThat(report.unknownIds()).containsExactly("CK999");
    assertThat(report.asKnown()).isFalse();
  }

  @Test
  void everythingWrittenIsTheSameInEveryLocaleAndOnAnyNumberOfThreads() {
    List<String> text = OpioidText.lines(REPORT);
    String markdown = OpioidMarkdown.of(REPORT);
    Locale before = Locale.getDefault();
    try {
      for (String tag : List.of("ar-EG", "tr-TR")) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        OpioidReport again = OpioidValidation.run(DRUGS, FACTS, KNOWN, tag.length() - 4);
        assertThat(OpioidText.lines(again)).isEqualTo(text);
        assertThat(OpioidMarkdown.of(again)).isEqualTo(markdown);
        assertThat(again).isEqualTo(REPORT);
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void theTableFitsAHundredColumnsAndShowsEveryRow() {
    List<String> lines = OpioidText.lines(REPORT);
    assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
    assertThat(lines.getLast()).startsWith("✓ The rows about opioids that are OUT are those");
    String text = String.join("\n", lines);
    String markdown = OpioidMarkdown.of(REPORT);
    for (OpioidRow row : REPORT.rows()) {
      assertThat(text).contains(" " + row.fact().id() + " ");
      assertThat(markdown).contains("| " + row.fact().id() + " |");
    }
    for (OpioidRow row : REPORT.rows(OpioidRow.Verdict.OUT)) {
      assertThat(text.replaceAll("\\s+", " ")).contains(row.why().orElseThrow());
      assertThat(markdown).contains("**" + row.fact().id() + "**");
    }
  }
}
