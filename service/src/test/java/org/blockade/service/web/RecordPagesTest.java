package org.blockade.service.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.blockade.service.access.Role;
import org.blockade.service.journal.Content;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is recorded about a person, over HTTP.
class RecordPagesTest {

  private static final String ENTRY = "8c7a1f5e-0000-4000-8000-00000000000";

  private static RunningClinic clinic;
  private static Browser nurse;
  private static Browser prescriber;

  @BeforeAll
  static void start() {
    clinic = RunningClinic.start();
    nurse = clinic.signedIn("nurse", Role.NURSE);
    prescriber = clinic.signedIn("prescriber", Role.PRESCRIBER);
  }

  @AfterAll
  static void stop() {
    clinic.close();
  }

  private static Browser.Answer injection(String person, String entry, String despite) {
    return nurse.post(
        "/people/" + person + "/injection",
        "entry",
        entry,
        "amount",
        "380",
        "side",
        "left",
        "despite",
        despite,
        "password",
        RunningClinic.PASSWORD);
  }

  @Test
  void aDoseAgainstThePlanStandsWithItsReasonOrNotAtAll() {
    clinic.person("given");
    assertThat(injection("given", ENTRY + "1", "").status()).isEqualTo(400);
    assertThat(injection("given", ENTRY + "1", "x".repeat(20_000)).status()).isEqualTo(400);
    String before = nurse.get("/people/given").body();
    assertThat(before).doesNotContain("injection, left");
    assertThat(injection("given", ENTRY + "1", "seen on another clinic's paper").status())
        .isEqualTo(303);
    assertThat(nurse.get("/people/given").body())
        .contains("injection, left")
        .contains("seen on another clinic");
  }

  /// The first time changed the plan; the answer is that it is on record, not that it may not be.
  @Test
  void aFormThatIsSentTwiceIsRecordedOnce() {
    clinic.person("twice");
    assertThat(injection("twice", ENTRY + "2", "told by the person").status()).isEqualTo(303);
    String once = nurse.get("/people/twice").body();
    Browser.Answer second = injection("twice", ENTRY + "2", "");
    assertThat(second.status()).isEqualTo(400);
    assertThat(second.body()).contains("an injection of that day is on record");
    String again = nurse.get("/people/twice").body();
    assertThat(again.split("injection, left", -1)).hasSameSizeAs(once.split("injection, left", -1));
  }

