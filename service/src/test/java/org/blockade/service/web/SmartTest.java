package org.blockade.service.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.blockade.service.access.AccountRefusedException;
import org.blockade.service.access.Role;
import org.blockade.service.access.Settings;
import org.blockade.service.access.Systems;
import org.blockade.service.desk.Desk;
import org.blockade.service.journal.Content;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// SMART over HTTP: a system gets a token, and a record system opens the page of a person.
class SmartTest {

  private static final String JOIN = "/launch/join";
  private static final String PATIENTS = "/fhir/Patient?name=x";
  private static final JsonMapper JSON = JsonMapper.shared();

  private static RunningClinic clinic;
  private static SignedSystem system;
  private static Browser admin;
  private static HttpServer records;
  private static final ECKey EHR_KEY = SignedSystem.key("ehr");
  private static String patient = "{}";
  private static String identities = "";
  private static String idToken = "";
  private static final List<String> ASKED = new CopyOnWriteArrayList<>();

  @BeforeAll
  static void start() throws IOException {
    clinic = RunningClinic.start();
    admin = clinic.signedIn("root.admin", Role.ADMIN);
    system =
        new SignedSystem(
            clinic, "reader", Role.OWN_SYSTEM, "system/Observation.rs system/Patient.r");
    clinic.record(
        "who-1",
        "p1",
        "ana",
        new Content.Registered("Quill", "Zoe", LocalDate.of(1980, 5, 17), Optional.of("MRN-1")));
    clinic.part(Desk.class).keepUp();
    records = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    records.createContext(
        "/fhir/.well-known/smart-configuration",
        exchange ->
            answer(
                exchange,
                "{\"authorization_endpoint\":\"%1$s/authorize\",\"token_endpoint\":\"%1$s/token\"%2$s}"
                    .formatted(base().replace("/fhir", ""), identities)));
    records.createContext(
        "/keys", exchange -> answer(exchange, new JWKSet(EHR_KEY.toPublicJWK()).toString()));
    records.createContext(
        "/token",
        exchange -> {
          ASKED.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          answer(
              exchange,
              "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"expires_in\":60,\"patient\":\"ehr-1\"%s}"
                  .formatted(idToken));
        });
    records.createContext("/fhir/Patient/", exchange -> answer(exchange, patient));
    records.start();
  }

  @AfterAll
  static void stop() {
    clinic.close();
    records.stop(0);
  }

  private static String base() {
    return "http://127.0.0.1:" + records.getAddress().getPort() + "/fhir";
  }

