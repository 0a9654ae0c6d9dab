package org.blockade.service.fhir.hooks;

/// What an ordered drug is, as far as cards ask.
///
/// @param title its name in words of ours; never what the order said
record Drug(Kind kind, String title) {

  /// What matters about it.
  enum Kind {
    NALTREXONE_INJECTION,
    NALTREXONE_TABLET,
    /// Naltrexone, and nothing says in which form.
    NALTREXONE,
    /// Naltrexone beside another drug that is no opioid.
    NALTREXONE_COMBINATION,
    OPIOID,
    /// None of these.
    OTHER,
    /// Neither a code nor a word says what it is, or they cannot be believed.
    UNREADABLE;

    boolean isNaltrexone() {
      return this == NALTREXONE_INJECTION
          || this == NALTREXONE_TABLET
          || this == NALTREXONE
          || this == NALTREXONE_COMBINATION;
    }
  }
}
