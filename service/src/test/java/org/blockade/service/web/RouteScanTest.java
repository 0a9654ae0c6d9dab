package org.blockade.service.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.blockade.service.access.Role;
import org.blockade.service.door.EachPerson;
import org.blockade.service.door.Needs;
import org.blockade.service.door.Open;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;

/// Every route that the running service has, found in it and not listed here.
class RouteScanTest {

  /// What no answer may hold, as it is here.
  private static final String MARK = "zqMark<script>'\"";

  private static final List<String> INJECTIONS =
      List.of(
          MARK,
          "' or '1'='1' --" + MARK,
          "; drop table access_account; --",
          "${7*7}#{7*7}" + MARK,
          "../../../../etc/passwd",
          "..\\..\\windows\\win.ini",
          "%00",
          "\u0000",
          "\r\nSet-Cookie: a=b",
          "x".repeat(3_000),
          "\ud83d\ude00\u202e" + MARK,
          "{{constructor.constructor('x')()}}");

  private static RunningClinic clinic;
  private static Browser everybody;

  record Route(String method, String pattern, HandlerMethod handler) {

    boolean open() {
      return handler.hasMethodAnnotation(Open.class);
    }

    /// Whether a system asks it, which signs each request. What a form is sent to brings a session,
    /// and stands before the door of the pages then.
    boolean ofSystems() {
      return pattern.startsWith("/cds-services")
          || (pattern.startsWith("/fhir") && method.equals("GET"))
          || ofApi();
    }

    /// Whether it answers problems as documents, also to strangers.
    boolean ofApi() {
      return pattern.startsWith("/api");
    }

    String path(String value) {
      return pattern.replaceAll(
          "\\{[^}]+}", URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"));
    }
  }

  @BeforeAll
  static void start() {
    clinic = RunningClinic.start();
    everybody = clinic.signedIn("every.body", Role.values());
  }

  @AfterAll
  static void stop() {
    clinic.close();
  }

  private static List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    clinic
        .routes()
        .forEach((info, handler) -> {
          Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
          for (String pattern : info.getPatternValues()) {
            if (methods.isEmpty()) {
              routes.add(new Route("GET", pattern, handler));
            }
            methods.forEach(method -> routes.add(new Route(method.name(), pattern, handler)));
          }
        });
    assertThat(routes).hasSizeGreaterThan(25);
    return routes;
  }

  private static void harmless(String what, Browser.Answer answer) {
    assertThat(answer.status()).as(what).isLessThan(500);
    assertThat(answer.body())
        .as(what)
        .doesNotContain(MARK)
        .doesNotContain("Exception")
        .doesNotContain("\tat ")
        .doesNotContain("org.springframework")
        .doesNotContain("java.lang");
  }

  @Test
  void everyRouteNamesItsActionOrIsOpenOnPurpose() {
    assertThat(routes())
        .allSatisfy(route ->
            assertThat(
                    Stream.of(Open.class, Needs.class, EachPerson.class)
                        .filter(route.handler()::hasMethodAnnotation))
                .as(route.toString())
                .hasSize(1));
  }

  @Test
  void theOpenRoutesAreThese() {
    assertThat(routes().stream().filter(Route::open).map(Route::pattern).distinct())
        .containsExactlyInAnyOrder(
            "/",
            "/sign-in",
            "/set-up/{token}",
            "/language",
            "/error",
            "/how-it-works",
            "/how-it-works/receptors.json",
            "/sheets",
            "/sheets/{topic}",
            "/sheets/{topic}/print",
            "/clinics",
            "/cds-services",
            "/fhir/metadata",
            "/fhir/notice",
            "/fhir/CodeSystem",
            "/fhir/CodeSystem/{id}",
            "/fhir/StructureDefinition",
            "/fhir/StructureDefinition/{id}",
            "/api/v1/openapi.json");
  }

