package org.blockade.checks.analytic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.Route;
import org.blockade.simulator.dosing.SteadyState;
import org.blockade.simulator.drug.CatalogueEntry;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.drug.Formulation;
import org.blockade.simulator.quantity.Mass;
import org.blockade.simulator.quantity.ModelTime;
import org.blockade.simulator.simulation.Scenario;
import org.blockade.simulator.simulation.Simulation;
import org.blockade.simulator.simulation.Trajectory;
import org.junit.jupiter.api.Test;

/// What was given is in the body, at the site of a dose, or gone by a counted way; nothing else.
class MassBalanceTest {

  private static final double LIMIT = 1e-10;
  private static final DrugModel MODEL = DrugCatalogue.standard().model("naltrexone");

  @Test
  void everyDoseIsAccountedForDuringAYearAndAfterTen() {
    SplittableRandom random = new SplittableRandom(3);
    double worst = 0;
    for (int run = 0; run < 60; run++) {
      List<DoseEvent> doses = doses(random);
      Trajectory trajectory = Simulation.ofTypicalPerson(MODEL).run(Scenario.of(doses));
      List<Double> times = new ArrayList<>(List.of(8760.0, 87_600.0));
      random.doubles(20, 0, 8760).forEach(times::add);
      trajectory.eventTimes().forEach(time -> times.add(time.hours()));
      for (double time : times) {
        double given = doses.stream().mapToDouble(dose -> given(dose, time)).sum();
        if (given > 0) {
          double counted = trajectory.state(new ModelTime(time)).totalAmount();
          worst = Math.max(worst, Math.abs(counted - given) / given);
        }
        assertThat(AmountsBySite.of(trajectory, time).smallestState())
            .as("at %s h of %s", time, doses)
            .isNotNegative();
      }
    }
    assertThat(worst).isLessThanOrEqualTo(LIMIT);
  }

  /// Every drug that can be simulated, by every way in: chains, phases and bioavailability that
  /// depends on the amount lose nothing.
  @Test
  void everyDrugIsAccountedForByEveryRoute() {
    DrugCatalogue catalogue = DrugCatalogue.standard();
    SplittableRandom random = new SplittableRandom(4);
    int entrances = 0;
    double worst = 0;
    for (CatalogueEntry entry : catalogue.entries()) {
      if (!entry.simulated()) {
        continue;
      }
      DrugModel model = catalogue.model(entry.id());
      for (Formulation form : model.formulations()) {
        double amount = Math.sqrt(form.leastMilligrams() * form.mostMilligrams());
        DoseEvent dose =
            DoseEvent.of(
                ModelTime.ORIGIN,
                form.entrance().substance(),
                form.entrance().route(),
                Mass.ofMilligrams(amount));
        Trajectory trajectory = Simulation.ofTypicalPerson(model).run(Scenario.of(List.of(dose)));
        double given = model.baseOf(dose, model.parameters().typical()).nanomoles();
        for (double time : random.doubles(20, 1, 400).toArray()) {
          double counted = trajectory.state(new ModelTime(time)).totalAmount();
          worst = Math.max(worst, Math.abs(counted - given) / given);
        }
        entrances++;
      }
    }
    assertThat(entrances).isGreaterThan(30);
    assertThat(worst).isLessThanOrEqualTo(LIMIT);
  }

  private static List<DoseEvent> doses(SplittableRandom random) {
    List<DoseEvent> doses = new ArrayList<>();
    int count = random.nextInt(1, 9);
    for (int i = 0; i < count; i++) {
      Route route =
          switch (random.nextInt(3)) {
            case 0 -> Route.ORAL;
            case 1 -> Route.EXTENDED_RELEASE_INTRAMUSCULAR;
            default -> Route.INTRAVENOUS;
          };
      doses.add(
          new DoseEvent(
              new ModelTime(random.nextDouble(0, 4000)),
              "naltrexone",
              route,
              Mass.ofMilligrams(random.nextDouble(1, 400)),
              random.nextBoolean() ? 0 : random.nextDouble(0.01, 300),
              SteadyState.NOT_ASSUMED));
    }
    return doses;
  }

  /// Base of a dose that has entered by a time (nmol).
  private static double given(DoseEvent dose, double time) {
    boolean oral = dose.route() == Route.ORAL;
    double base = dose.amount().milligrams() * (oral ? 0.9035 : 1) / 341.41 * 1e6;
    double since = time - dose.time().hours() - (oral ? 0.25 : 0);
    if (since < 0) {
      // An entry at dose time plus lag is met to the last bit by its event time only.
      return time >= dose.time().hours() + 0.25 && oral && dose.infusionHours() == 0 ? base : 0;
    }
    return dose.infusionHours() == 0 ? base : base * Math.min(1, since / dose.infusionHours());
  }
}
