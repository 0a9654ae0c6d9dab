package org.blockade.service.access;

/// What was asked of an account cannot be done; the message is a sentence for the one who asked.
public final class AccountRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  AccountRefusedException(String message) {
    super(message);
  }

  /// The sentence.
  public String sentence() {
    return java.util.Objects.requireNonNullElse(getMessage(), "");
  }
}
