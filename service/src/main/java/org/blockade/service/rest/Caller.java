package org.blockade.service.rest;

import java.util.Optional;
import java.util.Set;
import org.blockade.service.access.AccessPolicy;
import org.blockade.service.access.Account;
import org.blockade.service.access.Action;
import org.blockade.service.access.Consents;
import org.blockade.service.access.ExportNotice;
import org.blockade.service.access.Verdict;
import org.blockade.service.door.Callers;
import org.blockade.service.door.ClosedException;

/// Who asks, and whether what they get leaves the clinic.
final class Caller {

  private final Callers callers;
  private final Consents consents;

  Caller(Callers callers, Consents consents) {
    this.callers = callers;
    this.consents = consents;
  }

  Account account() {
    return callers.account().orElseThrow(() -> new ClosedException(Verdict.REFUSED));
  }

  /// Whether whoever asks is outside, and sees people only where they agreed.
  static boolean isOutside(Account account) {
    return !account.may(Action.SEE_PERSON);
  }

  /// Whether a person agreed that whoever asks is told of them.
  boolean mayBeToldOf(Account account, String person) {
    return AccessPolicy.decide(
            account.roles(), Action.DISCLOSE, Set.copyOf(consents.of(person, account)))
        == Verdict.ALLOWED;
  }

  /// What must go with a disclosure.
  static Optional<String> notice(Account account) {
    return isOutside(account) ? Optional.of(ExportNotice.text()) : Optional.empty();
  }
}
