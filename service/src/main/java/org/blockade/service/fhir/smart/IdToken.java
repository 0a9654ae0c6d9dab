package org.blockade.service.fhir.smart;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What an id token of a record system has to say to be believed (OpenID Connect Core 1.0,
/// 3.1.3.7).
///
/// @param issuer as the record system names itself
/// @param client the name of this service there
/// @param nonce that went with the question
record IdToken(String issuer, String client, String nonce) {

  /// Clocks of two machines differ. A choice.
  private static final Duration SKEW = Duration.ofMinutes(1);

  private static final Set<JWSAlgorithm> SIGNED_WITH =
      Set.of(JWSAlgorithm.RS256, JWSAlgorithm.RS384, JWSAlgorithm.ES256, JWSAlgorithm.ES384);

  /// A person of FHIR, at the end of an address or by itself.
  private static final Pattern USER =
      Pattern.compile(
          "(?:https?://\\S{1,250}/)?"
              + "(?:Practitioner|PractitionerRole|Person|RelatedPerson|Patient)/[A-Za-z0-9.-]{1,64}");

  /// Who is signed in there: `fhirUser`, relative to the server where it is one of its own; empty
  /// where the token is not to be believed or does not say.
  ///
  /// @param base address of the record system's FHIR server
  Optional<String> user(String token, JWKSet keys, String base, Instant now) {
    DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    processor.setJWSKeySelector(
        new JWSVerificationKeySelector<>(SIGNED_WITH, new ImmutableJWKSet<>(keys)));
    processor.setJWTClaimsSetVerifier((claims, context) -> {
      // What it says is looked at below, by the clock of the service.
    });
    try {
      JWTClaimsSet claims = processor.process(token, null);
      return isToBeBelieved(claims, now)
          ? Optional.ofNullable(claims.getStringClaim("fhirUser"))
              .filter(user -> USER.matcher(user).matches())
              .map(user -> user.startsWith(base + "/") ? user.substring(base.length() + 1) : user)
          : Optional.empty();
    } catch (ParseException | BadJOSEException | JOSEException e) {
      // What it says could quote the token.
      return Optional.empty();
    }
  }

  private boolean isToBeBelieved(JWTClaimsSet claims, Instant now) throws ParseException {
    return issuer.equals(claims.getIssuer())
        && claims.getAudience().contains(client)
        && nonce.equals(claims.getStringClaim("nonce"))
        && claims.getExpirationTime() != null
        && claims.getExpirationTime().toInstant().plus(SKEW).isAfter(now);
  }
}
