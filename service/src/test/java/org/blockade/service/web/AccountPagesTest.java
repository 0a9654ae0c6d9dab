package org.blockade.service.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.blockade.service.access.ClinicPolicy;
import org.blockade.service.access.Role;
import org.blockade.service.access.Settings;
import org.bouncycastle.util.encoders.Base32;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// One's own account, and looking after those of others, over HTTP.
class AccountPagesTest {

  private static RunningClinic clinic;
  private static Browser admin;

  @BeforeAll
  static void start() {
    clinic = RunningClinic.start();
    admin = clinic.signedIn("root.admin", Role.ADMIN);
  }

  @AfterAll
  static void stop() {
    clinic.close();
  }

  private static String code(String secret) throws Exception {
    TimeBasedOneTimePasswordGenerator codes = new TimeBasedOneTimePasswordGenerator();
    return codes.generateOneTimePasswordString(
        new SecretKeySpec(Base32.decode(secret), codes.getAlgorithm()),
        clinic.clock().instant(),
        Locale.ROOT);
  }

  private static String secretOn(String page) {
    Matcher found = Pattern.compile("<code>([A-Z2-7]{32})</code>").matcher(page);
    assertThat(found.find()).as("a secret on the page").isTrue();
    return found.group(1);
  }

  @Test
  void aSecondFactorCountsOnceItsFirstCodeWasSeenAndNoCodeCountsTwice() throws Exception {
    Browser ana = clinic.signedIn("ana", Role.NURSE);
    String page = ana.post("/account/second-factor", "password", RunningClinic.PASSWORD).body();
    assertThat(page).contains("src=\"data:image/svg+xml;base64,");
    String secret = secretOn(page);
    assertThat(ana.post("/account/second-factor/confirm", "code", "000000").status())
        .isEqualTo(422);
    assertThat(clinic.accounts().named("ana").orElseThrow().secondFactor()).isFalse();
    String first = code(secret);
    assertThat(ana.post("/account/second-factor/confirm", "code", first).goesTo("/account"))
        .isTrue();
    assertThat(clinic.browser().signIn("ana", RunningClinic.PASSWORD, "").goesTo("?refused"))
        .isTrue();
    assertThat(clinic.browser().signIn("ana", RunningClinic.PASSWORD, first).goesTo("?refused"))
        .as("the code that turned it on")
        .isTrue();
    clinic.pass(Duration.ofSeconds(60));
    String next = code(secret);
    assertThat(clinic.browser().signIn("ana", RunningClinic.PASSWORD, next).goesTo("/worklist"))
        .isTrue();
    assertThat(clinic.browser().signIn("ana", RunningClinic.PASSWORD, next).goesTo("?refused"))
        .as("the same code again")
        .isTrue();
    assertThat(ana.post("/account/second-factor/remove", "password", "wrong").status())
        .isEqualTo(422);
    assertThat(
            ana.post("/account/second-factor/remove", "password", RunningClinic.PASSWORD).status())
        .isEqualTo(200);
    assertThat(clinic.browser().signIn("ana", RunningClinic.PASSWORD, "").goesTo("/worklist"))
        .isTrue();
  }

  @Test
  void aSecretStandsInNoAddress() {
    Browser ida = clinic.signedIn("ida", Role.NURSE);
    Browser.Answer answer = ida.post("/account/second-factor", "password", RunningClinic.PASSWORD);
    String secret = secretOn(answer.body());
    assertThat(answer.body().replace("<code>" + secret + "</code>", "")).doesNotContain(secret);
    assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
  }

