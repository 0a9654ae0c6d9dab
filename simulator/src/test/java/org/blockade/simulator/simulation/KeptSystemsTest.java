package org.blockade.simulator.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.DosingHistory;
import org.blockade.simulator.dosing.Route;
import org.blockade.simulator.drug.Covariates;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.quantity.Mass;
import org.blockade.simulator.quantity.ModelTime;
import org.junit.jupiter.api.Test;

class KeptSystemsTest {

  private static final DrugModel MODEL = DrugCatalogue.standard().model("naltrexone");

  private static Scenario ofAge(double years) {
    DoseEvent dose =
        DoseEvent.of(
            ModelTime.ORIGIN,
            "naltrexone",
            Route.EXTENDED_RELEASE_INTRAMUSCULAR,
            Mass.ofMilligrams(380));
    Covariates covariates =
        new Covariates(
            OptionalDouble.empty(),
            OptionalDouble.of(years),
            OptionalDouble.empty(),
            Optional.empty(),
            Optional.empty());
    return new Scenario(
        DosingHistory.of(List.of(dose)),
        List.of(new CovariateChange(ModelTime.ORIGIN, covariates)));
  }

  /// A service that runs for months meets ever new people.
  @Test
  void everNewPeopleDoNotFillTheMemoryAndChangeNoAnswer() {
    Simulation simulation = Simulation.ofTypicalPerson(MODEL);
    ModelTime later = ModelTime.ofDays(20);
    double first = simulation.run(ofAge(30)).muOccupancy(later);
    for (int i = 0; i < 60; i++) {
      simulation.run(ofAge(20 + i)).muOccupancy(later);
    }
    assertThat(simulation.systemsKept()).isBetween(1, 8);
    assertThat(simulation.run(ofAge(30)).muOccupancy(later)).isEqualTo(first);
    assertThat(simulation.run(ofAge(70)).muOccupancy(later)).isNotEqualTo(first);
  }
}
