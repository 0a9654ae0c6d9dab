package org.blockade.checks.property;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.Route;
import org.blockade.simulator.dosing.SteadyState;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.quantity.Mass;
import org.blockade.simulator.quantity.ModelTime;
import org.blockade.simulator.simulation.Scenario;
import org.blockade.simulator.simulation.Simulation;
import org.blockade.simulator.simulation.Trajectory;

/// Random dosing histories of naltrexone, by all routes.
final class Histories {

  static final DrugModel MODEL = DrugCatalogue.standard().model("naltrexone");
  static final DrugModel PESSIMISTIC = DrugCatalogue.standard().model("naltrexone", "pessimistic");

  /// Doses begin before this time (h).
  static final double LAST_START = 2000;

  private Histories() {}

  static DoseEvent tablet(double hours, double milligrams) {
    return dose(hours, Route.ORAL, milligrams, 0);
  }

  static DoseEvent injection(double hours) {
    return dose(hours, Route.EXTENDED_RELEASE_INTRAMUSCULAR, 380, 0);
  }

  static DoseEvent dose(double hours, Route route, double milligrams, double infusionHours) {
    return new DoseEvent(
        new ModelTime(hours),
        "naltrexone",
        route,
        Mass.ofMilligrams(milligrams),
        infusionHours,
        SteadyState.NOT_ASSUMED);
  }

  /// One to a dozen doses, some of them at the same time, some as infusions.
  static List<DoseEvent> doses(SplittableRandom random) {
    List<DoseEvent> doses = new ArrayList<>();
    int count = random.nextInt(1, 13);
    for (int i = 0; i < count; i++) {
      double start =
          !doses.isEmpty() && random.nextInt(4) == 0
              ? doses.getLast().time().hours()
              : random.nextDouble(0, LAST_START);
      doses.add(
          switch (random.nextInt(4)) {
            case 0 -> injection(start);
            case 1 -> dose(start, Route.INTRAVENOUS, random.nextDouble(0.1, 20), 0);
            case 2 ->
                dose(
                    start,
                    Route.INTRAVENOUS,
                    random.nextDouble(0.1, 20),
                    random.nextDouble(0.1, 200));
            default -> tablet(start, random.nextDouble(5, 200));
          });
    }
    return doses;
  }

  static double[] times(SplittableRandom random, int count) {
    return random.doubles(count, 0, 1.5 * LAST_START).sorted().toArray();
  }

  static Trajectory run(DrugModel model, List<DoseEvent> doses) {
    return Simulation.ofTypicalPerson(model).run(Scenario.of(doses));
  }

  static Trajectory run(List<DoseEvent> doses) {
    return run(MODEL, doses);
  }

  static Trajectory run(DoseEvent... doses) {
    return run(List.of(doses));
  }
}
