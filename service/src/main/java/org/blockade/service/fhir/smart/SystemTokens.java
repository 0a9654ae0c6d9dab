package org.blockade.service.fhir.smart;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import org.blockade.service.access.RegisteredSystem;
import org.blockade.service.access.Systems;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/// Reads what registered systems sign with keys of their own: requests of CDS Hooks, and assertions
/// with which they ask for a token.
///
/// Believed is a token that is signed with RS384 or ES384 by a key that was registered, names this
/// very address, was issued for five minutes or less, and was not seen before. Addresses of keys in
/// a token are not looked at: nothing is fetched because somebody names it.
public final class SystemTokens {

  /// The longest life of a token (SMART backend services, CDS Hooks: five minutes).
  static final Duration LONGEST_LIFE = Duration.ofMinutes(5);

  /// How far two clocks may differ. A choice.
  private static final Duration SKEW = Duration.ofSeconds(30);

  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(JWSAlgorithm.RS384, JWSAlgorithm.ES384);
  private static final int LONGEST = 8_000;
  private static final int LONGEST_ID = 200;

  private final Systems systems;
  private final Clock clock;
  private final SeenTokens seen;

  /// From when on tokens may be issued. What was seen is forgotten with the process, so what was
  /// issued before it is refused: the system asks again with a new one.
  private final Instant begun;

  /// @param systems that are registered
  public SystemTokens(Systems systems, Clock clock) {
    this.systems = systems;
    this.clock = clock;
    this.seen = new SeenTokens(clock);
    this.begun = clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  /// Reads a token with which a system asks for something.
  ///
  /// @param audience the address that it has to name
  /// @throws BadJwtException if it is not to be believed
  Jwt ofIssuer(String token, String audience) {
    SignedJWT signed = signed(token);
    String issuer = issuer(signed);
    RegisteredSystem system = systems.ofIssuer(issuer).orElseThrow(SystemTokens::refused);
    return read(token, system, issuer, audience);
  }

  /// Reads a token with which a client names itself, as issuer and subject.
  ///
  /// @param system that it has to be
  /// @throws BadJwtException if it is not to be believed
  Jwt ofClient(String token, RegisteredSystem system, String audience) {
    signed(token);
    Jwt read = read(token, system, system.name(), audience);
    if (!system.name().equals(read.getSubject())) {
      throw refused();
    }
    return read;
  }

  private Jwt read(String token, RegisteredSystem system, String issuer, String audience) {
    DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    processor.setJWSKeySelector(
        new JWSVerificationKeySelector<>(ALGORITHMS, new ImmutableJWKSet<>(keys(system))));
    processor.setJWTClaimsSetVerifier((claims, context) -> {
      // Times and names are looked at below, by the clock of the service.
    });
    NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
    decoder.setJwtValidator(read -> verdict(isToBeBelieved(read, issuer, audience)));
    Jwt read = decoder.decode(token);
    String id = Optional.ofNullable(read.getId()).orElseThrow(SystemTokens::refused);
    Instant expires = Optional.ofNullable(read.getExpiresAt()).orElseThrow(SystemTokens::refused);
    // Last of all, so that a token that is not believed uses no id up.
    if (!seen.isNew(system.name(), id, expires.plus(SKEW))) {
      throw refused();
    }
    return read;
  }

  private boolean isToBeBelieved(Jwt read, String issuer, String audience) {
    Instant now = clock.instant();
    Instant issued = read.getIssuedAt();
    Instant expires = read.getExpiresAt();
    Instant notBefore = read.getNotBefore();
    String id = read.getId();
    return issuer.equals(read.getClaimAsString("iss"))
        && read.getAudience() != null
        && read.getAudience().contains(audience)
        && expires != null
        && expires.plus(SKEW).isAfter(now)
        && !expires.isAfter(now.plus(LONGEST_LIFE).plus(SKEW))
        && issued != null
        && !issued.isAfter(now.plus(SKEW))
        && !issued.isBefore(begun)
        && !expires.isAfter(issued.plus(LONGEST_LIFE))
        && (notBefore == null || !notBefore.isAfter(now.plus(SKEW)))
        && id != null
        && !id.isBlank()
        && id.length() <= LONGEST_ID;
  }

  private static OAuth2TokenValidatorResult verdict(boolean believed) {
    return believed
        ? OAuth2TokenValidatorResult.success()
        : OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token"));
  }

  private static SignedJWT signed(String token) {
    try {
      if (token.length() <= LONGEST
          && JWTParser.parse(token) instanceof SignedJWT signed
          && ALGORITHMS.contains(signed.getHeader().getAlgorithm())) {
        return signed;
      }
    } catch (ParseException | IllegalArgumentException e) {
      throw refused();
    }
    throw refused();
  }

  private static String issuer(SignedJWT token) {
    try {
      return Optional.ofNullable(token.getJWTClaimsSet().getIssuer())
          .orElseThrow(SystemTokens::refused);
    } catch (ParseException e) {
      throw refused();
    }
  }

  private static JWKSet keys(RegisteredSystem system) {
    try {
      return JWKSet.parse(system.publicKeys());
    } catch (ParseException e) {
      throw new IllegalStateException("keys were read when they were registered", e);
    }
  }

  /// Says nothing of what was wrong.
  private static BadJwtException refused() {
    return new BadJwtException("not to be believed");
  }
}
