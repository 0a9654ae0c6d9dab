package org.blockade.service.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.blockade.service.access.Account;
import org.blockade.service.access.Accounts;
import org.blockade.service.access.Role;
import org.blockade.service.desk.NotThereException;

/// The link with which the first account is made. It works once, until the service ends, and only
/// while there is no account; or it is a way back in that somebody with the shell asked for.
final class SetUpLink {

  private static final int BYTES = 32;

  /// Who makes the first account looks after accounts, and may treat as well: a clinic may be one
  /// person. Who comes back by the shell only looks after accounts.
  private static final Set<Role> FIRST = EnumSet.of(Role.ADMIN, Role.PRESCRIBER);

  private static final Set<Role> AGAIN = EnumSet.of(Role.ADMIN);

  private final Accounts accounts;
  private final SecureRandom random;
  private volatile boolean again;
  private final AtomicReference<String> token = new AtomicReference<>("");

  SetUpLink(Accounts accounts, SecureRandom random) {
    this.accounts = accounts;
    this.random = random;
    if (!accounts.any()) {
      draw();
    }
  }

  private void draw() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    token.set(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /// A link that works once although there are accounts. It makes another one, and changes none.
  synchronized void openAgain() {
    again = accounts.any();
    draw();
  }

  /// Whether it is about the first account.
  boolean first() {
    return !again;
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
  synchronized Account use(String given, String name, String password) {
    if (!fits(given) || (first() && accounts.any())) {
      throw new NotThereException();
    }
    Account made = accounts.create(name, password, first() ? FIRST : AGAIN);
    token.set("");
    return made;
  }
}
