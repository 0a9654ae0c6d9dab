package org.blockade.formats.regimen;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Abbreviations of prescriptions that are not read, because some are confused with each other; and
/// the interval that is meant.
final class PrescriptionLatin {

  private static final Map<String, String> INTERVALS =
      Map.of(
          "qd", "q24h",
          "daily", "q24h",
          "bid", "q12h",
          "tid", "q8h",
          "qid", "q6h",
          "qod", "q48h",
          "weekly", "q7d",
          "monthly", "q28d");

  private PrescriptionLatin() {}

  /// The interval that a word stands for.
  static Optional<String> interval(String word) {
    return Optional.ofNullable(INTERVALS.get(word.toLowerCase(Locale.ROOT)));
  }
}
