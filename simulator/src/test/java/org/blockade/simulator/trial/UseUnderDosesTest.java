package org.blockade.simulator.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.DosingHistory;
import org.blockade.simulator.dosing.Route;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.effect.EffectParameters;
import org.blockade.simulator.outcome.CourseTable;
import org.blockade.simulator.quantity.Mass;
import org.blockade.simulator.quantity.ModelTime;
import org.junit.jupiter.api.Test;

class UseUnderDosesTest {

  private static final UseUnderDoses USE =
      new UseUnderDoses(
          DrugCatalogue.standard().model("naltrexone"),
          EffectParameters.standard(),
          CourseTable.standard().values(),
          3,
          300);

  private static DosingHistory injectionsOn(int... days) {
    return DosingHistory.of(
        Arrays.stream(days)
            .mapToObj(day ->
                DoseEvent.of(
                    new ModelTime(day * 24 + 10),
                    "naltrexone",
                    Route.EXTENDED_RELEASE_INTRAMUSCULAR,
                    Mass.ofMilligrams(380)))
            .toList());
  }

  private static double mean(double[] shares, int from, int to) {
    return DoubleStream.of(shares).skip(from).limit(to - from).average().orElseThrow();
  }

  @Test
  void useRisesWhenTheInjectionWearsOffAndNotWhileTheyGoOn() {
    double[] once = USE.shares(0, injectionsOn(5), 5, 110);
    double[] monthly = USE.shares(0, injectionsOn(5, 33, 61, 89), 5, 110);
    assertThat(once).hasSize(106);
    assertThat(mean(once, 0, 28)).isLessThan(0.1).isEqualTo(mean(monthly, 0, 28));
    assertThat(mean(once, 80, 106)).isGreaterThan(0.3);
    assertThat(mean(monthly, 80, 106)).isLessThan(0.15);
  }

  @Test
  void theSamePersonGivesTheSameSharesAndAnotherDoesNot() {
    assertThat(USE.shares(1, injectionsOn(5), 5, 60))
        .isEqualTo(USE.shares(1, injectionsOn(5), 5, 60))
        .isNotEqualTo(USE.shares(2, injectionsOn(5), 5, 60));
    // what happened before the first day does not count
    assertThat(USE.shares(1, injectionsOn(5), 5, 20))
        .isEqualTo(USE.shares(1, DosingHistory.of(List.copyOf(injectionsOn(0, 5).doses())), 5, 20));
  }
}
