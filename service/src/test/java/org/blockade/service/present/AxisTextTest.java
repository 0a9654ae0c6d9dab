package org.blockade.service.present;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.blockade.simulator.dosing.TimeAxis;
import org.blockade.simulator.quantity.ModelTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisTextTest {

  private static final AxisText CALENDAR =
      new AxisText(
          new TimeAxis.Calendar(
              Instant.parse("2026-03-08T05:00:00Z"), ZoneId.of("America/New_York")));
  private static final AxisText DAYS = new AxisText(new TimeAxis.StudyDays());
  private static final AxisText HOURS = new AxisText(new TimeAxis.Elapsed());

  @Test
  void aCalendarTimeIsLocalAcrossTheChangeOfTheClocks() {
    assertThat(CALENDAR.moment(new ModelTime(1.5))).isEqualTo("Sun 8 Mar 2026 01:30");
    assertThat(CALENDAR.moment(new ModelTime(2))).isEqualTo("Sun 8 Mar 2026 03:00");
    assertThat(CALENDAR.code(new ModelTime(1.5))).isEqualTo("2026-03-08T01:30:00-05:00");
    assertThat(CALENDAR.code(new ModelTime(2))).isEqualTo("2026-03-08T03:00:00-04:00");
    assertThat(CALENDAR.day(new ModelTime(22.99))).isEqualTo("Sun 8 Mar 2026");
    assertThat(CALENDAR.day(new ModelTime(23))).isEqualTo("Mon 9 Mar 2026");
  }

  @ParameterizedTest
  @CsvSource({
    "0, day 0 00:00",
    "10, day 0 10:00",
    "812, day 33 20:00",
    "23.999999, day 0 23:59",
    "-14, day -1 10:00",
    "0.1, day 0 00:06",
    "16.3, day 0 16:18",
    "1000.7, day 41 16:42",
  })
  void aStudyTimeHasItsDayAndTimeOfDay(double hours, String text) {
    assertThat(DAYS.moment(new ModelTime(hours))).isEqualTo(text);
  }

  @Test
  void aPredictedTimeIsNoFinerThanAnHour() {
    assertThat(CALENDAR.about(new ModelTime(1.4))).isEqualTo("Sun 8 Mar 2026, about 01:00");
    assertThat(CALENDAR.about(new ModelTime(1.6))).isEqualTo("Sun 8 Mar 2026, about 03:00");
    assertThat(CALENDAR.about(new ModelTime(22.8))).isEqualTo("Mon 9 Mar 2026, about 00:00");
    assertThat(DAYS.about(new ModelTime(23.8))).isEqualTo("day 1, about 00:00");
    assertThat(DAYS.about(new ModelTime(812.4))).isEqualTo("day 33, about 20:00");
    assertThat(HOURS.about(new ModelTime(812.4))).isEqualTo("about hour 812 (day 33.9)");
  }

  @Test
  void elapsedTimeIsHoursAndDays() {
    assertThat(HOURS.moment(new ModelTime(812))).isEqualTo("hour 812.0 (day 33.8)");
    assertThat(HOURS.day(new ModelTime(812))).isEqualTo("day 33.8");
    assertThat(HOURS.code(new ModelTime(1 / 3.0))).isEqualTo("0.3333333333333333");
  }
}
