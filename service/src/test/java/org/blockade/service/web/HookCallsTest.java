package org.blockade.service.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.blockade.protocol.facts.AboutHealth;
import org.blockade.protocol.facts.AboutTreatment;
import org.blockade.protocol.facts.Fact;
import org.blockade.protocol.facts.Side;
import org.blockade.protocol.facts.Source;
import org.blockade.service.access.Role;
import org.blockade.service.access.Settings;
import org.blockade.service.access.Systems;
import org.blockade.service.desk.Desk;
import org.blockade.service.fhir.hooks.AllTurns;
import org.blockade.service.journal.Content;
import org.blockade.service.journal.Information;
import org.blockade.service.journal.Journal;
import org.blockade.simulator.dosing.TimeAxis;
import org.blockade.simulator.quantity.Mass;
import org.blockade.simulator.quantity.ModelTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// CDS Hooks over HTTP, as a record system calls them.
class HookCallsTest {

  /// Random bodies of calls; `./build evidence` asks for more.
  private static final int BODIES = Integer.getInteger("blockade.hooks.bodies", 100);

  private static final String SIGN = "/cds-services/blockade-order-sign";
  private static final String VIEW = "/cds-services/blockade-patient-view";
  private static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";
  private static final JsonMapper JSON = JsonMapper.shared();

  private static RunningClinic clinic;
  private static SignedSystem own;
  private static SignedSystem outside;

  @BeforeAll
  static void start() {
    clinic = RunningClinic.start();
    clinic.account("root.admin", Role.ADMIN);
    own = new SignedSystem(clinic, "own-ehr", Role.OWN_SYSTEM, "");
    outside = new SignedSystem(clinic, "other-ehr", Role.OUTSIDE_SYSTEM, "");
    injected("fresh", 5);
    injected("due", 28);
    injected("long-ago", 120);
    clinic.part(Desk.class).keepUp();
  }

  @AfterAll
  static void stop() {
    clinic.close();
  }

  /// Somebody with one injection so many days ago.
  private static void injected(String person, int daysAgo) {
    clinic.record(
        "who-" + person,
        person,
        "ana",
        new Content.Registered(
            "Zebedee", "Quill", LocalDate.of(1980, 5, 17), Optional.of("MRN-" + person)));
    Instant day = RunningClinic.START.minus(Duration.ofDays(daysAgo));
    clinic.record(
        "dose-" + person,
        person,
        "ana",
        new Content.FactStated(
            new TimeAxis.Calendar(day, ZoneOffset.UTC),
            Fact.of(
                "dose-" + person,
                ModelTime.ORIGIN,
                Source.OBSERVED,
                AboutTreatment.NaltrexoneGiven.injection(
                    Mass.ofMilligrams(380), Optional.of(Side.LEFT)))));
  }

  private static void known(String person) {
    clinic.record(
        "who-" + person,
        person,
        "ana",
        new Content.Registered("Zebedee", "Quill", LocalDate.of(1980, 5, 17), Optional.empty()));
  }

  private static void dependent(String person) {
    clinic.record(
        "fact-" + person,
        person,
        "ana",
        new Content.FactStated(
            new TimeAxis.Calendar(RunningClinic.START.minus(Duration.ofDays(1)), ZoneOffset.UTC),
            Fact.of(
                "fact-" + person,
                ModelTime.ORIGIN,
                Source.OBSERVED,
                new AboutHealth.Dependence(true))));
  }

  private static void snooze(SignedSystem system, String path, JsonNode card) {
    String feedback =
        """
        {"feedback":[{"card":"%s","outcome":"overridden","overrideReason":{"reason":{"code":"snooze"}}}]}\
        """
            .formatted(card.path("uuid").asString(""));
    assertThat(system.post(path + "/feedback", feedback).status()).isEqualTo(200);
  }

  private static String encounter(String patient, String reason) {
    return call(
        "encounter-start",
        patient,
        ",\"encounterId\":\"e1\"",
        "{\"encounter\":{\"resourceType\":\"Encounter\",\"id\":\"e1\",\"reasonCode\":[{\"text\":\"%s\"}]}}"
            .formatted(reason));
  }

  private static void consent(String person) {
    consent(person, Information.WHOLE_RECORD);
  }

  private static void consent(String person, Set<Information> opens) {
    clinic.record(
        "consent-" + person,
        person,
        "somebody",
        new Content.ConsentGiven(
            "treatment",
            "the clinic",
            List.of("other-ehr", "table-outside-system-system"),
            "naltrexone",
            Optional.empty(),
            RunningClinic.START.minus(Duration.ofDays(1)),
            "v",
            true,
            Content.ConsentGiven.Covers.RECORD,
            Optional.empty(),
            opens));
    clinic.part(Desk.class).keepUp();
  }

  private static String order(String id, String code, String text) {
    return """
    {"resourceType":"MedicationRequest","id":"%s","status":"draft","intent":"order",
     "subject":{"reference":"Patient/x"},
     "medicationCodeableConcept":{"coding":[{"system":"%s","code":"%s"}],"text":"%s"}}\
    """
        .formatted(id, RXNORM, code, text);
  }

  private static String call(String hook, String patient, String more, String prefetch) {
    return """
    {"hook":"%s","hookInstance":"%s","fhirServer":"http://127.0.0.1:1/never",
     "fhirAuthorization":{"access_token":"t","token_type":"Bearer","expires_in":300,"scope":"user/*.rs","subject":"s"},
     "context":{"userId":"Practitioner/p","patientId":"%s"%s},"prefetch":%s}\
    """
        .formatted(hook, UUID.randomUUID(), patient, more, prefetch);
  }

