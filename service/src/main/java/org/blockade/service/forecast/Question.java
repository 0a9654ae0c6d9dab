package org.blockade.service.forecast;

import java.util.Optional;
import org.blockade.formats.regimen.WhatIf;

/// What somebody wants to know about a person.
///
/// @param horizonHours how far ahead the curve goes (h)
/// @param threshold occupancy from which on a person counts as protected
/// @param whatIf a supposition, with the words it was asked in
/// @param suppositions whether the usual suppositions are answered too
/// @param curve how much of the curve is needed
public record Question(
    double horizonHours,
    double threshold,
    Optional<Asked> whatIf,
    boolean suppositions,
    CurveWanted curve) {

  /// A what-if question and its words.
  public record Asked(String words, WhatIf question) {}
}
