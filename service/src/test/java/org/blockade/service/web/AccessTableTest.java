package org.blockade.service.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.blockade.service.access.Action;
import org.blockade.service.access.ConsentState;
import org.blockade.service.access.Role;
import org.blockade.service.door.Needs;
import org.blockade.service.journal.Content;
import org.blockade.service.journal.Information;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Role x action x consent, every cell over HTTP.
class AccessTableTest {

  /// A route that stands for each action. `{person}` is somebody with the consent of the cell. A
  /// route that changes something gets an empty form: refused for its content, after it was let in.
  private static final Map<Action, String> ROUTES =
      new EnumMap<>(
          Map.of(
              Action.SEE_WORKLIST, "GET /worklist",
              Action.SEE_PERSON, "GET /people/{person}/disclosures",
              Action.RECORD_CONSENT, "POST /people/{person}/consents",
              Action.DISCLOSE, "POST /people/{person}/disclosures",
              Action.BREAK_GLASS, "POST /people/{person}/emergency",
              Action.REVIEW_DISCLOSURES, "GET /privacy",
              Action.MANAGE_ACCOUNTS, "POST /admin/accounts",
              Action.MANAGE_POLICY, "POST /admin/policy",
              Action.SEE_AUDIT, "GET /admin/audit",
              Action.OWN_ACCOUNT, "GET /account"));

  private static final AccessTable TABLE = new AccessTable();

  private static RunningClinic clinic;
  private static final Map<Role, Browser> BROWSERS = new EnumMap<>(Role.class);

  static {
    ROUTES.put(Action.SEE_PANEL, "GET /panel");
    ROUTES.put(Action.SEE_COUNSELLING_NOTE, "GET /people/{person}/notes");
    ROUTES.put(Action.EXPORT_DEIDENTIFIED, "GET /panel/rows.csv");
    ROUTES.put(Action.RUN_TRIAL, "POST /cohort");
    ROUTES.put(Action.BACKUP, "GET /admin/backup");
    ROUTES.put(Action.SEE_APPOINTMENTS, "GET /appointments");
    ROUTES.put(Action.REGISTER_PERSON, "POST /people/new");
    ROUTES.put(Action.RECORD_DOSE, "POST /people/{person}/injection");
    ROUTES.put(Action.RECORD_OBSERVATION, "POST /people/{person}/symptom");
    ROUTES.put(Action.RECORD_COUNSELLING, "POST /people/{person}/support");
    ROUTES.put(Action.OVERRIDE_DECISION, "POST /people/{person}/override");
    ROUTES.put(Action.CORRECT_ENTRY, "POST /people/{person}/correct");
  }

  @BeforeAll
  static void start() {
    clinic = RunningClinic.start();
    for (Role role : Role.values()) {
      BROWSERS.put(role, clinic.signedIn(role.word(), role));
      clinic.person(person(role, ConsentState.NONE));
      consent(role, ConsentState.TREATMENT, Content.ConsentGiven.Covers.RECORD);
      consent(role, ConsentState.COUNSELLING_NOTES, Content.ConsentGiven.Covers.COUNSELLING_NOTES);
      clinic.record(
          "emergency-" + role.word(),
          person(role, ConsentState.EMERGENCY),
          role.word(),
          new Content.Disclosed(
              "Dr. Wu", "General Hospital", "ana", "overdose", "unconscious", Optional.empty()));
    }
  }

  @AfterAll
  static void stop() {
    clinic.close();
  }

  /// Each role has people of its own, because an emergency is that of who declared it.
  private static String person(Role role, ConsentState state) {
    return role.word() + "-" + state.name().toLowerCase(java.util.Locale.ROOT);
  }

  private static void consent(Role role, ConsentState state, Content.ConsentGiven.Covers covers) {
    clinic.record(
        "consent-" + person(role, state),
        person(role, state),
        "somebody",
        new Content.ConsentGiven(
            "treatment",
            "the clinic",
            List.of("Dr. Wu", role.word()),
            "dates of injections",
            Optional.empty(),
            RunningClinic.START.minus(java.time.Duration.ofDays(1)),
            "v",
            true,
            covers,
            Optional.empty(),
            Set.of(Information.NALTREXONE)));
  }

