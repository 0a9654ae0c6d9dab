package org.blockade.simulator.dosing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.blockade.simulator.quantity.Mass;
import org.blockade.simulator.quantity.ModelTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Each sentence of the rules of `DosingRegimen`, at its boundaries.
class DosingRegimenTest {

  private static PrescribedDose tablet(double milligrams) {
    return new PrescribedDose("naltrexone", Mass.ofMilligrams(milligrams), Route.ORAL, 0);
  }

  private static RegimenPart single() {
    return new RegimenPart.Single(tablet(25));
  }

  private static RegimenPart every(int count, Span.Unit unit, Extent extent) {
    return new RegimenPart.Repeated(tablet(50), new Span(count, unit), extent);
  }

  private static RegimenPart weekly(Extent extent, DayOfWeek... days) {
    return new RegimenPart.Weekly(
        List.of(new RegimenPart.OnDays(tablet(100), List.of(days))), extent);
  }

  private static Extent times(int count) {
    return new Extent.Doses(count);
  }

  private static Extent lasting(int count, Span.Unit unit) {
    return new Extent.Lasting(new Span(count, unit));
  }

  private static List<Double> hours(RegimenPart... parts) {
    return hoursFrom(0, DayOfWeek.MONDAY, parts);
  }

  private static List<Double> hoursFrom(double start, DayOfWeek day, RegimenPart... parts) {
    return new DosingRegimen(List.of(parts))
        .resolve(new ModelTime(start), day).stream().map(dose -> dose.time().hours()).toList();
  }

  private static List<Double> days(Integer... days) {
    return Arrays.stream(days).map(day -> 24.0 * day).toList();
  }

