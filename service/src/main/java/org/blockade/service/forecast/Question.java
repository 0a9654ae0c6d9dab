package org.blockade.service.forecast;

import java.util.List;
import java.util.Optional;
import org.blockade.formats.regimen.WhatIf;

/// What somebody wants to know about a person.
///
/// @param horizonHours how far ahead the curve goes (h)
/// @param threshold occupancy from which on a person counts as protected
/// @param whatIf a supposition, with the words it was asked in
/// @param suppositions whether the usual suppositions are answered too
/// @param curve how much of the curve is needed
/// @param remarks what the reader of the answer must know about the record, e.g. rows not read
public record Question(
    double horizonHours,
    double threshold,
    Optional<Asked> whatIf,
    boolean suppositions,
    CurveWanted curve,
    List<String> remarks) {

  public Question {
    remarks = List.copyOf(remarks);
  }

  /// A question about a record that was read whole.
  public Question(
      double horizonHours,
      double threshold,
      Optional<Asked> whatIf,
      boolean suppositions,
      CurveWanted curve) {
    this(horizonHours, threshold, whatIf, suppositions, curve, List.of());
  }

  /// A what-if question and its words.
  public record Asked(String words, WhatIf question) {}
}
