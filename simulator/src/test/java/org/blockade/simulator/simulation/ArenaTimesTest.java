package org.blockade.simulator.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.Route;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.effect.EffectParameters;
import org.blockade.simulator.quantity.Mass;
import org.blockade.simulator.quantity.ModelTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArenaTimesTest {

  /// The differences of these times are whole hours but for their last bits.
  @ParameterizedTest
  @CsvSource({
    "hydrocodone, 1.8, 3.8",
    "hydrocodone, 1.3833333333333333, 4.383333333333333",
    "methadone, 1.03, 3.03",
    "methadone, 1.31, 5.31"
  })
  void dosesMayComeAtTimesThatAreNoWholeNumbersInBinary(String drug, double one, double other) {
    Arena arena =
        Arena.ofTypicalPerson(
            List.of(DrugCatalogue.standard().model(drug)), EffectParameters.standard());
    ArenaCourse course =
        arena.run(
            Scenario.of(List.of(dose(drug, one), dose(drug, other))),
            ModelTime.ORIGIN,
            ModelTime.ofDays(1),
            1e-3);
    assertThat(course.effect(new ModelTime(other + 2)).activation())
        .isGreaterThan(course.effect(new ModelTime(other)).activation());
  }

  private static DoseEvent dose(String drug, double hours) {
    return DoseEvent.of(new ModelTime(hours), drug, Route.ORAL, Mass.ofMilligrams(10));
  }
}
