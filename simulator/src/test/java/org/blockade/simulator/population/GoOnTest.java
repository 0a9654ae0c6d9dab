package org.blockade.simulator.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.DosingHistory;
import org.blockade.simulator.dosing.Route;
import org.blockade.simulator.drug.Covariates;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.measure.ProtectionBands;
import org.blockade.simulator.measure.TimeWindow;
import org.blockade.simulator.quantity.Mass;
import org.blockade.simulator.quantity.ModelTime;
import org.blockade.simulator.simulation.CovariateChange;
import org.blockade.simulator.simulation.Scenario;
import org.junit.jupiter.api.Test;

/// To go on from what happened gives the bits of a run from the beginning.
class GoOnTest {

  private static final DrugModel MODEL = DrugCatalogue.standard().model("naltrexone");
  private static final ModelTime NOW = ModelTime.ofDays(75.3);
  private static final Forecaster FORECASTER =
      new Forecaster(MODEL, ProtectionBands.standard(), VirtualPopulation.draw(MODEL, 1, 7), 1);

  private static DoseEvent injection(double day) {
    return DoseEvent.of(
        ModelTime.ofDays(day),
        "naltrexone",
        Route.EXTENDED_RELEASE_INTRAMUSCULAR,
        Mass.ofMilligrams(380));
  }

  private static DoseEvent tablet(double day) {
    return DoseEvent.of(ModelTime.ofDays(day), "naltrexone", Route.ORAL, Mass.ofMilligrams(50));
  }

  private static CovariateChange ageFrom(double day, double years) {
    return new CovariateChange(
        ModelTime.ofDays(day),
        new Covariates(
            OptionalDouble.empty(),
            OptionalDouble.of(years),
            OptionalDouble.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  private static Scenario past(DoseEvent... doses) {
    return new Scenario(DosingHistory.of(List.of(doses)), List.of(ageFrom(0, 40), ageFrom(20, 60)));
  }

  private static ForecastRequest request(Scenario scenario) {
    TimeWindow search = new TimeWindow(NOW, NOW.plusDays(90));
    return new ForecastRequest(
        scenario, NOW, search.to(), search, 0.8, Forecaster.grid(search, 17.3, List.of()));
  }

  private static void isTheSame(Scenario past, DoseEvent... later) {
    Forecaster.Begun begun = FORECASTER.answer(request(past)).begun();
    ForecastRequest request = request(past.plus(List.of(later)));
    assertThat(FORECASTER.forecast(request, begun, List.of(later)))
        .isEqualTo(FORECASTER.forecast(request));
  }

  @Test
  void furtherDosesHaveTheBitsOfARunFromTheBeginning() {
    Scenario past = past(injection(0), tablet(10), injection(28.1), injection(57));
    isTheSame(past);
    isTheSame(past, injection(84));
    isTheSame(past, tablet(76), tablet(77), injection(90.5));
  }

  @Test
  void whereOneCannotGoOnItIsRunFromTheBeginning() {
    isTheSame(past(injection(0), injection(30)), tablet(80));
    isTheSame(past(injection(0), injection(60)), injection(59));
    isTheSame(past(injection(0), injection(76)), injection(80));
    isTheSame(past(), injection(80));
  }

  @Test
  void aRequestAboutSomethingElseIsRefused() {
    Forecaster.Begun begun = FORECASTER.answer(request(past(injection(0)))).begun();
    assertThatThrownBy(() ->
            FORECASTER.forecast(
                request(past(injection(1), injection(80))), begun, List.of(injection(80))))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
