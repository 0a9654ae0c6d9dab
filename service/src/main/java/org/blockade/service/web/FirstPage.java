package org.blockade.service.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.blockade.service.access.Accounts;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;

/// Leads whoever signed in to the page that they asked for, or to the first that their roles open.
final class FirstPage extends SavedRequestAwareAuthenticationSuccessHandler {

  private final Accounts accounts;

  FirstPage(Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  protected String determineTargetUrl(
      HttpServletRequest request, HttpServletResponse response, @Nullable Authentication signed) {
    return Optional.ofNullable(signed)
        .flatMap(somebody -> accounts.named(somebody.getName()))
        .map(Frame::first)
        .orElse("/sign-in");
  }
}
