package org.blockade.protocol.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.blockade.protocol.FaultyFiles;
import org.blockade.protocol.contacts.Contact;
import org.blockade.protocol.words.Wording;
import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.data.DataFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What stands in the files is what is read, and what does not belong there is refused.
class TriageFilesTest {

  private static final List<String> SYMPTOMS =
      List.of("common.yaml", "injection-site.yaml", "serious.yaml", "drugs.yaml");

  @ParameterizedTest
  @ValueSource(strings = {"common.yaml", "injection-site.yaml", "serious.yaml", "drugs.yaml"})
  void aFaultInAFileOfSymptomsIsRefused(String name) {
    FaultyFiles.requireEveryFaultIsRefused(Triage.class, name, TriageFiles::symptoms);
  }

  @Test
  void aFaultInAnotherFileIsRefused() {
    FaultyFiles.requireEveryFaultIsRefused(
        Triage.class, "combinations.yaml", TriageFiles::combinations);
    FaultyFiles.requireEveryFaultIsRefused(Triage.class, "tiers.yaml", TriageFiles::general);
    FaultyFiles.requireEveryFaultIsRefused(Triage.class, "words.yaml", TriageFiles::smallWords);
  }

  @Test
  void whatIsWrittenOfASymptomIsKnownOfIt() {
    List<Symptom> symptoms = new ArrayList<>(Triage.standard().symptoms());
    for (String name : SYMPTOMS) {
      for (Map<String, Object> row : FaultyFiles.rows(content(name), "rows")) {
        for (Map<String, Object> written : FaultyFiles.rows(row, "symptoms")) {
          requireSame(row, written, symptoms.removeFirst());
        }
      }
    }
    assertThat(symptoms).isEmpty();
  }

