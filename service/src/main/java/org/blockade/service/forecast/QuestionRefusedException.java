package org.blockade.service.forecast;

/// A question that cannot be answered as asked; the message says why and what would be right.
public final class QuestionRefusedException extends Exception {

  private static final long serialVersionUID = 1;

  /// @param message why, and what would be right
  public QuestionRefusedException(String message) {
    super(message);
  }
}
