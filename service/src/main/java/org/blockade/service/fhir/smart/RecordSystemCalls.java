package org.blockade.service.fhir.smart;

import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.blockade.service.access.RecordSystem;
import org.blockade.service.access.Systems;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.web.client.RestClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks a record system that an admin put on the list, and none other. It is sent nowhere else:
/// redirections are not followed.
final class RecordSystemCalls {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int MOST_BYTES = 1_000_000;
  private static final int OK = 200;

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final JsonMapper json = JsonMapper.shared();
  private final RestClientAuthorizationCodeTokenResponseClient codes = codes();

  /// Where a record system lets people sign in, and gives tokens.
  ///
  /// @param identities how it says who is signed in; empty where it does not
  record Places(String authorization, String token, Optional<Identities> identities) {}

  /// How a record system says who is signed in.
  ///
  /// @param issuer as it names itself
  /// @param keys where its public keys stand
  record Identities(String issuer, String keys) {}

  /// What it says about itself; empty where it says nothing that can be used.
  Optional<Places> places(RecordSystem system) {
    return read(system.base() + "/.well-known/smart-configuration", Optional.empty())
        .map(says ->
            new Places(
                says.path("authorization_endpoint").asString(""),
                says.path("token_endpoint").asString(""),
                identities(says)))
        .filter(places ->
            Systems.isPlainAddress(places.authorization())
                && Systems.isPlainAddress(places.token()));
  }

  private static Optional<Identities> identities(JsonNode says) {
    boolean told =
        says.path("capabilities")
            .valueStream()
            .anyMatch(each -> each.asString("").equals("sso-openid-connect"));
    Identities identities =
        new Identities(says.path("issuer").asString(""), says.path("jwks_uri").asString(""));
    return Optional.of(identities)
        .filter(each -> told && !each.issuer().isEmpty() && Systems.isPlainAddress(each.keys()));
  }

  /// Its public keys.
  Optional<JWKSet> keys(Identities identities) {
    return read(identities.keys(), Optional.empty())
        .flatMap(node -> {
          try {
            return Optional.of(JWKSet.parse(node.toString()));
          } catch (ParseException e) {
            return Optional.<JWKSet>empty();
          }
        });
  }

  /// A patient as it knows them.
  Optional<JsonNode> patient(RecordSystem system, String id, String token) {
    return read(system.base() + "/Patient/" + id, Optional.of(token))
        .filter(each ->
            each.path("resourceType").asString("").equals("Patient")
                && each.path("id").asString("").equals(id));
  }

  private Optional<JsonNode> read(String address, Optional<String> token) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address))
            .timeout(PATIENCE)
            .header("Accept", "application/json, application/fhir+json");
    token.ifPresent(each -> request.header("Authorization", "Bearer " + each));
    try {
      HttpResponse<InputStream> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        byte[] all = body.readNBytes(MOST_BYTES + 1);
        if (answer.statusCode() != OK || all.length > MOST_BYTES) {
          return Optional.empty();
        }
        JsonNode node = json.readTree(all);
        return Optional.ofNullable(node).filter(JsonNode::isObject);
      }
    } catch (IOException | JacksonException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /// Changes a code for a token.
  OAuth2AccessTokenResponse token(OAuth2AuthorizationCodeGrantRequest request) {
    return codes.getTokenResponse(request);
  }

  private RestClientAuthorizationCodeTokenResponseClient codes() {
    JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(client);
    requests.setReadTimeout(PATIENCE);
    RestClientAuthorizationCodeTokenResponseClient made =
        new RestClientAuthorizationCodeTokenResponseClient();
    made.setRestClient(
        RestClient.builder()
            .requestFactory(requests)
            .configureMessageConverters(converters ->
                List.of(
                        new FormHttpMessageConverter(),
                        new OAuth2AccessTokenResponseHttpMessageConverter())
                    .forEach(converters::addCustomConverter))
            .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
            .build());
    return made;
  }
}
