package org.blockade.formats.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.blockade.simulator.drug.DrugCatalogue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Names that look like naltrexone, in the DRUG column of a chart.
class LookAlikeNamesTest {

  private static final ChartOptions OPTIONS = ChartOptions.of(DrugCatalogue.standard());

  private static ChartReading dose(String drug, String route, String amount) {
    return ChartReader.read(
        "ID,TIME,EVID,DRUG,ROUTE,AMT,UNIT\n1,24,1," + drug + "," + route + "," + amount + ",mg\n",
        "chart.csv",
        OPTIONS);
  }

  @ParameterizedTest
  @CsvSource({"naltrexone, oral, 50", "naloxone, im, 2", "nalmefene, in, 3"})
  void eachDrugIsReadAsItself(String drug, String route, String amount) {
    ChartReading reading = dose(drug, route, amount);
    assertThat(reading.chart().rows())
        .singleElement()
        .satisfies(
            row -> assertThat(((ChartEvent.Dose) row.event()).dose().drug()).isEqualTo(drug));
  }

  @ParameterizedTest
  @CsvSource({
    "methylnaltrexone, a dose of methylnaltrexone cannot be simulated yet",
    "bupropion/naltrexone, naltrexone with bupropion is not the naltrexone of this catalogue",
    "naltrexone-bupropion, naltrexone with bupropion is not the naltrexone of this catalogue",
    "morphine/naltrexone, morphine with naltrexone is not the naltrexone of this catalogue",
    "naltrexon-e, the drug catalogue does not know"
  })
  void whatIsNotNaltrexoneIsRefusedByItsOwnName(String drug, String said) {
    ChartReading reading = dose(drug, "oral", "50");
    assertThat(reading.chart().rows()).isEmpty();
    assertThat(reading.problems())
        .anySatisfy(problem -> {
          assertThat(problem.line()).isEqualTo(2);
          assertThat(problem.message()).contains(said);
        });
  }
}