  @Test
  void aStrangerMeetsTheSignInAndNothingElse() {
    for (Route route : routes()) {
      if (!route.open()) {
        Browser stranger = clinic.browser();
        Browser.Answer answer =
            route.method().equals("GET")
                ? stranger.get(route.path("p1"))
                : stranger.post(route.path("p1"), "name", "x");
        assertThat(route.ofSystems() ? answer.status() == 401 : answer.isSignIn())
            .as("%s met %s", route, answer.status())
            .isTrue();
        if (route.ofApi()) {
          assertThat(answer.headers().firstValue("Content-Type").orElse(""))
              .startsWith("application/problem+json");
        } else if (route.ofSystems()) {
          assertThat(answer.body()).contains("send a token in Authorization: Bearer");
        } else {
          assertThat(answer.body()).isEmpty();
        }
      }
    }
    for (String path :
        List.of("/worklist", "/people/x", "/admin", "/prometheus", "/nothing/here")) {
      assertThat(clinic.browser().get(path).isSignIn()).as(path).isTrue();
    }
  }

  @Test
  void aFormWithoutItsTokenIsRefused() {
    for (Route route : routes()) {
      if (!route.method().equals("GET") && !route.pattern().equals("/error")) {
        for (String token : List.of("", "another")) {
          Browser.Answer answer = everybody.postBare(route.path("p1"), "name", "x", "_csrf", token);
          assertThat(answer.status()).as(route.toString()).isEqualTo(route.ofSystems() ? 401 : 403);
          harmless(route.toString(), answer);
        }
      }
    }
  }

  @Test
  void whatIsNoPersonIsNobody() {
    for (Route route : routes()) {
      if (route.pattern().contains("{")) {
        for (String text : INJECTIONS) {
          String path = route.path(text);
          Browser.Answer answer =
              route.method().equals("GET") ? everybody.get(path) : everybody.post(path);
          assertThat(answer.status()).as("%s with %s", route, text).isBetween(400, 499);
          harmless(route.toString(), answer);
        }
      }
    }
  }

  /// Every field that any form has, filled with what does not belong there.
  @Test
  void injectedTextIsTextOrRefused() {
    clinic.person("p1");
    String[] names = {
      "name",
      "password",
      "another",
      "code",
      "role",
      "disabled",
      "subject",
      "interval",
      "partTwo",
      "to",
      "back",
      "covers",
      "information",
      "recipients",
      "purpose",
      "expires",
      "signed",
      "signer",
      "id",
      "consent",
      "request",
      "answer",
      "agreed",
      "basis",
      "recipient",
      "nature",
      "disclosure",
      "note",
      "page",
      "before",
      "refused",
      "out",
      "latitude",
      "longitude",
      "within",
      "service",
      "state",
      "flag",
      "due",
      "entry",
      "family",
      "given",
      "birth",
      "chart",
      "when",
      "amount",
      "side",
      "needle",
      "lot",
      "why",
      "item",
      "kind",
      "attendance",
      "drug",
      "pattern",
      "of",
      "reason",
      "outcome",
      "decision",
      "sign",
      "alt",
      "ast",
      "in",
      "skip",
      "tablets",
      "lang",
      "recorded",
      "content",
      "trial",
      "subjects",
      "seed",
      "from",
      "iss",
      "launch",
      "state",
      "issuer",
      "keys",
      "scopes",
      "base",
      "client",
      "address",
      "origins",
      "chartNumbers",
      "limit",
      "cursor",
      "whatIf",
      "asOf",
      "horizon_d"
    };
    for (Route route : routes()) {
      if (route.pattern().startsWith("/set-up") || route.pattern().equals("/admin/backup")) {
        continue;
      }
      for (String text : INJECTIONS) {
        List<String> fields = new ArrayList<>();
        for (String name : names) {
          fields.add(name);
          fields.add(text);
        }
        String[] form = fields.toArray(String[]::new);
        Browser.Answer answer =
            route.method().equals("GET")
                ? everybody.get(
                    route.path("p1")
                        + "?"
                        + (text.length() > 1_000 ? Browser.form("page", text) : Browser.form(form)))
                : everybody.post(route.path("p1"), form);
        harmless(route + " with " + text, answer);
        if (!route.method().equals("GET")) {
          assertThat(answer.status()).as("%s with %s", route, text).isBetween(400, 499);
        }
      }
    }
    assertThat(clinic.accounts().all()).hasSize(1);
  }

