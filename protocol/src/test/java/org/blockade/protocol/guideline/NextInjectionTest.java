package org.blockade.protocol.guideline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blockade.protocol.course.NaltrexoneCourse;
import org.blockade.protocol.facts.DoseGiven;
import org.blockade.protocol.facts.Side;
import org.blockade.protocol.guideline.NextInjection.Advice;
import org.blockade.protocol.guideline.NextInjection.Band;
import org.blockade.protocol.guideline.NextInjection.Timing;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.Route;
import org.blockade.simulator.dosing.TimeAxis;
import org.blockade.simulator.quantity.Mass;
import org.blockade.simulator.quantity.ModelTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NextInjectionTest {

  private static final NextInjection RULE = NextInjection.standard();
  private static final TimeAxis DAYS = new TimeAxis.StudyDays();
  private static final ModelTime MORNING = new ModelTime(10);
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  /// More days than anybody lives, and then the largest numbers.
  private static final int DAYS_TO_TRY = 50_000;

  @ParameterizedTest(name = "{0}: day {1} is {2}")
  @CsvSource({
    "the day of the injection,                 0, EARLY,   ON_TIME, 21",
    "the last day that is early,              20, EARLY,   ON_TIME, 21",
    "three weeks,                             21, ON_TIME, LATE,    36",
    "the day it is due,                       28, ON_TIME, LATE,    36",
    "the last day that is on time,            35, ON_TIME, LATE,    36",
    "the first day that is late,              36, LATE,    LAPSED,  57",
    "the last day before it counts as lapsed, 56, LATE,    LAPSED,  57",
    "two intervals and a day,                 57, LAPSED,  ,",
    "more than a year,                       400, LAPSED,  ,",
  })
  void aDayIsCalledByItsBand(
      String name, int day, Timing timing, @Nullable Timing next, @Nullable Integer from) {
    Advice advice = adviceOnDay(day);
    assertThat(advice.daysSince()).as(name).isEqualTo(day);
    assertThat(advice.timing()).as(name).isEqualTo(timing);
    assertThat(advice.next())
        .as(name)
        .isEqualTo(
            next == null || from == null ? Optional.empty() : Optional.of(new Band(next, from)));
  }

  @Test
  void theDaysPastDueTheUsualDaysAndTheLabelledAmountAreThoseOfTheData() {
    assertThat(adviceOnDay(34).daysPastDue()).isEqualTo(6);
    assertThat(adviceOnDay(28).daysPastDue()).isZero();
    assertThat(adviceOnDay(18).daysPastDue()).isEqualTo(-10);
    assertThat(adviceOnDay(34).usual()).isEqualTo(new NextInjection.Window(21, 35));
    assertThat(RULE.labelledAmount()).isEqualTo(Mass.ofMilligrams(380));
  }

  @Test
  void eachDayHasOneBandAndTheBandsFollowEachOtherWithoutAHole() {
    Map<Timing, Integer> firstDays = new EnumMap<>(Timing.class);
    Timing before = RULE.timingOn(0);
    firstDays.put(before, 0);
    for (int day = 1; day <= DAYS_TO_TRY; day++) {
      Timing timing = RULE.timingOn(day);
      assertThat(timing.ordinal())
          .as("day %d follows a day that is %s", day, before)
          .isBetween(before.ordinal(), before.ordinal() + 1);
      if (timing != before) {
        assertThat(adviceOnDay(day - 1).next())
            .as("what is foretold on day %d", day - 1)
            .contains(new Band(timing, day));
        firstDays.put(timing, day);
      }
      before = timing;
    }
    assertThat(firstDays).containsOnlyKeys(Timing.values());
    assertThat(before).isEqualTo(Timing.LAPSED);
    for (long day : new long[] {Integer.MAX_VALUE, Integer.MAX_VALUE + 1L, Long.MAX_VALUE}) {
      assertThat(RULE.timingOn(day)).as("day %d", day).isEqualTo(Timing.LAPSED);
    }
  }

  @Test
  void theDayOnWhichItIsDueIsOnTime() {
    assertThat(RULE.intervalDays()).isEqualTo(28);
    assertThat(RULE.timingOn(RULE.intervalDays())).isEqualTo(Timing.ON_TIME);
  }

  @Test
  void aDayBeforeTheInjectionIsAMistakeOfTheProgram() {
    assertThatThrownBy(() -> RULE.timingOn(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest(name = "given {0}, due {1}")
  @CsvSource({
    // In spring the clocks go forward on 8 March, in autumn back on 1 November.
    "2026-02-11T10:15, 2026-03-11T10:15, 671",
    "2026-10-07T10:15, 2026-11-04T10:15, 673",
    "2026-06-03T10:15, 2026-07-01T10:15, 672",
    "2026-10-04T01:30, 2026-11-01T01:30, 672",
  })
  void theDueTimeIsTheSameTimeOfDayAcrossAChangeOfTheClocks(
      String given, String due, double hours) {
    TimeAxis.Calendar calendar = calendar("2026-02-01");
    ModelTime injected = moment(calendar, given);
    Advice advice = advice(calendar, injected, injected, Optional.empty());
    assertThat(calendar.momentOf(advice.due()).toLocalDateTime()).hasToString(due);
    assertThat(advice.due().hoursSince(injected)).isEqualTo(hours);
  }

  @Test
  void aDueTimeThatTheClocksSkipStaysOnItsDay() {
    TimeAxis.Calendar calendar = calendar("2026-02-01");
    ModelTime injected = moment(calendar, "2026-02-08T02:30");
    Advice advice = advice(calendar, injected, injected, Optional.empty());
    assertThat(calendar.momentOf(advice.due()).toLocalDateTime()).hasToString("2026-03-08T03:30");
  }

  @Test
  void daysAreThoseOfTheLocalCalendarAndNotSpansOf24Hours() {
    TimeAxis.Calendar calendar = calendar("2026-02-01");
    ModelTime late = moment(calendar, "2026-02-11T23:50");
    assertThat(advice(calendar, late, late.plusHours(0.5), Optional.empty()).daysSince()).isOne();
    ModelTime early = moment(calendar, "2026-02-11T00:05");
    assertThat(advice(calendar, early, early.plusHours(23.9), Optional.empty()).daysSince())
        .isZero();
    // 21 local days, though an hour is missing.
    ModelTime due = moment(calendar, "2026-03-11T00:00");
    ModelTime given = moment(calendar, "2026-02-18T00:00");
    assertThat(due.hoursSince(given)).isEqualTo(21 * 24 - 1);
    assertThat(advice(calendar, given, due, Optional.empty()).timing()).isEqualTo(Timing.ON_TIME);
  }

  @Test
  void theNextSideIsTheOtherOne() {
    assertThat(sideAfter(Optional.of(Side.LEFT))).contains(Side.RIGHT);
    assertThat(sideAfter(Optional.of(Side.RIGHT))).contains(Side.LEFT);
  }

  @Test
  void aSideThatWasNotRecordedStaysUnknown() {
    assertThat(sideAfter(Optional.empty())).isEmpty();
  }

  @Test
  void anEarlierSideIsNoGuessForALastInjectionWithoutOne() {
    DoseGiven first = new DoseGiven(injection(MORNING), Optional.of(Side.LEFT));
    DoseGiven second = new DoseGiven(injection(MORNING.plusDays(28)), Optional.empty());
    assertThat(advice(List.of(first, second), MORNING.plusDays(30)).orElseThrow().side()).isEmpty();
  }

  @Test
  void anInjectionAfterTheTimeOfTheQuestionIsNotTheLastOne() {
    DoseGiven first = new DoseGiven(injection(MORNING), Optional.of(Side.LEFT));
    DoseGiven second = new DoseGiven(injection(MORNING.plusDays(28)), Optional.of(Side.RIGHT));
    Advice advice = advice(List.of(first, second), MORNING.plusDays(27)).orElseThrow();
    assertThat(advice.last()).isEqualTo(first);
    assertThat(advice.daysSince()).isEqualTo(27);
    assertThat(advice.side()).contains(Side.RIGHT);
  }

  @Test
  void anInjectionAtTheTimeOfTheQuestionCounts() {
    DoseGiven now = new DoseGiven(injection(MORNING), Optional.of(Side.LEFT));
    assertThat(advice(List.of(now), MORNING).orElseThrow().daysSince()).isZero();
  }

  @Test
  void tabletsAreNotInjections() {
    DoseGiven injection = new DoseGiven(injection(MORNING), Optional.of(Side.LEFT));
    DoseGiven tablet = given(MORNING.plusDays(20), "naltrexone", Route.ORAL, 50);
    Advice advice = advice(List.of(injection, tablet), MORNING.plusDays(21)).orElseThrow();
    assertThat(advice.last()).isEqualTo(injection);
    assertThat(advice.daysSince()).isEqualTo(21);
    assertThat(advice(List.of(tablet), MORNING.plusDays(21))).isEmpty();
  }

  @Test
  void anInjectionOfAnotherDrugIsNone() {
    DoseGiven other = given(MORNING, "buprenorphine", Route.EXTENDED_RELEASE_INTRAMUSCULAR, 300);
    assertThat(advice(List.of(other), MORNING.plusDays(1))).isEmpty();
  }

  @Test
  void aPersonWithoutAnInjectionGetsNoAdvice() {
    assertThat(advice(List.of(), MORNING)).isEmpty();
  }

  @Test
  void everyBandHasAWordOfItsOwn() {
    assertThat(Arrays.stream(Timing.values()).map(Timing::word).distinct())
        .containsExactly("early", "on-time", "late", "lapsed");
    for (Timing timing : Timing.values()) {
      assertThat(Timing.ofWord(timing.word())).contains(timing);
    }
    assertThat(Timing.ofWord("On-Time")).isEmpty();
  }

  private static Optional<Side> sideAfter(Optional<Side> last) {
    return advice(DAYS, MORNING, MORNING, last).side();
  }

  private static Advice adviceOnDay(int day) {
    return advice(DAYS, MORNING, MORNING.plusDays(day), Optional.empty());
  }

  private static Advice advice(
      TimeAxis axis, ModelTime injected, ModelTime asOf, Optional<Side> side) {
    DoseGiven fact = new DoseGiven(injection(injected), side);
    return RULE.adviceFor(new NaltrexoneCourse(List.of(fact), asOf, axis)).orElseThrow();
  }

  private static Optional<Advice> advice(List<DoseGiven> facts, ModelTime asOf) {
    return RULE.adviceFor(new NaltrexoneCourse(facts, asOf, DAYS));
  }

  private static DoseEvent injection(ModelTime time) {
    return given(time, "naltrexone", Route.EXTENDED_RELEASE_INTRAMUSCULAR, 380).dose();
  }

  private static DoseGiven given(ModelTime time, String drug, Route route, double milligrams) {
    return new DoseGiven(
        DoseEvent.of(time, drug, route, Mass.ofMilligrams(milligrams)), Optional.empty());
  }

  private static TimeAxis.Calendar calendar(String firstDay) {
    return new TimeAxis.Calendar(
        LocalDate.parse(firstDay).atStartOfDay(NEW_YORK).toInstant(), NEW_YORK);
  }

  private static ModelTime moment(TimeAxis.Calendar calendar, String local) {
    return calendar.timeOf(ZonedDateTime.of(LocalDateTime.parse(local), NEW_YORK));
  }
}
