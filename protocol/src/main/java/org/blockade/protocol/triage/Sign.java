package org.blockade.protocol.triage;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a symptom may be a part of. The combinations count these.
public enum Sign {
  WITHDRAWAL,
  /// Somebody calls it withdrawal.
  WITHDRAWAL_NAMED,
  VOMITING,
  LIVER,
  LIVER_WEAK,
  BLEEDING,
  SITE,
  SITE_SEVERE,
  SKIN,
  AIRWAY,
  LUNG,
  /// Counts with one of the lung, not alone.
  LUNG_WEAK,
  FEVER,
  SEDATION,
  CLOUDED,
  MOOD,
  OVERDOSE,
  OPIOID,
  SEDATIVE,
  /// A medicine is named, and no symptom.
  DRUG_ONLY;

  private String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<Sign> ofWord(String word) {
    return Arrays.stream(values()).filter(sign -> sign.word().equals(word)).findFirst();
  }

  static String words() {
    return Arrays.stream(values()).map(Sign::word).collect(Collectors.joining(", "));
  }
}
