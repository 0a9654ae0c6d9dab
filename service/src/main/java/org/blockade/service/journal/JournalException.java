package org.blockade.service.journal;

/// A journal could not be read or written. The message is one sentence for people; it repeats
/// nothing of an entry, and neither does a cause: none is kept, because a database quotes values.
public sealed class JournalException extends RuntimeException
    permits IdTakenException, RecordedMeanwhileException {

  private static final long serialVersionUID = 1;

  public JournalException(String sentence) {
    super(sentence);
  }

  /// The sentence.
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
