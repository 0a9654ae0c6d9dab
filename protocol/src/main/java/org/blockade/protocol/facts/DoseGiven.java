package org.blockade.protocol.facts;

import java.util.Comparator;
import java.util.Optional;
import org.blockade.simulator.dosing.DoseEvent;

/// A dose that was given.
///
/// @param side side of an injection, if it was recorded
public record DoseGiven(DoseEvent dose, Optional<Side> side) {

  /// Time order, and one canonical order for what was given at the same time: of two records of the
  /// same dose, the one that tells the side comes last, and so counts.
  public static final Comparator<DoseGiven> ORDER =
      Comparator.comparing(DoseGiven::dose, DoseEvent.ORDER)
          .thenComparing(given -> given.side().map(Side::name).orElse(""));
}
