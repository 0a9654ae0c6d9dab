package org.blockade.service.present.opioid;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.blockade.service.opioid.ExplainerData;

/// The explainer as facts for JSON.
public final class ExplainerFacts {

  private static final double PERCENT = 100;

  private ExplainerFacts() {}

  /// The facts, units at the end of names.
  public static Map<String, Object> of(ExplainerData data) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("question", "explainer");
    facts.put(
        "caution",
        "attenuation never means that more would be safe; the set of challenges is closed");
    facts.put("person", "the typical person, new to opioids, with a steady level of naltrexone");
    facts.put(
        "units",
        Map.of(
            "time_h", "hours after the challenge",
            "share_fraction",
                "share of the mu receptors that each ligand holds; all of them make 1",
            "activation_percent", "activation of the receptors; 100 is all, held by a full agonist",
            "high_percent", "subjective high on a visual analogue scale of 100",
            "naltrexoneLevel_fraction",
                "share that naltrexone would hold alone, before the challenge; the endogenous opioids"
                    + " take a little of it",
            "foldShift_ratio", "how much more weakly an agonist acts at equilibrium"));
    facts.put("models", data.sources().models());
    facts.put("equations", data.sources().equations());
    facts.put("panels", data.panels().stream().map(ExplainerFacts::panel).toList());
    return facts;
  }

  private static Map<String, Object> panel(ExplainerData.Panel panel) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("challenge", ChallengeSheet.challenge(panel.challenge()));
    facts.put("naltrexoneLevel_fraction", panel.level());
    facts.put("foldShift_ratio", panel.foldShift());
    facts.put("time_h", panel.hours());
    facts.put("share_fraction", new TreeMap<String, Object>(panel.shares()));
    facts.put("activation_percent", percent(panel.activation()));
    facts.put("high_percent", panel.high());
    return facts;
  }

  private static List<Double> percent(List<Double> fractions) {
    return fractions.stream().map(fraction -> PERCENT * fraction).toList();
  }
}
