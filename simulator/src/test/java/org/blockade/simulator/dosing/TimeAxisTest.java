package org.blockade.simulator.dosing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.blockade.simulator.quantity.ModelTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Summer time begins in New York on 2026-03-08 and ends on 2026-11-01, both at 2:00.
class TimeAxisTest {

  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  private static TimeAxis.Calendar startingAt(String moment) {
    return new TimeAxis.Calendar(ZonedDateTime.parse(moment).toInstant(), NEW_YORK);
  }

  @Test
  void theDayOfTheSpringChangeHasTwentyThreeHours() {
    TimeAxis.Calendar axis = startingAt("2026-03-07T10:00-05:00");
    ZonedDateTime nextDay = ZonedDateTime.of(2026, 3, 8, 10, 0, 0, 0, NEW_YORK);
    assertThat(axis.timeOf(nextDay)).isEqualTo(new ModelTime(23));
    assertThat(axis.momentOf(new ModelTime(23))).isEqualTo(nextDay);
    assertThat(axis.plusDays(ModelTime.ORIGIN, 1)).isEqualTo(new ModelTime(23));
    assertThat(axis.plusDays(ModelTime.ORIGIN, 2)).isEqualTo(new ModelTime(47));
    assertThat(axis.daysBetween(ModelTime.ORIGIN, new ModelTime(23))).isEqualTo(1);
  }

  @Test
  void theDayOfTheAutumnChangeHasTwentyFiveHours() {
    TimeAxis.Calendar axis = startingAt("2026-10-31T10:00-04:00");
    ZonedDateTime nextDay = ZonedDateTime.of(2026, 11, 1, 10, 0, 0, 0, NEW_YORK);
    assertThat(axis.timeOf(nextDay)).isEqualTo(new ModelTime(25));
    assertThat(axis.momentOf(new ModelTime(25))).isEqualTo(nextDay);
    assertThat(axis.plusDays(ModelTime.ORIGIN, 1)).isEqualTo(new ModelTime(25));
    assertThat(axis.plusDays(new ModelTime(25), -1)).isEqualTo(ModelTime.ORIGIN);
  }

  @Test
  void theHourThatComesTwiceIsTwoTimes() {
    TimeAxis.Calendar axis = startingAt("2026-11-01T00:00-04:00");
    ZonedDateTime summer = ZonedDateTime.parse("2026-11-01T01:30-04:00");
    ZonedDateTime winter = ZonedDateTime.parse("2026-11-01T01:30-05:00");
    assertThat(axis.timeOf(summer)).isEqualTo(new ModelTime(1.5));
    assertThat(axis.timeOf(winter)).isEqualTo(new ModelTime(2.5));
    assertThat(axis.momentOf(new ModelTime(1.5)).toInstant()).isEqualTo(summer.toInstant());
    assertThat(axis.momentOf(new ModelTime(2.5)).toInstant()).isEqualTo(winter.toInstant());
  }

  @Test
  void aTimeOfDayThatASpringDayLacksMovesByTheHourThatIsMissing() {
    TimeAxis.Calendar axis = startingAt("2026-03-07T02:30-05:00");
    ModelTime nextDay = axis.plusDays(ModelTime.ORIGIN, 1);
    assertThat(axis.momentOf(nextDay).toLocalTime()).hasToString("03:30");
    assertThat(nextDay).isEqualTo(new ModelTime(24));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.5, 0",
    "0, 1, 1",
    "0.9, 1.1, 1",
    "-0.5, 0.5, 1",
    "-1, 1, 2",
    "1.1, 0.9, -1",
    "0, 28, 28"
  })
  void studyDaysCountMidnights(double from, double to, long days) {
    assertThat(new TimeAxis.StudyDays().daysBetween(ModelTime.ofDays(from), ModelTime.ofDays(to)))
        .isEqualTo(days);
  }

  @ParameterizedTest
  @CsvSource({"0, 23.9, 0", "0, 24, 1", "10, 33, 0", "10, 34, 1", "0, -1, -1", "5, 5, 0"})
  void elapsedTimeCountsWholeDays(double from, double to, long days) {
    assertThat(new TimeAxis.Elapsed().daysBetween(new ModelTime(from), new ModelTime(to)))
        .isEqualTo(days);
  }

  @Test
  void aMomentIsKeptToTheSecondOverYears() {
    TimeAxis.Calendar axis = startingAt("2000-02-29T23:59:59-05:00");
    for (long seconds : new long[] {1, 59, 3601, 86_399, 86_401, 999_999_999L, 3_155_760_001L}) {
      ZonedDateTime moment = axis.origin().plusSeconds(seconds).atZone(NEW_YORK);
      assertThat(axis.momentOf(axis.timeOf(moment))).isEqualTo(moment);
      assertThat(axis.timeOf(moment).hours() * 3600).isCloseTo(seconds, within(1e-5));
    }
  }

  @Test
  void momentsBeforeTheOriginHaveNegativeTimes() {
    TimeAxis.Calendar axis = startingAt("2026-03-08T10:00-04:00");
    assertThat(axis.timeOf(ZonedDateTime.parse("2026-03-07T10:00-05:00")))
        .isEqualTo(new ModelTime(-23));
    assertThat(axis.timeOf(ZonedDateTime.parse("2026-03-08T09:59:59.5-04:00")).hours())
        .isCloseTo(-0.5 / 3600, within(1e-12));
    assertThat(axis.daysBetween(new ModelTime(-23), ModelTime.ORIGIN)).isEqualTo(1);
  }
}