  @Test
  void everyActionHasARoute() {
    EnumSet<Action> used = EnumSet.noneOf(Action.class);
    clinic
        .routes()
        .values()
        .forEach(method ->
            Optional.ofNullable(method.getMethodAnnotation(Needs.class))
                .ifPresent(needs -> used.add(needs.value())));
    // What only a key opens is tested with keys: HookCallsTest.
    EnumSet<Action> bySession = EnumSet.copyOf(used);
    bySession.remove(Action.ASK_FOR_CARDS);
    assertThat(ROUTES.keySet()).as("actions with a route in this test").isEqualTo(bySession);
    assertThat(used).as("actions of a page").isEqualTo(EnumSet.allOf(Action.class));
    assertThat(TABLE.actions()).containsExactly(Action.values());
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void everyCellIsAsTheTableSays(Role role) {
    List<String> wrong = new ArrayList<>();
    Browser browser = Objects.requireNonNull(BROWSERS.get(role));
    ROUTES.forEach((action, route) -> {
      for (ConsentState state : ConsentState.values()) {
        String path = route.substring(route.indexOf('/')).replace("{person}", person(role, state));
        Browser.Answer answer = route.startsWith("GET") ? browser.get(path) : browser.post(path);
        AccessTable.Meets met = met(answer);
        if (met != TABLE.expected(role, action, state)) {
          wrong.add(action + " with " + state + " met " + met + ", status " + answer.status());
        }
      }
    });
    assertThat(wrong).as("cells of %s", role).isEmpty();
  }

  private static AccessTable.Meets met(Browser.Answer answer) {
    if (answer.status() == 403) {
      return answer.body().contains("has not agreed to this")
          ? AccessTable.Meets.NEEDS_CONSENT
          : AccessTable.Meets.REFUSED;
    }
    assertThat(answer.status()).isIn(200, 303, 400, 422);
    return AccessTable.Meets.ALLOWED;
  }

  @Test
  void whatWasRefusedStandsInTheTrail() {
    Browser desk = Objects.requireNonNull(BROWSERS.get(Role.FRONT_DESK));
    String person = person(Role.FRONT_DESK, ConsentState.NONE);
    assertThat(desk.get("/people/" + person + "/disclosures").status()).isEqualTo(403);
    assertThat(clinic.trail().newest(1, 0).getFirst())
        .satisfies(event -> {
          assertThat(event.account()).isEqualTo("front-desk");
          assertThat(event.action()).isEqualTo("SEE_PERSON");
          assertThat(event.person()).contains(person);
          assertThat(event.outcome()).isEqualTo("REFUSED");
          assertThat(event.occurred()).isEqualTo(Instant.parse("2026-03-02T15:00:00Z"));
        });
  }

  @Test
  void theDocumentHasThisTable() throws IOException {
    Path document = Path.of("../docs/reference/access.md");
    assertThat(Files.readAllLines(document)).containsSubsequence(TABLE.lines());
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void everyRoleArrivesAtAPageThatOpens(Role role) {
    Browser browser = Objects.requireNonNull(BROWSERS.get(role));
    String first = browser.get("/").location();
    assertThat(browser.get(first).status()).as(first).isEqualTo(200);
  }

  /// Taking back a decision is deciding.
  @Test
  void whoCorrectsMustBeAllowedToMakeSuchAnEntry() {
    String person = person(Role.NURSE, ConsentState.NONE);
    clinic.record(
        "stopped",
        person,
        "somebody",
        new Content.DecisionMade("treatment", "stopped", List.of("asked for")));
    String[] form = {
      "entry", "8c7a1f5e-0000-4000-8000-000000000001",
      "of", "stopped",
      "reason", "it was not me",
      "password", RunningClinic.PASSWORD
    };
    Browser nurse = Objects.requireNonNull(BROWSERS.get(Role.NURSE));
    assertThat(nurse.post("/people/" + person + "/correct", form).status()).isEqualTo(403);
    form[7] = "not the password";
    Browser prescriber = Objects.requireNonNull(BROWSERS.get(Role.PRESCRIBER));
    assertThat(prescriber.post("/people/" + person + "/correct", form).status()).isEqualTo(400);
    form[7] = RunningClinic.PASSWORD;
    assertThat(prescriber.post("/people/" + person + "/correct", form).status()).isEqualTo(303);
  }

  @Test
  void nothingIsRecordedAboutNobody() {
    Browser nurse = Objects.requireNonNull(BROWSERS.get(Role.NURSE));
    assertThat(
            nurse
                .post(
                    "/people/nobody/opioid",
                    "entry",
                    "8c7a1f5e-0000-4000-8000-000000000002",
                    "drug",
                    "heroin")
                .status())
        .isEqualTo(404);
  }

  /// Somebody with two roles may what either may.
  @Test
  void twoRolesAddUp() {
    Browser both = clinic.signedIn("both", Role.RESEARCHER, Role.ADMIN);
    assertThat(both.get("/admin/accounts").status()).isEqualTo(200);
    assertThat(both.get("/worklist").status()).isEqualTo(403);
    assertThat(both.get("/account").status()).isEqualTo(200);
  }
}
