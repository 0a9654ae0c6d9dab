package org.blockade.checks.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.blockade.formats.chart.Chart;
import org.blockade.formats.chart.ChartOptions;
import org.blockade.formats.chart.ChartProblem;
import org.blockade.formats.chart.ChartReader;
import org.blockade.formats.chart.ChartReading;
import org.blockade.formats.chart.PersonChart;
import org.blockade.formats.table.ChartWriter;
import org.blockade.formats.table.Column;
import org.blockade.formats.table.ResultTable;
import org.blockade.simulator.drug.DrugCatalogue;

/// Any bytes are a chart or a list of problems, and what was read is written back as it was read.
class ChartReaderFuzzTest {

  private static final ChartOptions OPTIONS = ChartOptions.of(DrugCatalogue.standard());

  @FuzzTest
  void anyBytesAreAValueWhoseAccountAddsUp(byte[] bytes) throws IOException {
    ChartReading reading = ChartReader.read(new ByteArrayInputStream(bytes), "chart.csv", OPTIONS);
    Chart chart = reading.chart();
    assertThat(chart.rows()).hasSize(reading.rowsRead());
    assertThat(reading.rowsRefused()).isNotNegative();
    assertThat(reading.complete()).isEqualTo(reading.rowsRefused() == 0 && !reading.fileRefused());
    if (reading.fileRefused()) {
      assertThat(chart.persons()).isEmpty();
    }
    if (!reading.complete()) {
      assertThat(reading.problems()).isNotEmpty();
    }
    for (ChartProblem problem : reading.problems()) {
      assertThat(problem.line()).isPositive();
      Clean.assertClean(problem.text());
    }
    if (reading.rowsRead() > 0) {
      assertSameWhenWrittenBack(chart);
    }
  }

  private static void assertSameWhenWrittenBack(Chart chart) throws IOException {
    StringWriter out = new StringWriter();
    double[] replicates = new double[chart.rows().size()];
    ChartWriter.write(
        chart, new ResultTable(List.of(new Column.Numbers("REP", "", replicates))), out);
    ChartReading again = ChartReader.read(out.toString(), "again.csv", OPTIONS);
    assertThat(again.complete())
        .as("the chart written back is good: %s", again.problems())
        .isTrue();
    assertThat(again.chart().axis()).isEqualTo(chart.axis());
    assertThat(again.chart().persons()).hasSameSizeAs(chart.persons());
    for (int i = 0; i < chart.persons().size(); i++) {
      PersonChart before = chart.persons().get(i);
      PersonChart after = again.chart().persons().get(i);
      assertThat(after.id()).isEqualTo(before.id());
      assertThat(after.dosing()).isEqualTo(before.dosing());
      assertThat(after.covariates()).isEqualTo(before.covariates());
    }
  }
}
