package org.blockade.formats.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.blockade.formats.chart.Chart;
import org.blockade.formats.chart.ChartOptions;
import org.blockade.formats.chart.ChartReader;
import org.blockade.simulator.drug.DrugCatalogue;
import org.junit.jupiter.api.Test;

class ChartWriterTest {

  private static final ChartOptions OPTIONS = ChartOptions.of(DrugCatalogue.standard());

  private static Chart chart(String text) {
    return ChartReader.read(text, "chart.csv", OPTIONS).chart();
  }

  private static String written(Chart chart, Column... results) throws IOException {
    StringWriter out = new StringWriter();
    ChartWriter.write(chart, new ResultTable(List.of(results)), out);
    return out.toString();
  }

  @Test
  void theCellsStandAsTheyWereWrittenWithTheResultsBesideThem() throws IOException {
    Chart chart =
        chart(
            """
            ID,TIME,DRUG,ROUTE,AMT,UNIT,OBS,DV,NOTE,ward
            b,0.0,Naltrexone,po,50,MG,,,"said ""fine"", left",=A1
            a,1,,,,,naltrexone_plasma,2.50,NA,.
            b,24,naltrexone,PO,5e1,mg,,,,
            """);
    assertThat(
            written(
                chart,
                new Column.Numbers("TAD", "h", 0, Double.NaN, 0),
                new Column.Numbers("PRED", "ng/mL", 0, 1.5, 0.25)))
        .isEqualTo(
            """
            ID,TIME,DRUG,ROUTE,AMT,UNIT,OBS,DV,NOTE,ward,TAD,PRED
            b,0.0,Naltrexone,po,50,MG,,,"said ""fine"", left",=A1,0.0,0.0
            a,1,,,,,naltrexone_plasma,2.50,NA,.,,1.5
            b,24,naltrexone,PO,5e1,mg,,,,,0.0,0.25
            """
                .replace("\n", "\r\n"));
  }

  @Test
  void newResultsReplaceThoseOfAnEarlierRun() throws IOException {
    Chart chart = chart("ID,TIME,tad,OBS,DV\n1,5,99,visit,1\n");
    assertThat(written(chart, new Column.Numbers("TAD", "h", 5)))
        .isEqualTo("ID,TIME,OBS,DV,TAD\r\n1,5,visit,1,5.0\r\n");
  }

  @Test
  void whatWasWrittenReadsAsTheSameChart() throws IOException {
    Chart chart = chart("ID,DAY,OBS,DV,NOTE\n1,5,visit,1,\"a\nb\"\n2,-3,cows,12,\n1,2,visit,1,\n");
    Chart again = chart(written(chart, new Column.Numbers("OCC", "", 1, 2, 3)));
    assertThat(again.persons()).hasSize(2);
    assertThat(again.rows().stream().map(row -> row.time()).toList())
        .isEqualTo(chart.rows().stream().map(row -> row.time()).toList());
  }

  @Test
  void resultsHaveARowForEachRow() {
    Chart chart = chart("ID,TIME,OBS,DV\n1,5,visit,1\n");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> written(chart, new Column.Numbers("TAD", "h", 5, 6)))
        .withMessageContaining("the chart has 1 rows, its results 2");
  }
}