  private static void requireSame(
      Map<String, Object> row, Map<String, Object> written, Symptom symptom) {
    assertThat(symptom.id()).isEqualTo(written.get("id"));
    assertThat(symptom.tier().number()).as(symptom.id()).isEqualTo(row.get("tier"));
    assertThat(symptom.evidence().word()).isEqualTo(row.get("evidence"));
    assertThat(symptom.source()).isEqualTo(row.get("source"));
    assertThat(symptom.title()).isEqualTo(wording(written, "title"));
    assertThat(symptom.action()).isEqualTo(wording(row, "action"));
    assertThat(symptom.escalate().isPresent()).isEqualTo(row.containsKey("escalate"));
    assertThat(symptom.words())
        .containsExactlyElementsOf(
            Stream.concat(
                    FaultyFiles.texts(written, "en").stream(),
                    FaultyFiles.texts(written, "es").stream())
                .toList());
    assertThat(symptom.call().stream().map(Contact.Kind::word))
        .as(symptom.id())
        .containsExactlyInAnyOrderElementsOf(FaultyFiles.texts(row, "call"));
    assertThat(symptom.signs())
        .as(symptom.id())
        .hasSameSizeAs(FaultyFiles.texts(written, "signs"))
        .allSatisfy(sign ->
            assertThat(FaultyFiles.texts(written, "signs"))
                .contains(sign.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-')));
    assertThat(symptom.persists().isPresent())
        .as(symptom.id())
        .isEqualTo(row.containsKey("persists"));
    symptom
        .persists()
        .ifPresent(limit -> {
          Map<String, Object> days = inner(row, "persists");
          assertThat(limit.days()).isEqualTo(days.get("days"));
          assertThat(limit.tier().number()).isEqualTo(days.get("tier"));
          assertThat(limit.evidence().word()).isEqualTo(days.get("evidence"));
        });
  }

  @Test
  void whatIsWrittenOfACombinationIsKnownOfIt() {
    List<TriageFiles.Rule> rules = TriageFiles.combinations();
    List<Map<String, Object>> rows = FaultyFiles.rows(content("combinations.yaml"), "combinations");
    assertThat(rules).hasSameSizeAs(rows);
    for (int i = 0; i < rules.size(); i++) {
      requireSame(rows.get(i), rules.get(i));
      assertThat(rules.get(i).id()).isEqualTo(rows.get(i).get("id"));
    }
  }

  private static void requireSame(Map<String, Object> row, TriageFiles.Rule rule) {
    assertThat(rule.tier().number()).as(rule.id()).isEqualTo(row.get("tier"));
    assertThat(rule.reason()).isEqualTo(wording(row, "reason"));
    assertThat(rule.action().isPresent()).as(rule.id()).isEqualTo(row.containsKey("action"));
    assertThat(rule.unknown().isPresent()).as(rule.id()).isEqualTo(row.containsKey("unknown"));
    assertThat(rule.evidence().word()).isEqualTo(row.get("evidence"));
    row.forEach((key, value) -> {
      if (value instanceof Integer number && !key.equals("tier")) {
        assertThat(rule.number(key)).as(rule.id() + " " + key).isEqualTo(number);
      }
    });
  }

  @Test
  void everyTierIsSaidInBothLanguagesWithASymbolOfItsOwn() {
    Triage triage = Triage.standard();
    assertThat(Stream.of(Tier.values()).map(tier -> triage.text(tier).symbol()))
        .doesNotHaveDuplicates();
    List<Map<String, Object>> rows = FaultyFiles.rows(content("tiers.yaml"), "tiers");
    for (Tier tier : Tier.values()) {
      Map<String, Object> row = rows.get(tier.number() - 1);
      assertThat(row).containsEntry("tier", tier.number());
      assertThat(triage.text(tier).word()).isEqualTo(wording(row, "word"));
      assertThat(triage.text(tier).meaning()).isEqualTo(wording(row, "meaning"));
    }
  }

  @Test
  void whatHoldsWhereSomethingIsNotKnownIsRead() {
    TriageFiles.General general = TriageFiles.general();
    Map<String, Object> written = content("tiers.yaml");
    requireSame(inner(written, "not_understood"), general.notUnderstood());
    requireSame(inner(written, "nothing_named"), general.nothingNamed());
    requireSame(inner(written, "severe"), general.severe());
    requireSame(inner(written, "danger"), general.danger());
    assertThat(general.persists()).isEqualTo(wording(inner(written, "persists"), "reason"));
    assertThat(general.persistsUnknown()).isEqualTo(wording(inner(written, "persists"), "unknown"));
    assertThat(general.questions()).hasSameSizeAs(FaultyFiles.rows(written, "questions"));
  }

  @Test
  void wordsThatAreNotKnownOfASignOrACallAreRefusedAndNotDropped() {
    String text =
        """
        rows:
          - id: a
            tier: 6
            action: {en: "Rest", es: "Descanse"}
            call: [emergency, police]
            evidence: read
            source: "somewhere"
            symptoms:
              - {id: b, title: {en: b, es: b}, signs: [fever, blue], en: [b], es: [b]}
        """;
    assertThatThrownBy(() ->
            TriageFiles.symptoms(DataFile.of("own.yaml", text.getBytes(StandardCharsets.UTF_8))))
        .isInstanceOf(DataFileException.class)
        .hasMessageContaining("line 3: \"tier\" is \"6\"; it must be one of 1, 2, 3, 4, 5")
        .hasMessageContaining("line 5: \"police\" is not known here; use emergency, crisis")
        .hasMessageContaining(
            "line 9: \"blue\" is not known here; use withdrawal, withdrawal-named")
        .hasMessageContaining("drug-only");
  }

  private static Map<String, Object> content(String name) {
    return FaultyFiles.content(Triage.class, name);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> inner(Map<String, Object> mapping, String key) {
    return (Map<String, Object>) Objects.requireNonNull(mapping.get(key));
  }

  private static Wording wording(Map<String, Object> mapping, String key) {
    Map<String, Object> both = inner(mapping, key);
    return new Wording(String.valueOf(both.get("en")), String.valueOf(both.get("es")));
  }
}
