package org.blockade.service.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.blockade.protocol.facts.AboutHealth;
import org.blockade.protocol.facts.AboutOpioids;
import org.blockade.protocol.facts.AboutTreatment;
import org.blockade.protocol.facts.Fact;
import org.blockade.protocol.facts.Side;
import org.blockade.protocol.facts.Source;
import org.blockade.protocol.facts.Statement;
import org.blockade.service.access.Action;
import org.blockade.service.access.ConsentState;
import org.blockade.service.access.Role;
import org.blockade.service.cli.Run;
import org.blockade.service.desk.Desk;
import org.blockade.service.journal.Content;
import org.blockade.service.journal.Information;
import org.blockade.service.journal.Journal;
import org.blockade.simulator.dosing.TimeAxis;
import org.blockade.simulator.quantity.Mass;
import org.blockade.simulator.quantity.ModelTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The plain interface over HTTP, as a program that speaks no FHIR uses it.
class ApiTest {

  private static final String PEOPLE = "/api/v1/people";
  private static final String PROBLEM = "application/problem+json";
  private static final String MARK = "zqMark<x>";
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final AccessTable TABLE = new AccessTable();

  private static RunningClinic clinic;
  private static SignedSystem own;
  private static SignedSystem outside;
  private static Browser client;

  @BeforeAll
  static void start() {
    clinic = RunningClinic.start();
    own = new SignedSystem(clinic, "own-ehr", Role.OWN_SYSTEM, "api/read api/write");
    outside = new SignedSystem(clinic, "other-ehr", Role.OUTSIDE_SYSTEM, "api/read api/write");
    client = clinic.browser();
    for (String person : List.of("agreed", "silent")) {
      clinic.record(
          "who-" + person,
          person,
          "ana",
          new Content.Registered("Zebedee", person, LocalDate.of(1980, 5, 17), Optional.empty()));
      clinic.record(
          "dose-" + person,
          person,
          "ana",
          new Content.FactStated(
              new TimeAxis.Calendar(RunningClinic.START.minus(Duration.ofDays(28)), ZoneOffset.UTC),
              Fact.of(
                  "dose-" + person,
                  ModelTime.ORIGIN,
                  Source.OBSERVED,
                  AboutTreatment.NaltrexoneGiven.injection(
                      Mass.ofMilligrams(380), Optional.of(Side.LEFT)))));
    }
    consent("agreed", Content.ConsentGiven.Covers.RECORD);
    clinic.part(Desk.class).keepUp();
  }

  @AfterAll
  static void stop() {
    clinic.close();
  }

  private static void consent(String person, Content.ConsentGiven.Covers covers) {
    consent(person, covers, Information.WHOLE_RECORD);
  }

  private static void consent(String person, Set<Information> opens) {
    consent(person, Content.ConsentGiven.Covers.RECORD, opens);
  }

  private static void consent(
      String person, Content.ConsentGiven.Covers covers, Set<Information> opens) {
    clinic.record(
        "consent-" + person,
        person,
        "somebody",
        new Content.ConsentGiven(
            "treatment",
            "the clinic",
            List.of("other-ehr", "api-outside-system"),
            "naltrexone",
            Optional.empty(),
            RunningClinic.START.minus(Duration.ofDays(1)),
            "v",
            true,
            covers,
            Optional.empty(),
            opens));
  }

