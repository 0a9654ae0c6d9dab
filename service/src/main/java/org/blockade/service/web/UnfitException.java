package org.blockade.service.web;

/// A form said something that cannot be; the message is a sentence for the one who sent it, and
/// repeats nothing of what was sent.
final class UnfitException extends RuntimeException {

  private static final long serialVersionUID = 1;

  UnfitException(String sentence) {
    super(sentence);
  }

  String sentence() {
    return java.util.Objects.requireNonNullElse(getMessage(), "");
  }
}
