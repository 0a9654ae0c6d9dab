package org.blockade.protocol.guideline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.blockade.protocol.guideline.Course.asOf;
import static org.blockade.protocol.guideline.Course.day;
import static org.blockade.protocol.guideline.Course.injection;
import static org.blockade.protocol.guideline.Course.until;
import static org.blockade.protocol.guideline.Course.urine;
import static org.blockade.protocol.guideline.Course.use;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.blockade.protocol.facts.AboutTests.ChallengeLooked;
import org.blockade.protocol.facts.AboutTests.NaloxoneGiven;
import org.blockade.protocol.facts.AboutTreatment.NaltrexoneGiven;
import org.blockade.protocol.facts.Notebook;
import org.blockade.protocol.facts.OpioidUse;
import org.blockade.protocol.facts.Scale;
import org.blockade.protocol.facts.ScaleScore;
import org.blockade.protocol.facts.Side;
import org.blockade.protocol.guideline.LateInjection.Advice;
import org.blockade.protocol.guideline.NextInjection.Timing;
import org.blockade.protocol.rule.Finding;
import org.blockade.protocol.rule.Instruction;
import org.blockade.protocol.rule.Leader;
import org.blockade.protocol.rule.ProtectedUntil;
import org.blockade.protocol.rule.Status;
import org.blockade.protocol.rule.Value;
import org.blockade.simulator.dosing.Route;
import org.blockade.simulator.population.Loss;
import org.blockade.simulator.quantity.Mass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LateInjectionTest {

  private static final LateInjection RULE = LateInjection.standard(NextInjection.standard());

  @ParameterizedTest(name = "day {0}: {1}, {2}")
  @CsvSource({
    "0, EARLY, early",
    "20, EARLY, early",
    "21, ON_TIME, on-time",
    "28, ON_TIME, on-time",
    "35, ON_TIME, on-time",
    "36, LATE, late late-soon tolerance",
    "56, LATE, late late-soon tolerance",
    "57, LAPSED, lapsed lapsed-agonist tolerance",
    "400, LAPSED, lapsed lapsed-agonist tolerance"
  })
  void withoutAForecastTheDaysDecide(int day, Timing leading, String instructions) {
    Advice advice = advice(day, List.of(), Optional.empty());
    assertThat(advice.calendar()).isEqualTo(leading);
    assertThat(advice.leading()).isEqualTo(leading);
    assertThat(advice.leader()).isEqualTo(Leader.CALENDAR_ALONE);
    assertThat(advice.forecast()).isEmpty();
    assertThat(advice.disagree()).isFalse();
    assertThat(ids(advice)).hasToString("[" + instructions.replace(" ", ", ") + "]");
  }

  @ParameterizedTest(
      name = "day {0}, lost from {1} over {2} to {3}: calendar {4}, forecast {5}, {6} leads: {7}")
  @CsvSource({
    // The forecast is stricter.
    "25, 15, 22, 40, ON_TIME, LATE, FORECAST, LATE",
    "28, 20, 27, 40, ON_TIME, LATE, FORECAST, LATE",
    "35, 20, 33, 34, ON_TIME, LAPSED, FORECAST, LAPSED",
    "40, 20, 30, 39, LATE, LAPSED, FORECAST, LAPSED",
    "15, 8, 12, 30, EARLY, LATE, FORECAST, LATE",
    "15, 8, 12, 14, EARLY, LAPSED, FORECAST, LAPSED",
    // The calendar is stricter.
    "36, 37, 45, 70, LATE, ON_TIME, CALENDAR, LATE",
    "57, 40, 60, 70, LAPSED, ON_TIME, CALENDAR, LAPSED",
    "57, 30, 40, 70, LAPSED, LATE, CALENDAR, LAPSED",
    // They agree.
    "28, 26, 33, 46, ON_TIME, ON_TIME, BOTH, ON_TIME",
    "15, 26, 33, 46, EARLY, ON_TIME, BOTH, EARLY",
    "40, 26, 33, 46, LATE, LATE, BOTH, LATE",
    "60, 26, 33, 46, LAPSED, LAPSED, BOTH, LAPSED"
  })
  void theStricterOfCalendarAndForecastLeadsAndBothAreShown(
      int day,
      double early,
      double typical,
      double late,
      Timing calendar,
      Timing forecast,
      Leader leader,
      Timing leading) {
    Advice advice = advice(day, List.of(), Optional.of(until(early, typical, late)));
    assertThat(advice.calendar()).isEqualTo(calendar);
    assertThat(advice.forecast()).contains(forecast);
    assertThat(advice.leader()).isEqualTo(leader);
    assertThat(advice.leading()).isEqualTo(leading);
    assertThat(advice.disagree()).isEqualTo(leader != Leader.BOTH);
  }

  @Test
  void tooEarlyStaysTooEarlyWhereTheForecastIsStricter() {
    Advice advice = advice(15, List.of(), Optional.of(until(8, 12, 30)));
    assertThat(advice.tooEarly()).isTrue();
    assertThat(ids(advice)).containsExactly("early", "late", "late-soon", "tolerance");
  }

  @Test
  void theDayOnWhichProtectionIsLostIsNotLostYet() {
    assertThat(advice(30, List.of(), Optional.of(until(20, 30, 46))).forecast())
        .contains(Timing.ON_TIME);
    assertThat(advice(30, List.of(), Optional.of(until(20, 29.99, 46))).forecast())
        .contains(Timing.LATE);
  }

  @ParameterizedTest(name = "day {0}, use on day {1}: {2}")
  @CsvSource({
    "30, 27, ON_TIME",
    "30, 28, LAPSED",
    "30, 29, LAPSED",
    "30, -3, ON_TIME",
    "40, 27, LATE",
    "40, 28, LAPSED"
  })
  void useSinceTheBlockWanedComesBeforeTheDays(int day, double used, Timing leading) {
    Advice advice = advice(day, List.of(use(used)), Optional.empty());
    assertThat(advice.leading()).isEqualTo(leading);
    assertThat(advice.wanedFrom()).isEqualTo(day(28));
    boolean lapses = leading == Timing.LAPSED;
    assertThat(advice.leader()).isEqualTo(lapses ? Leader.OPIOIDS : Leader.CALENDAR_ALONE);
    assertThat(advice.opioids()).hasSize(lapses ? 1 : 0);
    assertThat(advice.underBlock().isPresent()).isEqualTo(!lapses && used >= 0);
    assertThat(ids(advice).contains("use-under-block")).isEqualTo(!lapses && used >= 0);
  }

  @Test
  void aForecastBringsTheDayForwardAndNeverPutsItOff() {
    assertThat(advice(30, List.of(use(21)), Optional.of(until(20, 33, 46))).leading())
        .isEqualTo(Timing.LAPSED);
    assertThat(advice(30, List.of(use(29)), Optional.of(until(35, 40, 46))).leading())
        .isEqualTo(Timing.LAPSED);
    assertThat(advice(30, List.of(use(21)), Optional.of(until(35, 40, 46))).leading())
        .isEqualTo(Timing.ON_TIME);
  }

  @Test
  void protectionThatNeverCameMakesAnyUseSinceTheInjectionCount() {
    ProtectedUntil never =
        new ProtectedUntil(
            new Loss.AlreadyLost(),
            new Loss.AlreadyLost(),
            new Loss.At(day(40)),
            day(0),
            "a model");
    Advice advice = advice(25, List.of(use(1)), Optional.of(never));
    assertThat(advice.wanedFrom()).isEqualTo(day(0));
    assertThat(advice.leading()).isEqualTo(Timing.LAPSED);
    assertThat(advice(25, List.of(), Optional.of(never)).leading()).isEqualTo(Timing.LATE);
  }

  @Test
  void protectionThatIsNotLostInTheTimeSearchedPutsNothingOff() {
    Loss.After after = new Loss.After(day(300));
    ProtectedUntil ages = new ProtectedUntil(after, after, after, day(0), "a model");
    Advice advice = advice(40, List.of(), Optional.of(ages));
    assertThat(advice.forecast()).contains(Timing.ON_TIME);
    assertThat(advice.leading()).isEqualTo(Timing.LATE);
    assertThat(advice.wanedFrom()).isEqualTo(day(28));
  }

  @ParameterizedTest(name = "day {0}, urine positive on day {1}: {2}")
  @CsvSource({
    "20, 6, LAPSED",
    "20, 5, EARLY",
    "28, 14, LAPSED",
    "28, 13, ON_TIME",
    "50, 30, LAPSED"
  })
  void aPositiveUrineOfTheLastTwoWeeksOrSinceTheBlockWanedComesFirst(
      int day, double found, Timing leading) {
    assertThat(advice(day, List.of(urine(found)), Optional.empty()).leading()).isEqualTo(leading);
  }

  @Test
  void whatIsLaterThanTheQuestionDoesNotCount() {
    assertThat(advice(30, List.of(use(31)), Optional.empty()).leading()).isEqualTo(Timing.ON_TIME);
  }

  @Test
  void whoNeverHadAnInjectionGetsNoAdvice() {
    assertThat(RULE.adviceFor(asOf(3, Course.tablet(1)), List.of(), Optional.empty())).isEmpty();
  }

  @Test
  void theOrderInWhichUsesArriveDoesNotMatter() {
    List<OpioidUse> uses = new ArrayList<>(List.of(use(3), use(28), urine(29), use(27), use(-5)));
    Advice first = advice(31, uses, Optional.of(until(26, 33, 46)));
    for (int turn = 0; turn < uses.size(); turn++) {
      Collections.rotate(uses, 1);
      assertThat(advice(31, uses, Optional.of(until(26, 33, 46)))).isEqualTo(first);
    }
  }

  @Test
  void aDayLaterNeverAsksForLess() {
    for (ProtectedUntil until : List.of(until(10, 20, 30), until(26, 33, 46), until(50, 60, 90))) {
      int before = 0;
      for (int day = 0; day < 120; day++) {
        int now = strictness(advice(day, List.of(), Optional.of(until)).leading());
        assertThat(now).as("day %d", day).isGreaterThanOrEqualTo(before);
        assertThat(now)
            .as("with the forecast never less than without, day %d", day)
            .isGreaterThanOrEqualTo(strictness(advice(day, List.of(), Optional.empty()).leading()));
        before = now;
      }
    }
  }

  /// A late injection on day 40 of one that was given at a time (d) before.
  private static Notebook given(double day) {
    return new Notebook()
        .at(day * 24, NaltrexoneGiven.injection(Mass.ofMilligrams(380), Optional.of(Side.LEFT)));
  }

  private static Notebook challenge(Notebook notes, double day) {
    return notes
        .at(day * 24, new NaloxoneGiven(Route.SUBCUTANEOUS, Mass.ofMilligrams(0.8)))
        .at(day * 24 + 0.5, new ChallengeLooked(Set.of()));
  }

  @Test
  void theProofIsNamedForWhatItIs() {
    Finding challenged = RULE.proof(challenge(given(0), 39.9).asOf(960));
    assertThat(challenged.status()).isEqualTo(Status.MET);
    assertThat(challenged.says()).contains("challenge negative").contains("no guarantee");
    Finding tablet =
        RULE.proof(given(0).at(940, NaltrexoneGiven.tablet(Mass.ofMilligrams(25))).asOf(960));
    assertThat(tablet.status()).isEqualTo(Status.MET);
    assertThat(tablet.says()).isEqualTo("test tablet taken");
  }

  @Test
  void whatWasProvenBeforeTheLastInjectionAndTheInjectionItselfProveNothing() {
    assertThat(RULE.proof(given(39.5).asOf(960)).status()).isEqualTo(Status.UNKNOWN);
    assertThat(RULE.proof(challenge(given(39.7), 39.5).asOf(960)).status())
        .isEqualTo(Status.UNKNOWN);
    Notebook tablet = given(39.7).at(39.5 * 24, NaltrexoneGiven.tablet(Mass.ofMilligrams(50)));
    assertThat(RULE.proof(tablet.asOf(960)).status()).isEqualTo(Status.UNKNOWN);
  }

  @Test
  void aChallengeProvesNothingOnceItsDayIsOver() {
    assertThat(RULE.proof(challenge(given(0), 39).asOf(959)).status()).isEqualTo(Status.MET);
    assertThat(RULE.proof(challenge(given(0), 39).asOf(961)).status()).isEqualTo(Status.UNKNOWN);
  }

  @ParameterizedTest(name = "COWS {0}: {1}")
  @CsvSource({"0, MET", "4, MET", "5, NOT_MET", "13, NOT_MET"})
  void aCowsFrom5OnIsWithdrawal(int cows, Status status) {
    Finding finding =
        RULE.withdrawal(given(0).at(968, ScaleScore.ofTotal(Scale.COWS, cows)).asOf(970));
    assertThat(finding.status()).isEqualTo(status);
    assertThat(finding.says())
        .isEqualTo(status == Status.MET ? "no withdrawal today" : "withdrawal today");
    assertThat(finding.value()).contains(new Value.Measured(cows, "1"));
  }

  @Test
  void anotherScaleOrAnotherDayIsNoCowsOfToday() {
    Notebook notes =
        given(0)
            .at(968, ScaleScore.ofTotal(Scale.PHQ_9, 2))
            .at(900, ScaleScore.ofTotal(Scale.COWS, 2));
    Finding finding = RULE.withdrawal(notes.asOf(970));
    assertThat(finding.status()).isEqualTo(Status.UNKNOWN);
    assertThat(finding.resolve()).contains("score COWS today");
  }

  @Test
  void ofTwoCowsOfTheDayTheHigherCounts() {
    Notebook notes =
        given(0)
            .at(965, ScaleScore.ofTotal(Scale.COWS, 6))
            .at(968, ScaleScore.ofTotal(Scale.COWS, 2));
    assertThat(RULE.withdrawal(notes.asOf(970)).status()).isEqualTo(Status.NOT_MET);
  }

  @Test
  void ofTwoUsesUnderTheBlockTheLaterIsShown() {
    assertThat(advice(27, List.of(use(5), use(12)), Optional.empty()).underBlock())
        .contains(use(12));
  }

  private static int strictness(Timing timing) {
    return switch (timing) {
      case EARLY, ON_TIME -> 0;
      case LATE -> 1;
      case LAPSED -> 2;
    };
  }

  private static List<String> ids(Advice advice) {
    return advice.instructions().stream().map(Instruction::id).toList();
  }

  private static Advice advice(int day, List<OpioidUse> uses, Optional<ProtectedUntil> forecast) {
    return RULE.adviceFor(asOf(day, injection(0)), uses, forecast).orElseThrow();
  }
}
