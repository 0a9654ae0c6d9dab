package org.blockade.service.web;

import java.util.List;
import java.util.Optional;
import org.blockade.service.access.Account;
import org.blockade.service.access.Accounts;
import org.blockade.service.access.AuditTrail;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

/// Signs in with name, password and code. What was wrong is not told.
final class AccountAuthentication implements AuthenticationProvider {

  private final Accounts accounts;
  private final AuditTrail trail;

  AccountAuthentication(Accounts accounts, AuditTrail trail) {
    this.accounts = accounts;
    this.trail = trail;
  }

  @Override
  public Authentication authenticate(Authentication asked) {
    String code = asked.getDetails() instanceof SignInDetails details ? details.code() : "";
    String password = asked.getCredentials() instanceof String text ? text : "";
    Optional<Account> account = accounts.signIn(asked.getName(), password, code);
    // A name that is no account may be a password typed into the wrong field.
    String known = accounts.named(asked.getName()).map(Account::name).orElse("-");
    trail.note(known, "SIGN_IN", Optional.empty(), account.isPresent() ? "ALLOWED" : "REFUSED");
    if (account.isEmpty()) {
      throw new BadCredentialsException("not signed in");
    }
    return UsernamePasswordAuthenticationToken.authenticated(account.get().name(), null, List.of());
  }

  @Override
  public boolean supports(Class<?> kind) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
  }
}
