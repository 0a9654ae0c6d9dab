package org.blockade.service.door;

import org.blockade.service.access.Verdict;

/// Somebody came to a route that is closed to them.
public final class ClosedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final Verdict verdict;

  /// @param verdict why
  public ClosedException(Verdict verdict) {
    super("closed");
    this.verdict = verdict;
  }

  /// Why it is closed.
  public Verdict verdict() {
    return verdict;
  }
}
