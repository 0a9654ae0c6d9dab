package org.blockade.service.clinic;

/// Where a person stands, in one word of seven. Everybody has exactly one.
///
/// The first that holds counts, in this order:
///
/// 1. an entry about the person is not understood, or the entries contradict each other: unknown;
/// 2. the last standing decision about the treatment is that it was stopped, and no naltrexone was
///    given since: stopped;
/// 3. no fact is on record: unknown;
/// 4. no naltrexone is on record, and screening says from which day a first dose may be given:
///    waiting; anything else that screening says: starting;
/// 5. protection is not yet lost in 5 of 100 people like this: protected;
/// 6. the typical person is above the bound of "fading": fading;
/// 7. else: unprotected.
///
/// Times are those after which no further dose is given. A dose counts from when it was given.
public enum ProtectionState {
  UNPROTECTED("unprotected", "the blockade has worn off, or never came"),
  UNKNOWN("unknown", "the record does not say enough; take the person as unprotected"),
  FADING("fading", "the blockade is wearing off"),
  STARTING("starting", "screening or induction is under way; nothing protects yet"),
  WAITING("waiting", "a first dose has to wait for a day; nothing protects yet"),
  PROTECTED("protected", "the blockade holds in nearly everybody like this"),
  STOPPED("stopped", "naltrexone was stopped; what is left of the blockade fades");

  private final String word;
  private final String says;

  ProtectionState(String word, String says) {
    this.word = word;
    this.says = says;
  }

  /// The word.
  public String word() {
    return word;
  }

  /// What it means, in a sentence without a full stop.
  public String says() {
    return says;
  }
}
