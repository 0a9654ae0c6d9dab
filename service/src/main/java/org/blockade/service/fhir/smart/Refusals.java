package org.blockade.service.fhir.smart;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.BearerTokenError;

/// What somebody is told who is turned away at a door of the interfaces: `WWW-Authenticate` as RFC
/// 6750 has it, and a sentence in the form of that interface. Nothing of what was sent is repeated,
/// and no address is named that is not served.
enum Refusals {
  /// JSON, as the other problems of hooks.
  HOOKS("application/json") {
    @Override
    String body(String code, String sentence) {
      return "{\"message\":\"" + sentence + "\"}";
    }
  },
  /// An OperationOutcome.
  FHIR("application/fhir+json;charset=UTF-8") {
    @Override
    String body(String code, String sentence) {
      return "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\""
          + code
          + "\",\"diagnostics\":\""
          + sentence
          + "\"}]}";
    }
  };

  private static final int BAD_REQUEST = 400;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int TOO_MANY = 429;

  private final String type;

  Refusals(String type) {
    this.type = type;
  }

  /// @param code of FHIR's issue types
  abstract String body(String code, String sentence);

  /// Nobody that is known, or whose token does not count.
  void unknown(HttpServletResponse response, AuthenticationException why) throws IOException {
    if (why instanceof OAuth2AuthenticationException wrong
        && wrong.getError() instanceof BearerTokenError error) {
      boolean malformed = error.getHttpStatus().value() == BAD_REQUEST;
      response.setHeader("WWW-Authenticate", "Bearer error=\"" + error.getErrorCode() + "\"");
      write(
          response,
          malformed ? BAD_REQUEST : UNAUTHORIZED,
          malformed ? "invalid" : "login",
          malformed
              ? "the request brings its token in no way that is understood; send one token in"
                  + " Authorization: Bearer"
              : "the token is not one that counts here: it ended, was used before, is for another"
                  + " address, or its signature is not of a system that is registered");
    } else {
      response.setHeader("WWW-Authenticate", "Bearer");
      write(response, UNAUTHORIZED, "login", "send a token in Authorization: Bearer");
    }
  }

  /// Somebody who is known and may not.
  void forbidden(HttpServletResponse response) throws IOException {
    response.setHeader("WWW-Authenticate", "Bearer error=\"insufficient_scope\"");
    write(response, FORBIDDEN, "forbidden", "the token was not given for this");
  }

  /// Somebody who asks too often.
  void tooMany(HttpServletResponse response) throws IOException {
    write(
        response,
        TOO_MANY,
        "throttled",
        "too many requests from one address; ask again after Retry-After seconds");
  }

  private void write(HttpServletResponse response, int status, String code, String sentence)
      throws IOException {
    byte[] body = body(code, sentence).getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    response.setContentType(type);
    response.setHeader("Cache-Control", "no-store");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