  @Test
  void brokenBodiesAreRefused() {
    for (Route route : routes()) {
      if (!route.method().equals("GET")) {
        for (String kind : List.of("application/json", "text/xml", "multipart/form-data", "x/y")) {
          Browser.Answer answer =
              everybody.postBody(route.path("p1"), kind, "{\"" + MARK + "\": [[[[");
          assertThat(answer.status()).as("%s as %s", route, kind).isBetween(400, 499);
          harmless(route.toString(), answer);
        }
        Browser.Answer large =
            everybody.postBody(
                route.path("p1"),
                "application/x-www-form-urlencoded",
                "name=" + "x".repeat(400_000));
        assertThat(large.status()).as("%s, too large", route).isBetween(400, 499);
        harmless(route.toString(), large);
        Browser.Answer bad =
            everybody.postBody(
                route.path("p1"), "application/x-www-form-urlencoded", "name=%zz&%&&&=&" + MARK);
        assertThat(bad.status()).as("%s, badly encoded", route).isBetween(400, 499);
        harmless(route.toString(), bad);
      }
    }
  }

  @Test
  void otherMethodsAreRefused() {
    for (Route route : routes()) {
      for (String method : List.of("PUT", "DELETE", "PATCH", "TRACE", "PROPFIND", "X")) {
        Browser.Answer answer = everybody.method(method, route.path("p1"));
        assertThat(answer.status()).as("%s %s", method, route).isBetween(400, 499);
        harmless(route.toString(), answer);
      }
    }
  }

  /// As bytes, because a polite client would mend these before it sends them.
  @Test
  void addressesThatLeaveTheServiceAreRefused() throws Exception {
    for (String path :
        List.of(
            "/../../etc/passwd",
            "/assets/../../../etc/passwd",
            "/assets/%2e%2e/%2e%2e/etc/passwd",
            "/assets/..%2f..%2fetc/passwd",
            "/assets/%252e%252e/etc/passwd",
            "/assets//etc/passwd",
            "/assets/..;/etc/passwd",
            "/worklist;x=y",
            "/worklist%00",
            "/worklist%0a",
            "/%",
            "//evil.example/",
            "/\\evil.example",
            "/" + "a".repeat(20_000),
            "/worklist?" + MARK.replace('<', '(').replace('>', ')').replace('"', 'q'))) {
      String answer = raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
      assertThat(answer).as(path).matches("(?s)HTTP/1.1 (302|303|4\\d\\d).*");
      assertThat(answer).as(path).doesNotContain("root:", "\tat ", "Exception");
    }
    for (String broken :
        List.of(
            "GET / HTTP/9.9\r\nHost: x\r\n\r\n",
            "GET /\r\n\r\n",
            "\u0001\u0002\u0003\r\n\r\n",
            "GET / HTTP/1.1\r\n\r\n",
            "POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\nConnection: close\r\n\r\n",
            "POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n"
                + "Connection: close\r\n\r\n")) {
      String answer = raw(broken);
      assertThat(answer).doesNotContain("\tat ", "Exception", "HTTP/1.1 5" + "00");
    }
  }

  @Test
  void noAddressSendsOneAway() {
    for (String back : List.of("//evil.example", "https://evil.example", "/\\evil", "/a?b", "")) {
      assertThat(everybody.post("/language", "to", "en", "back", back).location())
          .as(back)
          .isIn("/", "/a");
    }
    Browser stranger = clinic.browser();
    stranger.get("/worklist?next=https://evil.example");
    assertThat(stranger.signIn("every.body", RunningClinic.PASSWORD, "").location())
        .startsWith(clinic.server().address());
  }

  private static String raw(String request) throws Exception {
    URI address = URI.create(clinic.server().address());
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      socket.shutdownOutput();
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      try (InputStream in = socket.getInputStream()) {
        in.transferTo(answer);
      }
      return answer.toString(StandardCharsets.ISO_8859_1);
    }
  }
}
