package org.blockade.service.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/// The code of the second factor, which comes with the name and the password.
final class SignInDetails extends WebAuthenticationDetails {

  private static final long serialVersionUID = 1;

  private final transient String code;

  SignInDetails(HttpServletRequest request) {
    super(request.getRemoteAddr(), null);
    this.code = Objects.requireNonNullElse(request.getParameter("code"), "");
  }

  String code() {
    return code;
  }

  @Override
  public boolean equals(@org.jspecify.annotations.Nullable Object other) {
    return other instanceof SignInDetails && super.equals(other);
  }

  @Override
  public int hashCode() {
    return super.hashCode();
  }
}
