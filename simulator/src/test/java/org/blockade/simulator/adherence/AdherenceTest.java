package org.blockade.simulator.adherence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.blockade.simulator.population.CounterRandom;
import org.junit.jupiter.api.Test;

class AdherenceTest {

  private static final CounterRandom RANDOM = new CounterRandom(5);

  private static OralTaking.Taker taker(OralTaking taking, int subject) {
    return OralTaking.taker(
        taking, RANDOM.stream(subject, 0, "tablets"), RANDOM.stream(subject, 0, "holidays"));
  }

  private static double share(OralTaking taking, int days) {
    OralTaking.Taker taker = taker(taking, 1);
    return IntStream.range(0, days).filter(day -> taker.takes(day, day)).count() / (double) days;
  }

  @Test
  void tabletsAreTakenAsOftenAsTheWayOfTakingSays() {
    assertThat(share(new OralTaking.Every(), 100)).isEqualTo(1);
    assertThat(share(new OralTaking.Independent(0.7), 40_000)).isEqualTo(0.7, within(0.01));
    // a Markov chain is in "taken" for m / (1 - t + m) of the time
    assertThat(share(new OralTaking.Markov(0.9, 0.3), 40_000)).isEqualTo(0.75, within(0.01));
    assertThat(share(new OralTaking.ByWeekday(new double[] {1, 1, 1, 1, 1, 0, 0}), 700))
        .isEqualTo(5.0 / 7, within(1e-12));
  }

  @Test
  void missedTabletsComeInRunsWhereTheTakingIsMarkov() {
    OralTaking.Taker taker = taker(new OralTaking.Markov(0.9, 0.3), 2);
    boolean before = true;
    int missedAfterMissed = 0;
    int missed = 0;
    for (int day = 0; day < 40_000; day++) {
      boolean taken = taker.takes(day, day);
      if (!before) {
        missed++;
        missedAfterMissed += taken ? 0 : 1;
      }
      before = taken;
    }
    assertThat(missedAfterMissed / (double) missed).isEqualTo(0.7, within(0.02));
  }

  @Test
  void aWeekdayIsThatOfTheTrial() {
    OralTaking.Taker taker = taker(new OralTaking.ByWeekday(new double[] {0, 1, 1, 1, 1, 1, 1}), 3);
    for (int day = 0; day < 70; day++) {
      assertThat(taker.takes(day, day)).isEqualTo(day % 7 != 0);
    }
  }

  @Test
  void aDrugHolidayLastsItsDays() {
    OralTaking.Taker taker = taker(new OralTaking.WithHolidays(new OralTaking.Every(), 0.02, 5), 4);
    int run = 0;
    int holidays = 0;
    for (int day = 0; day < 20_000; day++) {
      if (taker.takes(day, day)) {
        assertThat(run % 5).isZero();
        holidays += run / 5;
        run = 0;
      } else {
        run++;
      }
    }
    // one begins on 2 % of the days outside of holidays: of each 10 days, 2 x 5 / (50 + 5) x ...
    assertThat(holidays * 5 / 20_000.0).isEqualTo(5 * 0.02 / (1 + 4 * 0.02), within(0.015));
  }

  @Test
  void aTabletKeepsItsDrawWhateverWasAskedBefore() {
    OralTaking way = new OralTaking.Independent(0.5);
    OralTaking.Taker all = taker(way, 7);
    boolean[] taken = new boolean[50];
    for (int day = 0; day < 50; day++) {
      taken[day] = all.takes(day, day);
    }
    OralTaking.Taker late = taker(way, 7);
    for (int day = 25; day < 50; day++) {
      assertThat(late.takes(day, day)).isEqualTo(taken[day]);
    }
  }

  @Test
  void waysOfTakingThatCannotBeAreRefused() {
    assertThatThrownBy(() -> new OralTaking.Independent(1.1)).hasMessageContaining("0 to 1");
    assertThatThrownBy(() -> new OralTaking.Markov(0.5, -0.1)).hasMessageContaining("0 to 1");
    assertThatThrownBy(() -> new OralTaking.ByWeekday(new double[6]))
        .hasMessageContaining("7 probabilities");
    assertThatThrownBy(() -> new OralTaking.WithHolidays(new OralTaking.Every(), 0.1, 0))
        .hasMessageContaining("1 day or more");
    OralTaking once = new OralTaking.WithHolidays(new OralTaking.Every(), 0.1, 3);
    assertThatThrownBy(() -> new OralTaking.WithHolidays(once, 0.1, 3))
        .hasMessageContaining("once");
  }

