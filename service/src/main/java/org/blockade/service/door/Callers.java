package org.blockade.service.door;

import java.util.Optional;
import org.blockade.service.access.Account;
import org.blockade.service.access.Accounts;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/// Who asks. The account is read anew for each request, so that one that was disabled, or whose
/// roles changed, is so at once.
public final class Callers {

  private final Accounts accounts;

  /// @param accounts of people and systems
  public Callers(Accounts accounts) {
    this.accounts = accounts;
  }

  /// The account of the one whose request this thread answers; empty for a stranger.
  public Optional<Account> account() {
    Authentication signed = SecurityContextHolder.getContext().getAuthentication();
    return signed == null
            || signed instanceof AnonymousAuthenticationToken
            || !signed.isAuthenticated()
        ? Optional.empty()
        : accounts.named(signed.getName()).filter(account -> !account.disabled());
  }
}
