package org.blockade.service.forecast;

/// What is known of the doses after the time of a question. An answer is kept and read later, and
/// then looks as if it knew what came in between.
public enum LaterDoses {
  /// The record, or the regimen, ends.
  NOT_KNOWN("not known"),
  /// Some are on record, and the question leaves them out.
  NOT_COUNTED("not counted"),
  /// A regimen plans them, and they count.
  PLANNED("planned");

  private final String word;

  LaterDoses(String word) {
    this.word = word;
  }

  /// The word of every output.
  public String word() {
    return word;
  }
}