  @Test
  void anotherPasswordEndsTheOtherSessionsAndKeepsThisOne() {
    Browser ben = clinic.signedIn("ben", Role.NURSE);
    Browser elsewhere = clinic.browser();
    elsewhere.signIn("ben", RunningClinic.PASSWORD, "");
    assertThat(elsewhere.get("/account").status()).isEqualTo(200);
    assertThat(
            ben.post("/account/password", "password", "wrong", "another", "quite other words now")
                .status())
        .isEqualTo(422);
    assertThat(
            ben.post(
                    "/account/password", "password", RunningClinic.PASSWORD, "another", "too short")
                .status())
        .isEqualTo(422);
    assertThat(elsewhere.get("/account").status()).isEqualTo(200);
    assertThat(
            ben.post(
                    "/account/password",
                    "password",
                    RunningClinic.PASSWORD,
                    "another",
                    "quite other words now")
                .status())
        .isEqualTo(200);
    assertThat(elsewhere.get("/account").status()).isEqualTo(302);
    assertThat(ben.get("/account").status()).isEqualTo(200);
    assertThat(clinic.browser().signIn("ben", RunningClinic.PASSWORD, "").goesTo("?refused"))
        .isTrue();
    assertThat(clinic.browser().signIn("ben", "quite other words now", "").goesTo("/worklist"))
        .isTrue();
  }

  @Test
  void aDisabledAccountIsOutAtOnceAndStaysOut() {
    Browser kim = clinic.signedIn("kim", Role.NURSE);
    assertThat(kim.get("/worklist").status()).isEqualTo(200);
    assertThat(
            admin
                .post("/admin/accounts/disabled", "name", "kim", "disabled", "true")
                .goesTo("/admin/accounts"))
        .isTrue();
    assertThat(kim.get("/worklist").status()).isIn(302, 403);
    assertThat(clinic.browser().signIn("kim", RunningClinic.PASSWORD, "").goesTo("?refused"))
        .isTrue();
    admin.post("/admin/accounts/disabled", "name", "kim", "disabled", "false");
    assertThat(clinic.browser().signIn("kim", RunningClinic.PASSWORD, "").goesTo("/worklist"))
        .isTrue();
  }

  @Test
  void rolesCountFromTheNextRequestOn() {
    Browser lee = clinic.signedIn("lee", Role.FRONT_DESK);
    assertThat(lee.get("/worklist").status()).isEqualTo(403);
    admin.post("/admin/accounts/roles", "name", "lee", "role", "nurse", "role", "front-desk");
    assertThat(lee.get("/worklist").status()).isEqualTo(200);
    admin.post("/admin/accounts/roles", "name", "lee", "role", "front-desk");
    assertThat(lee.get("/worklist").status()).isEqualTo(403);
  }

  @Test
  void anAdminMakesAnAccountAndGivesAnotherPassword() {
    assertThat(
            admin
                .post(
                    "/admin/accounts",
                    "name",
                    "New.One",
                    "password",
                    RunningClinic.PASSWORD,
                    "role",
                    "counsellor")
                .goesTo("/admin/accounts"))
        .isTrue();
    assertThat(admin.get("/admin/accounts").body()).contains("new.one", "Counsellor");
    Browser one = clinic.browser();
    assertThat(one.signIn("new.one", RunningClinic.PASSWORD, "").goesTo("/worklist")).isTrue();
    admin.post("/admin/accounts/password", "name", "new.one", "password", "another set of words");
    assertThat(one.get("/worklist").status()).isEqualTo(302);
    assertThat(clinic.browser().signIn("new.one", "another set of words", "").goesTo("/worklist"))
        .isTrue();
  }

  @Test
  void whatIsWrongWithAnAccountIsToldInOneSentence() {
    assertThat(
            admin.post("/admin/accounts", "name", "x y", "password", RunningClinic.PASSWORD).body())
        .contains("a name has 2 to 99 letters");
    assertThat(
            admin
                .post("/admin/accounts", "name", "pat", "password", "short", "role", "nurse")
                .body())
        .contains("a password has 15 to 200 characters");
    assertThat(
            admin.post("/admin/accounts", "name", "pat", "password", RunningClinic.PASSWORD).body())
        .contains("at least one role");
    assertThat(admin.post("/admin/accounts/roles", "name", "root.admin", "role", "nurse").body())
        .contains("the only account that can look after accounts");
    assertThat(
            admin
                .post("/admin/accounts/disabled", "name", "root.admin", "disabled", "true")
                .status())
        .isEqualTo(422);
    assertThat(admin.post("/admin/accounts/roles", "name", "nobody", "role", "nurse").status())
        .isEqualTo(404);
    assertThat(admin.post("/admin/accounts/roles", "name", "root.admin", "role", "king").status())
        .isEqualTo(400);
  }

