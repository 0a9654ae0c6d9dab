package org.blockade.service.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.blockade.protocol.words.Language;
import org.blockade.service.access.Role;
import org.blockade.service.desk.EntryIds;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Sessions, cookies, headers, links that work once, and what is said to whom.
class SignInTest {

  private static RunningClinic clinic;

  @BeforeAll
  static void start() {
    clinic = RunningClinic.start();
    clinic.account("root.admin", Role.ADMIN);
  }

  @AfterAll
  static void stop() {
    clinic.close();
  }

  @Test
  void theSetUpLinkWorksOnceAndOnlyForWhoHasIt() {
    try (RunningClinic empty = RunningClinic.start()) {
      String link = empty.server().setUpLink().orElseThrow();
      Browser first = empty.browser();
      assertThat(first.get("/set-up/other").status()).isEqualTo(404);
      assertThat(first.get("/sign-in").body()).contains("There is no account yet");
      assertThat(first.get(link).status()).isEqualTo(200);
      assertThat(first.post(link, "name", "boss", "password", "short").status()).isEqualTo(422);
      assertThat(
              first
                  .post(link, "name", "boss", "password", RunningClinic.PASSWORD)
                  .goesTo("/sign-in"))
          .isTrue();
      assertThat(first.get(link).status()).isEqualTo(404);
      assertThat(first.post(link, "name", "other", "password", RunningClinic.PASSWORD).status())
          .isEqualTo(404);
      assertThat(empty.accounts().all())
          .singleElement()
          .satisfies(account ->
              assertThat(account.roles()).isEqualTo(Set.of(Role.ADMIN, Role.PRESCRIBER)));
      assertThat(empty.server().setUpLink()).isEmpty();
      empty.server().openSetUpAgain();
      String again = empty.server().setUpLink().orElseThrow();
      assertThat(again).isNotEqualTo(link);
      Browser back = empty.browser();
      assertThat(back.get("/sign-in").body()).doesNotContain("There is no account yet");
      assertThat(back.post(again, "name", "boss", "password", "another set of words").status())
          .as("an account that is there is not changed")
          .isEqualTo(422);
      assertThat(
              back.post(again, "name", "second", "password", RunningClinic.PASSWORD)
                  .goesTo("/sign-in"))
          .isTrue();
      assertThat(empty.accounts().named("second").orElseThrow().roles())
          .isEqualTo(Set.of(Role.ADMIN));
      assertThat(back.get(again).status()).isEqualTo(404);
    }
  }

  @Test
  void theSessionIsAnotherOneAfterSigningInAndNoneAfterSigningOut() {
    clinic.account("ana", Role.NURSE);
    Browser browser = clinic.browser();
    browser.get("/sign-in");
    String before = browser.cookie("session").orElseThrow();
    assertThat(browser.signIn("ana", RunningClinic.PASSWORD, "").goesTo("/worklist")).isTrue();
    String after = browser.cookie("session").orElseThrow();
    assertThat(after).isNotEqualTo(before);
    assertThat(clinic.browser().send(withSession(before)).isSignIn()).isTrue();
    assertThat(clinic.browser().send(withSession(after)).status()).isEqualTo(200);
    browser.post("/sign-out");
    assertThat(clinic.browser().send(withSession(after)).isSignIn()).isTrue();
  }

  private static java.net.http.HttpRequest.Builder withSession(String id) {
    return java.net.http.HttpRequest.newBuilder(
            java.net.URI.create(clinic.server().address() + "/worklist"))
        .header("Cookie", "session=" + id);
  }

  @Test
  void whatWasWrongIsNotTold() {
    clinic.account("kim", Role.NURSE);
    clinic.account("off", Role.NURSE);
    clinic.accounts().setDisabled("off", true);
    List<Browser.Answer> answers =
        List.of(
            clinic.browser().signIn("kim", "wrong", ""),
            clinic.browser().signIn("nobody", "wrong", ""),
            clinic.browser().signIn("nobody", RunningClinic.PASSWORD, "123456"),
            clinic.browser().signIn("off", RunningClinic.PASSWORD, ""),
            clinic.browser().signIn("", "", ""),
            clinic.browser().signIn("a\u0000b", "x", ""));
    assertThat(answers)
        .allSatisfy(answer -> {
          assertThat(answer.status()).isEqualTo(302);
          assertThat(answer.location()).endsWith("/sign-in?refused");
          assertThat(answer.body()).isEmpty();
        });
  }

  @Test
  void fiveWrongPasswordsLockTheAccount() {
    clinic.account("lou", Role.NURSE);
    for (int i = 0; i < 5; i++) {
      clinic.browser().signIn("lou", "wrong", "");
    }
    assertThat(clinic.browser().signIn("lou", RunningClinic.PASSWORD, "").goesTo("?refused"))
        .isTrue();
    clinic.pass(java.time.Duration.ofMinutes(15));
    assertThat(clinic.browser().signIn("lou", RunningClinic.PASSWORD, "").goesTo("/worklist"))
        .isTrue();
  }

  /// A name may be a password that was typed into the wrong field.
  @Test
  void aNameThatIsNoAccountStandsInNoTrail() {
    clinic.browser().signIn("secret words typed here", "x", "");
    assertThat(clinic.trail().newest(1, 0).getFirst().account()).isEqualTo("-");
  }

