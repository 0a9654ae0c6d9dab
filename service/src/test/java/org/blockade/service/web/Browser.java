package org.blockade.service.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a browser does, over real HTTP: it keeps cookies, sends forms with their token, and goes
/// nowhere by itself.
public final class Browser {

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final String address;
  private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
  private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();
  private String token = "";

  Browser(String address) {
    this.address = address;
  }

  public record Answer(int status, String body, HttpHeaders headers) {

    public String location() {
      return headers.firstValue("Location").orElse("");
    }

    public boolean goesTo(String path) {
      return (status == 302 || status == 303) && location().endsWith(path);
    }

    /// Whether a sign-in was let through, to whichever page.
    public boolean isIn() {
      return (status == 302 || status == 303) && !location().contains("/sign-in");
    }

    public boolean isSignIn() {
      return (status == 302 || status == 303) && location().endsWith("/sign-in");
    }
  }

  public Answer get(String path) {
    return send(HttpRequest.newBuilder(uri(path)).GET());
  }

  /// Sends a form with its token.
  ///
  /// @param fields names and values in turn
  public Answer post(String path, String... fields) {
    if (token.isEmpty()) {
      get("/sign-in");
    }
    List<String> all = new ArrayList<>(List.of(fields));
    all.add("_csrf");
    all.add(token);
    return postBare(path, all.toArray(String[]::new));
  }

  /// Sends a form as it is.
  public Answer postBare(String path, String... fields) {
    return postBody(path, "application/x-www-form-urlencoded", form(fields));
  }

  public Answer postBody(String path, String kind, String body) {
    return send(
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", kind)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  public Answer method(String method, String path) {
    return send(
        HttpRequest.newBuilder(uri(path)).method(method, HttpRequest.BodyPublishers.noBody()));
  }

  /// The token that a form would carry.
  public String token() {
    if (token.isEmpty()) {
      get("/account");
    }
    return token;
  }

  /// A whole address.
  public URI uri(String path) {
    return URI.create(path.startsWith("http") ? path : address + path);
  }

  public Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      Matcher found = TOKEN.matcher(answer.body());
      if (found.find()) {
        token = found.group(1);
      }
      return new Answer(answer.statusCode(), answer.body(), answer.headers());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  public Answer signIn(String name, String password, String code) {
    token = "";
    Answer answer = post("/sign-in", "name", name, "password", password, "code", code);
    token = "";
    if (answer.isIn()) {
      get("/account"); // brings the token of the new session
    }
    return answer;
  }

  public Optional<String> cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .map(HttpCookie::getValue)
        .findFirst();
  }

  public static String form(String... fields) {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i + 1 < fields.length; i += 2) {
      body.append(i == 0 ? "" : "&")
          .append(URLEncoder.encode(fields[i], StandardCharsets.UTF_8))
          .append('=')
          .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
    }
    return body.toString();
  }
}
