package org.blockade.protocol.course;

/// Why a record cannot be taken as it stands. Ids of facts are not repeated: they may name a
/// person.
public enum RecordProblem {
  CORRECTS_NOTHING("a correction names no fact on record; look at the id it names"),
  CORRECTS_A_CORRECTION(
      "a correction names another correction; record the fact that was right once more"),
  CORRECTED_TWICE("two corrections name the same fact; one of them may have meant another"),
  CORRECTS_SEVERAL("a correction names an id that several facts have, so none of them is undone"),
  SAME_ID("several facts have the same id and say different things; give each its own");

  private final String sentence;

  RecordProblem(String sentence) {
    this.sentence = sentence;
  }

  /// What is wrong and what would be right.
  public String sentence() {
    return sentence;
  }
}
