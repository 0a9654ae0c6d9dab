package org.blockade.service.opioid;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.drug.ParameterValues;
import org.blockade.simulator.drug.Structure;
import org.blockade.simulator.effect.EffectParameters;
import org.blockade.simulator.effect.OpioidEffect;
import org.blockade.simulator.effect.PublishedChallenge;
import org.blockade.simulator.quantity.ModelTime;
import org.blockade.simulator.receptor.BindingLigand;
import org.blockade.simulator.receptor.DriveCurve;
import org.blockade.simulator.simulation.Arena;
import org.blockade.simulator.simulation.ArenaCourse;
import org.blockade.simulator.simulation.Scenario;

/// Makes the numbers of the explainer.
public final class Explainer {

  /// Name of the receptors that nothing holds.
  public static final String FREE = "free";

  private static final String NALTREXONE = "naltrexone";

  /// Shares of the receptors that naltrexone holds. A choice: nothing, half, and up to where
  /// protection is spoken of and beyond.
  public static final List<Double> LEVELS = List.of(0.0, 0.5, 0.8, 0.9, 0.95);

  private static final int POINTS = 60;
  private static final double HOURS = 6;

  private final DrugCatalogue catalogue;
  private final EffectParameters effects;

  public Explainer(DrugCatalogue catalogue, EffectParameters effects) {
    this.catalogue = catalogue;
    this.effects = effects;
  }

  /// The challenge of every opioid at every level.
  public ExplainerData data() {
    List<ExplainerData.Panel> panels = new ArrayList<>();
    TreeSet<String> labels = new TreeSet<>();
    labels.add(catalogue.model(NALTREXONE).label());
    for (PublishedChallenge challenge : PublishedChallenge.all()) {
      labels.add(catalogue.model(challenge.drug()).label());
      LEVELS.forEach(level -> panels.add(panel(challenge, level)));
    }
    return new ExplainerData(
        panels,
        new ExplainerData.Sources(
            List.copyOf(labels),
            "competition for one receptor, activation and high: opioid dossier, section 9; numbers"
                + " with their sources in opioid-effects.yaml, challenges.yaml and the drug files"));
  }

  private ExplainerData.Panel panel(PublishedChallenge challenge, double level) {
    ModelTime end = new ModelTime(HOURS);
    Arena person = Arena.ofTypicalPerson(List.of(catalogue.model(challenge.drug())), effects);
    Arena blocked = level == 0 ? person : person.with(naltrexone(level));
    ArenaCourse course =
        blocked.run(
            Scenario.of(List.of(challenge.at(ModelTime.ORIGIN))),
            ModelTime.ORIGIN,
            end,
            ChallengeReporter.ACCURACY);
    List<Double> hours = new ArrayList<>();
    Map<String, List<Double>> shares = new LinkedHashMap<>();
    List<Double> activation = new ArrayList<>();
    List<Double> high = new ArrayList<>();
    for (int point = 0; point <= POINTS; point++) {
      double share = (double) point / POINTS;
      ModelTime time = new ModelTime(HOURS * share * share);
      hours.add(time.hours());
      double free = 1;
      double[] held = course.shares(time);
      for (int ligand = 0; ligand < held.length; ligand++) {
        free -= held[ligand];
        shares
            .computeIfAbsent(course.ligands().get(ligand), name -> new ArrayList<>())
            .add(held[ligand]);
      }
      shares.computeIfAbsent(FREE, name -> new ArrayList<>()).add(free);
      if (level == 0) {
        shares.computeIfAbsent(NALTREXONE, name -> new ArrayList<>()).add(0.0);
      }
      OpioidEffect effect = course.effect(time);
      activation.add(effect.activation());
      high.add(effect.high());
    }
    return new ExplainerData.Panel(
        challenge, level, 1 + drive(level), hours, shares, activation, high);
  }

  private static double drive(double level) {
    return level / (1 - level);
  }

  private BindingLigand naltrexone(double level) {
    DrugModel model = catalogue.model(NALTREXONE);
    ParameterValues values = model.parameters().typical();
    Structure.Ligand ligand =
        model.structure().ligands().stream()
            .filter(each -> each.substance().equals(NALTREXONE))
            .findFirst()
            .orElseThrow();
    double rate = ligand.dissociationRate().map(values::value).orElseThrow();
    return new BindingLigand(NALTREXONE, rate, 0, DriveCurve.constant(drive(level)));
  }
}
