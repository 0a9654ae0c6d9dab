package org.blockade.protocol.guideline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.blockade.protocol.facts.AboutOpioids;
import org.blockade.protocol.facts.AboutTests;
import org.blockade.protocol.facts.AboutTests.ChallengeLooked;
import org.blockade.protocol.facts.AboutTests.NaloxoneGiven;
import org.blockade.protocol.facts.AboutTreatment.Condition;
import org.blockade.protocol.facts.AboutTreatment.Product;
import org.blockade.protocol.facts.Notebook;
import org.blockade.protocol.facts.Scale;
import org.blockade.protocol.facts.ScaleScore;
import org.blockade.protocol.facts.WithdrawalSign;
import org.blockade.protocol.guideline.NaloxoneChallenge.State;
import org.blockade.protocol.rule.Finding;
import org.blockade.protocol.rule.FirstDose;
import org.blockade.protocol.rule.Status;
import org.blockade.protocol.rule.Value;
import org.blockade.protocol.rule.Weight;
import org.blockade.simulator.dosing.Route;
import org.blockade.simulator.quantity.Mass;
import org.blockade.simulator.quantity.ModelTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NaloxoneChallengeTest {

  private static final NaloxoneChallenge RULE =
      NaloxoneChallenge.standard(
          OpioidFreeInterval.standard(),
          new LastUseBranch(),
          new SpontaneousWithdrawal(),
          new UrinePanel());
  private static final FirstDose OPIOID =
      new FirstDose(Set.of(Condition.OPIOID_USE_DISORDER), Product.INJECTION);
  private static final FirstDose ALCOHOL =
      new FirstDose(Set.of(Condition.ALCOHOL_USE_DISORDER), Product.INJECTION);
  private static final double START = Notebook.hours(12);
  private static final double SECONDS = 1 / 3600.0;
  private static final double MINUTES = 1 / 60.0;

  @Test
  void theLabelHasTwoStepsIntoAVeinAndOneUnderTheSkin() {
    assertThat(RULE.protocols())
        .extracting(NaloxoneChallenge.Protocol::route)
        .containsExactly(Route.INTRAVENOUS, Route.SUBCUTANEOUS);
    assertThat(RULE.protocols().getFirst().steps())
        .extracting(step -> step.amount().milligrams())
        .containsExactly(0.2, 0.6);
    assertThat(RULE.protocols().getLast().steps())
        .extracting(step -> step.amount().milligrams())
        .containsExactly(0.8);
  }

  @Test
  void nothingIsBegun() {
    assertThat(RULE.stateOf(new Notebook().asOf(START))).isEqualTo(new State.NotBegun());
    assertThat(RULE.stateOf(new Notebook().at(START, look()).asOf(START)))
        .as("a look before naloxone")
        .isEqualTo(new State.NotBegun());
  }

  @ParameterizedTest(name = "{0} s after the first step: over {1}")
  @CsvSource({"0, false", "29, false", "30, true", "300, true"})
  void theFirstWatchIsHalfAMinute(double seconds, boolean over) {
    Notebook notes = new Notebook().at(START, intoAVein(0.2));
    State state = RULE.stateOf(notes.asOf(START + seconds * SECONDS));
    assertThat(state).isInstanceOf(State.Watching.class);
    State.Watching watching = (State.Watching) state;
    assertThat(watching.over()).isEqualTo(over);
    assertThat(watching.until()).isEqualTo(new ModelTime(START + 30 * SECONDS));
    assertThat(watching.step().amount()).isEqualTo(Mass.ofMilligrams(0.2));
  }

  @Test
  void aLookTooEarlyEndsNoWatch() {
    Notebook notes = new Notebook().at(START, intoAVein(0.2)).at(START + 29 * SECONDS, look());
    assertThat(RULE.stateOf(notes.asOf(START + 1))).isInstanceOf(State.Watching.class);
  }

  @Test
  void afterTheFirstWatchTheSecondStepFollows() {
    Notebook notes = firstStepOver();
    State state = RULE.stateOf(notes.asOf(START + 1));
    assertThat(state).isInstanceOf(State.NextStep.class);
    assertThat(((State.NextStep) state).step().amount()).isEqualTo(Mass.ofMilligrams(0.6));
    notes.at(START + 40 * SECONDS, intoAVein(0.6));
    state = RULE.stateOf(notes.asOf(START + 41 * SECONDS));
    assertThat(((State.Watching) state).until())
        .isEqualTo(new ModelTime(START + 40 * SECONDS + 20 * MINUTES));
  }

  @ParameterizedTest(name = "look after {0} min: {1}")
  @CsvSource({"19, Watching", "20, Negative", "60, Negative"})
  void underTheSkinTheWatchIsTwentyMinutes(double minutes, String name) {
    Notebook notes = new Notebook().at(START, underTheSkin()).at(START + minutes * MINUTES, look());
    assertThat(RULE.stateOf(notes.asOf(START + 2)).getClass().getSimpleName()).isEqualTo(name);
  }

  @Test
  void bothStepsWithoutASignAreNegative() {
    Notebook notes = firstStepOver().at(START + 1, intoAVein(0.6)).at(START + 2, look());
    assertThat(RULE.stateOf(notes.asOf(START + 3)))
        .isEqualTo(new State.Negative(new ModelTime(START + 2), new ModelTime(START + 26)));
  }

  @Test
  void aSignAtAnyTimeAfterNaloxoneIsPositive() {
    State.Positive positive =
        new State.Positive(
            new ModelTime(START + 10 * SECONDS),
            Set.of(WithdrawalSign.YAWNING),
            new ModelTime(START + 10 * SECONDS + 24));
    Notebook early =
        new Notebook()
            .at(START, intoAVein(0.2))
            .at(START + 10 * SECONDS, look(WithdrawalSign.YAWNING))
            .at(START + 40 * SECONDS, look());
    assertThat(RULE.stateOf(early.asOf(START + 1))).isEqualTo(positive);
    Notebook same = new Notebook().at(START, underTheSkin()).at(START, look(WithdrawalSign.TREMOR));
    assertThat(RULE.stateOf(same.asOf(START))).isInstanceOf(State.Positive.class);
    Notebook late =
        new Notebook()
            .at(START, underTheSkin())
            .at(START + 1, look())
            .at(START + 2, look(WithdrawalSign.TREMOR));
    assertThat(RULE.stateOf(late.asOf(START + 3))).isInstanceOf(State.Positive.class);
  }

  @Test
  void aLookAndTheNextStepAtTheSameTimeEndTheWatchFirst() {
    Notebook notes =
        new Notebook()
            .at(START + 30 * SECONDS, intoAVein(0.6))
            .at(START + 30 * SECONDS, look())
            .at(START, intoAVein(0.2));
    assertThat(RULE.stateOf(notes.asOf(START + 1))).isInstanceOf(State.Watching.class);
  }

  @ParameterizedTest(name = "COWS {0} before, {1} after: {2}")
  @CsvSource({"2, 2, Watching", "2, 1, Watching", "2, 3, Positive", "0, 9, Positive"})
  void aRiseOfTheScoreIsPositive(int before, int after, String name) {
    Notebook notes =
        new Notebook()
            .at(START - 1, cows(before))
            .at(START, underTheSkin())
            .at(START + 0.1, cows(after));
    assertThat(RULE.stateOf(notes.asOf(START + 0.2)).getClass().getSimpleName()).isEqualTo(name);
    assertThat(
            RULE.stateOf(
                new Notebook()
                    .at(START, underTheSkin())
                    .at(START + 0.1, cows(after))
                    .asOf(START + 0.2)))
        .as("no score before")
        .isInstanceOf(State.Watching.class);
  }

  @Test
  void aRiseOnAnotherScaleIsNone() {
    Notebook notes =
        new Notebook()
            .at(START - 1, ScaleScore.ofTotal(Scale.SOWS, 2))
            .at(START, underTheSkin())
            .at(START + 0.1, ScaleScore.ofTotal(Scale.SOWS, 30));
    assertThat(RULE.stateOf(notes.asOf(START + 0.2))).isInstanceOf(State.Watching.class);
  }

  @Test
  void aScoreOfTheSameTimeAsTheFirstStepIsTheOneBefore() {
    Notebook notes =
        new Notebook()
            .at(START - 1, cows(1))
            .at(START, cows(3))
            .at(START, underTheSkin())
            .at(START + 0.1, cows(3));
    assertThat(RULE.stateOf(notes.asOf(START + 0.2))).isInstanceOf(State.Watching.class);
  }

  @Test
  void whatIsNotByTheLabelSaysNothing() {
    List<Notebook> others =
        List.of(
            new Notebook().at(START, intoAVein(0.4)),
            new Notebook().at(START, intoAVein(0.8)),
            new Notebook().at(START, new NaloxoneGiven(Route.SUBCUTANEOUS, Mass.ofMilligrams(0.2))),
            new Notebook().at(START, new NaloxoneGiven(Route.SUBCUTANEOUS, Mass.ofMilligrams(0.4))),
            new Notebook().at(START, intoAVein(0.2)).at(START + 1, intoAVein(0.6)),
            firstStepOver().at(START + 1, intoAVein(0.2)),
            firstStepOver().at(START + 1, underTheSkin()));
    for (Notebook notes : others) {
      notes.at(START + 2, look());
      assertThat(RULE.stateOf(notes.asOf(START + 3))).isInstanceOf(State.NotByTheLabel.class);
      assertThat(finding(notes, START + 3).status()).isEqualTo(Status.UNKNOWN);
      notes.at(START + 4, look(WithdrawalSign.ACHES));
      assertThat(RULE.stateOf(notes.asOf(START + 5)))
          .as("a sign is a sign all the same")
          .isInstanceOf(State.Positive.class);
    }
  }

  @Test
  void anAmountInAnotherUnitIsTheSameAmount() {
    Notebook notes =
        new Notebook().at(START, intoAVein(0.1 + 0.1)).at(START + 30 * SECONDS, look());
    notes.at(START + 1, intoAVein(0.2 * 3));
    assertThat(RULE.stateOf(notes.asOf(START + 1))).isInstanceOf(State.Watching.class);
  }

  @Test
  void anotherChallengeReplacesTheOneBefore() {
    Notebook notes =
        new Notebook()
            .at(START, underTheSkin())
            .at(START + 0.2, look(WithdrawalSign.ACHES))
            .at(START + 24.2, underTheSkin())
            .at(START + 25, look());
    assertThat(RULE.stateOf(notes.asOf(START + 1))).isInstanceOf(State.Positive.class);
    assertThat(RULE.stateOf(notes.asOf(START + 24.3))).isInstanceOf(State.Watching.class);
    assertThat(RULE.stateOf(notes.asOf(START + 26))).isInstanceOf(State.Negative.class);
  }

  @ParameterizedTest(name = "{0} h after a positive one: {1}")
  @CsvSource({"0, NOT_MET", "23.9, NOT_MET", "24, UNKNOWN", "500, UNKNOWN"})
  void aPositiveChallengeIsDoneAgainAfterADay(double hours, Status status) {
    Notebook notes = heroin(0).at(START, underTheSkin()).at(START, look(WithdrawalSign.ACHES));
    Finding finding = finding(notes, START + hours);
    assertThat(finding.status()).isEqualTo(status);
    assertThat(finding.weight()).isEqualTo(Weight.AT_START);
    assertThat(finding.metFrom())
        .isEqualTo(
            status == Status.NOT_MET ? Optional.of(new ModelTime(START + 24)) : Optional.empty());
    if (status == Status.NOT_MET) {
      assertThat(finding.value()).contains(new Value.Named("bone or joint aches"));
    }
  }

  @ParameterizedTest(name = "{0} h after a negative one: {1}")
  @CsvSource({"0, MET", "23.9, MET", "24, UNKNOWN"})
  void aNegativeChallengeHoldsForADay(double hours, Status status) {
    Notebook notes = heroin(0).at(START - 0.5, underTheSkin()).at(START, look());
    assertThat(finding(notes, START + hours).status()).isEqualTo(status);
  }

  @Test
  void aRiseOfTheScoreIsNamed() {
    Notebook notes =
        heroin(0).at(START - 1, cows(1)).at(START, underTheSkin()).at(START + 0.1, cows(8));
    assertThat(finding(notes, START + 0.2).value()).contains(new Value.Named("COWS rose"));
  }

  @Test
  void whileItGoesOnTheNextDeedIsTold() {
    assertThat(deed(heroin(0).at(START, underTheSkin()), START + 0.1)).contains("20 min");
    assertThat(deed(heroin(0).at(START, underTheSkin()), START + 1)).contains("look for signs");
    Notebook first = heroin(0).at(START, intoAVein(0.2)).at(START + 1, look());
    assertThat(deed(first, START + 2)).contains("0.6 mg");
  }

  @ParameterizedTest(name = "{0}, day {1}: {2}")
  @CsvSource({
    "heroin,        13, UNKNOWN",
    "heroin,        14, NOT_APPLICABLE",
    "methadone,     14, UNKNOWN",
    "methadone,     27, UNKNOWN",
    "methadone,     28, NOT_APPLICABLE",
    "fentanyl,      27, UNKNOWN",
    "buprenorphine, 14, UNKNOWN",
    "opioid,        27, UNKNOWN",
    "nitazene,      27, UNKNOWN",
    "nitazene,      28, NOT_APPLICABLE",
  })
  void itIsAskedForAfterSomeAgentsLonger(String drug, int day, Status status) {
    Notebook notes = new Notebook().use(0, drug);
    assertThat(RULE.findings(notes.on(day), OPIOID).getFirst().status()).isEqualTo(status);
  }

  @Test
  void withoutAnyOpioidItIsAskedForUnlessNoneWasEverTaken() {
    assertThat(RULE.isNeeded(new Notebook().on(9), OPIOID)).isTrue();
    assertThat(RULE.isNeeded(new Notebook().on(9), ALCOHOL)).isTrue();
    Notebook never = new Notebook().at(START, new AboutOpioids.NoneTaken(Optional.empty()));
    assertThat(RULE.isNeeded(never.asOf(START), ALCOHOL)).isFalse();
    assertThat(RULE.isNeeded(never.asOf(START), OPIOID)).isTrue();
  }

  @Test
  void aPositiveOneIsDoneAgainHoweverLongTheLastUseIsAgo() {
    Notebook notes = new Notebook().use(0, "heroin").challenge(50, WithdrawalSign.ACHES);
    assertThat(RULE.findings(notes.on(60), OPIOID).getFirst().status()).isEqualTo(Status.UNKNOWN);
  }

  @Test
  void itIsGuardedByWithdrawalAndUrine() {
    Notebook ready = Notebook.readyOn(12).use(0, "heroin");
    assertThat(RULE.guard(ready.on(12), OPIOID)).isEmpty();
    assertThat(deed(ready, START)).contains("0.2 mg").contains("0.8 mg").contains("20 min");
    Notebook week = Notebook.readyOn(12).use(5, "heroin");
    assertThat(RULE.guard(week.on(12), OPIOID)).isEmpty();
    Notebook days = Notebook.readyOn(12).use(6, "heroin");
    assertThat(RULE.guard(days.on(12), OPIOID)).contains("too few opioid-free days");
    Notebook nothing = new Notebook().use(0, "heroin");
    assertThat(RULE.guard(nothing.on(12), OPIOID).orElseThrow())
        .contains("COWS of the day not known")
        .contains("urine of the day not known");
    assertThat(deed(nothing, START)).contains("not to be done now");
    Notebook ill = Notebook.readyOn(12).use(0, "heroin").at(START, cows(8));
    assertThat(RULE.guard(ill.on(12), OPIOID)).contains("signs of withdrawal");
    Notebook positive =
        Notebook.readyOn(12)
            .use(0, "heroin")
            .at(
                START,
                new AboutTests.UrineScreen(
                    AboutTests.Analyte.OPIATES,
                    AboutTests.Result.POSITIVE,
                    AboutTests.Method.NOT_STATED));
    assertThat(RULE.guard(positive.on(12), OPIOID))
        .contains("an opioid in the urine; too few opioid-free days");
    Notebook never =
        new Notebook()
            .at(START, new AboutOpioids.NoneTaken(Optional.empty()))
            .urine(START, AboutTests.Result.NEGATIVE);
    assertThat(RULE.guard(never.asOf(START), ALCOHOL)).isEmpty();
  }

  private static Notebook heroin(int day) {
    return new Notebook().use(day, "heroin");
  }

  private static Notebook firstStepOver() {
    return new Notebook().at(START, intoAVein(0.2)).at(START + 30 * SECONDS, look());
  }

  private static String deed(Notebook notes, double hours) {
    return finding(notes, hours).resolve().orElseThrow();
  }

  private static Finding finding(Notebook notes, double hours) {
    return RULE.findings(notes.asOf(hours), OPIOID).getFirst();
  }

  private static NaloxoneGiven intoAVein(double milligrams) {
    return new NaloxoneGiven(Route.INTRAVENOUS, Mass.ofMilligrams(milligrams));
  }

  private static NaloxoneGiven underTheSkin() {
    return new NaloxoneGiven(Route.SUBCUTANEOUS, Mass.ofMilligrams(0.8));
  }

  private static ChallengeLooked look(WithdrawalSign... signs) {
    return new ChallengeLooked(Set.of(signs));
  }

  private static ScaleScore cows(int total) {
    return ScaleScore.ofTotal(Scale.COWS, total);
  }
}
