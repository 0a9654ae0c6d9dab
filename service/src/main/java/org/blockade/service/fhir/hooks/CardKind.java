package org.blockade.service.fhir.hooks;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a card is about; of two that are as urgent, the first leads.
enum CardKind {
  OPIOID_UNDER_BLOCKADE,
  OPIOID_UNDER_FADING_BLOCKADE,
  UNREADABLE_UNDER_BLOCKADE,
  NALTREXONE_NOT_NOW,
  OVERDOSE,
  OPIOID_AFTER_BLOCKADE,
  OPIOID_BEFORE_START,
  UNREADABLE_AFTER_BLOCKADE,
  NALTREXONE_UNKNOWN,
  SURGERY_AHEAD,
  PROTECTION_ENDED,
  INJECTION_LAPSED,
  INJECTION_LATE,
  PROTECTION_FADING,
  BOOKED_LATE,
  BLOCKADE_STANDS,
  INJECTION_DUE,
  RECORD_UNKNOWN;

  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Whether it may ever be put off. What warns of an order that is or may be an opioid, or of lost
  /// tolerance, may not.
  boolean canBePutOff() {
    return switch (this) {
      case OPIOID_UNDER_BLOCKADE,
          OPIOID_UNDER_FADING_BLOCKADE,
          OPIOID_AFTER_BLOCKADE,
          OPIOID_BEFORE_START,
          UNREADABLE_UNDER_BLOCKADE,
          UNREADABLE_AFTER_BLOCKADE,
          OVERDOSE,
          PROTECTION_ENDED ->
          false;
      case NALTREXONE_NOT_NOW,
          NALTREXONE_UNKNOWN,
          SURGERY_AHEAD,
          INJECTION_LAPSED,
          INJECTION_LATE,
          PROTECTION_FADING,
          BOOKED_LATE,
          BLOCKADE_STANDS,
          INJECTION_DUE,
          RECORD_UNKNOWN ->
          true;
    };
  }

  static Optional<CardKind> ofWord(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }
}