  @Test
  void anIdThatWasUsedForSomethingElseIsAConflictAndNoFaultOfTheJournal() {
    clinic.person("id");
    assertThat(symptom("id", "headache").status()).isEqualTo(200);
    Browser.Answer other = symptom("id", "nausea");
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.body()).contains("open the page again");
    assertThat(nurse.get("/people/id").body()).contains("headache").doesNotContain("nausea");
  }

  private static Browser.Answer symptom(String person, String words) {
    return nurse.post(
        "/people/" + person + "/symptom",
        "entry",
        ENTRY + "4",
        "when",
        "2026-03-01T09:00",
        "words",
        words);
  }

  /// The link to the other language stands on the answer too, whose address is that of the form.
  @Test
  void theOtherLanguageOfAnAnswerLeadsBackToTheForms() {
    clinic.person("other");
    Browser.Answer switched = nurse.post("/language", "to", "es", "back", "/people/other/symptom");
    assertThat(switched.location()).endsWith("/people/other/symptom");
    assertThat(nurse.get("/people/other/symptom").location()).endsWith("/people/other#record");
    nurse.post("/language", "to", "en", "back", "/");
  }

  @Test
  void whatASymptomMeansIsToldAlsoWhereItCannotBeRecorded() {
    clinic.person("ill");
    Browser.Answer answer =
        nurse.post(
            "/people/ill/symptom",
            "entry",
            ENTRY + "3",
            "when",
            "2100-01-01T10:00",
            "words",
            "took heroin and is not breathing");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).contains("NOT recorded").containsIgnoringCase("emergency");
    assertThat(nurse.get("/people/ill").body()).doesNotContain("not breathing");
  }

  /// Each form, with a field that cannot be and one that must not be typed again.
  @ParameterizedTest
  @CsvSource({
    "symptom, words, sore throat since Tuesday, when, Tuesday",
    "urine, opiates, positive, when, Tuesday",
    "liver, ast, 2.25, alt, much",
    "looked, outcome, go_on, when, Tuesday",
    "opioid, drug, oxycodone at home, when, Tuesday",
    "no-opioid, since, 2026-02-01T08:00, when, Tuesday",
    "support, attendance, declined, when, Tuesday",
    "treatment, reason, moves to another town, to, elsewhere",
    "override, reason, spoke with the family, decision, none such"
  })
  void aFormThatIsRefusedKeepsWhatWasTyped(
      String form, String field, String typed, String wrong, String value) {
    String person = "typed-" + form;
    clinic.record(
        "made-" + form,
        person,
        "somebody",
        new Content.DecisionMade("next-injection", "wait", List.of("too early")));
    Browser who = form.equals("treatment") || form.equals("override") ? prescriber : nurse;
    List<String> fields =
        new ArrayList<>(List.of("entry", ENTRY + "9", field, typed, wrong, value));
    Map<String, List<String>> needed =
        Map.of(
            "support", List.of("kind", "counselling"),
            "looked", List.of("about", "site", "by", "nurse"),
            "override", List.of("outcome", "give"));
    fields.addAll(needed.getOrDefault(form, List.of()));
    Browser.Answer answer =
        who.post("/people/" + person + "/" + form, fields.toArray(String[]::new));
    assertThat(answer.status()).as(form).isEqualTo(400);
    if (!form.equals("override")) {
      // The form of a decision that is not there is nowhere on the page.
      assertThat(answer.body())
          .contains("id=\"" + form + "-form\" open")
          .containsAnyOf(
              "value=\"" + typed + "\" selected", "value=\"" + typed + "\"", ">" + typed + "<");
    }
  }

  /// Without it nobody who ever took an opioid comes to a plain "give".
  @Test
  void whenTheLastOpioidWasIsAnsweredOnThePage() {
    clinic.person("opioid-free");
    String path = "/people/opioid-free/no-opioid";
    Browser.Answer refused = nurse.post(path, "entry", ENTRY + "5", "since", "");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body()).contains("since when no opioid was taken");
    assertThat(nurse.post(path, "entry", ENTRY + "5", "since", "2199-01-01T08:00").status())
        .isEqualTo(400);
    assertThat(nurse.post(path, "entry", ENTRY + "5", "since", "2026-02-01T08:00").status())
        .isEqualTo(303);
    assertThat(nurse.get("/people/opioid-free").body()).contains("no opioid since");
  }

  /// A look by a prescriber ends what holds a dose.
  @Test
  void onlyAPrescriberSaysThatAPrescriberLooked() {
    clinic.person("looked-at");
    String[] fields = {
      "entry", ENTRY + "7", "about", "site", "by", "prescriber", "outcome", "go_on"
    };
    Browser.Answer refused = nurse.post("/people/looked-at/looked", fields);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body())
        .contains("id=\"looked-by-problem\"")
        .contains("only a prescriber records");
    assertThat(nurse.get("/people/looked-at").body()).doesNotContain("it speaks against nothing");
    assertThat(prescriber.post("/people/looked-at/looked", fields).status()).isEqualTo(303);
    assertThat(nurse.get("/people/looked-at").body()).contains("it speaks against nothing");
  }

  @Test
  void aCorrectionThatIsRefusedKeepsItsReason() {
    clinic.record(
        "to-correct",
        "corrected",
        "somebody",
        new Content.DecisionMade("next-injection", "wait", List.of("too early")));
    Browser.Answer answer =
        prescriber.post(
            "/people/corrected/correct",
            "entry",
            ENTRY + "8",
            "of",
            "to-correct",
            "reason",
            "it was another day",
            "password",
            "not the password");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body())
        .contains("id=\"correct-to-correct-form\" open")
        .contains("value=\"it was another day\"");
  }
}
