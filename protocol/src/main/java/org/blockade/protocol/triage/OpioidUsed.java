package org.blockade.protocol.triage;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Whether any opioid was used since naltrexone was begun.
public enum OpioidUsed {
  YES,
  NO;

  /// How it is written.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The answer with this word.
  public static Optional<OpioidUsed> ofWord(String word) {
    return Arrays.stream(values()).filter(used -> used.word().equals(word)).findFirst();
  }
}
