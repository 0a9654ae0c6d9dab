package org.blockade.checks.analytic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.Route;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.effect.EffectParameters;
import org.blockade.simulator.quantity.Mass;
import org.blockade.simulator.quantity.ModelTime;
import org.blockade.simulator.simulation.Arena;
import org.blockade.simulator.simulation.ArenaCourse;
import org.blockade.simulator.simulation.BindingForm;
import org.blockade.simulator.simulation.Scenario;
import org.blockade.simulator.simulation.Simulation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The forecast takes binding of naltrexone as always in equilibrium: how far that is from binding
/// that takes its time. The figures stand in docs/reference/receptor.md.
class EquilibriumFormTest {

  private static final DrugCatalogue DRUGS = DrugCatalogue.standard();
  private static final DrugModel NALTREXONE = DRUGS.model("naltrexone");
  private static final ModelTime BEFORE = new ModelTime(-1);
  private static final ModelTime END = new ModelTime(30 * 24);

  private static double held(ArenaCourse course, double hours) {
    ModelTime time = new ModelTime(hours);
    return course.share("naltrexone", time) + course.share("naltrexol", time);
  }

  @ParameterizedTest
  @CsvSource({"oral, 50, 0.30", "xr-im, 380, 0.20"})
  void equilibriumIsNearAfterSixHoursAndFarInTheFirst(
      String route, double milligrams, double atMost) {
    Scenario scenario =
        Scenario.of(
            List.of(
                DoseEvent.of(
                    ModelTime.ORIGIN,
                    "naltrexone",
                    Route.ofId(route).orElseThrow(),
                    Mass.ofMilligrams(milligrams))));
    Arena person = Arena.ofTypicalPerson(List.of(NALTREXONE), EffectParameters.standard());
    ArenaCourse kinetic = person.run(scenario, BEFORE, END, 1e-6);
    ArenaCourse equilibrium = person.with(BindingForm.EQUILIBRIUM).run(scenario, BEFORE, END, 1e-6);
    double first = 0;
    double later = 0;
    for (double hours = 0.01; hours < END.hours(); hours *= 1.01) {
      double difference = Math.abs(held(kinetic, hours) - held(equilibrium, hours));
      if (hours < 6) {
        first = Math.max(first, difference);
      } else {
        later = Math.max(later, difference);
      }
    }
    assertThat(first).isBetween(0.1, atMost);
    assertThat(later).isLessThan(0.0005);
  }

  /// Endogenous opioids take a little of what naltrexone holds; the forecast leaves them out.
  @Test
  void theForecastDiffersFromTheArenaByTheEndogenousOpioids() {
    Scenario scenario =
        Scenario.of(
            List.of(
                DoseEvent.of(ModelTime.ORIGIN, "naltrexone", Route.ORAL, Mass.ofMilligrams(50))));
    ArenaCourse arena =
        Arena.ofTypicalPerson(List.of(NALTREXONE), EffectParameters.standard())
            .run(scenario, BEFORE, END, 1e-6);
    var forecast = Simulation.ofTypicalPerson(NALTREXONE).run(scenario);
    double worst = 0;
    for (double hours = 6; hours < END.hours(); hours *= 1.01) {
      double difference = forecast.muOccupancy(new ModelTime(hours)) - held(arena, hours);
      assertThat(difference).isNotNegative();
      worst = Math.max(worst, difference);
    }
    assertThat(worst).isBetween(0.010, 0.0155);
  }

  /// An hour into a slow decline binding of fentanyl has settled, so its share is `u^n / (1 + u^n +
  /// u_e)`.
  @Test
  void theHillFormHasThePublishedExponent() {
    DrugModel fentanyl = DRUGS.model("fentanyl");
    double exponent = 0.844;
    Scenario scenario =
        Scenario.of(
            List.of(
                DoseEvent.of(
                    ModelTime.ORIGIN, "fentanyl", Route.INTRAVENOUS, Mass.ofMilligrams(0.1))));
    EffectParameters effects = EffectParameters.standard();
    Arena person = Arena.ofTypicalPerson(List.of(fentanyl), effects);
    ModelTime time = new ModelTime(6);
    ArenaCourse hill = person.with(BindingForm.HILL).run(scenario, BEFORE, END, 1e-6);
    ArenaCourse kinetic = person.run(scenario, BEFORE, END, 1e-6);
    double tone = effects.tone().drive();
    double share = kinetic.share("fentanyl", time);
    double drive = share * (1 + tone) / (1 - share);
    double power = Math.pow(drive, exponent);
    assertThat(hill.share("fentanyl", time))
        .isCloseTo(power / (1 + power + tone), within(0.02 * power))
        .isGreaterThan(1.1 * share);
  }

  /// A ligand without a published exponent binds as in the form that leads, to the bit.
  @Test
  void withoutAnExponentTheHillFormIsTheKineticOne() {
    Scenario scenario =
        Scenario.of(
            List.of(
                DoseEvent.of(ModelTime.ORIGIN, "naltrexone", Route.ORAL, Mass.ofMilligrams(50))));
    Arena person = Arena.ofTypicalPerson(List.of(NALTREXONE), EffectParameters.standard());
    ArenaCourse kinetic = person.run(scenario, BEFORE, END, 1e-6);
    ArenaCourse hill = person.with(BindingForm.HILL).run(scenario, BEFORE, END, 1e-6);
    for (double hours = 0.1; hours < END.hours(); hours *= 1.5) {
      assertThat(hill.shares(new ModelTime(hours)))
          .containsExactly(kinetic.shares(new ModelTime(hours)));
    }
  }
}
