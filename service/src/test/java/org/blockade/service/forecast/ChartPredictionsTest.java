package org.blockade.service.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import org.blockade.formats.chart.Chart;
import org.blockade.formats.chart.ChartOptions;
import org.blockade.formats.chart.ChartReader;
import org.blockade.formats.table.Column;
import org.blockade.formats.table.ResultTable;
import org.blockade.simulator.drug.DrugCatalogue;
import org.junit.jupiter.api.Test;

class ChartPredictionsTest {

  private static final DrugCatalogue CATALOGUE = DrugCatalogue.standard();

  @Test
  void eachRowOfTheChartHasItsPredictionInTheOrderOfTheFile() {
    ResultTable table =
        predict(
            """
            ID,TIME,EVID,DRUG,ROUTE,AMT,UNIT,OBS,DV
            b,-1,0,,,,,visit,1
            a,0,1,naltrexone,oral,50,mg,,
            b,0,1,naltrexone,xr-im,380,mg,,
            a,10,0,,,,,visit,1
            b,100,0,,,,,visit,1
            a,4,0,,,,,visit,1
            """);
    assertThat(table.rows()).isEqualTo(6);
    assertThat(values(table, "TAD")).containsExactly(Double.NaN, 0, 0, 10, 100, 4);
    assertThat(values(table, "PRED")[0]).isZero();
    assertThat(values(table, "PRED")[5]).isGreaterThan(values(table, "PRED")[3]).isPositive();
    assertThat(values(table, "REP")).containsOnly(0.0);
  }

  @Test
  void whereNoCovariateIsKnownTheTwoPredictionsAreTheSame() {
    ResultTable table =
        predict(
            """
            ID,TIME,EVID,DRUG,ROUTE,AMT,UNIT,OBS,DV
            1,0,1,naltrexone,oral,50,mg,,
            1,10,0,,,,,visit,1
            """);
    assertThat(values(table, "IPRED")).isEqualTo(values(table, "PRED"));
  }

  @Test
  void knownCovariatesMoveTheIndividualPredictionOnly() {
    ResultTable table =
        predict(
            """
            ID,TIME,EVID,DRUG,ROUTE,AMT,UNIT,OBS,DV,WT
            1,0,1,naltrexone,oral,50,mg,,,120
            1,10,0,,,,,visit,1,
            2,0,1,naltrexone,oral,50,mg,,,
            2,10,0,,,,,visit,1,
            """);
    double[] population = values(table, "PRED");
    double[] individual = values(table, "IPRED");
    assertThat(population[1]).isEqualTo(population[3]);
    assertThat(individual[1]).isNotEqualTo(population[1]);
    assertThat(individual[3]).isEqualTo(population[3]);
  }

  @Test
  void theTimeAfterAnAdditionalDoseCountsFromThatDose() {
    ResultTable table =
        predict(
            """
            ID,TIME,EVID,DRUG,ROUTE,AMT,UNIT,ADDL,II,OBS,DV
            1,0,1,naltrexone,oral,50,mg,3,24,,
            1,50,0,,,,,,,visit,1
            """);
    assertThat(values(table, "TAD")[1]).isEqualTo(2);
  }

  private static ResultTable predict(String chart) {
    Chart read = ChartReader.read(chart, "chart.csv", ChartOptions.of(CATALOGUE)).chart();
    return ChartPredictions.of(read, CATALOGUE.model("naltrexone"));
  }

  private static double[] values(ResultTable table, String name) {
    return ((Column.Numbers) table.column(name).orElseThrow()).values();
  }
}
