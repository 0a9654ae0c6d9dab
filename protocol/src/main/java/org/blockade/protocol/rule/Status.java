package org.blockade.protocol.rule;

/// What a recommendation found. Unknown is never as good as met.
public enum Status {
  MET("met"),
  NOT_MET("not met"),
  UNKNOWN("unknown"),
  NOT_APPLICABLE("not applicable");

  private final String words;

  Status(String words) {
    this.words = words;
  }

  /// The status in plain words.
  public String words() {
    return words;
  }
}
