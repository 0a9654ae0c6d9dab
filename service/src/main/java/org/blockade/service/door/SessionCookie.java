package org.blockade.service.door;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;

/// The cookie of a session, at interfaces that take tokens too.
public final class SessionCookie {

  private static final String NAME = "session";

  private SessionCookie() {}

  /// Whether it is somebody's browser that asks: it has a session and brings no token.
  public static boolean comesAlone(HttpServletRequest request) {
    return request.getHeader("Authorization") == null
        && request.getCookies() != null
        && Arrays.stream(request.getCookies()).anyMatch(each -> each.getName().equals(NAME));
  }
}
