package org.blockade.service.journal;

/// Why the entries about a person cannot be taken as they stand. No id is repeated.
public enum StateProblem {
  CORRECTS_NOTHING(
      "a correction names no earlier entry about this person; look at the id it names"),
  CORRECTS_A_CORRECTION("a correction names another correction; record what was right once more"),
  CORRECTS_WHAT_STAYS(
      "a correction names a disclosure, its review or a consent taken back; these stay as they"
          + " happened"),
  CORRECTED_TWICE("two corrections name the same entry; one of them may have meant another"),
  OVERRIDES_NOTHING("an override names no earlier decision about this person"),
  REVOKES_NOTHING("a consent is taken back that is not on record about this person"),
  REVIEWS_NOTHING("a review names no earlier disclosure about this person"),
  DISCLOSED_WITHOUT_CONSENT("a disclosure names a consent that was not in force"),
  RECORD("the facts about this person have a problem of their own; see the record");

  private final String sentence;

  StateProblem(String sentence) {
    this.sentence = sentence;
  }

  /// What is wrong.
  public String sentence() {
    return sentence;
  }
}
