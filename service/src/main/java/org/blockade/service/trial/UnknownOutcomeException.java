package org.blockade.service.trial;

import java.util.List;

/// An outcome was asked for that this trial does not have.
public final class UnknownOutcomeException extends RuntimeException {

  private static final long serialVersionUID = 1;

  UnknownOutcomeException(List<String> known) {
    super("--outcome is one of " + String.join(", ", known));
  }
}
