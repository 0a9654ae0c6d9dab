package org.blockade.service.web;

/// A form said something that cannot be; the message is a sentence for the one who sent it, and
/// repeats nothing of what was sent.
final class UnfitException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String field;

  UnfitException(String sentence) {
    this(sentence, "");
  }

  /// @param field of the form that the sentence is about
  UnfitException(String sentence, String field) {
    super(sentence);
    this.field = field;
  }

  /// Field of the form that the sentence is about; empty where it is about the whole.
  String field() {
    return field;
  }

  String sentence() {
    return java.util.Objects.requireNonNullElse(getMessage(), "");
  }
}