  @Test
  void cookiesAreForThisServiceOnly() {
    Browser.Answer answer = clinic.browser().get("/sign-in");
    assertThat(answer.headers().allValues("Set-Cookie"))
        .isNotEmpty()
        .allSatisfy(cookie ->
            assertThat(cookie.toLowerCase(java.util.Locale.ROOT))
                .contains("httponly", "samesite=lax", "path=/")
                .doesNotContain("secure"));
    try (RunningClinic proxied =
        RunningClinic.start(one ->
            new WebSettings(
                one.address(),
                one.port(),
                one.database(),
                one.zone(),
                one.idle(),
                one.certificate(),
                true,
                one.metricsPort(),
                one.collector(),
                one.jsonLog(),
                3,
                one.demo(),
                one.oidc()))) {
      Browser browser = proxied.browser();
      assertThat(browser.get("/sign-in").headers().allValues("Set-Cookie"))
          .isNotEmpty()
          .allSatisfy(
              cookie -> assertThat(cookie.toLowerCase(java.util.Locale.ROOT)).contains("secure"));
      for (int i = 0; i < 3; i++) {
        assertThat(proxied.browser().postBare("/sign-in", "name", "x").status()).isEqualTo(403);
      }
      Browser.Answer tooMany = proxied.browser().postBare("/sign-in", "name", "x");
      assertThat(tooMany.status()).isEqualTo(429);
      assertThat(tooMany.headers().firstValue("Retry-After")).contains("60");
      assertThat(tooMany.body()).contains("Too many requests");
      assertThat(proxied.browser().get("/sign-in").status()).as("looking").isEqualTo(200);
    }
  }

  @Test
  void everyPageHasTheHeadersThatKeepItInPlace() {
    Browser admin = clinic.signedIn("ada", Role.ADMIN);
    for (String path : List.of("/sign-in", "/account", "/admin/accounts", "/nothing")) {
      HttpHeaders headers = admin.get(path).headers();
      assertThat(headers.firstValue("Content-Security-Policy"))
          .as(path)
          .contains(SecurityConfiguration.CONTENT_POLICY);
      assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
      assertThat(headers.firstValue("X-Frame-Options")).contains("DENY");
      assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
      assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).contains("same-origin");
      assertThat(headers.firstValue("Cache-Control").orElse("")).contains("no-store");
      assertThat(headers.firstValue("Server")).isEmpty();
    }
    assertThat(SecurityConfiguration.CONTENT_POLICY)
        .contains("default-src 'none'", "frame-ancestors 'none'")
        .doesNotContain("unsafe", "http:", "https:");
  }

  @Test
  void pagesSayTheSameThingsInBothLanguages() {
    assertThat(Phrases.keys(Language.SPANISH)).isEqualTo(Phrases.keys(Language.ENGLISH));
    for (String key : Phrases.keys(Language.ENGLISH)) {
      for (String hole : List.of("{0}", "{1}")) {
        assertThat(new Phrases(Language.SPANISH).of(key).contains(hole))
            .as(key)
            .isEqualTo(new Phrases(Language.ENGLISH).of(key).contains(hole));
      }
    }
    Browser browser = clinic.signedIn("eva", Role.ADMIN);
    browser.post("/language", "to", "es", "back", "/account");
    assertThat(browser.get("/account").body()).contains("lang=\"es\"", "Su cuenta");
  }

  /// A marked person goes through every page of theirs, also through what is refused and what
  /// breaks.
  @Test
  void neitherALogLineNorAnAddressHoldsAnythingOfAPerson() throws Exception {
    PrintStream err = System.err;
    PrintStream out = System.out;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    try (PrintStream both = new PrintStream(said, true, StandardCharsets.UTF_8)) {
      System.setErr(both);
      System.setOut(both);
      clinic.person("opaque-id-1");
      Browser nurse = clinic.signedIn("marked.nurse", Role.NURSE);
      List<String> locations =
          List.of(
              nurse
                  .post(
                      "/people/opaque-id-1/emergency",
                      "id",
                      EntryIds.next(),
                      "purpose",
                      "Zebulon lies unconscious",
                      "recipient",
                      "Dr. Zebulonson",
                      "affiliation",
                      "Zebulon Hospital",
                      "discloser",
                      "nurse Zebulon",
                      "nature",
                      "overdose of Zebulon")
                  .location(),
              nurse.post("/people/opaque-id-1/consents", "signer", "Zebulon").location(),
              nurse
                  .post("/people/opaque-id-1/disclosures", "recipient", "Zebulon\u0007")
                  .location(),
              nurse.get("/people/Zebulon/consents?name=Zebulon").location(),
              nurse.get("/people/opaque-id-1/disclosures?before=Zebulon").location(),
              nurse.get("/Zebulon/%ff").location(),
              nurse.post("/admin/accounts", "name", "Zebulon").location(),
              clinic.browser().signIn("Zebulon", "Zebulon", "Zebulon").location());
      assertThat(locations).noneMatch(location -> location.contains("Zebulon"));
      assertThat(nurse.get("/people/opaque-id-1/disclosures").body())
          .as("the page itself")
          .contains("Dr. Zebulonson");
    } finally {
      System.setErr(err);
      System.setOut(out);
    }
    String log = said.toString(StandardCharsets.UTF_8).replace("\\/", "/");
    assertThat(log).contains("/people/{person}/emergency");
    assertThat(log)
        .doesNotContainIgnoringCase("zebulon")
        .doesNotContain("opaque-id-1", "marked.nurse", RunningClinic.PASSWORD);
  }

  @Test
  void nobodyIsThereWithoutAnAccount() {
    assertThat(clinic.accounts().named("")).isEmpty();
    assertThat(clinic.accounts().ofExternalIdentity("")).isEqualTo(Optional.empty());
  }
}