  private static String token(SignedSystem system, String scope) {
    Browser.Answer answer = system.token(scope, claims -> claims);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body()).path("access_token").asString("");
  }

  /// @param headers names and values in turn
  private static Browser.Answer ask(
      String method, String path, String token, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(clinic.server().address() + path))
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    boolean typed = false;
    for (int i = 0; i + 1 < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
      typed |= headers[i].equals("Content-Type");
    }
    if (!body.isEmpty() && !typed) {
      request.header("Content-Type", "application/json");
    }
    return client.send(request);
  }

  private static Browser.Answer get(String path, String token, String... headers) {
    return ask("GET", path, token, "", headers);
  }

  private static JsonNode problem(Browser.Answer answer, int status) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith(PROBLEM);
    JsonNode problem = JSON.readTree(answer.body());
    assertThat(problem.path("status").asInt(0)).isEqualTo(status);
    assertThat(problem.path("type").asString("")).isNotEmpty();
    assertThat(problem.path("title").asString("")).isNotEmpty();
    assertThat(problem.path("detail").asString("")).isNotEmpty();
    assertThat(answer.body()).doesNotContain("zq", "Zebedee", "Exception", "org.");
    return problem;
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }

  private static String newPerson(String given) {
    return """
    {"familyName":"Quill","givenName":"%s","birthDate":"1980-05-17"}\
    """
        .formatted(given);
  }

  private static String registered(String write) {
    Browser.Answer answer = ask("POST", PEOPLE, write, newPerson("Zoe"), "Idempotency-Key", key());
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return JSON.readTree(answer.body()).path("person").asString("");
  }

  private static String injection(Instant given, String more) {
    return """
    {"kind":"injection","given":"%s","amount_mg":380,"side":"left","givenBy":"R. Moss"%s}\
    """
        .formatted(given, more);
  }

  /// What a small program does, from its first token on.
  @Test
  void aProgramRegistersSomebodyAndRecordsADoseOnce() {
    String write = token(own, "api/write");
    String read = token(own, "api/read");
    String first = key();
    Browser.Answer made = ask("POST", PEOPLE, write, newPerson("Zoe"), "Idempotency-Key", first);
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    String person = JSON.readTree(made.body()).path("person").asString("");
    assertThat(made.location()).isEqualTo(PEOPLE + "/" + person);
    Browser.Answer again = ask("POST", PEOPLE, write, newPerson("Zoe"), "Idempotency-Key", first);
    assertThat(JSON.readTree(again.body()).path("person").asString("")).isEqualTo(person);
    assertThat(again.headers().firstValue("Idempotent-Replayed")).contains("true");
    problem(ask("POST", PEOPLE, write, newPerson("Ann"), "Idempotency-Key", first), 422);

    String path = PEOPLE + "/" + person;
    String dose = key();
    Instant given = RunningClinic.START.minus(Duration.ofHours(1));
    assertThat(
            problem(
                    ask(
                        "POST",
                        path + "/doses",
                        write,
                        injection(given, ""),
                        "Idempotency-Key",
                        dose),
                    422)
                .path("detail")
                .asString(""))
        .contains("despite");
    String body = injection(given, ",\"despite\":\"given before the record came here\"");
    Browser.Answer recorded = ask("POST", path + "/doses", write, body, "Idempotency-Key", dose);
    assertThat(recorded.status()).as(recorded.body()).isEqualTo(201);
    clinic.pass(Duration.ofSeconds(3));
    Browser.Answer twice = ask("POST", path + "/doses", write, body, "Idempotency-Key", dose);
    assertThat(twice.status()).as(twice.body()).isEqualTo(201);
    assertThat(twice.body()).isEqualTo(recorded.body());
    problem(
        ask("POST", path + "/doses", write, body.replace("left", "right"), "Idempotency-Key", dose),
        422);
    assertThat(clinic.part(Journal.class).entriesOf(person))
        .extracting(entry -> entry.id())
        .containsExactly(first, dose, dose + "-despite");
    assertThat(clinic.part(Journal.class).entriesOf(person).get(1).content())
        .isInstanceOfSatisfying(
            Content.FactStated.class,
            fact -> {
              assertThat(fact.fact().source()).isEqualTo(Source.DOCUMENTED);
              assertThat(fact.fact().statement())
                  .isInstanceOfSatisfying(
                      AboutTreatment.NaltrexoneGiven.class,
                      each -> assertThat(each.by()).contains("R. Moss"));
            });

    Browser.Answer seen = get(path, read);
    assertThat(seen.status()).as(seen.body()).isEqualTo(200);
    assertThat(seen.headers().allValues("Set-Cookie")).as("a token makes no session").isEmpty();
    JsonNode view = JSON.readTree(seen.body());
    assertThat(view.path("person").path("state").asString("")).isEqualTo("protected");
    assertThat(view.path("protection").path("model").path("label").asString("")).isNotEmpty();
    assertThat(view.path("protection").path("model").path("interval").asString(""))
        .contains("5-95 %");
    assertThat(view.path("protection").has("curve")).isFalse();
    assertThat(view.path("plan").path("steps").path(0).path("source").asString("")).isNotEmpty();
    assertThat(view.path("record").size()).isEqualTo(3);
    assertThat(view.path("disclosureNotice").isNull()).isTrue();
    String tag = seen.headers().firstValue("ETag").orElseThrow();
    Browser.Answer same = get(path, read, "If-None-Match", tag);
    assertThat(same.status()).isEqualTo(304);
    assertThat(same.body()).isEmpty();

    JsonNode forecast = JSON.readTree(get(path + "/forecast", read).body());
    assertThat(forecast.path("people").path(0).path("curve").size()).isGreaterThan(2);
    JsonNode late =
        JSON.readTree(get(path + "/forecast?whatIf=next+injection+10+d+late", read).body());
    assertThat(late.path("people").path(0).path("suppositions").size()).isEqualTo(1);

    clinic.record("other-" + person, person, "ana", new Content.DecisionMade("x", "y", List.of()));
    String tablet =
        "{\"kind\":\"tablet\",\"taken\":\"2026-03-02T14:55:00Z\",\"amount_mg\":50,\"seen\":true}";
    problem(
        ask("POST", path + "/doses", write, tablet, "Idempotency-Key", key(), "If-Match", tag),
        412);
    String now = get(path, read).headers().firstValue("ETag").orElseThrow();
    assertThat(now).isNotEqualTo(tag);
    assertThat(
            ask("POST", path + "/doses", write, tablet, "Idempotency-Key", key(), "If-Match", now)
                .status())
        .isEqualTo(201);
  }

  @Test
  void observationsAreRecordedAndASymptomIsAnsweredAtOnce() {
    String write = token(own, "api/write");
    String path = PEOPLE + "/" + registered(write) + "/observations";
    for (String body :
        List.of(
            "{\"kind\":\"urine\",\"time\":\"2026-03-02T14:00:00Z\","
                + "\"results\":{\"opiates\":\"negative\",\"fentanyl\":\"positive\"}}",
            "{\"kind\":\"liver\",\"time\":\"2026-03-02T14:00:00Z\","
                + "\"multiplesOfUpperLimit\":{\"alt\":1.5}}",
            "{\"kind\":\"score\",\"time\":\"2026-03-02T14:00:00Z\",\"scale\":\"cows\",\"total\":3}",
            "{\"kind\":\"looked\",\"time\":\"2026-03-02T14:00:00Z\",\"about\":\"same-day\","
                + "\"by\":\"prescriber\",\"outcome\":\"go-on\"}",
            "{\"kind\":\"opioid\",\"time\":\"2026-02-20T14:00:00Z\",\"drug\":\"heroin\","
                + "\"pattern\":\"daily\"}")) {
      String key = key();
      Browser.Answer made = ask("POST", path, write, body, "Idempotency-Key", key);
      assertThat(made.status()).as("%s: %s", body, made.body()).isEqualTo(201);
      assertThat(ask("POST", path, write, body, "Idempotency-Key", key).body())
          .isEqualTo(made.body());
    }
    String symptom =
        "{\"kind\":\"symptom\",\"time\":\"%s\",\"words\":\"short of breath and hives\"}";
    JsonNode told =
        JSON.readTree(
            ask(
                    "POST",
                    path,
                    write,
                    symptom.formatted("2026-03-02T14:00:00Z"),
                    "Idempotency-Key",
                    key())
                .body());
    assertThat(told.path("triage").path("tier").asInt(0)).isGreaterThanOrEqualTo(4);
    JsonNode ahead =
        problem(
            ask(
                "POST",
                path,
                write,
                symptom.formatted("2027-03-02T14:00:00Z"),
                "Idempotency-Key",
                key()),
            422);
    assertThat(ahead.path("triage").path("lines").size()).isPositive();
    problem(
        ask(
            "POST",
            path,
            write,
            "{\"kind\":\"score\",\"time\":\"2026-03-02T14:00:00Z\",\"scale\":\"cows\"}",
            "Idempotency-Key",
            key()),
        400);
  }

  /// A machine cannot tell who is a "treating provider", nor what a restriction leaves.
  @Test
  void aConsentForOthersOrARestrictionOpensNothing() {
    String read = token(outside, "api/read");
    clinic.person("agreed-for-others");
    clinic.record(
        "consent-for-others",
        "agreed-for-others",
        "somebody",
        new Content.ConsentGiven(
            "treatment",
            "the clinic",
            List.of("Dr. Wu", "my treating providers"),
            "date of the last injection",
            Optional.empty(),
            RunningClinic.START.minus(Duration.ofDays(1)),
            "v",
            true,
            Content.ConsentGiven.Covers.RECORD,
            Optional.empty(),
            Information.WHOLE_RECORD));
    problem(get(PEOPLE + "/agreed-for-others", read), 404);
    clinic.person("agreed-restricted");
    consent("agreed-restricted", Content.ConsentGiven.Covers.RECORD);
    assertThat(get(PEOPLE + "/agreed-restricted", read).status()).isEqualTo(200);
    assertThat(get(PEOPLE + "/agreed-restricted/forecast", read).status()).isEqualTo(200);
    assertThat(clinic.part(Journal.class).entriesOf("agreed-restricted"))
        .as("the ledger, once an hour")
        .filteredOn(entry -> entry.content() instanceof Content.Disclosed)
        .singleElement()
        .satisfies(entry ->
            assertThat(((Content.Disclosed) entry.content()).recipient()).isEqualTo("other-ehr"));
    clinic.record(
        "restricted-here",
        "agreed-restricted",
        "somebody",
        new Content.RestrictionAsked("not to my employer's insurer", true, "agreed"));
    problem(get(PEOPLE + "/agreed-restricted", read), 404);
    assertThat(get(PEOPLE, read).body()).doesNotContain("agreed-restricted", "agreed-for-others");
  }

  @Test
  void whatAConsentDoesNotOpenIsLeftOutAndSaidToBe() {
    String read = token(outside, "api/read");
    clinic.person("agreed-in-part");
    clinic.record(
        "use-in-part",
        "agreed-in-part",
        "somebody",
        new Content.FactStated(
            new TimeAxis.Calendar(RunningClinic.START.minus(Duration.ofDays(3)), ZoneOffset.UTC),
            Fact.of(
                "use-in-part",
                ModelTime.ORIGIN,
                Source.REPORTED,
                AboutOpioids.Taken.of("heroin"))));
    consent("agreed-in-part", Set.of(Information.IDENTITY, Information.APPOINTMENTS));
    clinic.part(Desk.class).keepUp();
    Browser.Answer answer = get(PEOPLE + "/agreed-in-part", read);
    assertThat(answer.body()).doesNotContain("heroin", "possible-opioid");
    JsonNode one = JSON.readTree(answer.body());
    assertThat(one.path("person").path("state").isNull()).isTrue();
    assertThat(one.path("person").path("withheld").toString())
        .isEqualTo("[\"naltrexone\",\"substance-use\",\"health\"]");
    assertThat(one.path("protection").isNull() && one.path("plan").isNull()).isTrue();
    problem(get(PEOPLE + "/agreed-in-part/forecast", read), 403);
    JsonNode list = JSON.readTree(get(PEOPLE, read).body()).path("people");
    for (JsonNode row : list) {
      if (row.path("id").asString("").equals("agreed-in-part")) {
        assertThat(row).isEqualTo(one.path("person"));
      }
    }
    assertThat(list.toString()).contains("agreed-in-part");
    // What opens nothing to a machine is no consent for it.
    clinic.person("agreed-to-nothing");
    consent("agreed-to-nothing", Set.of());
    problem(get(PEOPLE + "/agreed-to-nothing", read), 404);
    clinic.record(
        "back-in-part",
        "agreed-in-part",
        "somebody",
        new Content.ConsentRevoked("consent-agreed-in-part"));
  }

  /// What tells of opioids or of a symptom: the timing, what holds a dose, a state that screening
  /// found.
  @Test
  void timingHoldAndStateAreWithheldWhereTheirReasonIs() {
    String read = token(outside, "api/read");
    Set<Information> dates =
        Set.of(Information.IDENTITY, Information.NALTREXONE, Information.APPOINTMENTS);
    Instant origin = RunningClinic.START.minus(Duration.ofDays(120));
    AboutHealth.Symptom symptom = new AboutHealth.Symptom("yellow eyes");
    for (String person : List.of("held-dates", "held-whole")) {
      fact(
          person,
          origin,
          0,
          AboutTreatment.NaltrexoneGiven.injection(Mass.ofMilligrams(380), Optional.of(Side.LEFT)));
      fact(person, origin, 110, symptom);
    }
    fact("starts", origin, 110, symptom);
    consent("held-dates", dates);
    consent("held-whole", Information.WHOLE_RECORD);
    consent("starts", dates);
    clinic.part(Desk.class).keepUp();
    JsonNode part = JSON.readTree(get(PEOPLE + "/held-dates", read).body()).path("person");
    assertThat(part.path("state").asString("")).isEqualTo("unprotected");
    assertThat(part.path("nextInjection").path("due").isNull()).isFalse();
    assertThat(part.path("nextInjection").path("timing").isNull()).isTrue();
    assertThat(part.path("nextInjection").path("decision").isNull()).isTrue();
    assertThat(part.path("hold").isNull()).isTrue();
    assertThat(part.path("flags").toString()).doesNotContain("hold", "symptom");
    JsonNode whole = JSON.readTree(get(PEOPLE + "/held-whole", read).body()).path("person");
    assertThat(whole.path("nextInjection").path("timing").asString("")).isEqualTo("lapsed");
    assertThat(whole.path("nextInjection").path("decision").asString("")).isEqualTo("hold");
    assertThat(whole.path("hold").asString("")).contains("told of 10 days ago");
    assertThat(whole.path("flags").toString()).contains("hold", "urgent-symptom");
    JsonNode starts = JSON.readTree(get(PEOPLE + "/starts", read).body()).path("person");
    assertThat(starts.path("state").isNull()).isTrue();
    assertThat(starts.path("hold").isNull()).isTrue();
    for (String person : List.of("held-dates", "held-whole", "starts")) {
      clinic.record(
          "back-" + person, person, "somebody", new Content.ConsentRevoked("consent-" + person));
    }
  }

  private static void fact(String person, Instant origin, int day, Statement statement) {
    String id = person + "-" + day;
    clinic.record(
        id,
        person,
        "somebody",
        new Content.FactStated(
            new TimeAxis.Calendar(origin, ZoneOffset.UTC),
            Fact.of(id, ModelTime.ofDays(day), Source.REPORTED, statement)));
  }

  /// Right after a start: a caller who may hear little could take null for "none".
  @Test
  void whoIsNotComputedYetIsToldAsSuchToEveryCaller() {
    clinic.person("agreed-early");
    consent("agreed-early", Set.of(Information.IDENTITY));
    String little = token(outside, "api/read");
    clinic.beforeItsWorklist(() -> {
      assertThat(computed("agreed-early", little)).isFalse();
      assertThat(
              JSON.readTree(get(PEOPLE + "/agreed-early", little).body())
                  .path("person")
                  .path("computed")
                  .asBoolean(false))
          .as("it was, to be told")
          .isTrue();
    });
    assertThat(computed("agreed-early", little)).isTrue();
    clinic.record(
        "back-early",
        "agreed-early",
        "somebody",
        new Content.ConsentRevoked("consent-agreed-early"));
  }

  private static boolean computed(String person, String token) {
    return JSON.readTree(get(PEOPLE, token).body())
        .path("people")
        .valueStream()
        .filter(row -> row.path("id").asString("").equals(person))
        .findFirst()
        .orElseThrow()
        .path("computed")
        .asBoolean();
  }

  @Test
  void aSystemOfSomebodyElseMeetsThoseWhoAgreedAndNobodyElse() {
    String read = token(outside, "api/read");
    JsonNode list = JSON.readTree(get(PEOPLE, read).body());
    TreeSet<String> met = new TreeSet<>();
    list.path("people").forEach(row -> met.add(row.path("id").asString("")));
    // Somebody else who agreed may have come with another test.
    assertThat(met).contains("agreed").isSubsetOf("agreed", "table-" + ConsentState.TREATMENT);
    assertThat(list.path("next").isNull()).isTrue();
    assertThat(list.path("disclosureNotice").asString("")).contains("42 CFR");
    assertThat(clinic.trail().newest(20, 0))
        .anyMatch(event ->
            event.account().equals("other-ehr")
                && event.action().equals("DISCLOSE")
                && event.outcome().equals("ALLOWED")
                && event.person().equals(Optional.of("agreed")));
    Browser.Answer one = get(PEOPLE + "/agreed", read);
    assertThat(one.status()).isEqualTo(200);
    assertThat(one.body()).contains("42 CFR");
    assertThat(get(PEOPLE + "/agreed/forecast", read).body()).contains("42 CFR");
    String nobody = get(PEOPLE + "/no-such", read).body();
    for (String path : List.of("/silent", "/silent/forecast")) {
      Browser.Answer none = get(PEOPLE + path, read);
      problem(none, 404);
      assertThat(none.body()).as("as of somebody who is not here").isEqualTo(nobody);
      problem(get(PEOPLE + path, read, "If-None-Match", "*"), 404);
    }
    problem(get("/api/v1/panel", read), 403);
    String write = token(outside, "api/write");
    for (String path : List.of("/agreed/doses", "/silent/doses", "/agreed/observations", "")) {
      problem(ask("POST", PEOPLE + path, write, "{}", "Idempotency-Key", key()), 403);
    }
  }

  /// What a session may ends with it.
  @Test
  void aSessionThatEndedIsNoneHereEither() {
    Browser nurse = clinic.signedIn("api-ended", Role.NURSE);
    assertThat(nurse.get(PEOPLE).status()).isEqualTo(200);
    clinic.accounts().setDisabled("api-ended", true);
    assertThat(nurse.get(PEOPLE).status()).isEqualTo(403);
    Browser other = clinic.signedIn("api-out", Role.NURSE);
    other.post("/sign-out");
    assertThat(other.get(PEOPLE).status()).isEqualTo(401);
  }

  @Test
  void theListComesInPages() {
    String read = token(own, "api/read");
    TreeSet<String> all = new TreeSet<>();
    String next = "";
    int pages = 0;
    do {
      JsonNode page = JSON.readTree(get(PEOPLE + "?limit=1&cursor=" + next, read).body());
      page.path("people").forEach(row -> all.add(row.path("id").asString("")));
      next = page.path("next").asString("");
      pages++;
    } while (!next.isEmpty() && pages < 100);
    assertThat(all).contains("agreed", "silent").hasSize(pages);
    for (String query : List.of("limit=0", "limit=201", "limit=zq", "cursor=zq", "cursor=%2525")) {
      problem(get(PEOPLE + "?" + query, read), 400);
    }
  }

  /// Role x route x consent, as the table says; a system of somebody else by the consent.
  @Test
  void everyRoleMeetsWhatTheTableSays() {
    Map<String, Action> routes =
        Map.of(
            PEOPLE,
            Action.SEE_WORKLIST,
            PEOPLE + "/{person}",
            Action.SEE_PERSON,
            PEOPLE + "/{person}/forecast",
            Action.SEE_PERSON,
            "/api/v1/panel",
            Action.SEE_PANEL);
    Map<ConsentState, String> people = new EnumMap<>(ConsentState.class);
    for (ConsentState state : ConsentState.values()) {
      if (state != ConsentState.EMERGENCY) {
        people.put(state, clinic.person("table-" + state.name()));
      }
    }
    consent(
        Objects.requireNonNull(people.get(ConsentState.TREATMENT)),
        Content.ConsentGiven.Covers.RECORD);
    consent(
        Objects.requireNonNull(people.get(ConsentState.COUNSELLING_NOTES)),
        Content.ConsentGiven.Covers.COUNSELLING_NOTES);
    List<String> wrong = new ArrayList<>();
    for (Role role : Role.values()) {
      Browser browser = clinic.signedIn("api-" + role.word(), role);
      routes.forEach((route, action) ->
          people.forEach((state, person) -> {
            int status = browser.get(route.replace("{person}", person)).status();
            int expected =
                switch (TABLE.expected(role, action, state)) {
                  case ALLOWED -> 200;
                  case NEEDS_CONSENT, REFUSED ->
                      role == Role.OUTSIDE_SYSTEM && action != Action.SEE_PANEL
                          ? outsideMeets(route, state)
                          : 403;
                };
            if (status != expected) {
              wrong.add(role + " " + route + " " + state + ": " + status + ", not " + expected);
            }
          }));
      assertThat(browser.postBare(PEOPLE, "x", "y").status())
          .as("a session records nothing")
          .isEqualTo(401);
    }
    assertThat(wrong).isEmpty();
  }

  private static int outsideMeets(String route, ConsentState state) {
    return !route.contains("{person}") || state == ConsentState.TREATMENT ? 200 : 404;
  }

  @Test
  void whatIsSentAlongIsForecastAsByTheCommand() throws IOException {
    String read = token(outside, "api/read");
    String chart = Files.readString(Path.of(Run.EXAMPLE));
    Browser.Answer answer =
        ask("POST", "/api/v1/forecast", read, chart, "Content-Type", "text/csv");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(JSON.readTree(answer.body()))
        .isEqualTo(JSON.readTree(Run.of("forecast", Run.EXAMPLE, "--json").text()));
    String regimen =
        "{\"regimen\":\"380 mg xr-im q28d x 3\",\"start\":\"2026-03-02\",\"whatIf\":\"skip next\"}";
    Browser.Answer words = ask("POST", "/api/v1/forecast", read, regimen);
    assertThat(words.status()).as(words.body()).isEqualTo(200);
    for (String body :
        List.of(
            "{\"regimen\":\"" + MARK + "\"}",
            "{\"regimen\":\"380 mg xr-im q28d x 3\",\"whatIf\":\"" + MARK + "\"}",
            "{\"regimen\":\"380 mg xr-im q28d x 3\",\"horizon_d\":100000}",
            "{\"regimen\":\"380 mg xr-im q28d x 3\",\"asOf\":\"" + MARK + "\"}")) {
      problem(ask("POST", "/api/v1/forecast", read, body), 400);
    }
    JsonNode named =
        problem(
            ask("POST", "/api/v1/forecast?person=1", read, chart, "Content-Type", "text/csv"), 400);
    assertThat(named.path("detail").asString("")).contains("send only the rows");
    for (String bad : List.of(MARK, "ID,TIME\n" + MARK + "," + MARK, "\u0000", ",,,\n,,,")) {
      problem(ask("POST", "/api/v1/forecast", read, bad, "Content-Type", "text/csv"), 400);
    }
  }

  @Test
  void theOwnSystemGetsFiguresWithoutSmallCounts() {
    Browser.Answer answer = get("/api/v1/panel", token(own, "api/read"));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(JSON.readTree(answer.body()))
        .as("as for somebody who sees no person")
        .isEqualTo(
            JSON.readTree(
                clinic
                    .signedIn("figures-researcher", Role.RESEARCHER)
                    .get("/api/v1/panel")
                    .body()));
  }

  @Test
  void everyProblemIsAProblemDocument() {
    String read = token(own, "api/read");
    String write = token(own, "api/write");
    assertThat(problem(get(PEOPLE, ""), 401).path("detail").asString("")).contains("token");
    problem(get(PEOPLE, "zq.zq.zq"), 401);
    problem(get(PEOPLE, write), 403);
    problem(ask("POST", PEOPLE, read, newPerson("Zoe"), "Idempotency-Key", key()), 403);
    problem(get(PEOPLE, token(own("fhir-only", "system/*.rs"), "system/*.rs")), 403);
    problem(get(PEOPLE + "/no-such", read), 404);
    problem(get("/api/v1/zq", read), 404);
    problem(get("/api/zq", read), 404);
    Browser.Answer method = ask("DELETE", PEOPLE, write, "");
    problem(method, 405);
    assertThat(method.headers().firstValue("Allow").orElse("")).contains("GET");
    problem(get(PEOPLE, read, "Accept", "application/xml"), 406);
    problem(
        ask(
            "POST",
            PEOPLE,
            write,
            "<zq/>",
            "Idempotency-Key",
            key(),
            "Content-Type",
            "application/xml"),
        415);
    problem(
        ask("POST", PEOPLE, write, "\"" + "x".repeat(1_100_000), "Idempotency-Key", key()), 413);
    for (String none : List.of("", "zq", "12345")) {
      Browser.Answer missing =
          none.isEmpty()
              ? ask("POST", PEOPLE, write, newPerson("Zoe"))
              : ask("POST", PEOPLE, write, newPerson("Zoe"), "Idempotency-Key", none);
      assertThat(problem(missing, 400).path("type").asString("")).endsWith("key-missing");
    }
    JsonNode broken =
        problem(
            ask("POST", PEOPLE, write, "{\n \"familyName\": zq}", "Idempotency-Key", key()), 400);
    assertThat(broken.path("line").asInt(0)).isEqualTo(2);
    assertThat(broken.path("column").asInt(0)).isPositive();
    problem(ask("POST", PEOPLE, write, "[".repeat(100_000), "Idempotency-Key", key()), 400);
    assertThat(
            problem(
                    ask(
                        "POST",
                        PEOPLE,
                        write,
                        newPerson("Zoe").replace("}", ",\"weight\":80}"),
                        "Idempotency-Key",
                        key()),
                    400)
                .path("detail")
                .asString(""))
        .contains("\"weight\"");
    problem(
        ask(
            "POST",
            PEOPLE,
            write,
            newPerson("Zoe").replace("1980", "2980"),
            "Idempotency-Key",
            key()),
        422);
    problem(
        ask(
            "POST",
            PEOPLE + "/no-such/doses",
            write,
            injection(RunningClinic.START, ""),
            "Idempotency-Key",
            key()),
        404);
    problem(
        ask(
            "POST",
            PEOPLE + "/agreed/doses",
            write,
            injection(RunningClinic.START, ""),
            "Idempotency-Key",
            key(),
            "If-Match",
            "zq"),
        400);
  }

  private static SignedSystem own(String name, String scopes) {
    return new SignedSystem(clinic, name, Role.OWN_SYSTEM, scopes);
  }

  private static JsonNode document() {
    return JSON.readTree(get("/api/v1/openapi.json", "").body());
  }

  @Test
  void theKeptDocumentIsWhatTheCodeMakes() throws IOException {
    String made =
        JSON.rebuild()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(document())
                .replace("\r\n", "\n")
            + "\n";
    Path fresh = Files.writeString(Path.of("target/openapi.json"), made);
    assertThat(fresh)
        .as("copy it to docs/reference")
        .hasSameTextualContentAs(Path.of("../docs/reference/openapi.json"));
  }

  /// By another program, which knows OpenAPI and not us.
  @Test
  void anotherProgramFindsNothingWrongWithTheDocument() {
    SwaggerParseResult read = parsed(document().toString());
    assertThat(read.getMessages()).isEmpty();
    List<Operation> all =
        read.getOpenAPI().getPaths().values().stream()
            .flatMap(path -> path.readOperations().stream())
            .toList();
    assertThat(all)
        .hasSize(9)
        .allSatisfy(operation -> {
          assertThat(operation.getSummary()).isNotBlank();
          assertThat(operation.getDescription()).isNotBlank();
          assertThat(operation.getOperationId()).isNotBlank();
        });
    assertThat(all.stream().map(Operation::getOperationId)).doesNotHaveDuplicates();
    assertThat(all.stream().filter(each -> each.getSecurity() != null))
        .hasSize(8)
        .allSatisfy(operation ->
            assertThat(operation.getResponses()).containsKeys("401", "403", "406", "429", "503"));
    assertThat(read.getOpenAPI().getComponents().getSecuritySchemes())
        .containsKeys("token", "session");
    assertThat(
            parsed(document().toString().replace("\"operationId\"", "\"operationName\""))
                .getMessages())
        .as("it finds a fault")
        .isNotEmpty();
  }

  private static SwaggerParseResult parsed(String document) {
    return new OpenAPIV3Parser().readContents(document, List.of(), new ParseOptions());
  }

  /// What is read and written goes by the rules of `Json`, and the document by those of a library:
  /// here they meet.
  @Test
  void theDocumentSaysWhatIsTakenAndAnswered() {
    JsonNode schemas = document().path("components").path("schemas");
    JsonNode injection = schemas.path("Injection");
    assertThat(injection.path("required").valueStream().map(JsonNode::asString))
        .containsExactlyInAnyOrder("given", "amount_mg", "side");
    JsonNode fields = injection.path("allOf").path(1).path("properties");
    assertThat(fields.path("side").path("enum").toString()).isEqualTo("[\"left\",\"right\"]");
    assertThat(fields.path("lot").path("type").toString()).isEqualTo("[\"string\",\"null\"]");
    assertThat(schemas.path("Score").toString()).contains("audit-c");
    JsonNode answered =
        JSON.readTree(get(PEOPLE, token(own, "api/read")).body()).path("people").path(0);
    JsonNode row = schemas.path("PersonRow").path("properties");
    assertThat(row.propertyNames()).containsExactlyInAnyOrderElementsOf(answered.propertyNames());
    answered
        .properties()
        .forEach(field ->
            assertThat(row.path(field.getKey()).toString().contains("\"null\""))
                .as(field.getKey())
                .isEqualTo(
                    !Set.of("id", "openChecks", "flags", "computed", "withheld", "asOf")
                        .contains(field.getKey())));
  }

  /// Each route of the running service is in its document, and nothing else.
  @Test
  void theDocumentHasEveryRoute() {
    JsonNode document = document();
    TreeSet<String> told = new TreeSet<>();
    document
        .path("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .propertyNames()
                .forEach(method ->
                    told.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())));
    TreeSet<String> there = new TreeSet<>();
    clinic
        .routes()
        .forEach((info, handler) ->
            info.getPatternValues().stream()
                .filter(pattern -> pattern.startsWith("/api"))
                .forEach(pattern ->
                    info.getMethodsCondition()
                        .getMethods()
                        .forEach(method -> there.add(method + " " + pattern))));
    assertThat(told).isEqualTo(there);
    assertThat(document.toString().getBytes(StandardCharsets.UTF_8).length).isLessThan(100_000);
  }
}
