package org.blockade.service.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.blockade.service.access.Role;
import org.blockade.service.journal.Content;
import org.blockade.service.journal.Entry;
import org.blockade.service.journal.Information;
import org.blockade.service.journal.Journal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Consents, disclosures and emergencies over HTTP, and what stands in the journal afterwards.
class ConsentPagesTest {

  private static RunningClinic clinic;
  private static Browser ana;
  private static Browser officer;

  @BeforeAll
  static void start() {
    clinic = RunningClinic.start();
    ana = clinic.signedIn("ana", Role.NURSE);
    officer = clinic.signedIn("olga", Role.PRIVACY_OFFICER);
  }

  @AfterAll
  static void stop() {
    clinic.close();
  }

  /// A form that says all that 42 CFR 2.31 asks for.
  private static Map<String, String> consent() {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("covers", "record");
    form.put("information", "dates of injections");
    form.put("discloser", "this clinic");
    form.put("recipients", "Dr. Wu\nmy treating providers");
    form.put("purpose", "treatment, payment and operations");
    form.put("no-end", "yes");
    form.put("revocation", "yes");
    form.put("redisclosure", "yes");
    form.put("signer", "the person");
    form.put("signed", "2026-03-01");
    return form;
  }

  private static Map<String, String> emergency() {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("purpose", "unconscious");
    form.put("recipient", "Dr. Okafor");
    form.put("affiliation", "General Hospital");
    form.put("discloser", "Ana");
    form.put("nature", "overdose; date of the last injection");
    return form;
  }

