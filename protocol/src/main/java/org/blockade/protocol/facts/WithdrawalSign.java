package org.blockade.protocol.facts;

/// A sign of opioid withdrawal that somebody can see or be told.
public enum WithdrawalSign {
  FAST_PULSE("fast pulse"),
  SWEATING("sweating"),
  RESTLESSNESS("restlessness"),
  WIDE_PUPILS("wide pupils"),
  ACHES("bone or joint aches"),
  RUNNY_NOSE_OR_TEARS("runny nose or tears"),
  STOMACH_UPSET("stomach upset"),
  TREMOR("tremor"),
  YAWNING("yawning"),
  ANXIETY("anxiety or irritability"),
  GOOSEFLESH("gooseflesh");

  private final String words;

  WithdrawalSign(String words) {
    this.words = words;
  }

  /// The sign in plain words.
  public String words() {
    return words;
  }
}