  private static void answer(HttpExchange exchange, String json) {
    try (exchange) {
      byte[] body = json.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void theServerSaysWhatItCanDo() {
    Browser.Answer answer = clinic.browser().get("/fhir/.well-known/smart-configuration");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/json");
    JsonNode says = JSON.readTree(answer.body());
    assertThat(says.path("token_endpoint").asString("")).startsWith(clinic.server().address());
    for (String field :
        List.of(
            "grant_types_supported",
            "capabilities",
            "code_challenge_methods_supported",
            "scopes_supported",
            "token_endpoint_auth_methods_supported",
            "token_endpoint_auth_signing_alg_values_supported")) {
      assertThat(says.path(field).isArray()).as(field).isTrue();
    }
    assertThat(says.path("capabilities").toString())
        .contains("client-confidential-asymmetric", "permission-v2");
    assertThat(says.path("code_challenge_methods_supported").toString()).doesNotContain("plain");
    assertThat(clinic.browser().get("/oauth2/jwks").body())
        .contains("P-384")
        .doesNotContain("\"d\"");
  }

  private static String token(String scope) {
    Browser.Answer answer = system.token(scope, claims -> claims);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    JsonNode token = JSON.readTree(answer.body());
    assertThat(token.path("token_type").asString("")).isEqualToIgnoringCase("bearer");
    assertThat(token.path("expires_in").asInt(0)).isBetween(1, 300);
    assertThat(token.path("scope").asString("")).isEqualTo(scope);
    return token.path("access_token").asString("");
  }

  @Test
  void aTokenOpensWhatItWasGivenForAndEnds() throws Exception {
    String token = token("system/Observation.s");
    SignedJWT read = SignedJWT.parse(token);
    assertThat(read.getHeader().getAlgorithm().getName()).isEqualTo("ES384");
    assertThat(read.getJWTClaimsSet().getSubject()).isEqualTo("reader");
    assertThat(system.get("/fhir/Observation?patient=p1", token).status()).isNotIn(401, 403);
    for (String path : List.of(PATIENTS, "/fhir/Observation/1", "/fhir/Patient/p1")) {
      assertThat(system.get(path, token).status()).as(path).isEqualTo(403);
    }
    SignedSystem plain = new SignedSystem(clinic, "plain", Role.OWN_SYSTEM, "api/read");
    String noScope =
        JSON.readTree(plain.token("api/read", claims -> claims).body())
            .path("access_token")
            .asString("");
    turnedAway(
        plain.get(PATIENTS, noScope), 403, "Bearer error=\"insufficient_scope\"", "forbidden");
    turnedAway(clinic.browser().get(PATIENTS), 401, "Bearer", "login");
    turnedAway(system.get(PATIENTS, "x.y.z"), 401, "Bearer error=\"invalid_token\"", "login");
    clinic.pass(Duration.ofMinutes(6));
    assertThat(system.get("/fhir/Observation?patient=p1", token).status()).isEqualTo(401);
  }

  /// Answers have the shape of the examples of SMART App Launch (HL7/smart-app-launch,
  /// input/pages/example-backend-services.md at 6373471d, conformance.md at 0bf27d23).
  @Test
  void discoveryAndTokensHaveTheShapeOfTheSpecificationsExamples() {
    Browser.Answer answer = clinic.browser().get("/fhir/.well-known/smart-configuration");
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/json");
    JsonNode says = JSON.readTree(answer.body());
    assertThat(says.path("token_endpoint").isString()).isTrue();
    for (String list :
        List.of(
            "grant_types_supported",
            "token_endpoint_auth_methods_supported",
            "token_endpoint_auth_signing_alg_values_supported",
            "scopes_supported",
            "code_challenge_methods_supported",
            "capabilities")) {
      assertThat(says.path(list).isArray() && !says.path(list).isEmpty()).as(list).isTrue();
      says.path(list).forEach(each -> assertThat(each.isString()).as(list).isTrue());
    }
    assertThat(says.path("grant_types_supported").toString()).contains("\"client_credentials\"");
    assertThat(says.path("code_challenge_methods_supported").toString()).isEqualTo("[\"S256\"]");
    assertThat(says.path("scopes_supported").toString()).contains("\"system/*.rs\"");
    assertThat(says.path("capabilities").toString())
        .contains("\"client-confidential-asymmetric\"", "\"permission-v2\"")
        .doesNotContain("sso-openid-connect");
    assertThat(says.has("issuer")).as("only where identities are told, which are not").isFalse();
    Browser.Answer given = system.token("system/Observation.s", claims -> claims);
    assertThat(given.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    JsonNode token = JSON.readTree(given.body());
    assertThat(token.path("token_type").asString("")).isEqualToIgnoringCase("bearer");
    assertThat(token.path("scope").asString("")).isEqualTo("system/Observation.s");
    assertThat(token.path("expires_in").asInt(0)).isBetween(1, 300);
    assertThat(token.path("access_token").isString()).isTrue();
    JsonNode refused =
        JSON.readTree(system.token("system/Observation.s", each -> each.subject("x")).body());
    assertThat(refused.path("error").asString("")).isEqualTo("invalid_client");
  }

  /// No address is named that is not served, and what is wrong is said in the form of FHIR.
  private static void turnedAway(
      Browser.Answer answer, int status, String authenticate, String code) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.headers().firstValue("WWW-Authenticate")).contains(authenticate);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/fhir+json");
    JsonNode outcome = JSON.readTree(answer.body());
    assertThat(outcome.path("resourceType").asString("")).isEqualTo("OperationOutcome");
    assertThat(outcome.path("issue").path(0).path("code").asString("")).isEqualTo(code);
    assertThat(outcome.path("issue").path(0).path("diagnostics").asString("")).isNotBlank();
  }

  @Test
  void onlyTheSystemItselfGetsATokenAndOnlyWithinItsScopes() {
    for (String scope :
        List.of(
            "system/*.rs", "system/Patient.s", "system/Observation.cruds", "user/Patient.rs", "")) {
      assertThat(system.token(scope, claims -> claims).status()).as(scope).isEqualTo(400);
    }
    Date past = Date.from(clinic.clock().instant().minusSeconds(60));
    String scope = "system/Patient.r";
    List<Browser.Answer> refused =
        List.of(
            system.token(scope, claims -> claims.audience("https://other.example/oauth2/token")),
            system.token(scope, claims -> claims.issuer("other")),
            system.token(scope, claims -> claims.subject("other")),
            system.token(scope, claims -> claims.expirationTime(past)),
            system.token(scope, claims -> claims.jwtID(null)));
    assertThat(refused)
        .allSatisfy(answer -> {
          assertThat(answer.status()).isIn(400, 401);
          assertThat(answer.body()).contains("invalid_client").doesNotContain("access_token");
        });
    assertThat(system.token(scope, claims -> claims.jwtID("once")).status()).isEqualTo(200);
    assertThat(system.token(scope, claims -> claims.jwtID("once")).status()).isNotEqualTo(200);
    assertThat(
            system
                .post(
                    "/cds-services/blockade-patient-view", "{}", claims -> claims.issuer("reader"))
                .status())
        .as("its name is no issuer")
        .isEqualTo(401);
    assertThat(system.postWith("/cds-services/blockade-patient-view", "{}", token(scope)).status())
        .as("a token for the FHIR server is none for a hook")
        .isEqualTo(401);
  }

  @Test
  void whoIsDisabledGetsNoToken() {
    SignedSystem gone = new SignedSystem(clinic, "gone", Role.OUTSIDE_SYSTEM, "system/*.rs");
    assertThat(gone.token("system/Observation.rs", claims -> claims).status()).isEqualTo(200);
    clinic.accounts().setDisabled("gone", true);
    assertThat(gone.token("system/Observation.rs", claims -> claims).status()).isIn(400, 401);
  }

  @Test
  void anAdminRegistersSystemsByTheirPublicKeys() {
    String keys = system.publicKeys();
    assertThat(
            admin
                .post(
                    "/admin/systems",
                    "name",
                    "new.ehr",
                    "role",
                    "outside-system",
                    "issuer",
                    "https://new.example",
                    "keys",
                    keys,
                    "scopes",
                    "system/*.rs")
                .goesTo("/admin/systems"))
        .isTrue();
    assertThat(admin.get("/admin/systems").body()).contains("new.ehr", "https://new.example");
    String[] form = {
      "name",
      "x.ehr",
      "role",
      "own-system",
      "issuer",
      "https://x.example",
      "keys",
      keys,
      "scopes",
      ""
    };
    for (String[] change :
        new String[][] {
          {"7", system.key().toString()},
          {"7", "{\"keys\":[" + system.key() + "]}"},
          {"7", "{\"keys\":[]}"},
          {"5", "https://new.example"},
          {"9", "system/*.cruds"},
          {"3", "nurse"},
          {"1", "new.ehr"}
        }) {
      String[] changed = form.clone();
      changed[Integer.parseInt(change[0])] = change[1];
      Browser.Answer answer = admin.post("/admin/systems", changed);
      assertThat(answer.status()).as(change[1]).isEqualTo(422);
      assertThat(answer.body()).contains("role=\"alert\"");
    }
    // As a prescriber it would need no consent.
    assertThat(
            admin.post("/admin/accounts/roles", "name", "new.ehr", "role", "prescriber").status())
        .isEqualTo(422);
    assertThat(
            admin
                .post("/admin/accounts/roles", "name", "root.admin", "role", "own-system")
                .status())
        .isEqualTo(400);
    assertThat(admin.get("/admin/accounts").body())
        .contains("id=\"account-new.ehr\"")
        .doesNotContain("id=\"password-new.ehr\"");
    assertThat(
            admin
                .post(
                    "/admin/accounts/password",
                    "name",
                    "new.ehr",
                    "password",
                    RunningClinic.PASSWORD)
                .body())
        .contains("has no password");
    assertThat(clinic.browser().signIn("new.ehr", RunningClinic.PASSWORD, "").isIn()).isFalse();
    assertThat(clinic.trail().newest(20, 0))
        .anyMatch(event -> event.action().equals("SYSTEM_REGISTERED"));
  }

  @ParameterizedTest
  @CsvSource({
    "http://ehr.example/fhir,c",
    "https://ehr.example/fhir?x=y,c",
    "https://u:p@ehr.example/fhir,c",
    "file:///etc,c",
    "https://ehr.example/fhir,' '"
  })
  void aRecordSystemHasAPlainAddress(String base, String client) {
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> clinic.part(Systems.class).allowRecordSystem(base, client))
        .isInstanceOf(AccountRefusedException.class);
  }

