package org.blockade.service.web;

import org.blockade.service.access.Verdict;

/// Somebody came to a route that is closed to them.
final class ClosedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final Verdict verdict;

  ClosedException(Verdict verdict) {
    super("closed");
    this.verdict = verdict;
  }

  Verdict verdict() {
    return verdict;
  }
}
