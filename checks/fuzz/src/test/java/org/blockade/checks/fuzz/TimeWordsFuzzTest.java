package org.blockade.checks.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.blockade.formats.chart.Chart;
import org.blockade.formats.chart.ChartOptions;
import org.blockade.formats.chart.ChartReader;
import org.blockade.formats.chart.TimeReading;
import org.blockade.formats.chart.TimeWords;
import org.blockade.simulator.dosing.Span;
import org.blockade.simulator.dosing.TimeAxis;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.quantity.ModelTime;

/// Any words are a time within a hundred years, or a refusal, whatever the chart counts in.
class TimeWordsFuzzTest {

  private static final double CENTURY_HOURS = 100 * 365.25 * 24;
  private static final List<Chart> CHARTS =
      List.of(
          chart("TIME", "5"),
          chart("DAY", "5"),
          chart("DATETIME", "2026-03-01T10:00[Europe/Berlin]"),
          new Chart(new TimeAxis.Elapsed(), List.of(), List.of()));

  @FuzzTest
  void anyWordsAreATimeOrARefusal(byte[] bytes) {
    String words = new String(bytes, StandardCharsets.UTF_8);
    for (Chart chart : CHARTS) {
      switch (TimeWords.asOf(words, chart)) {
        case TimeReading.Read<ModelTime>(ModelTime time) ->
            assertThat(Math.abs(time.hours())).isLessThanOrEqualTo(CENTURY_HOURS + 24 * 7);
        case TimeReading.Refused<ModelTime>(String message) -> Clean.assertClean(message);
      }
    }
    switch (TimeWords.span(words)) {
      case TimeReading.Read<Span>(Span span) ->
          assertThat(span.hours()).isBetween(1.0, CENTURY_HOURS);
      case TimeReading.Refused<Span>(String message) -> Clean.assertClean(message);
    }
  }

  private static Chart chart(String column, String time) {
    return ChartReader.read(
            "ID,%s,EVID,OBS,DV\n1,%s,0,visit,1\n".formatted(column, time),
            "chart.csv",
            ChartOptions.of(DrugCatalogue.standard()))
        .chart();
  }
}