  private static Map<String, String> query(String address) {
    return Arrays.stream(URI.create(address).getRawQuery().split("&"))
        .map(each -> each.split("=", 2))
        .collect(
            Collectors.toMap(
                each -> each[0], each -> URLDecoder.decode(each[1], StandardCharsets.UTF_8)));
  }

  @Test
  void aRecordSystemOpensThePageOfItsPatient() throws Exception {
    admin.post("/admin/systems/records", "base", base(), "client", "blockade-app");
    Browser nurse = clinic.signedIn("launch-nurse", Role.NURSE);
    String start = "/launch?" + Browser.form("iss", base(), "launch", "xyz");
    assertThat(clinic.browser().get(start).isSignIn()).isTrue();
    Browser.Answer away = nurse.get(start);
    assertThat(away.location()).startsWith(base().replace("/fhir", "/authorize?"));
    Map<String, String> asked = query(away.location());
    assertThat(asked)
        .containsEntry("launch", "xyz")
        .containsEntry("aud", base())
        .containsEntry("client_id", "blockade-app")
        .containsEntry("code_challenge_method", "S256")
        .containsEntry("response_type", "code")
        .containsEntry("redirect_uri", clinic.server().address() + "/launch/callback");
    patient =
        "{\"resourceType\":\"Patient\",\"id\":\"ehr-1\",\"birthDate\":\"1980-05-17\",\"identifier\":[{\"system\":\"urn:oid:2.999.1\",\"value\":\"MRN-1\"}]}";
    admin.post("/admin/systems/interfaces", "address", "", "origins", "", "chartNumbers", "no uri");
    assertThat(admin.get("/admin/systems").body()).doesNotContain("no uri");
    admin.post(
        "/admin/systems/interfaces",
        "address",
        "",
        "origins",
        "",
        "chartNumbers",
        "urn:oid:2.999.1");
    assertThat(admin.get("/admin/systems").body()).contains("urn:oid:2.999.1");
    String back =
        "/launch/callback?" + Browser.form("code", "c", "state", asked.getOrDefault("state", ""));
    assertThat(clinic.signedIn("other-nurse", Role.NURSE).get(back).status())
        .as("in another browser")
        .isEqualTo(400);
    assertThat(nurse.get(back.replaceAll("state=[^&]+", "state=z")).status()).isEqualTo(400);
    Browser.Answer there = nurse.get(back);
    assertThat(there.goesTo("/people/p1")).as(there.body()).isTrue();
    assertThat(nurse.get(back).status()).as("again").isEqualTo(400);
    Map<String, String> sent = query("x://y?" + ASKED.getLast());
    assertThat(
            Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                    MessageDigest.getInstance("SHA-256")
                        .digest(
                            sent.getOrDefault("code_verifier", "")
                                .getBytes(StandardCharsets.US_ASCII))))
        .isEqualTo(asked.get("code_challenge"));

