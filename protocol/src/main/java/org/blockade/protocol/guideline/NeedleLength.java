package org.blockade.protocol.guideline;

import java.util.Optional;
import java.util.Set;
import org.blockade.protocol.facts.AboutHealth.Habitus;
import org.blockade.protocol.facts.AboutTreatment.Needle;
import org.blockade.protocol.rule.Instruction;
import org.blockade.protocol.rule.Threshold;

/// The needle for an injection.
///
/// Recommendation: only needles of the kit; the longer one where there is more tissue over the
/// muscle, the shorter one in a very lean person, either in between; looked at anew each time.
/// Strength: labelled. Source: `needle-length.yaml`, rule R15.
///
/// When: an injection is due. Then: which needles; none is named while the habitus is unknown.
public final class NeedleLength {

  private final GuidelineFile file = GuidelineFile.beside(NeedleLength.class, "needle-length.yaml");
  private final Threshold shorter = file.threshold("shorter", "in");
  private final Threshold longer = file.threshold("longer", "in");

  private NeedleLength() {}

  /// The recommendation with the numbers that come with Blockade.
  public static NeedleLength standard() {
    return new NeedleLength();
  }

  /// What the recommendation comes to.
  ///
  /// @param needles that may be used; empty while the habitus is unknown
  public record Advice(Set<Needle> needles, Instruction instruction) {

    public Advice {
      needles = Set.copyOf(needles);
    }
  }

  /// The advice for a body habitus, if it is known.
  public Advice adviceFor(Optional<Habitus> habitus) {
    if (habitus.isEmpty()) {
      return new Advice(Set.of(), file.instruction("look"));
    }
    return switch (habitus.get()) {
      case VERY_LEAN -> new Advice(Set.of(Needle.SHORTER), file.instruction("shorter"));
      case AVERAGE -> new Advice(Set.of(Needle.SHORTER, Needle.LONGER), file.instruction("either"));
      case MORE_TISSUE -> new Advice(Set.of(Needle.LONGER), file.instruction("longer"));
    };
  }

  /// Length of a needle in inches.
  public double inches(Needle needle) {
    return switch (needle) {
      case SHORTER -> shorter.value();
      case LONGER -> longer.value();
    };
  }
}
