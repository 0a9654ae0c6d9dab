package org.blockade.service.web;

import java.security.Principal;
import org.springframework.security.core.session.SessionRegistry;

/// Who is signed in where, so that a session can be ended from elsewhere.
final class Sessions {

  private final SessionRegistry registry;

  Sessions(SessionRegistry registry) {
    this.registry = registry;
  }

  /// Ends the sessions of an account.
  ///
  /// @param kept id of the one that stays; empty for none
  void end(String account, String kept) {
    registry.getAllPrincipals().stream()
        .filter(principal -> name(principal).equals(account))
        .flatMap(principal -> registry.getAllSessions(principal, false).stream())
        .filter(session -> !session.getSessionId().equals(kept))
        .forEach(session -> session.expireNow());
  }

  private static String name(Object principal) {
    return switch (principal) {
      case String text -> text;
      case Principal named -> named.getName();
      case org.springframework.security.core.AuthenticatedPrincipal named -> named.getName();
      default -> "";
    };
  }
}