  static Stream<Arguments> table() {
    Extent twoWeeks = lasting(2, Span.Unit.WEEKS);
    return Stream.of(
        Arguments.of("one dose", hours(single()), days(0)),
        Arguments.of("x 1", hours(every(24, Span.Unit.HOURS, times(1))), days(0)),
        Arguments.of("x 3", hours(every(1, Span.Unit.DAYS, times(3))), days(0, 1, 2)),
        Arguments.of("q28d", hours(every(28, Span.Unit.DAYS, times(2))), days(0, 28)),
        Arguments.of("q4w is q28d", hours(every(4, Span.Unit.WEEKS, times(2))), days(0, 28)),
        Arguments.of(
            "a month is 30 days", hours(every(1, Span.Unit.MONTHS, times(2))), days(0, 30)),
        Arguments.of(
            "a length that the interval divides has no dose at its end",
            hours(every(2, Span.Unit.DAYS, lasting(4, Span.Unit.DAYS))),
            days(0, 2)),
        Arguments.of(
            "a length that it does not divide has one in its rest",
            hours(every(2, Span.Unit.DAYS, lasting(5, Span.Unit.DAYS))),
            days(0, 2, 4)),
        Arguments.of(
            "an interval longer than the length gives one dose",
            hours(every(28, Span.Unit.DAYS, lasting(1, Span.Unit.WEEKS))),
            days(0)),
        Arguments.of(
            "a part starts one interval of the part before after its last dose",
            hours(every(2, Span.Unit.DAYS, times(2)), every(1, Span.Unit.DAYS, times(2))),
            days(0, 2, 4, 5)),
        Arguments.of(
            "after a single dose, one interval of the part that follows",
            hours(single(), every(3, Span.Unit.DAYS, times(2))),
            days(0, 3, 6)),
        Arguments.of(
            "after a single dose, a day before a weekly part",
            hours(single(), weekly(times(2), DayOfWeek.TUESDAY)),
            days(0, 1, 8)),
        Arguments.of(
            "a single dose after a part",
            hours(every(2, Span.Unit.DAYS, times(2)), single()),
            days(0, 2, 4)),
        Arguments.of(
            "a weekly part starts on the first of its days",
            hours(weekly(times(3), DayOfWeek.WEDNESDAY, DayOfWeek.FRIDAY)),
            days(2, 4, 9)),
        Arguments.of(
            "weeks that a weekly part lasts are whole",
            hours(weekly(twoWeeks, DayOfWeek.MONDAY, DayOfWeek.SUNDAY)),
            days(0, 6, 7, 13)),
        Arguments.of(
            "after a weekly part with a length, the day after its last day",
            hours(weekly(twoWeeks, DayOfWeek.MONDAY), every(1, Span.Unit.DAYS, times(2))),
            days(0, 7, 14, 15)),
        Arguments.of(
            "after a weekly part with a number of doses, the day after the last dose",
            hours(weekly(times(2), DayOfWeek.MONDAY), every(1, Span.Unit.DAYS, times(2))),
            days(0, 7, 8, 9)),
        Arguments.of(
            "weekdays of a later part are anchored to the start of the regimen",
            hours(every(1, Span.Unit.DAYS, times(3)), weekly(times(2), DayOfWeek.MONDAY)),
            days(0, 1, 2, 7, 14)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("table")
  void dosesComeWhenTheRulesSay(String rule, List<Double> actual, List<Double> expected) {
    assertThat(actual).as(rule).isEqualTo(expected);
  }

  @Test
  void aRegimenStartsWhereItIsToldTo() {
    assertThat(hoursFrom(-7.5, DayOfWeek.MONDAY, every(12, Span.Unit.HOURS, times(3))))
        .containsExactly(-7.5, 4.5, 16.5);
  }

  @ParameterizedTest
  @EnumSource(DayOfWeek.class)
  void weekdaysAreAnchoredToTheDayOnWhichTheRegimenStarts(DayOfWeek start) {
    RegimenPart part = weekly(lasting(2, Span.Unit.WEEKS), DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY);
    List<Double> hours = hoursFrom(10, start, part);
    assertThat(hours).hasSize(4);
    for (double hour : hours) {
      assertThat(start.plus((long) ((hour - 10) / 24))).isIn(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY);
    }
  }

  @Test
  void listsOfAWeeklyPartKeepTheirOwnAmounts() {
    RegimenPart part =
        new RegimenPart.Weekly(
            List.of(
                new RegimenPart.OnDays(tablet(100), List.of(DayOfWeek.WEDNESDAY, DayOfWeek.MONDAY)),
                new RegimenPart.OnDays(tablet(150), List.of(DayOfWeek.FRIDAY))),
            lasting(1, Span.Unit.WEEKS));
    assertThat(
            new DosingRegimen(List.of(part))
                .resolve(ModelTime.ORIGIN, DayOfWeek.MONDAY).stream()
                    .map(dose -> dose.amount().milligrams()))
        .containsExactly(100.0, 100.0, 150.0);
  }

  /// `x 3` counts doses, also where two lists name the same day.
  @Test
  void aNumberOfDosesIsNotExceededWhereTwoListsShareADay() {
    RegimenPart part =
        new RegimenPart.Weekly(
            List.of(
                new RegimenPart.OnDays(tablet(100), List.of(DayOfWeek.MONDAY)),
                new RegimenPart.OnDays(tablet(50), List.of(DayOfWeek.MONDAY))),
            times(3));
    assertThat(hours(part)).hasSize(3);
  }

  /// Two and a half days of doses every 12 h from Monday on end on Wednesday at noon: a weekly part
  /// then starts on Wednesday.
  @Test
  void aWeeklyPartThatStartsWithinADayStandsOnThatDay() {
    assertThat(hours(every(12, Span.Unit.HOURS, times(5)), weekly(times(1), DayOfWeek.WEDNESDAY)))
        .endsWith(60.0);
  }

  @Test
  void twentyThousandDosesAreAPrescriptionAndOneMoreIsNot() {
    int most = DosingRegimen.MOST_DOSES;
    assertThat(hours(every(1, Span.Unit.DAYS, times(most)))).hasSize(20_000);
    assertThat(hours(every(1, Span.Unit.DAYS, times(most - 1)), single())).hasSize(20_000);
    assertThat(hours(weekly(times(most), DayOfWeek.MONDAY))).hasSize(20_000);
    for (List<RegimenPart> parts :
        List.of(
            List.of(every(1, Span.Unit.DAYS, times(most + 1))),
            List.of(every(1, Span.Unit.HOURS, lasting(Integer.MAX_VALUE, Span.Unit.MONTHS))),
            List.of(every(1, Span.Unit.DAYS, times(most)), every(1, Span.Unit.DAYS, times(1))),
            List.of(weekly(times(most + 1), DayOfWeek.MONDAY)))) {
      assertThatThrownBy(() -> new DosingRegimen(parts).resolve(ModelTime.ORIGIN, DayOfWeek.MONDAY))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("more than 20000 doses");
    }
  }

  @Test
  void aSingleDoseAfterTheLastAllowedOneIsRefusedToo() {
    assertThatThrownBy(
            () -> hours(every(1, Span.Unit.DAYS, times(DosingRegimen.MOST_DOSES)), single()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void twoSingleDosesInARowAreRefusedWithWhatToWrite() {
    assertThatThrownBy(() -> hours(single(), single()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("q24h x 1");
  }

  @ParameterizedTest
  @CsvSource({"0", "-1"})
  void aCountThatIsNoneIsRefused(int count) {
    assertThatThrownBy(() -> times(count)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Span(count, Span.Unit.DAYS))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void emptyRegimensListsAndDosesAreRefused() {
    assertThatThrownBy(() -> new DosingRegimen(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RegimenPart.Weekly(List.of(), times(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RegimenPart.OnDays(tablet(50), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> tablet(0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void dosesOfOneTimeHaveOneOrder() {
    DoseEvent steady =
        new DoseEvent(
            ModelTime.ORIGIN,
            "naltrexone",
            Route.ORAL,
            Mass.ofMilligrams(500),
            0,
            new SteadyState.Replacing(24));
    List<DoseEvent> doses =
        List.of(
            DoseEvent.of(ModelTime.ORIGIN, "naltrexone", Route.ORAL, Mass.ofMilligrams(50)),
            DoseEvent.of(ModelTime.ORIGIN, "naltrexone", Route.ORAL, Mass.ofMilligrams(25)),
            DoseEvent.of(ModelTime.ORIGIN, "naltrexol", Route.INTRAVENOUS, Mass.ofMilligrams(99)),
            DoseEvent.of(new ModelTime(-1), "naltrexone", Route.ORAL, Mass.ofMilligrams(99)),
            steady);
    List<DoseEvent> ordered = DosingHistory.of(doses).doses();
    assertThat(ordered)
        .extracting(dose -> dose.amount().milligrams())
        .containsExactly(99.0, 500.0, 99.0, 25.0, 50.0);
    assertThat(DosingHistory.of(doses.reversed()).doses()).isEqualTo(ordered);
  }

  @Test
  void aLongRegimenKeepsItsIntervalToTheLastDose() {
    assertThat(hours(every(24, Span.Unit.HOURS, times(10_000))))
        .isEqualTo(IntStream.range(0, 10_000).mapToObj(day -> 24.0 * day).toList());
  }
}
