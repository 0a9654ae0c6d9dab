package org.blockade.formats.chart;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How a covariate holds between the rows that name it.
public enum CovariateRule {
  /// A value holds until the next one.
  LAST_OBSERVATION_CARRIED_FORWARD("locf"),
  /// A value holds since the one before it.
  NEXT_OBSERVATION_CARRIED_BACKWARD("nocb");

  private final String word;

  CovariateRule(String word) {
    this.word = word;
  }

  /// The word of the command line.
  public String word() {
    return word;
  }

  /// The rule with this word, in any letter case.
  public static Optional<CovariateRule> ofWord(String word) {
    String wanted = word.strip().toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(rule -> rule.word.equals(wanted)).findFirst();
  }
}