  private static Map<String, String> disclosure(String basis, String recipient) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("basis", basis);
    form.put("recipient", recipient);
    form.put("affiliation", "General Hospital");
    form.put("discloser", "Ana");
    form.put("nature", "dates of injections");
    form.put("purpose", "treatment");
    return form;
  }

  private static String on(Browser browser, String page, String pattern) {
    Matcher found = Pattern.compile(pattern).matcher(browser.get(page).body());
    assertThat(found.find()).as("%s on %s", pattern, page).isTrue();
    return found.group(1);
  }

  private static Browser.Answer send(
      Browser browser, String page, String to, Map<String, String> form) {
    Map<String, String> all = new LinkedHashMap<>(form);
    all.put("id", on(browser, page, "name=\"id\" value=\"([^\"]+)\""));
    return browser.post(
        to,
        all.entrySet().stream()
            .flatMap(each -> java.util.stream.Stream.of(each.getKey(), each.getValue()))
            .toArray(String[]::new));
  }

  private static Browser.Answer give(String person, Map<String, String> form) {
    String page = "/people/" + person + "/consents";
    return send(ana, page, page, form);
  }

  private static long entries() {
    return clinic.part(Journal.class).size();
  }

  @Test
  void aConsentWithoutAnyOfItsElementsIsRefusedByThatField() {
    clinic.person("p1");
    for (String field : consent().keySet()) {
      Map<String, String> form = consent();
      form.remove(field);
      long before = entries();
      Browser.Answer answer = give("p1", form);
      assertThat(answer.status()).as("without " + field).isEqualTo(422);
      assertThat(answer.body())
          .as("without " + field)
          .contains("1 fields need another look", "class=\"field-problem\"");
      assertThat(entries()).as("without " + field).isEqualTo(before);
      if (!field.equals("signer")) {
        assertThat(answer.body()).as("the rest is kept").contains("value=\"the person\"");
      }
    }
    for (Map.Entry<String, String> wrong :
        Map.of(
                "signed", "2026-03-03",
                "expires", "2026-02-01",
                "covers", "everything",
                "information", "x".repeat(2_001),
                "signer", "a\u0007b")
            .entrySet()) {
      Map<String, String> form = consent();
      form.put(wrong.getKey(), wrong.getValue());
      assertThat(give("p1", form).status()).as(wrong.getKey()).isEqualTo(422);
    }
  }

  @Test
  void aConsentIsTakenBackAndEndsAtOnce() {
    clinic.person("p2");
    assertThat(give("p2", consent()).goesTo("/people/p2/consents")).isTrue();
    assertThat(ana.get("/people/p2/consents").body()).contains("in force", "my treating providers");
    assertThat(ana.get("/people/p2/disclosures").body()).contains("Record a disclosure");
    String id = on(ana, "/people/p2/consents", "name=\"consent\" value=\"([^\"]+)\"");
    send(ana, "/people/p2/consents", "/people/p2/consents/revoke", Map.of("consent", id));
    assertThat(ana.get("/people/p2/consents").body())
        .contains("taken back")
        .doesNotContain("in force");
    assertThat(ana.get("/people/p2/disclosures").body()).doesNotContain("Record a disclosure<");
    assertThat(
            send(
                    ana,
                    "/people/p2/consents",
                    "/people/p2/disclosures",
                    disclosure(id + "#0", "Dr. Wu"))
                .status())
        .isEqualTo(403);
  }

  @Test
  void whatASystemMayBeGivenIsTickedAndNothingIsWithoutATick() {
    clinic.person("p8");
    give("p8", consent());
    assertThat(opens("p8")).containsExactly(Set.of());
    assertThat(ana.get("/people/p8/consents").body())
        .contains("<dt>What a computer system may be given</dt><dd>nothing</dd>");
    Map<String, String> form = consent();
    form.put("opens-appointments", "yes");
    form.put("opens-substance-use", "yes");
    give("p8", form);
    assertThat(opens("p8"))
        .containsExactly(Set.of(), Set.of(Information.APPOINTMENTS, Information.SUBSTANCE_USE));
    assertThat(ana.get("/people/p8/consents").body())
        .contains("; Opioids and alcohol: use, dependence, urine screens, withdrawal</dd>");
    form.put("covers", "counselling-notes");
    assertThat(give("p8", form).status()).as("no system gets counselling notes").isEqualTo(422);
  }

  private static List<Set<Information>> opens(String person) {
    return clinic.part(Journal.class).entriesOf(person).stream()
        .map(Entry::content)
        .filter(Content.ConsentGiven.class::isInstance)
        .map(each -> ((Content.ConsentGiven) each).opens())
        .toList();
  }

  @Test
  void aFormThatIsSentTwiceIsRecordedOnce() {
    clinic.person("p3");
    Map<String, String> form = consent();
    form.put("id", on(ana, "/people/p3/consents", "name=\"id\" value=\"([^\"]+)\""));
    String[] fields =
        form.entrySet().stream()
            .flatMap(each -> java.util.stream.Stream.of(each.getKey(), each.getValue()))
            .toArray(String[]::new);
    long before = entries();
    assertThat(ana.post("/people/p3/consents", fields).status()).isEqualTo(303);
    assertThat(ana.post("/people/p3/consents", fields).status()).isEqualTo(303);
    assertThat(entries()).isEqualTo(before + 1);
  }

  @Test
  void aDisclosureNamesWhomTheConsentNamesOrTheirClass() {
    clinic.person("p4");
    give("p4", consent());
    String page = "/people/p4/disclosures";
    String basis = on(ana, page, "name=\"basis\" value=\"([^\"]+#0)\"");
    assertThat(send(ana, page, page, disclosure(basis, "Dr. Other")).status()).isEqualTo(422);
    assertThat(send(ana, page, page, disclosure("emergency", "Dr. Wu")).status()).isEqualTo(422);
    assertThat(send(ana, page, page, disclosure("other#0", "Dr. Wu")).status()).isEqualTo(422);
    assertThat(send(ana, page, page, disclosure("", "Dr. Wu")).status()).isEqualTo(422);
    assertThat(ana.get(page).body()).contains("Nothing was disclosed");
    assertThat(send(ana, page, page, disclosure(basis, "dr. wu")).goesTo(page)).isTrue();
    Map<String, String> ofClass = disclosure(basis.replace("#0", "#1"), "Dr. Other");
    ofClass.put("of-class", "yes");
    assertThat(send(ana, page, page, ofClass).goesTo(page)).isTrue();
    assertThat(ana.get(page).body()).contains("dr. wu", "Dr. Other");
    for (String field : disclosure(basis, "Dr. Wu").keySet()) {
      Map<String, String> form = disclosure(basis, "Dr. Wu");
      form.remove(field);
      assertThat(send(ana, page, page, form).status()).as("without " + field).isEqualTo(422);
    }
  }

  @Test
  void anEmergencyAsksForAllRunsAnHourAndWaitsForReview() {
    clinic.person("p5");
    String page = "/people/p5/emergency";
    for (String field : emergency().keySet()) {
      Map<String, String> form = emergency();
      form.remove(field);
      assertThat(send(ana, page, page, form).status()).as("without " + field).isEqualTo(422);
    }
    String ledger = "/people/p5/disclosures";
    assertThat(ana.get(ledger).body()).doesNotContain("Record a disclosure<");
    assertThat(send(ana, page, page, emergency()).goesTo(ledger)).isTrue();
    assertThat(ana.get(ledger).body())
        .contains("2026-03-02 16:00", "Dr. Okafor", "not reviewed yet");
    assertThat(send(ana, page, ledger, disclosure("emergency", "Dr. Wu")).goesTo(ledger)).isTrue();
    clinic.pass(Duration.ofMinutes(60));
    assertThat(ana.get(ledger).status()).as("the session is not of the clock").isEqualTo(200);
    assertThat(send(ana, page, ledger, disclosure("emergency", "Dr. Wu")).status()).isEqualTo(403);
    assertThat(officer.get("/privacy").body()).contains("p5", "unconscious");
    String waiting = on(officer, "/privacy", "Emergencies to review: (\\d+)");
    String id = on(officer, "/privacy", "name=\"disclosure\" value=\"([^\"]+)\"");
    assertThat(
            send(
                    officer,
                    "/privacy",
                    "/privacy/reviews",
                    Map.of("disclosure", id, "note", "it was needed"))
                .goesTo("/privacy"))
        .isTrue();
    assertThat(on(officer, "/privacy", "Emergencies to review: (\\d+)"))
        .isEqualTo(String.valueOf(Integer.parseInt(waiting) - 1));
    assertThat(officer.get("/privacy").body()).contains("reviewed: it was needed");
    assertThat(
            send(officer, "/privacy", "/privacy/reviews", Map.of("disclosure", "none", "note", "x"))
                .status())
        .isEqualTo(400);
    Browser.Answer file = officer.get("/privacy/disclosures.csv");
    assertThat(file.body().lines().findFirst().orElse(""))
        .isEqualTo("42 CFR part 2 prohibits unauthorized use or disclosure of these records.");
    assertThat(file.body()).contains("Dr. Okafor", "it was needed");
  }

  @Test
  void aRestrictionIsShownWhereSomethingIsDisclosedAndToWhoLooksAfterPrivacy() {
    clinic.person("p6");
    Map<String, String> form = new LinkedHashMap<>();
    form.put("request", "no word to the insurer");
    form.put("agreed", "yes");
    form.put("answer", "agreed to in writing");
    for (String field : form.keySet()) {
      Map<String, String> less = new LinkedHashMap<>(form);
      less.remove(field);
      assertThat(send(ana, "/people/p6/consents", "/people/p6/restrictions", less).status())
          .as("without " + field)
          .isEqualTo(422);
    }
    send(ana, "/people/p6/consents", "/people/p6/restrictions", form);
    assertThat(ana.get("/people/p6/disclosures").body())
        .contains("The clinic agreed not to disclose: no word to the insurer");
    assertThat(officer.get("/privacy").body()).contains("no word to the insurer");
  }

  @Test
  void somebodyWhoIsNotThereHasNoPages() {
    for (String page : new String[] {"consents", "disclosures", "emergency"}) {
      assertThat(ana.get("/people/nobody/" + page).status()).as(page).isEqualTo(404);
    }
    assertThat(ana.post("/people/nobody/consents", "covers", "record").status()).isEqualTo(404);
    assertThat(ana.post("/people/nobody/emergency", "nature", "x").status()).isEqualTo(404);
  }

  @Test
  void whatWasTypedComesBackAsTextAndNotAsMarkup() {
    clinic.person("p7");
    Map<String, String> form = consent();
    form.put("purpose", "\"><script>alert(1)</script>");
    form.remove("signer");
    assertThat(give("p7", form).body()).doesNotContain("<script>alert");
    form.put("signer", "x");
    give("p7", form);
    assertThat(ana.get("/people/p7/consents").body())
        .contains("&lt;script&gt;alert")
        .doesNotContain("<script>alert");
  }
}
