package org.blockade.service.fhir.hooks;

import java.util.Locale;

/// How urgent a card is, the most urgent first.
enum Indicator {
  CRITICAL,
  WARNING,
  INFO;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
