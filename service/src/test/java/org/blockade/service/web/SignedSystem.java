package org.blockade.service.web;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.blockade.service.access.Role;
import org.blockade.service.access.Systems;

/// A computer system with a key of its own, which asks a running clinic.
final class SignedSystem {

  private final RunningClinic clinic;
  private final String name;
  private final ECKey key;
  private final Browser browser;

  SignedSystem(RunningClinic clinic, String name, Role role, String scopes) {
    this.clinic = clinic;
    this.name = name;
    this.key = key("k");
    this.browser = clinic.browser();
    clinic.part(Systems.class).register(name, role, issuer(), publicKeys(), scopes);
  }

  static ECKey key(String id) {
    try {
      return new ECKeyGenerator(Curve.P_384).keyID(id).generate();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  String issuer() {
    return "https://" + name + ".example";
  }

  String name() {
    return name;
  }

  String publicKeys() {
    return new JWKSet(key.toPublicJWK()).toString();
  }

  ECKey key() {
    return key;
  }

  /// What a system says in a token for an address.
  JWTClaimsSet.Builder claims(String audience) {
    Instant now = clinic.clock().instant();
    return new JWTClaimsSet.Builder()
        .issuer(issuer())
        .audience(audience)
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plusSeconds(240)))
        .jwtID(UUID.randomUUID().toString());
  }

  static String signed(JWTClaimsSet claims, ECKey key) {
    try {
      SignedJWT token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.ES384)
                  .type(JOSEObjectType.JWT)
                  .keyID(key.getKeyID())
                  .build(),
              claims);
      token.sign(new ECDSASigner(key));
      return token.serialize();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  /// Sends JSON, signed for the address it goes to.
  Browser.Answer post(String path, String body) {
    return post(path, body, claims -> claims);
  }

  /// The same with something else in the token.
  Browser.Answer post(String path, String body, UnaryOperator<JWTClaimsSet.Builder> changed) {
    String address = clinic.server().address() + path;
    return postWith(path, body, signed(changed.apply(claims(address)).build(), key));
  }

  /// Sends JSON with any token.
  Browser.Answer postWith(String path, String body, String token) {
    return browser.send(
        HttpRequest.newBuilder(URI.create(clinic.server().address() + path))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + token)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  Browser.Answer get(String path, String token) {
    return browser.send(
        HttpRequest.newBuilder(URI.create(clinic.server().address() + path))
            .header("Authorization", "Bearer " + token)
            .GET());
  }

  /// Asks for a token for the FHIR server.
  Browser.Answer token(String scope, UnaryOperator<JWTClaimsSet.Builder> changed) {
    JWTClaimsSet.Builder claims =
        claims(clinic.server().address() + "/oauth2/token").issuer(name).subject(name);
    return browser.postBare(
        "/oauth2/token",
        "grant_type",
        "client_credentials",
        "scope",
        scope,
        "client_assertion_type",
        "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
        "client_assertion",
        signed(changed.apply(claims).build(), key));
  }
}