  private static String sign(String patient, String... orders) {
    List<String> entries = new ArrayList<>();
    for (String order : orders) {
      entries.add("{\"resource\":" + order + "}");
    }
    return call(
        "order-sign",
        patient,
        ",\"draftOrders\":{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":["
            + String.join(",", entries)
            + "]}",
        sent(""));
  }

  /// Everything that is asked for, with these resources.
  private static String sent(String administrations) {
    String empty = "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"entry\":[%s]}";
    return """
    {"patient":{"resourceType":"Patient","id":"nobody"},"medications":%s,"administrations":%s,"urine":%s}\
    """
        .formatted(empty.formatted(""), empty.formatted(administrations), empty.formatted(""));
  }

  private static JsonNode cards(Browser.Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    JsonNode cards = JSON.readTree(answer.body()).path("cards");
    assertThat(cards.isArray()).isTrue();
    assertThat(cards.size()).isLessThanOrEqualTo(1);
    for (JsonNode card : cards) {
      isACard(card);
    }
    return cards;
  }

  /// What the specification asks of every card.
  private static void isACard(JsonNode card) {
    only(
        card,
        "uuid summary detail indicator source suggestions selectionBehavior overrideReasons links");
    only(card.path("source"), "label url icon topic");
    only(card.path("source").path("topic"), "system code display");
    card.path("overrideReasons").forEach(each -> only(each, "system code display"));
    card.path("suggestions").forEach(each -> only(each, "label uuid isRecommended actions"));
    card.path("suggestions")
        .forEach(each ->
            each.path("actions")
                .forEach(action -> only(action, "type description resource resourceId")));
    card.path("links").forEach(each -> only(each, "label url type appContext"));
    assertThat(card.path("summary").asString("").length()).isBetween(10, 139);
    assertThat(card.path("indicator").asString("")).isIn("info", "warning", "critical");
    assertThat(card.path("source").path("label").asString("")).isNotBlank();
    assertThat(card.path("source").path("url").asString("")).startsWith(clinic.server().address());
    assertThat(card.path("source").path("topic").path("code").asString("")).isNotBlank();
    assertThat(UUID.fromString(card.path("uuid").asString(""))).isNotNull();
    assertThat(card.toString()).doesNotContain("Zebedee", "Quill", "1980-05-17", "{day}", "{what}");
    for (JsonNode reason : card.path("overrideReasons")) {
      assertThat(reason.path("code").asString("")).isNotBlank();
      assertThat(reason.path("display").asString("")).isNotBlank();
    }
    if (!card.path("suggestions").isEmpty()) {
      assertThat(card.path("selectionBehavior").asString("")).isEqualTo("at-most-one");
    }
    for (JsonNode suggestion : card.path("suggestions")) {
      assertThat(suggestion.path("label").asString("")).isNotBlank();
      assertThat(UUID.fromString(suggestion.path("uuid").asString(""))).isNotNull();
      for (JsonNode action : suggestion.path("actions")) {
        String type = action.path("type").asString("");
        assertThat(type).isIn("create", "update", "delete");
        assertThat(action.path("description").asString("")).isNotBlank();
        if (type.equals("delete")) {
          assertThat(action.path("resourceId").asString("")).contains("/");
        } else {
          assertThat(action.path("resource").path("resourceType").asString("")).isNotBlank();
        }
      }
    }
    for (JsonNode link : card.path("links")) {
      assertThat(link.path("type").asString("")).isIn("absolute", "smart");
      assertThat(link.path("url").asString("")).startsWith(clinic.server().address());
      assertThat(link.path("label").asString("")).isNotBlank();
    }
  }

  /// No field that the specification has not.
  private static void only(JsonNode object, String fields) {
    assertThat(object.propertyNames()).isSubsetOf(fields.split(" ", -1));
  }

  private static JsonNode card(Browser.Answer answer) {
    JsonNode cards = cards(answer);
    assertThat(cards.size()).as(answer.body()).isEqualTo(1);
    return cards.get(0);
  }

  private static String kind(JsonNode card) {
    return card.path("source").path("topic").path("code").asString("");
  }

  @Test
  void theListOfServicesIsOpenAndWhole() {
    Browser.Answer answer = clinic.browser().get("/cds-services");
    assertThat(answer.status()).isEqualTo(200);
    JsonNode services = JSON.readTree(answer.body()).path("services");
    List<String> hooks = new ArrayList<>();
    for (JsonNode service : services) {
      hooks.add(service.path("hook").asString(""));
      only(service, "hook title description id prefetch usageRequirements");
      assertThat(service.path("id").asString("")).isNotBlank();
      assertThat(service.path("title").asString("")).isNotBlank();
      assertThat(service.path("description").asString("")).isNotBlank();
      for (var prefetch : service.path("prefetch").properties()) {
        assertThat(prefetch.getValue().asString("")).contains("{{context.");
      }
    }
    assertThat(hooks)
        .containsExactlyInAnyOrder(
            "patient-view", "order-select", "order-sign", "encounter-start", "appointment-book");
  }

  /// Bodies of the shape of the examples of CDS Hooks (cds-hooks/docs,
  /// docs/specification/current.md at 00362808, docs/hooks/order-select.md at 0e6787af): the fields
  /// and their types are theirs, the words and values are ours.
  @Test
  void callsOfTheShapeOfTheSpecificationsExamplesAreAnswered() {
    String hello =
        """
        {"hookInstance":"2f2a6a1c-5f1b-4c8e-9d0e-0a4f0f6d9a11","fhirServer":"http://ehr.example:9080",
         "hook":"patient-view",
         "fhirAuthorization":{"access_token":"opaque","token_type":"Bearer","expires_in":300,
           "scope":"patient/Patient.read patient/Observation.read","subject":"cds-service"},
         "context":{"userId":"Practitioner/one","patientId":"due","encounterId":"77"},
         "prefetch":{"somethingElse":{"resourceType":"Patient","gender":"male","birthDate":"1925-01-02",
           "id":"due","active":true}}}\
        """;
    assertThat(kind(card(own.post(VIEW, hello)))).isEqualTo("injection-due");
    String select =
        """
        {"hook":"order-select","hookInstance":"2f2a6a1c-5f1b-4c8e-9d0e-0a4f0f6d9a12",
         "context":{"userId":"PractitionerRole/two","patientId":"fresh","encounterId":"78",
           "selections":["NutritionOrder/diet","MedicationRequest/m-1"],
           "draftOrders":{"resourceType":"Bundle","entry":[
             {"resource":{"resourceType":"NutritionOrder","id":"diet","status":"draft",
               "patient":{"reference":"Patient/fresh"},"dateTime":"2026-03-02",
               "oralDiet":{"type":[{"text":"soft"}]}}},
             {"resource":{"resourceType":"MedicationRequest","id":"m-1","status":"draft","intent":"order",
               "meta":{"lastUpdated":"2026-03-02T13:25:40.845-04:00"},
               "text":{"status":"generated","div":"<div xmlns='http://www.w3.org/1999/xhtml'>o</div>"},
               "medicationCodeableConcept":{"coding":[{"system":"%s","code":"1049621",
                 "display":"oxycodone hydrochloride 5 MG Oral Tablet"}],"text":"oxycodone 5 MG"},
               "subject":{"reference":"Patient/fresh"},
               "dosageInstruction":[{"text":"one tablet","timing":{"repeat":{"frequency":2,"period":1,
                 "periodUnit":"d"}},"doseAndRate":{"doseQuantity":{"value":1,"unit":"tablet"}}}],
               "dispenseRequest":{"numberOfRepeatsAllowed":1,"expectedSupplyDuration":{"value":10,
                 "unit":"days","system":"http://unitsofmeasure.org","code":"d"}}}}]}}}\
        """
            .formatted(RXNORM);
    JsonNode opioid = card(own.post("/cds-services/blockade-order-select", select));
    assertThat(kind(opioid)).isEqualTo("opioid-under-blockade");
    String accepted =
        """
        {"feedback":[{"card":"%s","outcome":"accepted","acceptedSuggestions":[{"id":"%s"}],
          "outcomeTimestamp":"2026-03-02T15:00:00Z"},
         {"card":"%s","outcome":"overridden","outcomeTimestamp":"2026-03-02T15:00:01Z"},
         {"card":"%s","outcome":"overridden","overrideReason":{"reason":{"code":"d7e",
           "system":"https://ehr.example/reasons"},"userComment":"said by the surgeon"},
          "outcomeTimestamp":"2026-03-02T15:00:02Z"},
         {"card":"%s","outcome":"overridden","overrideReason":{"userComment":"no reason chosen"},
          "outcomeTimestamp":"2026-03-02T15:00:03Z"}]}\
        """
            .replace("%s\",\"outcome", opioid.path("uuid").asString("") + "\",\"outcome")
            .formatted(opioid.path("suggestions").path(0).path("uuid").asString(""));
    assertThat(own.post("/cds-services/blockade-order-select/feedback", accepted).status())
        .isEqualTo(200);
  }

  /// Null says that the record system looked and has none; what it leaves out it did not look for.
  @Test
  void whatWasLookedForAndIsNotThereIsNotMissing() {
    String none =
        call(
            "patient-view",
            "nobody-of-ours",
            "",
            "{\"patient\":null,\"medications\":null,\"administrations\":null}");
    assertThat(cards(own.post(VIEW, none))).isEmpty();
    JsonNode card = card(own.post(VIEW, none.replace("\"medications\":null,", "")));
    assertThat(card.path("summary").asString("")).contains("not sent along: medications");
  }

  @Test
  void anOpioidUnderBlockadeIsTold() {
    JsonNode card =
        card(own.post(SIGN, sign("fresh", order("o1", "0", "oxycodone 5 MG Oral Tablet"))));
    assertThat(kind(card)).isEqualTo("opioid-under-blockade");
    assertThat(card.path("indicator").asString("")).isEqualTo("critical");
    assertThat(card.path("detail").asString(""))
        .contains("Ask addiction medicine or a pain service");
    assertThat(card.toString()).contains("\"resourceId\":\"MedicationRequest/o1\"");
    assertThat(card.toString()).contains("/people/fresh").contains("/launch");
    assertThat(card.path("overrideReasons").toString()).doesNotContain("snooze");
  }

  @Test
  void aCombinationWithMorphineIsAnOpioidAndLookAlikesAreNot() {
    assertThat(
            kind(
                card(
                    own.post(
                        SIGN, sign("fresh", order("o1", "0", "morphine / naltrexone capsule"))))))
        .isEqualTo("opioid-under-blockade");
    for (String other : List.of("methylnaltrexone 12 MG", "naloxone nasal spray", "amoxicillin")) {
      assertThat(cards(own.post(SIGN, sign("fresh", order("o1", "0", other)))).size())
          .as(other)
          .isZero();
    }
  }

  @Test
  void afterTheBlockadeItSaysThatToleranceIsLost() {
    JsonNode card = card(own.post(SIGN, sign("long-ago", order("o1", "0", "hydromorphone"))));
    assertThat(kind(card)).isEqualTo("opioid-after-blockade");
    assertThat(card.path("detail").asString("")).contains("reversal agent");
  }

  @Test
  void naltrexoneOrderedUnscreenedSaysWhatIsUnknown() {
    JsonNode card =
        card(
            own.post(
                SIGN, sign("somebody-else", order("n1", "637213", "naltrexone 380 MG Injection"))));
    assertThat(kind(card)).isIn("naltrexone-unknown", "naltrexone-not-now");
    assertThat(card.path("detail").asString("")).containsIgnoringCase("urine").contains("unknown");
    assertThat(card.toString()).contains("19295-5");
  }

  /// Before a first dose and before a new start.
  @Test
  void aSymptomThatNothingAnswersSpeaksAgainstNaltrexone() {
    known("told");
    told("told", "hives", RunningClinic.START.minus(Duration.ofDays(40)), 1);
    injected("told-lapsed", 120);
    told("told-lapsed", "yellow eyes", RunningClinic.START.minus(Duration.ofDays(120)), 110);
    clinic.part(Desk.class).keepUp();
    for (String person : List.of("told", "told-lapsed")) {
      JsonNode card =
          card(own.post(SIGN, sign(person, order("n1", "637213", "naltrexone 380 MG Injection"))));
      assertThat(kind(card)).as(person).isEqualTo("naltrexone-not-now");
      assertThat(card.path("indicator").asString("")).isEqualTo("critical");
      assertThat(card.path("detail").asString("")).contains("Symptoms on record", "told of");
    }
  }

  private static void told(String person, String words, Instant origin, int day) {
    clinic.record(
        "symptom-" + person,
        person,
        "ana",
        new Content.FactStated(
            new TimeAxis.Calendar(origin, ZoneOffset.UTC),
            Fact.of(
                "symptom-" + person,
                ModelTime.ofDays(day),
                Source.REPORTED,
                new AboutHealth.Symptom(words))));
  }

  @Test
  void anOpioidThatWasSentAlongSpeaksAgainstNaltrexone() {
    String prefetch =
        """
        {"patient":{"resourceType":"Patient","id":"p9"},
         "administrations":{"resourceType":"Bundle","type":"searchset","entry":[{"resource":
          {"resourceType":"MedicationAdministration","status":"completed","subject":{"reference":"Patient/p9"},
           "effectiveDateTime":"2026-03-01T12:00:00Z","medicationCodeableConcept":{"text":"oxycodone 5 MG"}}}]}}\
        """;
    String body =
        call(
            "order-sign",
            "p9",
            ",\"draftOrders\":{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":"
                + order("n1", "637213", "")
                + "}]}",
            prefetch);
    JsonNode card = card(own.post(SIGN, body));
    assertThat(kind(card)).isEqualTo("naltrexone-not-now");
    assertThat(card.path("indicator").asString("")).isEqualTo("critical");
    assertThat(card.path("detail").asString("")).contains("not sent along: medications, urine");
    assertThat(kind(card(own.post(SIGN, body.replace("Patient/p9", "Patient/other")))))
        .as("of somebody else, it is not this person's")
        .isEqualTo("naltrexone-unknown");
  }

  @Test
  void naltrexoneThatWasGivenElsewhereBlocks() {
    String given =
        """
        {"resource":{"resourceType":"MedicationAdministration","status":"completed","subject":{"reference":"Patient/p7"},
         "effectiveDateTime":"2026-02-25","medicationCodeableConcept":{"coding":[{"system":"%s","code":"637213"}]},
         "dosage":{"dose":{"value":380,"unit":"mg","system":"http://unitsofmeasure.org","code":"mg"}}}}\
        """
            .formatted(RXNORM);
    String body = sign("p7", order("o1", "0", "fentanyl")).replace(sent(""), sent(given));
    assertThat(kind(card(own.post(SIGN, body)))).isEqualTo("opioid-under-blockade");
  }

  @Test
  void theWrongCodeIsNotBelieved() {
    JsonNode card =
        card(own.post(SIGN, sign("fresh", order("n1", "1116442", "naltrexone injection"))));
    assertThat(kind(card)).isEqualTo("unreadable-under-blockade");
  }

  @Test
  void whatIsKnownLeadsWhereAnOrderCannotBeRead() {
    String nameless = order("o1", "0", "");
    JsonNode blocked = card(own.post(SIGN, sign("fresh", nameless)));
    assertThat(blocked.path("summary").asString(""))
        .matches("Naltrexone blockade, typically until about 2026-\\d\\d-\\d\\d; unknown: .*");
    assertThat(blocked.path("detail").asString("")).contains("Protection is typically lost");
    assertThat(blocked.path("overrideReasons").toString()).doesNotContain("snooze");
    JsonNode after = card(own.post(SIGN, sign("long-ago", nameless)));
    assertThat(kind(after)).isEqualTo("unreadable-after-blockade");
    assertThat(after.path("summary").asString("")).contains("tolerance is lost; unknown:");
    assertThat(after.path("detail").asString("")).contains("reversal agent");
  }

  /// What is not understood may be an opioid, or a reaction to the last dose.
  @Test
  void entriesThatAreNotUnderstoodAreSaidOnTheCard() {
    injected("newer", 10);
    // An override of something that is not there does not count, so the record is not whole.
    clinic.record(
        "override-of-nothing",
        "newer",
        "ana",
        new Content.Overridden("no-such-decision", "wait", "asked"));
    clinic.part(Desk.class).keepUp();
    JsonNode view = card(own.post(VIEW, call("patient-view", "newer", "", sent(""))));
    assertThat(kind(view)).isEqualTo("record-unknown");
    assertThat(view.path("summary").asString("")).contains("not understood");
    JsonNode ordered = card(own.post(SIGN, sign("newer", order("o1", "0", "oxycodone"))));
    assertThat(kind(ordered)).isEqualTo("opioid-under-blockade");
    assertThat(ordered.path("detail").asString(""))
        .contains("Unknown: entries of the record here are not understood.");
  }

  @Test
  void anInjectionIsDueOnItsDayAndSilentBefore() {
    assertThat(cards(own.post(VIEW, call("patient-view", "fresh", "", sent("")))).size()).isZero();
    JsonNode card = card(own.post(VIEW, call("patient-view", "due", "", sent(""))));
    assertThat(card.path("summary").asString("")).contains("2026-03-02");
    assertThat(card.toString()).contains("right side next");
    assertThat(kind(card(own.post(VIEW, call("patient-view", "long-ago", "", sent(""))))))
        .isEqualTo("protection-ended");
  }

  @Test
  void unknownIsSaidWhereNothingWasSentAndNothingIsWhereAllWas() {
    JsonNode card = card(own.post(VIEW, call("patient-view", "stranger", "", "{}")));
    assertThat(card.path("summary").asString(""))
        .contains("unknown")
        .contains("administrations, medications, patient");
    assertThat(own.post(VIEW, call("patient-view", "nobody", "", sent(""))).body())
        .isEqualTo("{\"cards\":[]}");
  }

  @Test
  void anOperationAndAnAppointmentAreLookedAt() {
    String path = "/cds-services/blockade-appointment-book";
    String appointment =
        ",\"appointments\":{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":{\"resourceType\":"
            + "\"Appointment\",\"status\":\"proposed\",\"start\":\"%s\",\"description\":\"%s\"}}]}";
    JsonNode operation =
        card(
            own.post(
                path,
                call(
                    "appointment-book",
                    "fresh",
                    appointment.formatted("2026-03-12T08:00:00Z", "Knee surgery"),
                    sent(""))));
    assertThat(kind(operation)).isEqualTo("surgery-ahead");
    assertThat(operation.path("summary").asString("")).contains("2026-03-12");
    JsonNode late =
        card(
            own.post(
                path,
                call(
                    "appointment-book",
                    "fresh",
                    appointment.formatted("2026-04-20T08:00:00Z", "Visit"),
                    sent(""))));
    assertThat(kind(late)).isEqualTo("booked-late");
  }

  @Test
  void anOverdoseAsksForAReversalAgentAndNeverForNaltrexone() {
    String body =
        call(
            "encounter-start",
            "fresh",
            ",\"encounterId\":\"e1\"",
            "{\"encounter\":{\"resourceType\":\"Encounter\",\"id\":\"e1\",\"reasonCode\":[{\"text\":\"Opioid overdose\"}]}}");
    JsonNode card = card(own.post("/cds-services/blockade-encounter-start", body));
    assertThat(kind(card)).isEqualTo("overdose");
    assertThat(card.path("summary").asString("")).contains("Naltrexone does not");
    assertThat(card.path("suggestions").toString()).contains("1725059").doesNotContain("637213");
  }

  @Test
  void aPersonIsFoundByChartAndBirthDateTogether() {
    String patient =
        "{\"patient\":{\"resourceType\":\"Patient\",\"id\":\"ehr-1\",\"birthDate\":\"%s\",\"identifier\":[{\"system\":\"https://hospital.example/mrn\",\"value\":\"MRN-due\"}]}}";
    assertThat(
            kind(
                card(
                    own.post(
                        VIEW, call("patient-view", "ehr-1", "", patient.formatted("1980-05-17"))))))
        .as("nobody said whose numbers are kept here")
        .isEqualTo("record-unknown");
    clinic.part(Settings.class).set("interfaces.chart-numbers", "https://hospital.example/mrn");
    assertThat(
            card(own.post(VIEW, call("patient-view", "ehr-1", "", patient.formatted("1980-05-17"))))
                .toString())
        .contains("/people/due");
    assertThat(
            kind(
                card(
                    own.post(
                        VIEW, call("patient-view", "ehr-1", "", patient.formatted("1980-05-18"))))))
        .isEqualTo("record-unknown");
    String born = patient.formatted("1980-05-17");
    for (String other :
        List.of(
            born.replace("hospital.example", "other.example"),
            born.replace("\"system\":\"https://hospital.example/mrn\",", ""))) {
      assertThat(kind(card(own.post(VIEW, call("patient-view", "ehr-1", "", other)))))
          .as("the same number of another system is somebody else")
          .isEqualTo("record-unknown");
    }
    clinic.part(Settings.class).set("interfaces.chart-numbers", "");
  }

  /// What is told outside stands in the ledger, and nothing is while a restriction stands.
  @Test
  void aCardForAnotherSystemIsADisclosureAndARestrictionEndsIt() {
    injected("told-by-card", 40);
    consent("told-by-card");
    assertThat(cards(outside.post(VIEW, call("patient-view", "told-by-card", "", sent("")))))
        .hasSize(1);
    assertThat(clinic.part(Journal.class).entriesOf("told-by-card"))
        .filteredOn(entry -> entry.content() instanceof Content.Disclosed)
        .singleElement()
        .satisfies(entry ->
            assertThat(((Content.Disclosed) entry.content()).consent())
                .contains("consent-told-by-card"));
    clinic.record(
        "restricted-card",
        "told-by-card",
        "somebody",
        new Content.RestrictionAsked("not to my employer's insurer", true, "agreed"));
    Browser.Answer after = outside.post(VIEW, call("patient-view", "told-by-card", "", sent("")));
    assertThat(after.body())
        .isEqualTo(outside.post(VIEW, call("patient-view", "nobody-at-all", "", sent(""))).body());
  }

  @Test
  void aCardSaysOnlyWhatTheConsentOpens() {
    injected("card-no-naltrexone", 28);
    consent(
        "card-no-naltrexone",
        Set.of(Information.IDENTITY, Information.APPOINTMENTS, Information.SUBSTANCE_USE));
    String oxycodone = order("o1", "0", "oxycodone");
    assertThat(cards(outside.post(SIGN, sign("card-no-naltrexone", oxycodone))))
        .as("as for somebody who is not on record")
        .isEmpty();
    injected("card-naltrexone", 28);
    consent("card-naltrexone", Set.of(Information.NALTREXONE));
    assertThat(kind(card(outside.post(SIGN, sign("card-naltrexone", oxycodone)))))
        .startsWith("opioid-under");
    String view = call("patient-view", "card-naltrexone", "", sent(""));
    assertThat(kind(card(own.post(VIEW, view)))).startsWith("injection-");
    assertThat(cards(outside.post(VIEW, view)).toString())
        .doesNotContain("injection", "A visit now");
    JsonNode naltrexone =
        card(
            outside.post(
                SIGN, sign("card-naltrexone", order("n1", "637213", "naltrexone 380 MG"))));
    assertThat(kind(naltrexone)).isEqualTo("record-unknown");
    assertThat(naltrexone.toString()).contains("no consent lets this system hear");
  }

  /// That it has lapsed may be because of opioids; that it is due is the calendar.
  @Test
  void thatAnInjectionHasLapsedIsToldOnlyToWhoMayKnowWhy() {
    Set<Information> dates =
        Set.of(Information.IDENTITY, Information.NALTREXONE, Information.APPOINTMENTS);
    injected("lapsed-dates", 120);
    consent("lapsed-dates", dates);
    injected("lapsed-whole", 120);
    consent("lapsed-whole");
    clinic.part(Desk.class).keepUp();
    String path = "/cds-services/blockade-appointment-book";
    String none = ",\"appointments\":{\"resourceType\":\"Bundle\"}";
    JsonNode due =
        card(outside.post(path, call("appointment-book", "lapsed-dates", none, sent(""))));
    assertThat(kind(due)).isEqualTo("injection-due");
    assertThat(due.toString()).doesNotContain("A visit now").doesNotContain("lapsed\"");
    JsonNode lapsed =
        card(outside.post(path, call("appointment-book", "lapsed-whole", none, sent(""))));
    assertThat(kind(lapsed)).isEqualTo("injection-lapsed");
    assertThat(lapsed.toString()).contains("A visit now would come to: new start");
  }

  /// Role x consent, for each route.
  @ParameterizedTest
  @EnumSource(Role.class)
  void whoMaySeeThePersonGetsTheirCardAndNobodyElseDoes(Role role) {
    String name = "table-" + role.word();
    injected(name, 28);
    injected(name + "-agreed", 28);
    consent(name + "-agreed");
    SignedSystem system = new SignedSystem(clinic, name + "-system", Role.OUTSIDE_SYSTEM, "");
    clinic.accounts().setRoles(system.name(), Set.of(role));
    for (String service :
        List.of(
            "patient-view", "order-select", "order-sign", "encounter-start", "appointment-book")) {
      for (String person : List.of(name, name + "-agreed")) {
        String more =
            ",\"encounterId\":\"e\",\"selections\":[],\"draftOrders\":{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":"
                + order("o1", "0", "oxycodone")
                + "}]},\"appointments\":{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":{\"resourceType\":"
                + "\"Appointment\",\"start\":\"2026-05-01T08:00:00Z\"}}]}";
        String prefetch =
            sent("")
                .replace("\"urine\"", "\"encounter\":{\"resourceType\":\"Encounter\"},\"urine\"");
        Browser.Answer answer =
            system.post("/cds-services/blockade-" + service, call(service, person, more, prefetch));
        if (!role.isSystem()) {
          assertThat(answer.status()).as("%s %s", role, service).isEqualTo(403);
          continue;
        }
        boolean seen = role == Role.OWN_SYSTEM || person.endsWith("-agreed");
        // To somebody who may not see the person there is no such person.
        assertThat(cards(answer).size())
            .as("%s %s %s", role, service, person)
            .isEqualTo(seen ? 1 : 0);
        if (seen) {
          boolean notice = answer.body().contains("42 CFR part 2 prohibits");
          assertThat(notice).isEqualTo(role == Role.OUTSIDE_SYSTEM);
          assertThat(clinic.trail().newest(1, 0).getFirst().person()).contains(person);
        } else {
          assertThat(answer.body()).isEqualTo("{\"cards\":[]}");
        }
      }
      assertThat(
              system
                  .post(
                      "/cds-services/blockade-" + service + "/feedback",
                      "{\"feedback\":[{\"card\":\"%s\",\"outcome\":\"overridden\"}]}"
                          .formatted(UUID.randomUUID()))
                  .status())
          .as("%s feedback", role)
          .isEqualTo(role.isSystem() ? 400 : 403);
    }
  }

  @Test
  void feedbackIsCountedAndAPutOffCardStaysSilentForItsTime() {
    injected("snoozed", 28);
    clinic.part(Desk.class).keepUp();
    String view = call("patient-view", "snoozed", "", sent(""));
    JsonNode card = card(own.post(VIEW, view));
    String feedback =
        """
        {"feedback":[{"card":"%s","outcome":"overridden",
          "overrideReason":{"reason":{"code":"snooze","system":"%s"},"userComment":"zq later"},
          "outcomeTimestamp":"2026-03-02T15:00:00Z"}]}\
        """
            .formatted(
                card.path("uuid").asString(""),
                card.path("overrideReasons").get(0).path("system").asString(""));
    assertThat(outside.post(VIEW + "/feedback", feedback).status())
        .as("another system's card")
        .isEqualTo(400);
    assertThat(own.post(SIGN + "/feedback", feedback).status())
        .as("another service's card")
        .isEqualTo(400);
    assertThat(
            own.post(VIEW + "/feedback", feedback.replace("zq later", "x".repeat(2_001))).status())
        .as("a comment that is too long")
        .isEqualTo(400);
    assertThat(own.post(VIEW + "/feedback", feedback).status()).isEqualTo(200);
    assertThat(cards(own.post(VIEW, view)).size()).isZero();
    assertThat(kind(card(own.post(SIGN, sign("snoozed", order("o1", "0", "oxycodone"))))))
        .as("a critical card is never silent")
        .startsWith("opioid-");
    Browser nurse = clinic.signedIn("figures-nurse", Role.NURSE);
    assertThat(nurse.get("/panel/cards.csv").body())
        .contains("service,card,given,accepted,overridden");
    assertThat(nurse.get("/panel").body()).contains("/panel/cards.csv");
    assertThat(nurse.get("/people/snoozed/cards.csv").body())
        .contains("overridden,snooze,zq later")
        .doesNotContain("x".repeat(100));
    assertThat(nurse.get("/panel/cards.csv").body()).doesNotContain("zq later");
    assertThat(nurse.get("/people/nobody-at-all/cards.csv").status()).isEqualTo(404);
  }

  @Test
  void whatWarnsOfAnOverdoseIsNeverSilent() {
    injected("never-silent", 120);
    clinic.part(Desk.class).keepUp();
    String order = sign("never-silent", order("o1", "0", "oxycodone"));
    String view = call("patient-view", "never-silent", "", sent(""));
    JsonNode ordered = card(own.post(SIGN, order));
    JsonNode seen = card(own.post(VIEW, view));
    assertThat(kind(ordered)).isEqualTo("opioid-after-blockade");
    assertThat(kind(seen)).isEqualTo("protection-ended");
    for (JsonNode card : List.of(ordered, seen)) {
      assertThat(card.path("overrideReasons").toString()).doesNotContain("snooze");
    }
    snooze(own, SIGN, ordered);
    snooze(own, VIEW, seen);
    assertThat(kind(card(own.post(SIGN, order)))).isEqualTo("opioid-after-blockade");
    assertThat(kind(card(own.post(VIEW, view)))).isEqualTo("protection-ended");
  }

  @Test
  void aSnoozeCountsForTheSystemThatSentItAlone() {
    injected("two-systems", 28);
    clinic.part(Desk.class).keepUp();
    SignedSystem second = new SignedSystem(clinic, "second-ehr", Role.OWN_SYSTEM, "");
    String view = call("patient-view", "two-systems", "", sent(""));
    snooze(second, VIEW, card(second.post(VIEW, view)));
    assertThat(cards(second.post(VIEW, view)).size()).isZero();
    assertThat(cards(own.post(VIEW, view)).size()).isEqualTo(1);
  }

  @Test
  void aFirstDoseIsNamedOnlyWhereAStartIsUnderWay() {
    known("starting");
    dependent("starting");
    known("registered-only");
    clinic.part(Desk.class).keepUp();
    assertThat(kind(card(own.post(SIGN, sign("starting", order("o1", "0", "oxycodone"))))))
        .isEqualTo("opioid-before-start");
    String order = sign("registered-only", order("o1", "0", "oxycodone"));
    JsonNode unknown = card(own.post(SIGN, order));
    assertThat(kind(unknown)).isEqualTo("record-unknown");
    assertThat(unknown.path("overrideReasons").toString()).doesNotContain("snooze");
    snooze(own, SIGN, unknown);
    assertThat(kind(card(own.post(SIGN, order)))).isEqualTo("record-unknown");
  }

  /// Right after a start of the service.
  @Test
  void aStartUnderWayIsToldBeforeTheWorklistIsComputed() {
    known("early");
    dependent("early");
    clinic.beforeItsWorklist(() ->
        assertThat(kind(card(own.post(SIGN, sign("early", order("o1", "0", "oxycodone"))))))
            .isEqualTo("opioid-before-start"));
  }

  @Test
  void anEmptyAnswerNeverStandsForAnUnknownState() {
    known("unknown-state");
    known("not-understood");
    clinic.record(
        "odd", "not-understood", "ana", new Content.Corrected("no-such-entry", "written wrongly"));
    clinic.part(Desk.class).keepUp();
    for (String person : List.of("unknown-state", "not-understood")) {
      assertThat(kind(card(own.post(VIEW, call("patient-view", person, "", sent(""))))))
          .as(person)
          .isEqualTo("record-unknown");
      assertThat(
              kind(
                  card(
                      own.post(
                          "/cds-services/blockade-encounter-start", encounter(person, "Cough")))))
          .as(person)
          .isEqualTo("record-unknown");
    }
  }

  @Test
  void anOverdoseSaysWhatIsKnownOfNaltrexoneAndNothingElse() {
    String path = "/cds-services/blockade-encounter-start";
    known("overdose-only");
    clinic.part(Desk.class).keepUp();
    String treated = card(own.post(path, encounter("fresh", "Overdose"))).toString();
    assertThat(treated)
        .contains("Naltrexone was given")
        .doesNotContain("No naltrexone is on record");
    String known = card(own.post(path, encounter("overdose-only", "Overdose"))).toString();
    assertThat(known)
        .contains("No naltrexone is on record here")
        .doesNotContain("Naltrexone was given", "Naltrexone is on record");
    JsonNode stranger = card(own.post(path, encounter("overdose-stranger", "Overdose")));
    assertThat(kind(stranger)).isEqualTo("overdose");
    assertThat(stranger.path("detail").asString("")).contains("not on record here");
    assertThat(stranger.path("suggestions").toString())
        .contains("1725059")
        .doesNotContain("637213");
  }

  @Test
  void sendersThatStallHoldUpNobodyElse() throws Exception {
    URI here = URI.create(clinic.server().address());
    List<Socket> stalled = new ArrayList<>();
    try {
      for (int i = 0; i < 8; i++) {
        Socket socket = new Socket(here.getHost(), here.getPort());
        stalled.add(socket);
        String token =
            SignedSystem.signed(own.claims(clinic.server().address() + VIEW).build(), own.key());
        socket
            .getOutputStream()
            .write(
                ("POST %s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\n"
                        + "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{")
                    .formatted(VIEW, here.getAuthority(), token)
                    .getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
      }
      for (int i = 0; i < 20; i++) {
        assertThat(own.post(VIEW, call("patient-view", "due", "", sent(""))).status())
            .isEqualTo(200);
      }
    } finally {
      for (Socket socket : stalled) {
        socket.close();
      }
    }
  }

  @Test
  void whoGetsNoTurnIsToldToAskAgain() {
    String view = call("patient-view", "due", "", sent(""));
    AllTurns.taken(
        clinic,
        () -> {
          Browser.Answer busy = own.post(VIEW, view);
          assertThat(busy.status()).isEqualTo(503);
          assertThat(busy.headers().firstValue("Retry-After")).isPresent();
          assertThat(JSON.readTree(busy.body()).path("message").asString(""))
              .contains("ask again in some seconds");
        });
    assertThat(own.post(VIEW, view).status()).isEqualTo(200);
  }

  @Test
  void onlyWhatARegisteredKeySignedForThisVeryAddressIsBelieved() throws Exception {
    String body = call("patient-view", "due", "", sent(""));
    assertThat(own.post(VIEW, body).status()).isEqualTo(200);
    String here = clinic.server().address() + VIEW;
    Instant now = clinic.clock().instant();
    JWTClaimsSet claims = own.claims(here).build();
    List<Browser.Answer> refused = new ArrayList<>();
    refused.add(own.postWith(VIEW, body, "x"));
    refused.add(own.postWith(VIEW, body, SignedSystem.signed(claims, SignedSystem.key("k"))));
    refused.add(own.postWith(VIEW, body, SignedSystem.signed(claims, outside.key())));
    refused.add(own.postWith(VIEW, body, new PlainJWT(claims).serialize()));
    refused.add(own.post(VIEW, body, each -> each.audience(here + "/feedback")));
    refused.add(own.post(VIEW, body, each -> each.audience("https://evil.example" + VIEW)));
    refused.add(own.post(VIEW, body, each -> each.issuer("https://nobody.example")));
    refused.add(own.post(VIEW, body, each -> each.issuer(outside.issuer())));
    refused.add(own.post(VIEW, body, each -> each.jwtID(null)));
    refused.add(own.post(VIEW, body, each -> each.expirationTime(null)));
    refused.add(own.post(VIEW, body, each -> each.expirationTime(Date.from(now.minusSeconds(60)))));
    refused.add(own.post(VIEW, body, each -> each.expirationTime(Date.from(now.plusSeconds(600)))));
    refused.add(own.post(VIEW, body, each -> each.issueTime(Date.from(now.minusSeconds(60)))));
    refused.add(own.post(VIEW, body, each -> each.notBeforeTime(Date.from(now.plusSeconds(100)))));
    // The public key, taken as if it were a secret that both know.
    SignedJWT confused =
        new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS384).keyID("k").build(), claims);
    confused.sign(new MACSigner(own.publicKeys().getBytes(StandardCharsets.UTF_8)));
    refused.add(own.postWith(VIEW, body, confused.serialize()));
    RSAKey rsa = new RSAKeyGenerator(2048).keyID("k").generate();
    SignedJWT other =
        new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS384).keyID("k").build(), claims);
    other.sign(new RSASSASigner(rsa));
    refused.add(own.postWith(VIEW, body, other.serialize()));
    assertThat(refused)
        .allSatisfy(answer -> {
          assertThat(answer.status()).isEqualTo(401);
          assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
              .isEqualTo("Bearer error=\"invalid_token\"");
          assertThat(JSON.readTree(answer.body()).path("message").asString(""))
              .startsWith("the token is not one that counts here");
        });
    String once = SignedSystem.signed(claims, own.key());
    assertThat(own.postWith(VIEW, body, once).status()).isEqualTo(200);
    assertThat(own.postWith(VIEW, body, once).status()).as("again").isEqualTo(401);
    Browser.Answer bare = clinic.browser().postBody(VIEW, "application/json", body);
    assertThat(bare.status()).isEqualTo(401);
    assertThat(bare.headers().firstValue("WWW-Authenticate").orElse("")).isEqualTo("Bearer");
    assertThat(JSON.readTree(bare.body()).path("message").asString("")).contains("send a token");

    clinic
        .part(Systems.class)
        .register(
            "rsa-ehr",
            Role.OWN_SYSTEM,
            "https://rsa.example",
            new JWKSet(rsa.toPublicJWK()).toString(),
            "");
    SignedJWT right =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS384).keyID("k").build(),
            own.claims(here).issuer("https://rsa.example").build());
    right.sign(new RSASSASigner(rsa));
    assertThat(own.postWith(VIEW, body, right.serialize()).status()).isEqualTo(200);
    clinic.accounts().setDisabled("rsa-ehr", true);
    SignedJWT later =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS384).keyID("k").build(),
            own.claims(here).issuer("https://rsa.example").build());
    later.sign(new RSASSASigner(rsa));
    assertThat(own.postWith(VIEW, body, later.serialize()).status()).as("disabled").isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "null", "1", "{", "{\"hook\":\"patient-view\"}"})
  void aBodyThatIsNoCallIsRefusedWithASentence(String body) {
    Browser.Answer answer = own.post(VIEW, body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(JSON.readTree(answer.body()).path("message").asString("")).isNotBlank();
  }

  @Test
  void depthAndSizeAreBounded() {
    String deep = "[".repeat(5_000) + "]".repeat(5_000);
    assertThat(own.post(VIEW, "{\"a\":" + deep + "}").status()).isEqualTo(400);
    assertThat(own.post(VIEW, "{\"a\":[" + "1,".repeat(500_000) + "1]}").status()).isEqualTo(400);
    assertThat(own.post(VIEW, "{\"a\":\"" + "x".repeat(2_100_000) + "\"}").status()).isEqualTo(413);
    assertThat(own.post("/cds-services/other", "{}").status()).isEqualTo(404);
  }

  /// Calls that are changed at random: an answer or a sentence, never a fault.
  @Test
  void randomBodiesNeverMakeAFault() {
    Random random = new Random(20260302);
    String seed =
        call(
            "order-sign",
            "fresh",
            ",\"draftOrders\":{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":"
                + order("o1", "637213", "naltrexone")
                + "}]}",
            sent("{\"resource\":" + order("o2", "0", "oxycodone") + "}"));
    List<String> pieces =
        List.of(
            "null", "[]", "{}", "-1e999", "\"\"", "true", "[[", "\\u0000", "{\"resourceType\":1}");
    for (int i = 0; i < BODIES; i++) {
      StringBuilder body = new StringBuilder(seed);
      for (int change = 0; change <= random.nextInt(3); change++) {
        int at = random.nextInt(body.length());
        int until = Math.min(body.length(), at + random.nextInt(12));
        body.replace(at, until, pieces.get(random.nextInt(pieces.size())));
      }
      for (String quoted : List.of("\"order-sign\"", "\"Bundle\"", "\"fresh\"")) {
        int found = body.indexOf(quoted);
        if (random.nextInt(8) == 0 && found >= 0) {
          body.replace(found, found + quoted.length(), pieces.get(random.nextInt(pieces.size())));
        }
      }
      Browser.Answer answer = own.post(SIGN, body.toString());
      assertThat(answer.status()).as(body.toString()).isIn(200, 400);
      assertThat(answer.body()).doesNotContain("Exception", "\tat ");
    }
  }

  @Test
  void noOriginMayAskUnlessItWasNamed() {
    HttpRequest.Builder asks =
        HttpRequest.newBuilder(URI.create(clinic.server().address() + "/cds-services"))
            .header("Origin", "https://app.example")
            .GET();
    assertThat(clinic.browser().send(asks).headers().firstValue("Access-Control-Allow-Origin"))
        .isEmpty();
    clinic.part(Settings.class).set("interfaces.origins", "https://app.example");
    assertThat(clinic.browser().send(asks).headers().firstValue("Access-Control-Allow-Origin"))
        .contains("https://app.example");
    clinic.part(Settings.class).set("interfaces.origins", "");
  }
}
