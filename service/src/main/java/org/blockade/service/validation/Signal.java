package org.blockade.service.validation;

import java.util.List;
import org.blockade.service.validation.fact.AnchorUnit;
import org.blockade.simulator.effect.LaboratoryChallenge;

/// Something that has a value at every time of a trajectory.
public sealed interface Signal {

  /// Plasma concentration of one substance, or of several together (ng/mL).
  record Plasma(List<String> substances) implements Signal {
    public Plasma {
      substances = List.copyOf(substances);
    }
  }

  /// Share of receptors that are held (0 to 1).
  record ReceptorOccupancy(Receptor receptor) implements Signal {}

  /// Held over free receptors: it falls by the half-life of the drug at the receptor, where
  /// occupancy itself falls slowly as long as nearly all receptors are held.
  record OccupancyOdds(Receptor receptor) implements Signal {}

  /// Attenuation of a published challenge (0 to 1).
  ///
  /// @param sensitised whether block has been sustained for weeks
  record Attenuation(LaboratoryChallenge challenge, boolean sensitised) implements Signal {}

  /// An opioid receptor.
  enum Receptor {
    MU("mu"),
    KAPPA("kappa"),
    DELTA("delta");

    private final String word;

    Receptor(String word) {
      this.word = word;
    }

    /// The word in the data file.
    public String word() {
      return word;
    }
  }

  /// The unit of its values.
  default AnchorUnit unit() {
    return switch (this) {
      case Plasma plasma -> AnchorUnit.CONCENTRATION;
      case ReceptorOccupancy occupancy -> AnchorUnit.FRACTION;
      case OccupancyOdds odds -> AnchorUnit.RATIO;
      case Attenuation attenuation -> AnchorUnit.FRACTION;
    };
  }
}
