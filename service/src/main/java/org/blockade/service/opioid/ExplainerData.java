package org.blockade.service.opioid;

import java.util.List;
import java.util.Map;
import org.blockade.simulator.effect.PublishedChallenge;

/// The numbers behind a page that explains how naltrexone works: what happens at the receptor when
/// a published challenge meets a steady level of naltrexone, in the typical person new to opioids.
public record ExplainerData(List<Panel> panels, Sources sources) {

  public ExplainerData {
    panels = List.copyOf(panels);
  }

  /// One challenge at one level of naltrexone.
  ///
  /// @param level share of the receptors that naltrexone holds before the challenge (0 to 1), by
  ///   its drive alone
  /// @param foldShift by which factor the effect of agonists is shifted at equilibrium
  /// @param hours times after the challenge (h)
  /// @param shares share of the receptors that each ligand holds, and the free share, by its name
  /// @param activation 0 to 1
  /// @param high 0 to 100
  public record Panel(
      PublishedChallenge challenge,
      double level,
      double foldShift,
      List<Double> hours,
      Map<String, List<Double>> shares,
      List<Double> activation,
      List<Double> high) {

    public Panel {
      hours = List.copyOf(hours);
      shares = Map.copyOf(shares);
      activation = List.copyOf(activation);
      high = List.copyOf(high);
    }
  }

  /// Where the numbers come from.
  ///
  /// @param models labels of the drug files
  public record Sources(List<String> models, String equations) {

    public Sources {
      models = List.copyOf(models);
    }
  }
}
