package org.blockade.service.desk;

/// A form said something that cannot be; the message is a sentence for the one who sent it, and
/// repeats nothing of what was sent.
public final class UnfitException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String field;

  /// @param sentence what cannot be, for the one who sent it
  public UnfitException(String sentence) {
    this(sentence, "");
  }

  /// @param field of the form that the sentence is about
  public UnfitException(String sentence, String field) {
    super(sentence);
    this.field = field;
  }

  /// Field of the form that the sentence is about; empty where it is about the whole.
  public String field() {
    return field;
  }

  /// For the one who sent it.
  public String sentence() {
    return java.util.Objects.requireNonNullElse(getMessage(), "");
  }
}
