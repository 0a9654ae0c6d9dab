package org.blockade.service.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.blockade.service.access.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What is recorded about a person, over HTTP.
class RecordPagesTest {

  private static final String ENTRY = "8c7a1f5e-0000-4000-8000-00000000000";

  private static RunningClinic clinic;
  private static Browser nurse;

  @BeforeAll
  static void start() {
    clinic = RunningClinic.start();
    nurse = clinic.signedIn("nurse", Role.NURSE);
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
}
