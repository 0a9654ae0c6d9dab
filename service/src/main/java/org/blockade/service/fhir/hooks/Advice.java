package org.blockade.service.fhir.hooks;

import java.util.Comparator;
import java.util.List;

/// Something that a card would say.
///
/// @param day as the sentence names it; empty where it names none
/// @param what as the sentence names it; empty where it names nothing
/// @param lines more about it, of the rules
record Advice(
    CardKind kind,
    Indicator indicator,
    String day,
    String what,
    List<String> lines,
    List<Card.Suggestion> suggestions) {

  /// The most urgent first.
  static final Comparator<Advice> ORDER =
      Comparator.comparing(Advice::indicator).thenComparing(Advice::kind);

  Advice {
    lines = List.copyOf(lines);
    suggestions = List.copyOf(suggestions);
  }
}
