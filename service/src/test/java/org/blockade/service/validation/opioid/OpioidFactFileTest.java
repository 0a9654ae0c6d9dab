package org.blockade.service.validation.opioid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.blockade.service.validation.EvidenceTables;
import org.blockade.service.validation.fact.AnchorUnit;
import org.blockade.service.validation.fact.Limits;
import org.blockade.service.validation.fact.NotComputed;
import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.data.DataFileException;
import org.blockade.simulator.dosing.DoseEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpioidFactFileTest {

  private static final OpioidFactFile FILE = OpioidFactFile.standard();
  private static final List<String> TABLES =
      List.of(
          "opioids_checks.csv",
          "opioids_binding.csv",
          "opioids_effects.csv",
          "opioids_tolerance_withdrawal.csv");

  @Test
  void everyRowOfTheEvidenceIsComputedOrSaysWhyNot() {
    Set<String> covered = new TreeSet<>();
    FILE.facts().forEach(fact -> covered.addAll(fact.rows()));
    for (NotComputed fact : FILE.notComputed()) {
      assertThat(covered).as("not computed, yet used").doesNotContain(fact.id());
    }
    FILE.notComputed().forEach(fact -> covered.add(fact.id()));
    for (String table : TABLES) {
      EvidenceTables.rows(table)
          .forEach(row -> assertThat(covered).as(table).contains(row.get("id")));
    }
  }

  /// A figure of the dossier is one that its table prints: as it is, without a leading zero, or in
  /// percent.
  @Test
  void figuresOfTheDossierAreThoseOfItsTable() {
    Map<String, String> printed = new TreeMap<>();
    EvidenceTables.rows("opioids_checks.csv")
        .forEach(row -> printed.put(row.get("id"), row.get("value")));
    int compared = 0;
    for (OpioidFact fact : FILE.facts()) {
      if (fact.dossier().isPresent()) {
        String figure = fact.dossier().get().text();
        String short_ = figure.startsWith("0.") ? figure.substring(1) : figure;
        String percent = Long.toString(Math.round(100 * fact.dossier().get().value()));
        String row = printed.get(fact.rows().getFirst());
        assertThat(row).as(fact.id()).containsAnyOf(figure, short_, percent);
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(60);
  }

  /// Amounts against the blockade stay out: beside naltrexone only the two laboratory challenges.
  @Test
  void nothingButTheLaboratoryChallengesIsGivenBesideNaltrexone() {
    for (OpioidFact fact : FILE.facts()) {
      if (fact.naltrexone() && fact.question().habit().isEmpty()) {
        fact.question().doses().stream()
            .filter(dose -> !dose.drug().equals("naltrexone"))
            .forEach(dose -> assertThat(named(dose)).isIn("heroin 25 iv", "hydromorphone 3 im"));
      }
      assertThat(fact.rows())
          .doesNotContain(
              "CK009", "CK011", "CK024", "CK026", "CK027", "CK028", "CK029", "CK030", "CK031",
              "EF030");
    }
  }

  private static String named(DoseEvent dose) {
    return dose.drug() + " " + Math.round(dose.amount().milligrams()) + " " + dose.route().id();
  }

  @ParameterizedTest
  @CsvSource({"3, 0, 5", "7.6, 5, 13", "20, 13, 30", "30, 20, 45", "40, 26.6666666667, 60"})
  void aScoreHasTheLimitsOfItsBandOrAFactor(double score, double low, double high) {
    String text =
        fact("{value: " + score + "}", "{low: " + low + ", high: " + high + ", rule: severity}");
    Limits limits = read(text).facts().getFirst().literature().orElseThrow().limits();
    assertThat(limits.hold(low)).isTrue();
    assertThat(limits.hold(high)).isTrue();
    assertThat(limits.hold(high + 0.01)).isFalse();
  }

  @Test
  void aLimitThatWasMovedDoesNotLoad() {
    assertThatThrownBy(() -> read(fact("{value: 7.6}", "{low: 5, high: 14, rule: severity}")))
        .isInstanceOf(DataFileException.class)
        .hasMessageContaining("by its rule this limit is 13");
  }

  @Test
  void aUnitThatTheExperimentDoesNotGiveDoesNotLoad() {
    assertThatThrownBy(() ->
            read(
                fact("{value: 7.6}", "{low: 5.06667, high: 11.4, rule: factor}")
                    .replace("unit: points", "unit: h")))
        .isInstanceOf(DataFileException.class)
        .hasMessageContaining("the experiment gives " + AnchorUnit.POINTS.code());
  }

  @Test
  void unknownWordsAreToldWithWhatWouldBeRight() {
    String text = fact("{value: 7.6}", "{low: 5, high: 13, rule: severity}");
    assertThatThrownBy(() -> read(text.replace("kind: cows-peak", "kind: misery")))
        .hasMessageContaining("half-breathing");
    assertThatThrownBy(() -> read(text.replace("habit: heroin", "habit: tea")))
        .hasMessageContaining("heroin");
  }

  private static OpioidFactFile read(String text) {
    return OpioidFactFile.read(DataFile.of("test.yaml", text.getBytes(StandardCharsets.UTF_8)));
  }

  private static String fact(String published, String limits) {
    return """
    habits:
      - {id: heroin, words: some, drug: heroin, mg: 50, route: iv, every_h: 6, days: 2}
    facts:
      - id: F1
        group: stopping
        quantity: score
        unit: points
        conditions: none
        habit: heroin
        measure: {kind: cows-peak, from_h: 0, to_h: 24}
        published: PUBLISHED
        limits: LIMITS
        citation: somebody
        evidence: read
        use: check
        rows: [TW001]
    not_computed: []
    """
        .replace("PUBLISHED", published)
        .replace("LIMITS", limits);
  }
}
