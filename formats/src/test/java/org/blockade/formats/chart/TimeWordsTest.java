package org.blockade.formats.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.blockade.simulator.dosing.Span;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.quantity.ModelTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeWordsTest {

  private static final ChartOptions OPTIONS = ChartOptions.of(DrugCatalogue.standard());

  private static Chart chart(String column, String cell) {
    String text = "ID," + column + ",OBS,DV\n1," + cell + ",visit,1\n";
    return ChartReader.read(text, "chart.csv", OPTIONS).chart();
  }

  @ParameterizedTest
  @CsvSource({
    "TIME, 100, +14d, 436",
    "TIME, 100, +36h, 136",
    "TIME, 100, + 1.5 days, 136",
    "TIME, 100, 336h, 336",
    "TIME, 100, -12 h, -12",
    "TIME, 100, day 14, 336",
    "DAY, 2, Day 14, 356",
    "DAY, 2, day -1, -4",
    "DAY, 2, +1w, 236",
    "DAY, 2, 10H, 10",
    "DATETIME, 2026-03-28T10:00[Europe/Berlin], 2026-03-29, 43",
    "DATETIME, 2026-03-28T10:00[Europe/Berlin], 2026-03-28T11:30, 11.5",
    "DATETIME, 2026-03-28T10:00[Europe/Berlin], 2026-03-28T11:30Z, 12.5",
    "DATETIME, 2026-03-28T10:00[Europe/Berlin], 2026-03-27, -4",
    "DATETIME, 2026-03-28T10:00[Europe/Berlin], +1d, 34"
  })
  void aTimeBesideAChartIsReadOnItsAxis(String column, String cell, String words, double hours) {
    assertThat(TimeWords.asOf(words, chart(column, cell)))
        .isEqualTo(new TimeReading.Read<>(new ModelTime(hours)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TIME|100|2026-03-01|has no dates; write 336h, day 14 or +14d",
        "TIME|100|14|has no dates; write 336h",
        "TIME|100|+14|is no time of this chart",
        "TIME|100|+14 fortnights|has no known unit of time; write one of h, d, w, mo",
        "TIME|100|+999999d|is more than 100 years away",
        "TIME|100|999999999h|is more than 100 years away",
        "DAY|1|day 1.5|is no time of this chart",
        "DATETIME|2026-03-28T10:00Z|day 14|the chart has dates, so a date (2026-03-01) or +14d",
        "DATETIME|2026-03-28T10:00Z|2026-02-30|is no day of the calendar",
        "DATETIME|2026-03-28T10:00[Europe/Berlin]|2026-03-29T02:30|does not exist in Europe/Berlin",
        "DATETIME|2026-03-28T10:00Z|9999-01-01|is more than 100 years away"
      })
  void aTimeThatTheChartHasNotIsRefused(String column, String cell, String words, String message) {
    assertThat(TimeWords.asOf(words, chart(column, cell)))
        .isInstanceOfSatisfying(
            TimeReading.Refused.class, refused -> assertThat(refused.message()).contains(message));
  }

  @Test
  void nothingCountsFromTheLastRowOfAnEmptyChart() {
    Chart empty = ChartReader.read("", "chart.csv", OPTIONS).chart();
    assertThat(TimeWords.asOf("+1d", empty))
        .isEqualTo(
            new TimeReading.Refused<>("\"+1d\" counts from the last row, and the chart has none"));
    assertThat(empty.lastTime()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"60d, 60, DAYS", "12w, 12, WEEKS", "36 H, 36, HOURS", "2 months, 2, MONTHS"})
  void aLengthIsAWholeNumberAndAUnit(String words, int count, Span.Unit unit) {
    assertThat(TimeWords.span(words)).isEqualTo(new TimeReading.Read<>(new Span(count, unit)));
  }

  @ParameterizedTest
  @CsvSource({
    "60, is no length of time",
    "-5d, is no length of time",
    "0d, write 1 or more",
    "5 foo, has no known unit of time",
    "999999999d, is more than 100 years away",
    "99999999999d, is no length of time"
  })
  void whatIsNoLengthIsRefused(String words, String message) {
    assertThat(TimeWords.span(words))
        .isInstanceOfSatisfying(
            TimeReading.Refused.class, refused -> assertThat(refused.message()).contains(message));
  }
}
