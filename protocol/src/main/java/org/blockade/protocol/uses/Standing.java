package org.blockade.protocol.uses;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How a use stands.
public enum Standing {
  /// On the label of a naltrexone product.
  LABELLED,
  /// Not on the label; there is some evidence, good or poor.
  OFF_LABEL,
  /// Claimed; no evidence that would support it.
  NO_SUPPORT,
  /// A use of another medicine that holds naltrexone, not of the naltrexone of the catalogue.
  ANOTHER_MEDICINE;

  /// The word in data files.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<Standing> ofWord(String word) {
    return Arrays.stream(values()).filter(standing -> standing.word().equals(word)).findFirst();
  }
}
