package org.blockade.service.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.blockade.service.access.Account;
import org.blockade.service.access.Accounts;
import org.blockade.service.access.Role;

/// The link with which the first account is made. It works once, until the service ends, and only
/// while there is no account.
final class SetUpLink {

  private static final int BYTES = 32;

  private final Accounts accounts;
  private final AtomicReference<String> token = new AtomicReference<>("");

  SetUpLink(Accounts accounts, SecureRandom random) {
    this.accounts = accounts;
    if (!accounts.any()) {
      byte[] bytes = new byte[BYTES];
      random.nextBytes(bytes);
      token.set(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
  }

  /// The path of the link, while it works.
  Optional<String> path() {
    String text = token.get();
    return text.isEmpty() ? Optional.empty() : Optional.of("/set-up/" + text);
  }

  /// Whether somebody has it.
  boolean fits(String given) {
    String text = token.get();
    return !text.isEmpty()
        && MessageDigest.isEqual(
            text.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  /// Makes the first account; afterwards the link is dead.
  synchronized Account use(String given, String name, String password, Set<Role> roles) {
    if (!fits(given) || accounts.any()) {
      throw new NotThereException();
    }
    Account made = accounts.create(name, password, roles);
    token.set("");
    return made;
  }
}
