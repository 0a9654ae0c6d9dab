package org.blockade.service.validation.opioid;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.blockade.service.validation.fact.KnownOut;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.effect.EffectParameters;
import org.blockade.simulator.population.Parallel;

/// Puts every fact to both forms of the model. What comes out depends on the drug files, the two
/// sets of effect numbers, the facts and the list of known rows, and on nothing else.
public final class OpioidValidation {

  private OpioidValidation() {}

  /// Runs all rows with the numbers that come with Blockade.
  ///
  /// @param threads 1 or more; the result does not depend on it
  public static OpioidReport run(
      DrugCatalogue catalogue, OpioidFactFile facts, KnownOut knownOut, int threads) {
    return run(catalogue, EffectParameters.standard(), facts, knownOut, threads);
  }

  static OpioidReport run(
      DrugCatalogue catalogue,
      EffectParameters effects,
      OpioidFactFile facts,
      KnownOut knownOut,
      int threads) {
    List<DrugModel> models = drugs(facts).stream().map(catalogue::model).toList();
    Volunteer before = new Volunteer(catalogue, models, EffectParameters.ofTheDossier());
    Volunteer now = new Volunteer(catalogue, models, effects);
    List<OpioidFact> all = facts.facts();
    List<Double> answers =
        Parallel.map(
            threads,
            2 * all.size(),
            number -> answer(all.get(number / 2), number % 2 == 0 ? before : now));
    List<OpioidRow> rows = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      OpioidFact fact = all.get(i);
      rows.add(
          new OpioidRow(
              fact, answers.get(2 * i), answers.get(2 * i + 1), knownOut.reason(fact.id())));
    }
    return new OpioidReport(
        facts.checksum(),
        models.stream().map(DrugModel::label).toList(),
        rows,
        facts.notComputed(),
        knownOut.reasons().keySet().stream().filter(id -> facts.fact(id).isEmpty()).toList());
  }

  private static double answer(OpioidFact fact, Volunteer volunteer) {
    double measured = fact.question().experiment().measure(volunteer, fact.question());
    return fact.over()
        .map(over -> measured / over.experiment().measure(volunteer, over))
        .orElseGet(() -> fact.unit().of(measured));
  }

  private static Set<String> drugs(OpioidFactFile facts) {
    Set<String> drugs = new TreeSet<>();
    for (OpioidFact fact : facts.facts()) {
      drugsOf(fact.question(), drugs);
      fact.over().ifPresent(over -> drugsOf(over, drugs));
    }
    return drugs;
  }

  private static void drugsOf(OpioidQuestion question, Set<String> drugs) {
    question.habit().ifPresent(habit -> named(habit.doses(), drugs));
    named(question.doses(), drugs);
  }

  private static void named(List<DoseEvent> doses, Set<String> drugs) {
    doses.forEach(dose -> drugs.add(dose.drug()));
  }
}