    patient = patient.replace("1980", "1981");
    Map<String, String> again = query(nurse.get(start).location());
    Browser.Answer nobody =
        nurse.get(
            "/launch/callback?"
                + Browser.form("code", "c", "state", again.getOrDefault("state", "")));
    assertThat(nobody.goesTo("/people/not-on-record")).isTrue();
    assertThat(nurse.get("/people/not-on-record").body()).contains("/people/new");
  }

  /// At a machine that several use, the session here may be a colleague's.
  @Test
  void whoOpensAPersonThereIsWhoIsSignedInHere() {
    admin.post("/admin/systems/records", "base", base(), "client", "blockade-app");
    identities =
        ",\"capabilities\":[\"launch-ehr\",\"sso-openid-connect\"],\"issuer\":\"%1$s\",\"jwks_uri\":\"%1$s/keys\""
            .formatted(base().replace("/fhir", ""));
    patient = "{\"resourceType\":\"Patient\",\"id\":\"ehr-1\"}";
    try {
      Browser one = clinic.signedIn("bound-one", Role.NURSE);
      Browser two = clinic.signedIn("bound-two", Role.NURSE);
      assertThat(launched(one, claims -> claims).goesTo(JOIN)).isTrue();
      assertThat(launched(one, claims -> claims).goesTo(JOIN)).as("nobody agreed").isTrue();
      assertThat(one.get(JOIN).body()).contains("bound-one", "Practitioner/n1", base());
      assertThat(two.get(JOIN).status()).as("another's").isEqualTo(400);
      assertThat(one.postBare(JOIN, "base", base(), "user", "Practitioner/n1").status())
          .as("without the token of the page")
          .isEqualTo(403);
      assertThat(joined(one, "Practitioner/n2").status()).as("not what was shown").isEqualTo(400);
      Browser.Answer unsigned =
          one.post(JOIN, "base", base(), "user", "Practitioner/n1", "password", "wrong");
      assertThat(unsigned.status()).isEqualTo(422);
      assertThat(unsigned.body()).contains("role=\"alert\"", "Practitioner/n1");
      clinic.pass(Duration.ofMinutes(11));
      assertThat(one.get(JOIN).status()).as("nobody waits that long").isEqualTo(400);
      assertThat(joined(one, "Practitioner/n1").status()).as("too late").isEqualTo(400);
      assertThat(launched(one, claims -> claims).goesTo(JOIN)).isTrue();
      admin.post("/admin/systems/records/remove", "base", base());
      assertThat(joined(one, "Practitioner/n1").body()).contains("not on the list any more");
      admin.post("/admin/systems/records", "base", base(), "client", "blockade-app");
      assertThat(launched(one, claims -> claims).goesTo(JOIN)).isTrue();
      assertThat(joined(one, "Practitioner/n1").goesTo("/people/not-on-record")).isTrue();
      assertThat(joined(one, "Practitioner/n1").status()).as("again").isEqualTo(400);
      String both = "bound-one is Practitioner/n1 at " + base();
      noted("bound-one", "LAUNCH_USER_JOINED", both, "REFUSED");
      noted("bound-one", "LAUNCH_USER_JOINED", both, "ALLOWED");
      assertThat(launched(one, claims -> claims).location()).endsWith("/people/not-on-record");
      assertThat(
              launched(one, claims -> claims.claim("fhirUser", base() + "/Practitioner/n1"))
                  .location())
          .as("the same, as an address")
          .endsWith("/people/not-on-record");
      assertThat(launched(one, claims -> claims.claim("fhirUser", "Practitioner/n2")).body())
          .contains("somebody else is signed in at the record system");
      assertThat(launched(two, claims -> claims).status()).as("another's user").isEqualTo(400);
      assertThat(launched(two, claims -> claims.claim("fhirUser", "Practitioner/n2")).goesTo(JOIN))
          .isTrue();
      assertThat(joined(two, "Practitioner/n2").goesTo("/people/not-on-record")).isTrue();
      Date past = Date.from(clinic.clock().instant().minusSeconds(120));
      List<UnaryOperator<JWTClaimsSet.Builder>> wrong =
          List.of(
              claims -> claims.claim("nonce", "another"),
              claims -> claims.audience("another-app"),
              claims -> claims.issuer("https://other.example"),
              claims -> claims.expirationTime(past),
              claims -> claims.claim("fhirUser", null),
              claims -> claims.claim("fhirUser", "Practitioner/n1 or so"));
      for (UnaryOperator<JWTClaimsSet.Builder> each : wrong) {
        assertThat(launched(one, each).body()).contains("does not say who is signed in there");
      }
      idToken = "";
      assertThat(back(one, query(one.get(launchAddress()).location())).status()).isEqualTo(400);
      Map<String, String> asked = query(one.get(launchAddress()).location());
      String told = identities;
      identities = "";
      assertThat(back(one, asked).body())
          .as("it tells nobody meanwhile")
          .contains("does not say who is signed in there");
      identities = told;

      assertThat(admin.get("/admin/systems").body())
          .contains("bound-one here is Practitioner/n1", "bound-two here is Practitioner/n2");
      String[] parted = {"base", base(), "account", "bound-one"};
      assertThat(admin.post("/admin/systems/records/part", parted).goesTo("/admin/systems"))
          .isTrue();
      assertThat(admin.post("/admin/systems/records/part", parted).status()).isEqualTo(400);
      noted("root.admin", "LAUNCH_USER_PARTED", both, "ALLOWED");
      assertThat(launched(one, claims -> claims).goesTo(JOIN)).as("from the beginning").isTrue();
      assertThat(one.post(JOIN + "/no", "base", base(), "user", "Practitioner/n1").location())
          .endsWith("/sign-in?out");
      noted("bound-one", "LAUNCH_USER_DECLINED", both, "ALLOWED");
      assertThat(one.get(JOIN).isSignIn()).as("signed out").isTrue();
      assertThat(launched(two, claims -> claims.claim("fhirUser", "Practitioner/n2")).location())
          .as("the other stays")
          .endsWith("/people/not-on-record");
      admin.post("/admin/systems/records", "base", base(), "client", "blockade-app");
      noted(
          "root.admin",
          "LAUNCH_USER_PARTED",
          "bound-two is Practitioner/n2 at " + base(),
          "ALLOWED");
    } finally {
      identities = "";
      idToken = "";
    }
  }

  /// Says that both are the same person.
  private static Browser.Answer joined(Browser browser, String user) {
    return browser.post(JOIN, "base", base(), "user", user, "password", RunningClinic.PASSWORD);
  }

  private static void noted(String account, String action, String about, String outcome) {
    assertThat(clinic.trail().newest(30, 0))
        .anyMatch(event ->
            event.account().equals(account)
                && event.action().equals(action)
                && event.person().equals(Optional.of(about))
                && event.outcome().equals(outcome));
  }

  private static String launchAddress() {
    return "/launch?" + Browser.form("iss", base(), "launch", "xyz");
  }

  private static Browser.Answer back(Browser browser, Map<String, String> asked) {
    return browser.get(
        "/launch/callback?" + Browser.form("code", "c", "state", asked.getOrDefault("state", "")));
  }

  /// A launch with an id token of the record system.
  private static Browser.Answer launched(
      Browser browser, UnaryOperator<JWTClaimsSet.Builder> changed) {
    Map<String, String> asked = query(browser.get(launchAddress()).location());
    assertThat(asked.getOrDefault("scope", "").split(" "))
        .containsExactlyInAnyOrder("launch", "patient/Patient.r", "openid", "fhirUser");
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer(base().replace("/fhir", ""))
            .audience("blockade-app")
            .claim("nonce", asked.get("nonce"))
            .claim("fhirUser", "Practitioner/n1")
            .expirationTime(Date.from(clinic.clock().instant().plusSeconds(60)));
    idToken =
        ",\"id_token\":\"%s\""
            .formatted(SignedSystem.signed(changed.apply(claims).build(), EHR_KEY));
    return back(browser, asked);
  }

  @Test
  void nobodyIsAskedWhoIsNotOnTheList() {
    Browser nurse = clinic.signedIn("list-nurse", Role.NURSE);
    for (String iss :
        List.of("https://evil.example/fhir", base() + "/other", "http://127.0.0.1:1")) {
      Browser.Answer answer = nurse.get("/launch?" + Browser.form("iss", iss, "launch", "x"));
      assertThat(answer.status()).as(iss).isEqualTo(400);
      assertThat(answer.location()).isEmpty();
    }
  }

  @Test
  void theAddressIsWhatAnAdminSaysAndNotWhatARequestSays() {
    Settings settings = clinic.part(Settings.class);
    settings.set("interfaces.address", "https://clinic.example");
    try {
      assertThat(clinic.browser().get("/fhir/.well-known/smart-configuration").body())
          .contains("https://clinic.example/oauth2/token");
      assertThat(system.token("system/Patient.r", claims -> claims).status())
          .as("for the address of the request")
          .isIn(400, 401);
      assertThat(
              system
                  .token(
                      "system/Patient.r",
                      claims -> claims.audience("https://clinic.example/oauth2/token"))
                  .status())
          .isEqualTo(200);
    } finally {
      settings.set("interfaces.address", "");
    }
  }
}