  @Test
  void thePolicyIsKept() {
    assertThat(admin.get("/admin/policy").body()).contains("15 minutes");
    admin.post("/admin/policy", "interval", "monthly");
    assertThat(ClinicPolicy.of(clinic.part(Settings.class)).interval().word()).isEqualTo("monthly");
    assertThat(ClinicPolicy.of(clinic.part(Settings.class)).partTwo()).isFalse();
    admin.post("/admin/policy", "interval", "28d", "partTwo", "true");
    assertThat(ClinicPolicy.of(clinic.part(Settings.class)).interval().word()).isEqualTo("28d");
    assertThat(ClinicPolicy.of(clinic.part(Settings.class)).partTwo()).isTrue();
    assertThat(admin.post("/admin/policy", "interval", "sometimes").status()).isEqualTo(400);
  }

  @Test
  void theTrailTellsWhoDidWhatToWhomNewestFirstAndPagesThroughAll() {
    clinic.account("mia", Role.NURSE);
    admin.post("/admin/accounts/roles", "name", "mia", "role", "counsellor");
    List<String> rows =
        Pattern.compile("<tr><td>.*?</tr>")
            .matcher(admin.get("/admin/audit").body())
            .results()
            .map(row -> row.group())
            .toList();
    assertThat(rows).hasSizeLessThanOrEqualTo(50);
    assertThat(rows.stream().filter(row -> row.contains("ACCOUNT_ROLES")).findFirst())
        .hasValueSatisfying(row -> assertThat(row).contains("root.admin", "mia"));
    for (int i = 0; i < 120; i++) {
      clinic.trail().note("filler", "FILLED", java.util.Optional.empty(), "ALLOWED");
    }
    assertThat(admin.get("/admin/audit").body()).contains("page=2");
    assertThat(admin.get("/admin/audit?page=3").body()).contains("FILLED", "page=2");
    assertThat(admin.get("/admin/audit?page=0").status()).isEqualTo(404);
    assertThat(admin.get("/admin/audit?page=x").status()).isEqualTo(400);
    Browser.Answer file = admin.get("/admin/audit.csv");
    assertThat(file.body().lines().findFirst().orElse(""))
        .isEqualTo("42 CFR part 2 prohibits unauthorized use or disclosure of these records.");
    assertThat(file.body().lines().filter(line -> line.contains("FILLED"))).hasSize(120);
    assertThat(file.body()).contains("ACCOUNT_ROLES,mia,ALLOWED");
  }

  @Test
  void aBackupIsMadeIntoTheFolderOfTheDataAndReadBack() throws Exception {
    clinic.person("p-backup");
    assertThat(admin.get("/admin/backup").status()).isEqualTo(200);
    clinic.pass(Duration.ofSeconds(5));
    Path cutOff = clinic.folder().resolve("backups").resolve(".clinic-1.blockade-backup");
    Files.createDirectories(cutOff);
    String page = admin.post("/admin/backup").body();
    assertThat(page).contains("Removed: " + cutOff.toAbsolutePath().normalize());
    Path made;
    try (var files = Files.list(clinic.folder().resolve("backups"))) {
      made = files.findFirst().orElseThrow();
    }
    assertThat(page).contains(made.getFileName().toString(), "read back", "since: 0");
    assertThat(made.resolve("journal.jsonl")).content().contains("about-p-backup");
    assertThat(made.resolve("access.jsonl")).content().contains("access_account");
    assertThat(admin.post("/admin/backup").status()).as("in the same second").isEqualTo(400);
    clinic.person("p-after");
    assertThat(admin.get("/admin/backup").body()).contains("since: 1");
  }
}
