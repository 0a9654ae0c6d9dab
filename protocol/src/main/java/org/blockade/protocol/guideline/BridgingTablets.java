package org.blockade.protocol.guideline;

import java.util.Optional;
import org.blockade.protocol.rule.Instruction;
import org.blockade.simulator.quantity.ModelTime;

/// Tablets until a late injection can be given.
///
/// Recommendation: who is late and free of opioids can take tablets until the injection. Strength:
/// a choice of this project; the conditions are labelled. Source: `bridging-tablets.yaml`, rules
/// R02, R07, R39, R50.
///
/// When: the injection is late. Then: offer, only if the opioid-free interval is over and the urine
/// of the day is negative; what is not known is asked first.
public final class BridgingTablets {

  private final GuidelineFile file =
      GuidelineFile.beside(BridgingTablets.class, "bridging-tablets.yaml");

  private BridgingTablets() {}

  /// The recommendation with the texts that come with Blockade.
  public static BridgingTablets standard() {
    return new BridgingTablets();
  }

  /// Whether tablets may bridge.
  public sealed interface Advice {

    /// What is done.
    Instruction instruction();

    /// They may be offered.
    record Offer(Instruction instruction) implements Advice {}

    /// Not before a time.
    record NotYet(ModelTime from, Instruction instruction) implements Advice {}

    /// Not before something is known.
    record Ask(Instruction instruction) implements Advice {}
  }

  /// The advice.
  ///
  /// @param opioidFreeFrom when the opioid-free interval of every agent is over; empty where the
  ///   last use of one is not known
  /// @param urineNegative whether the urine of the day is negative; empty where there is none
  public Advice adviceFor(
      ModelTime asOf, Optional<ModelTime> opioidFreeFrom, Optional<Boolean> urineNegative) {
    if (opioidFreeFrom.isPresent() && opioidFreeFrom.get().isAfter(asOf)) {
      return new Advice.NotYet(opioidFreeFrom.get(), file.instruction("not-yet"));
    }
    return opioidFreeFrom.isPresent() && urineNegative.orElse(false)
        ? new Advice.Offer(file.instruction("offer"))
        : new Advice.Ask(file.instruction("ask"));
  }
}
