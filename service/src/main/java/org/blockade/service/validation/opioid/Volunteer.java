package org.blockade.service.validation.opioid;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.drug.Covariates;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.drug.ParameterValues;
import org.blockade.simulator.effect.EffectParameters;
import org.blockade.simulator.quantity.ModelTime;
import org.blockade.simulator.simulation.Arena;
import org.blockade.simulator.simulation.ArenaCourse;
import org.blockade.simulator.simulation.Scenario;

/// The typical person in one form of the effects, as often as the questions ask for. A habit of
/// months is run once; what is done to the person later starts from its state.
final class Volunteer {

  /// Largest error of a share in one step.
  private static final double ACCURACY = 1e-5;

  /// How long a habit's course is known after its last dose (h): the longest that a fact asks for.
  private static final double KNOWN_AFTER = 60 * 24;

  private final DrugCatalogue catalogue;
  private final EffectParameters effects;
  private final Arena arena;
  private final Map<String, ArenaCourse> habits = new ConcurrentHashMap<>();

  Volunteer(DrugCatalogue catalogue, List<DrugModel> models, EffectParameters effects) {
    this.catalogue = catalogue;
    this.effects = effects;
    this.arena = Arena.ofTypicalPerson(models, effects);
  }

  EffectParameters effects() {
    return effects;
  }

  /// A drug and its typical parameters.
  DrugModel model(String drug) {
    return catalogue.model(drug);
  }

  static ParameterValues typical(DrugModel model) {
    return model.typical(Covariates.UNKNOWN);
  }

  /// What happens under the habit of a question and these doses, up to a time (h).
  ArenaCourse course(OpioidQuestion question, List<DoseEvent> doses, double to) {
    if (question.habit().isEmpty()) {
      ModelTime from =
          doses.stream().map(DoseEvent::time).min(ModelTime::compareTo).orElse(ModelTime.ORIGIN);
      return arena.run(Scenario.of(doses), from, new ModelTime(to), ACCURACY);
    }
    Habit habit = question.habit().get();
    ArenaCourse alone = habits.computeIfAbsent(habit.id(), id -> alone(habit));
    if (doses.isEmpty()) {
      return alone;
    }
    List<DoseEvent> all = new ArrayList<>(habit.doses());
    all.addAll(doses);
    ModelTime first = doses.stream().map(DoseEvent::time).min(ModelTime::compareTo).orElseThrow();
    return arena.run(Scenario.of(all), alone.state(first), new ModelTime(to), ACCURACY);
  }

  private ArenaCourse alone(Habit habit) {
    return arena.run(
        Scenario.of(habit.doses()),
        habit.doses().getFirst().time(),
        new ModelTime(KNOWN_AFTER),
        ACCURACY);
  }
}
