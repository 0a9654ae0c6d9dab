package org.blockade.simulator.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.blockade.simulator.drug.Covariates;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.drug.Parameter;
import org.blockade.simulator.drug.ParameterValues;
import org.junit.jupiter.api.Test;

class VirtualSubjectTest {

  private static final DrugModel MODEL = DrugCatalogue.standard().model("naltrexone");
  private static final Covariates HEAVY_AND_DEPENDENT =
      new Covariates(
          OptionalDouble.of(110),
          OptionalDouble.of(60),
          OptionalDouble.of(50),
          Optional.of(Covariates.Dependence.DEPENDENT),
          Optional.of(Covariates.Hepatic.DECOMPENSATED_CIRRHOSIS));

  private static ParameterValues values(int number, Covariates covariates) {
    return new VirtualSubject(MODEL, new CounterRandom(5), number).with(covariates);
  }

  @Test
  void onlyParametersWithASpreadDifferBetweenPeople() {
    for (Parameter parameter : MODEL.parameters().all()) {
      long different =
          IntStream.range(0, 20)
              .mapToDouble(number -> values(number, Covariates.UNKNOWN).value(parameter.symbol()))
              .distinct()
              .count();
      assertThat(different)
          .as(parameter.symbol())
          .isEqualTo(parameter.between().isPresent() ? 20 : 1);
    }
  }

  @Test
  void parametersWithOneRandomEffectMoveTogetherAndOthersDoNot() {
    for (int number = 0; number < 50; number++) {
      ParameterValues values = values(number, Covariates.UNKNOWN);
      assertThat(values.value("EC_N") / 0.055)
          .isCloseTo(values.value("EC_M") / 10, withinPercentage(1e-12));
      assertThat(values.value("MTT2") / 76.8)
          .isCloseTo(values.value("MTT3") / 372, withinPercentage(1e-12));
      assertThat(values.value("CL") / 140).isNotEqualTo(values.value("CLM") / 65.1);
    }
  }

  @Test
  void aPersonKeepsTheRandomEffectsWhenCovariatesChange() {
    double typical = MODEL.typical(HEAVY_AND_DEPENDENT).value("CL");
    for (int number = 0; number < 20; number++) {
      assertThat(values(number, HEAVY_AND_DEPENDENT).value("CL") / typical)
          .isCloseTo(values(number, Covariates.UNKNOWN).value("CL") / 140, withinPercentage(1e-12));
    }
  }

  @Test
  void bioavailabilityStaysBelowItsTruncationEvenInCirrhosis() {
    for (int number = 0; number < 500; number++) {
      assertThat(values(number, HEAVY_AND_DEPENDENT).value("F")).isBetween(0.0, 0.8);
    }
  }
}
