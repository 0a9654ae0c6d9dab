package org.blockade.simulator.drug;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// How a number is known.
public enum Evidence {
  /// Read at its source.
  READ("read"),
  /// Read where another author quotes it.
  SECOND_HAND("second-hand"),
  /// Remembered; to be verified before anyone relies on it.
  REMEMBERED("remembered"),
  /// Computed from numbers that were read.
  DERIVED("derived"),
  /// Proposed by the evidence dossier, fitted to the anchors it lists.
  PROPOSAL("proposal"),
  /// Chosen by this project, with a reason; can be changed in the data.
  CHOICE("choice");

  private final String word;

  Evidence(String word) {
    this.word = word;
  }

  /// The word used in data files.
  public String word() {
    return word;
  }

  /// The kind of evidence with this word.
  public static Optional<Evidence> ofWord(String word) {
    String wanted = word.toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(kind -> kind.word.equals(wanted)).findFirst();
  }

  /// All words, for an error message.
  public static String words() {
    return Arrays.stream(values()).map(Evidence::word).collect(Collectors.joining(", "));
  }
}
