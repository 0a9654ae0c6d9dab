package org.blockade.protocol.guideline;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.blockade.protocol.facts.AboutTreatment.Kit;
import org.blockade.protocol.facts.AboutTreatment.Storage;
import org.blockade.protocol.rule.Bands;
import org.blockade.protocol.rule.Instruction;
import org.blockade.protocol.rule.Threshold;
import org.blockade.simulator.quantity.ModelTime;

/// Whether a kit may be used.
///
/// Recommendation: kept at 2 to 8 C, never frozen; up to 25 C for no more than 7 days; not expired.
/// Strength: labelled; that days out of the cold add up is a choice. Source: `kit-cold-chain.yaml`,
/// rules R18, R19.
///
/// When: a kit is to be used. Then: usable, not usable, or unknown; what was not recorded is
/// unknown.
public final class KitColdChain {

  private final GuidelineFile file =
      GuidelineFile.beside(KitColdChain.class, "kit-cold-chain.yaml");
  private final Bands<Warmth> temperatures =
      new Bands<>(
          List.of(
              new Bands.Band<>(Warmth.TOO_COLD, Double.NEGATIVE_INFINITY, Bands.Edge.FROM),
              new Bands.Band<>(
                  Warmth.COLD, file.threshold("coldest", "C").value(), Bands.Edge.FROM),
              new Bands.Band<>(
                  Warmth.ROOM, file.threshold("cold_up_to", "C").value(), Bands.Edge.ABOVE),
              new Bands.Band<>(
                  Warmth.TOO_WARM, file.threshold("room_up_to", "C").value(), Bands.Edge.ABOVE)));
  private final Threshold roomDays = file.threshold("room_days", "d");

  private KitColdChain() {}

  /// The recommendation with the numbers that come with Blockade.
  public static KitColdChain standard() {
    return new KitColdChain();
  }

  /// Bands of the temperature (degrees Celsius).
  public enum Warmth {
    TOO_COLD,
    COLD,
    ROOM,
    TOO_WARM
  }

  /// Why a kit may not be used.
  public enum Fault {
    TOO_COLD("it was colder than 2 C, or frozen"),
    TOO_WARM("it was warmer than 25 C"),
    TOO_LONG_OUT("it was out of the cold for more than 7 days"),
    EXPIRED("it is expired");

    private final String words;

    Fault(String words) {
      this.words = words;
    }

    /// The fault in plain words.
    public String words() {
      return words;
    }
  }

  /// What is not known of a kit.
  public enum Gap {
    STORAGE("how it was kept"),
    EXPIRY("when it expires");

    private final String words;

    Gap(String words) {
      this.words = words;
    }

    /// The gap in plain words.
    public String words() {
      return words;
    }
  }

  /// Whether a kit may be used.
  public sealed interface Verdict {

    /// What is done.
    Instruction instruction();

    /// It may.
    record Usable(Instruction instruction) implements Verdict {}

    /// It may not.
    record Rejected(Set<Fault> faults, Instruction instruction) implements Verdict {

      public Rejected {
        faults = Set.copyOf(faults);
      }
    }

    /// Not before somebody has looked.
    record Unknown(Set<Gap> gaps, Instruction instruction) implements Verdict {

      public Unknown {
        gaps = Set.copyOf(gaps);
      }
    }
  }

  /// The bands of temperature.
  public Bands<Warmth> temperatures() {
    return temperatures;
  }

  /// The verdict on a kit.
  ///
  /// @param asOf the time at which it is to be used
  public Verdict verdictOn(Kit kit, ModelTime asOf) {
    Set<Fault> faults = EnumSet.noneOf(Fault.class);
    double daysOut = 0;
    for (Storage storage : kit.storage()) {
      if (temperatures.at(storage.lowest()) == Warmth.TOO_COLD) {
        faults.add(Fault.TOO_COLD);
      }
      switch (temperatures.at(storage.highest())) {
        case TOO_COLD, COLD -> {}
        case ROOM -> daysOut += storage.days();
        case TOO_WARM -> faults.add(Fault.TOO_WARM);
      }
    }
    if (daysOut > roomDays.value()) {
      faults.add(Fault.TOO_LONG_OUT);
    }
    if (kit.expires().filter(expires -> !asOf.isBefore(expires)).isPresent()) {
      faults.add(Fault.EXPIRED);
    }
    if (!faults.isEmpty()) {
      return new Verdict.Rejected(faults, file.instruction("reject"));
    }
    Set<Gap> gaps = EnumSet.noneOf(Gap.class);
    if (kit.storage().isEmpty()) {
      gaps.add(Gap.STORAGE);
    }
    if (kit.expires().isEmpty()) {
      gaps.add(Gap.EXPIRY);
    }
    return gaps.isEmpty()
        ? new Verdict.Usable(file.instruction("warm"))
        : new Verdict.Unknown(gaps, file.instruction("check"));
  }

  /// What is done with a kit before an injection, whatever is known of it.
  public Instruction check() {
    return file.instruction("check");
  }

  /// The verdict on a kit of which somebody may know nothing.
  public Verdict verdictOn(Optional<Kit> kit, ModelTime asOf) {
    return verdictOn(kit.orElse(Kit.UNKNOWN), asOf);
  }
}