  @Test
  void daysFollowTheirTable() {
    Lengths lengths =
        new Lengths(
            List.of(
                new Lengths.Row(0, 0, 0.2),
                new Lengths.Row(1, 4, 0.4),
                new Lengths.Row(7, 7, 0.4)));
    assertThat(lengths.days(0.0)).isZero();
    assertThat(lengths.days(0.199)).isZero();
    assertThat(lengths.days(0.2001)).isEqualTo(1);
    assertThat(lengths.days(0.5999)).isEqualTo(4);
    assertThat(lengths.days(0.6001)).isEqualTo(7);
    assertThat(lengths.days(0.99999999)).isEqualTo(7);
    int[] counts = new int[8];
    for (int i = 0; i < 1000; i++) {
      counts[lengths.days((i + 0.5) / 1000)]++;
    }
    assertThat(counts).containsExactly(200, 100, 100, 100, 100, 0, 0, 400);
    assertThat(Lengths.exactly(9).days(0.3)).isEqualTo(9);
  }

  @Test
  void tablesThatCannotBeAreRefused() {
    assertThatThrownBy(() -> new Lengths(List.of(new Lengths.Row(0, 1, 0.5))))
        .hasMessageContaining("add up to 1");
    assertThatThrownBy(
            () -> new Lengths(List.of(new Lengths.Row(0, 3, 0.5), new Lengths.Row(3, 5, 0.5))))
        .hasMessageContaining("without overlap");
    assertThatThrownBy(() -> new Lengths.Row(3, 2, 0.5)).hasMessageContaining("from <= to");
    assertThatThrownBy(() -> new Induction("x", 1.2, Lengths.exactly(0), Lengths.exactly(0)))
        .hasMessageContaining("0 to 1");
    assertThatThrownBy(() -> new InjectionVisits(Lengths.exactly(28), 28, new double[0]))
        .hasMessageContaining("or more");
  }

  @Test
  void anotherIntervalMovesTheVisits() {
    InjectionVisits visits =
        new InjectionVisits(Lengths.exactly(31), 28, new double[] {0.2, 0.1, 0.05});
    assertThat(visits.interval(28, 0.5)).isEqualTo(31);
    assertThat(visits.interval(21, 0.5)).isEqualTo(24);
    assertThat(visits.interval(1, 0.5)).isEqualTo(4);
    assertThat(visits.refusal(1)).isEqualTo(0.2);
    assertThat(visits.refusal(3)).isEqualTo(0.05);
    assertThat(visits.refusal(9)).isEqualTo(0.05);
    assertThat(InjectionVisits.onTime().interval(28, 0.9)).isEqualTo(28);
    assertThat(Induction.atOnce().started()).isEqualTo(1);
  }

  @Test
  void theTableHoldsWhatWasPublished() {
    AdherenceTable table = AdherenceTable.standard();
    assertThat(table.inductions())
        .containsExactly("at-once", "observed", "standard", "rapid", "naltrexone-assisted");
    assertThat(table.visits()).containsExactly("on-time", "observed");
    Induction observed = table.induction("observed").orElseThrow();
    assertThat(observed.started()).isEqualTo(204.0 / 283, within(1e-4));
    // 158 of the 204 had their first injection within a week, 198 within four
    assertThat(observed.waiting().days(157.5 / 204)).isEqualTo(7);
    assertThat(observed.waiting().days(158.5 / 204)).isEqualTo(8);
    assertThat(observed.waiting().days(197.5 / 204)).isEqualTo(28);
    // mean interval of X:BOT 27.9 d, 87 % at most 31 d
    Lengths intervals = table.visits("observed").orElseThrow().intervals();
    double mean =
        IntStream.range(0, 10_000)
            .mapToDouble(i -> intervals.days((i + 0.5) / 10_000))
            .average()
            .orElseThrow();
    assertThat(mean).isEqualTo(27.9, within(0.4));
    assertThat(intervals.days(0.866)).isLessThanOrEqualTo(31);
    assertThat(intervals.days(0.868)).isGreaterThan(31);
    assertThat(table.induction("none")).isEmpty();
    assertThat(table.rows()).allSatisfy(row -> assertThat(row.source()).isNotBlank());
  }
}
