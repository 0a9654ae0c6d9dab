package org.blockade.service.fhir.smart;

import com.nimbusds.jwt.JWTParser;
import jakarta.servlet.http.HttpServletRequest;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationConverter;

/// Takes the assertion out of a request for a token. SMART sends no name of the client beside it,
/// so the name is the one that the assertion claims; whether that is true is looked at afterwards,
/// with the keys of that name.
final class AssertionReader implements AuthenticationConverter {

  private static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
  private static final int LONGEST = 8_000;

  @Override
  public @Nullable Authentication convert(HttpServletRequest request) {
    String[] type = request.getParameterValues("client_assertion_type");
    String[] assertion = request.getParameterValues("client_assertion");
    if (type == null && assertion == null) {
      return null;
    }
    if (type == null
        || assertion == null
        || type.length != 1
        || assertion.length != 1
        || !type[0].equals(TYPE)
        || assertion[0].length() > LONGEST) {
      throw refused();
    }
    String claimed = subject(assertion[0]);
    String named = request.getParameter("client_id");
    if (named != null && !named.equals(claimed)) {
      throw refused();
    }
    return new OAuth2ClientAuthenticationToken(
        claimed, new ClientAuthenticationMethod(TYPE), assertion[0], Map.of());
  }

  private static String subject(String assertion) {
    try {
      return Optional.ofNullable(JWTParser.parse(assertion).getJWTClaimsSet())
          .map(claims -> claims.getSubject())
          .orElseThrow(AssertionReader::refused);
    } catch (ParseException | IllegalArgumentException e) {
      throw refused();
    }
  }

  private static OAuth2AuthenticationException refused() {
    return new OAuth2AuthenticationException(new OAuth2Error(OAuth2ErrorCodes.INVALID_CLIENT));
  }
}
