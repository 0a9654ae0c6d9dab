package org.blockade.service.rest;

import java.util.Optional;
import org.blockade.service.access.Account;
import org.blockade.service.access.Action;
import org.blockade.service.access.ExportNotice;
import org.blockade.service.access.Verdict;
import org.blockade.service.door.Callers;
import org.blockade.service.door.ClosedException;

/// Who asks, and whether what they get leaves the clinic.
final class Caller {

  private final Callers callers;

  Caller(Callers callers) {
    this.callers = callers;
  }

  Account account() {
    return callers.account().orElseThrow(() -> new ClosedException(Verdict.REFUSED));
  }

  /// Whether whoever asks is outside, and sees people only where they agreed.
  static boolean isOutside(Account account) {
    return !account.may(Action.SEE_PERSON);
  }

  /// What must go with a disclosure.
  static Optional<String> notice(Account account) {
    return isOutside(account) ? Optional.of(ExportNotice.text()) : Optional.empty();
  }
}
