package org.blockade.protocol.facts;

import java.util.Comparator;
import org.blockade.simulator.quantity.ModelTime;

/// A record that the person had used an opioid: reported, given as a dose, or found in the urine.
///
/// @param time when it was recorded; the use itself was then or before
public record OpioidUse(ModelTime time, Sign sign) {

  /// Time order, and one order for what was recorded at the same time.
  public static final Comparator<OpioidUse> ORDER =
      Comparator.comparing(OpioidUse::time).thenComparing(OpioidUse::sign);

  /// How it is known.
  public enum Sign {
    REPORTED,
    DOSE,
    URINE
  }
}
