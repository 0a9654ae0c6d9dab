package org.blockade.simulator.trial;

/// Who is in the arms of one replicate.
public enum ArmPeople {
  /// The same people in every arm, with the same random numbers: arms differ by their treatment
  /// alone, so a difference between them is known better than any real study knows it.
  SAME("same"),
  /// Each arm its own people, as a real study has: intervals and tests that compare arms hold.
  OWN("own");

  private final String word;

  ArmPeople(String word) {
    this.word = word;
  }

  /// Its word in files.
  public String word() {
    return word;
  }
}
