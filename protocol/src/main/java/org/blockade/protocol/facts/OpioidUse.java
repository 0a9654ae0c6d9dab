package org.blockade.protocol.facts;

import java.util.Comparator;
import org.blockade.simulator.quantity.ModelTime;

/// A record that the person had used an opioid: reported, given as a dose, or found in the urine.
///
/// @param time when it was recorded; the use itself was then or before
/// @param drug id in the drug catalogue; `UNSPECIFIED` where the record does not name one that is
///   known
public record OpioidUse(ModelTime time, String drug, Sign sign) {

  /// An opioid that nobody named.
  public static final String UNSPECIFIED = "opioid";

  /// Time order, and one order for what was recorded at the same time.
  public static final Comparator<OpioidUse> ORDER =
      Comparator.comparing(OpioidUse::time)
          .thenComparing(OpioidUse::drug)
          .thenComparing(OpioidUse::sign);

  /// How it is known.
  public enum Sign {
    REPORTED,
    DOSE,
    URINE
  }
}
