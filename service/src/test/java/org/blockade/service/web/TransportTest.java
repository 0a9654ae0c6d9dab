package org.blockade.service.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.blockade.service.access.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What lies between a browser and the service: TLS of its own, or a proxy.
class TransportTest {

  private static final String PASSWORD = "not a secret";

  @TempDir private Path folder;

  @Test
  void filesInPemMakeItSpeakTlsAndNothingElse() throws Exception {
    KeyStore keys = madeFor("localhost");
    Certificate certificate = keys.getCertificate("clinic");
    Key key = keys.getKey("clinic", PASSWORD.toCharArray());
    Path chain = pem("chain.pem", "CERTIFICATE", certificate.getEncoded());
    Path secret = pem("key.pem", "PRIVATE KEY", key.getEncoded());
    try (RunningClinic clinic =
            RunningClinic.start(
                with(Optional.of(new WebSettings.Certificate(chain, secret)), false));
        HttpClient client = HttpClient.newBuilder().sslContext(trusting(certificate)).build()) {
      URI address = URI.create(clinic.server().address());
      assertThat(address.getScheme()).isEqualTo("https");
      HttpResponse<String> page =
          get(client, "https://localhost:" + address.getPort() + "/sign-in");
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.headers().firstValue("Strict-Transport-Security")).isPresent();
      assertThat(page.headers().allValues("Set-Cookie"))
          .isNotEmpty()
          .allSatisfy(cookie -> assertThat(cookie).containsIgnoringCase("; secure"));
      assertThat(get(client, "http://localhost:" + address.getPort() + "/sign-in").statusCode())
          .isEqualTo(400);
    }
  }

  @Test
  void aProxyIsBelievedOnlyWhereOneIsSaidToBeThere() throws Exception {
    String[] said = {"X-Forwarded-Proto", "https", "X-Forwarded-Host", "clinic.example"};
    try (RunningClinic behind = RunningClinic.start(with(Optional.empty(), true));
        HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> page = get(client, behind.server().address() + "/sign-in", said);
      assertThat(page.headers().firstValue("Strict-Transport-Security")).isPresent();
      // From elsewhere each time, as far as the proxy can tell: none is held up by another.
      for (int i = 0; i < 2 * SIGN_INS; i++) {
        assertThat(tries(client, behind, "203.0.113." + i)).isNotEqualTo(429);
      }
    }
    try (RunningClinic alone = RunningClinic.start(with(Optional.empty(), false));
        HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> page = get(client, alone.server().address() + "/sign-in", said);
      assertThat(page.headers().firstValue("Strict-Transport-Security")).isEmpty();
      HttpResponse<String> closed = get(client, alone.server().address() + "/worklist", said);
      assertThat(closed.headers().firstValue("Location").orElse(""))
          .doesNotContain("clinic.example");
      // Whoever says to be somebody else each time is still one address.
      int last = 0;
      for (int i = 0; i < 2 * SIGN_INS; i++) {
        last = tries(client, alone, "203.0.113." + i);
      }
      assertThat(last).isEqualTo(429);
    }
  }

  /// OTLP is binary, but its texts stand in it as they are.
  @Test
  void aCollectorIsToldOfRoutesAndNeverOfPeople() throws Exception {
    StringBuffer told = new StringBuffer();
    byte[] trace = HexFormat.of().parseHex("4bf92f3577b34da6a3ce929d0e0e4736");
    HttpServer collector =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    collector.createContext(
        "/v1/traces",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          told.append(new String(body, StandardCharsets.ISO_8859_1));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    collector.start();
    try {
      URI address = URI.create("http://localhost:" + collector.getAddress().getPort());
      try (RunningClinic clinic = RunningClinic.start(one -> tracing(one, address))) {
        String person = clinic.person("p-zebulon");
        Browser nurse = clinic.signedIn("ana.nurse", Role.NURSE);
        assertThat(nurse.get("/people/" + person + "/timeline?q=zebulon").status()).isEqualTo(404);
        assertThat(nurse.get("/people/" + person + "?q=zebulon").status()).isLessThan(500);
        nurse.send(
            HttpRequest.newBuilder(URI.create(clinic.server().address() + "/account"))
                .header(
                    "traceparent", "00-" + HexFormat.of().formatHex(trace) + "-00f067aa0ba902b7-00")
                .header("tracestate", "zebulon=zebulon")
                .header("baggage", "name=zebulon")
                .GET());
      } // what was not sent yet is sent when it closes
    } finally {
      collector.stop(0);
    }
    assertThat(told.toString())
        .as("the caller's trace, although it was not to be kept")
        .contains(new String(trace, StandardCharsets.ISO_8859_1));
    assertThat(told)
        .contains("GET /people/{person}", "GET /sign-in", "http.response.status_code", "blockade")
        .doesNotContainIgnoringCase("zebulon")
        .doesNotContain("ana.nurse");
  }

  private static WebSettings tracing(WebSettings one, URI collector) {
    return new WebSettings(
        one.address(),
        one.port(),
        one.database(),
        one.zone(),
        one.idle(),
        one.certificate(),
        one.behindProxy(),
        one.metricsPort(),
        Optional.of(collector),
        one.jsonLog(),
        one.signInsPerMinute(),
        one.demo(),
        one.oidc());
  }

  private static final int SIGN_INS = 4;

  private static int tries(HttpClient client, RunningClinic clinic, String from) throws Exception {
    return client
        .send(
            HttpRequest.newBuilder(URI.create(clinic.server().address() + "/sign-in"))
                .header("X-Forwarded-For", from)
                .header("X-Forwarded-Proto", "https")
                .POST(HttpRequest.BodyPublishers.noBody())
                .build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private static UnaryOperator<WebSettings> with(
      Optional<WebSettings.Certificate> certificate, boolean proxy) {
    return one ->
        new WebSettings(
            one.address(),
            one.port(),
            one.database(),
            one.zone(),
            one.idle(),
            certificate,
            proxy,
            one.metricsPort(),
            one.collector(),
            one.jsonLog(),
            SIGN_INS,
            one.demo(),
            one.oidc());
  }

  private static HttpResponse<String> get(HttpClient client, String address, String... headers)
      throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address)).GET();
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  /// A key of its own, made by the tool that comes with the JDK.
  private KeyStore madeFor(String host) throws Exception {
    Path store = folder.resolve("keys.p12");
    Process tool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "clinic",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + host,
                "-ext",
                "san=dns:" + host,
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .start();
    String words = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(tool.waitFor()).as(words).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    return keys;
  }

  private Path pem(String name, String what, byte[] bytes) throws Exception {
    String text =
        "-----BEGIN "
            + what
            + "-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes)
            + "\n-----END "
            + what
            + "-----\n";
    return Files.writeString(folder.resolve(name), text);
  }

  private static SSLContext trusting(Certificate certificate) throws Exception {
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    trusted.setCertificateEntry("clinic", certificate);
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, factory.getTrustManagers(), null);
    return context;
  }
}
