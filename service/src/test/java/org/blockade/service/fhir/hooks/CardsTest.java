package org.blockade.service.fhir.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.blockade.service.fhir.OfficialValidator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CardsTest {

  private static final CardTexts TEXTS = CardTexts.standard();
  private static final JsonMapper JSON = JsonMapper.shared();

  @ParameterizedTest
  @EnumSource(CardKind.class)
  void aSummaryIsShortWhateverIsFilledIn(CardKind kind) {
    CardTexts.Text text = TEXTS.of(kind);
    for (String day : List.of("2026-03-02", "a day beyond the forecast")) {
      for (String what : List.of("", "2026-03-02", "x".repeat(200))) {
        String summary = text.summary(day, what);
        assertThat(summary.length()).as(summary).isBetween(20, Card.SUMMARY - 1);
        assertThat(summary).doesNotContain("{", "..").matches(".*[.?]");
      }
    }
    assertThat(text.topic()).isNotBlank();
    assertThat(text.source()).isNotBlank();
    // No card tells what would overcome a blockade.
    assertThat(text.summary() + text.detail())
        .doesNotContainPattern("\\d+ ?mg|higher dose|overcome");
  }

  @Test
  void aCriticalCardCannotBePutOff() {
    assertThat(TEXTS.reasons(false)).noneMatch(each -> each.code().equals("snooze"));
    assertThat(TEXTS.reasons(true)).anyMatch(each -> each.code().equals("snooze"));
    assertThat(TEXTS.reasons()).allMatch(each -> !each.display().isBlank());
  }

  @Test
  void whoGetsNoTurnIsToldSoAndATurnComesBack() {
    Turns turns = new Turns(1, Duration.ofMillis(1));
    assertThatThrownBy(() -> turns.take(() -> turns.take(() -> "both")))
        .isInstanceOf(Turns.BusyException.class);
    assertThat(turns.take(() -> "alone")).isEqualTo("alone");
  }

  @Test
  void whatIsSuggestedIsValidFhir() {
    JsonNode order =
        JSON.readTree(
            """
            {"resourceType":"MedicationRequest","id":"o1","status":"draft","intent":"order",
             "subject":{"reference":"Patient/p"},"medicationCodeableConcept":{"text":"oxycodone"}}\
            """);
    Suggestions suggestions = new Suggestions("p", () -> "id");
    List<Card.Suggestion> all = new ArrayList<>(suggestions.withoutOrder(order));
    all.add(suggestions.askSpecialist());
    all.add(suggestions.planOperation());
    all.add(suggestions.injectionVisit(LocalDate.of(2026, 3, 2)));
    all.add(suggestions.urineScreen());
    all.add(suggestions.reversalAgent());
    int resources = 0;
    for (Card.Suggestion suggestion : all) {
      for (Card.Action action : suggestion.actions()) {
        if (action.resource() != null) {
          String json = JSON.writeValueAsString(action.resource());
          assertThat(json).doesNotContain("dosageInstruction", "doseQuantity");
          resources++;
          assertThat(OfficialValidator.errors(json)).as(json).isEmpty();
        }
      }
    }
    assertThat(resources).isEqualTo(6);
    assertThat(new Suggestions("p", () -> "id").withoutOrder(JSON.readTree("{}"))).isEmpty();
  }
}
