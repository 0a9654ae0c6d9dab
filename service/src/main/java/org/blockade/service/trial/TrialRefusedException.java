package org.blockade.service.trial;

/// A trial that cannot be run as asked, in one sentence.
public final class TrialRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  TrialRefusedException(String message) {
    super(message);
  }
}
