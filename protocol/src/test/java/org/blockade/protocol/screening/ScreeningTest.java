package org.blockade.protocol.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.blockade.protocol.course.PersonRecord;
import org.blockade.protocol.decision.Decision;
import org.blockade.protocol.facts.AboutHealth;
import org.blockade.protocol.facts.AboutOpioids;
import org.blockade.protocol.facts.AboutTests;
import org.blockade.protocol.facts.AboutTreatment;
import org.blockade.protocol.facts.AboutTreatment.Condition;
import org.blockade.protocol.facts.AboutTreatment.Product;
import org.blockade.protocol.facts.Correction;
import org.blockade.protocol.facts.Fact;
import org.blockade.protocol.facts.Notebook;
import org.blockade.protocol.facts.Scale;
import org.blockade.protocol.facts.ScaleScore;
import org.blockade.protocol.facts.Source;
import org.blockade.protocol.facts.Statement;
import org.blockade.protocol.facts.WithdrawalSign;
import org.blockade.protocol.rule.FirstDose;
import org.blockade.protocol.rule.Status;
import org.blockade.simulator.dosing.TimeAxis;
import org.blockade.simulator.drug.Evidence;
import org.blockade.simulator.quantity.ModelTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScreeningTest {

  private static final Screening SCREENING = Screening.standard();
  private static final TimeAxis DAYS = new TimeAxis.StudyDays();
  private static final int DAY = 60;
  private static final FirstDose OPIOID =
      new FirstDose(Set.of(Condition.OPIOID_USE_DISORDER), Product.INJECTION);
  private static final FirstDose ALCOHOL =
      new FirstDose(Set.of(Condition.ALCOHOL_USE_DISORDER), Product.INJECTION);
  private static final List<String> AGENTS =
      List.of("heroin", "oxycodone", "fentanyl", "methadone", "buprenorphine", "opioid");

  /// Statements that a person can leave out. A positive challenge is left aside where none is asked
  /// for: like a use that nobody recorded, nothing can know of it.
  private static final List<Class<? extends Statement>> KINDS =
      List.of(
          AboutOpioids.Taken.class,
          AboutOpioids.NoneTaken.class,
          AboutOpioids.PainTreatment.class,
          AboutTests.UrineScreen.class,
          AboutTests.LiverTest.class,
          AboutTests.CreatinineClearance.class,
          AboutTests.NaloxoneGiven.class,
          AboutTests.ChallengeLooked.class,
          ScaleScore.class,
          AboutHealth.Pregnancy.class,
          AboutHealth.Age.class,
          AboutHealth.SexStated.class,
          AboutHealth.Hypersensitivity.class,
          AboutHealth.PlannedSurgery.class,
          AboutHealth.Alcohol.class,
          AboutHealth.BleedingRisk.class,
          AboutHealth.HepatitisSigns.class,
          AboutTreatment.Consent.class);

  @Test
  void aThoughtOfSelfHarmIsAFindingBeforeAFirstDoseToo() {
    for (int item : new int[] {0, 2}) {
      Notebook notes =
          Notebook.readyOn(DAY)
              .at(Notebook.hours(DAY) - 1, new AboutTests.ThoughtsOfSelfHarm(item));
      assertThat(
              SCREENING.decide(notes.on(DAY), Screening.Question.of(OPIOID)).findings().stream()
                  .filter(finding -> finding.rule().equals("R53")))
          .hasSize(item > 0 ? 1 : 0);
    }
  }

  /// Whoever is ready for a first dose but for a symptom that nobody looked at, also long ago.
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "yellow eyes, DoNotStart, R24",
    "thoughts of suicide, DoNotStart, R53",
    "hives, DoNotStart, R20",
    "open wound, DoNotStart, R46",
    "short of breath and wheezing, DoNotStart, R24",
    "frumious bandersnatch, Ask, R24",
    "depressed mood, Start, R24"
  })
  void aSymptomThatNothingAnswersHoldsAFirstDose(String words, String outcome, String rule) {
    for (int days : new int[] {0, 40}) {
      Notebook notes = ready().at(Notebook.hours(DAY - days) - 0.5, new AboutHealth.Symptom(words));
      for (FirstDose wanted :
          List.of(OPIOID, new FirstDose(OPIOID.indications(), Product.TABLET))) {
        Decision decision = decide(notes, wanted);
        assertThat(decision.getClass().getSimpleName()).isEqualTo(outcome);
        assertThat(decision.findings())
            .filteredOn(finding -> finding.title().equals("Symptoms on record"))
            .anySatisfy(finding -> {
              assertThat(finding.rule()).isEqualTo(rule);
              assertThat(finding.says())
                  .startsWith(days == 0 ? "told of today" : "told of 40 days ago");
              assertThat(finding.resolve().orElseThrow()).isNotBlank();
            });
      }
    }
  }

  /// Before the first dose COWS and the days without opioids decide about withdrawal.
  @ParameterizedTest
  @ValueSource(strings = {"withdrawal", "insomnia, anxiety, runny nose, sweating"})
  void withdrawalBeforeAnyNaltrexoneIsNoneThatItSetOff(String words) {
    Notebook notes = ready().at(Notebook.hours(DAY) - 0.5, new AboutHealth.Symptom(words));
    assertThat(decide(notes, OPIOID)).isInstanceOf(Decision.Start.class);
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 120);
  }

  static Stream<Class<? extends Statement>> kinds() {
    return KINDS.stream();
  }

  @Test
  void whoIsReadyMayStart() {
    Decision decision = decide(ready(), OPIOID);
    assertThat(decision).isInstanceOf(Decision.Start.class);
    assertThat(decision.findings()).hasSize(20);
  }

  @Test
  void forAlcoholUseDisorderWhoNeverTookAnOpioidNeedsNoChallenge() {
    Notebook notes =
        Notebook.readyOn(DAY).at(Notebook.hours(DAY), new AboutOpioids.NoneTaken(Optional.empty()));
    assertThat(decide(notes, ALCOHOL)).isInstanceOf(Decision.Start.class);
    assertThat(decide(notes, OPIOID)).isInstanceOf(Decision.Ask.class);
  }

  @Test
  void whoUsedAWeekAgoWaits() {
    Notebook notes = Notebook.readyOn(DAY).use(DAY - 7, "heroin").noneSince(DAY, DAY - 7);
    assertThat(decide(notes, OPIOID))
        .isInstanceOfSatisfying(
            Decision.WaitUntil.class,
            wait -> assertThat(wait.time()).isEqualTo(new ModelTime(Notebook.hours(DAY + 3))));
  }

  @Test
  void anEmptyRecordIsAListOfQuestions() {
    Decision decision = decide(new Notebook(), OPIOID);
    assertThat(decision).isInstanceOf(Decision.Ask.class);
    assertThat(decision.findings())
        .filteredOn(finding -> finding.status() == Status.UNKNOWN)
        .hasSizeGreaterThan(12)
        .allSatisfy(finding ->
            assertThat(finding.resolve().orElseThrow()).hasSizeGreaterThan("ask".length()));
  }

  @Test
  void everyFindingNamesWhereItComesFrom() {
    for (Notebook notes : List.of(new Notebook(), ready())) {
      assertThat(decide(notes, OPIOID).findings())
          .allSatisfy(finding -> {
            assertThat(finding.basis().source()).isNotBlank();
            assertThat(finding.rule()).isNotBlank();
            assertThat(finding.title()).isNotBlank();
            assertThat(finding.says()).isNotBlank();
          });
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void whoIsReadyIsNotStartedWhereAnyRequiredAnswerIsMissing(Class<? extends Statement> kind) {
    Decision decision = decide(ready().without(kind), OPIOID);
    Set<Class<? extends Statement>> deciding =
        Set.of(
            AboutTests.CreatinineClearance.class,
            AboutHealth.SexStated.class,
            AboutHealth.Alcohol.class,
            AboutHealth.BleedingRisk.class);
    if (deciding.contains(kind)) {
      assertThat(decision).isInstanceOf(Decision.Start.class);
    } else {
      assertThat(decision).isInstanceOf(Decision.Ask.class);
    }
  }

  @ParameterizedTest
  @EnumSource(AboutTests.Analyte.class)
  void aPositiveUrineMakesWaitEvenWhereTheHistoryIsGood(AboutTests.Analyte analyte) {
    Notebook notes =
        ready()
            .at(
                Notebook.hours(DAY),
                new AboutTests.UrineScreen(
                    analyte, AboutTests.Result.POSITIVE, AboutTests.Method.MASS_SPECTROMETRY));
    assertThat(openFrom(decide(notes, OPIOID))).isGreaterThan(Notebook.hours(DAY));
  }

  @Test
  void aNegativeUrineAloneIsNeverEnough() {
    Notebook notes = new Notebook().urine(Notebook.hours(DAY), AboutTests.Result.NEGATIVE);
    assertThat(decide(notes, OPIOID)).isInstanceOf(Decision.Ask.class);
    Notebook fresh = Notebook.readyOn(DAY).use(DAY - 2, "heroin").noneSince(DAY, DAY - 2);
    assertThat(decide(fresh, OPIOID)).isInstanceOf(Decision.WaitUntil.class);
  }

  @Test
  void aRecordThatContradictsItselfIsPutRightFirst() {
    Notebook notes = ready();
    notes.at(Notebook.hours(DAY), new Correction("nobody"));
    assertThat(decide(notes, OPIOID)).isInstanceOf(Decision.Ask.class);
    Screening.Question gaps =
        new Screening.Question(OPIOID, List.of("line 7 could not be read"), Optional.empty());
    Decision decision = SCREENING.decide(ready().on(DAY), gaps);
    assertThat(decision).isInstanceOf(Decision.Ask.class);
    assertThat(decision.findings().getFirst().says()).contains("line 7");
  }

  @Test
  void theStricterOfModelAndCalendarLeads() {
    ModelTime later = new ModelTime(Notebook.hours(DAY + 5));
    Decision waits =
        withEstimate(ready(), new WithdrawalEstimate.BearableFrom(later, "by the model"));
    assertThat(waits)
        .isInstanceOfSatisfying(
            Decision.WaitUntil.class, wait -> assertThat(wait.time()).isEqualTo(later));
    ModelTime now = new ModelTime(Notebook.hours(DAY));
    assertThat(withEstimate(ready(), new WithdrawalEstimate.BearableFrom(now, "by the model")))
        .isInstanceOf(Decision.Start.class);
    Notebook early = Notebook.readyOn(DAY).use(DAY - 3, "heroin").noneSince(DAY, DAY - 3);
    assertThat(withEstimate(early, new WithdrawalEstimate.BearableFrom(now, "by the model")))
        .isInstanceOfSatisfying(
            Decision.WaitUntil.class,
            wait -> assertThat(wait.time()).isEqualTo(new ModelTime(Notebook.hours(DAY + 7))));
    assertThat(withEstimate(ready(), new WithdrawalEstimate.NotForeseen("on none")))
        .isInstanceOf(Decision.Ask.class);
    assertThat(withEstimate(ready(), new WithdrawalEstimate.Silent("no numbers")))
        .isInstanceOf(Decision.Start.class);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void missingDataNeverMakesTheOutcomeMorePermissive(long seed) {
    Random random = new Random(seed);
    Notebook notes = somebody(random);
    FirstDose wanted = wanted(random);
    Decision before = decide(notes, wanted);
    for (Class<? extends Statement> kind : KINDS) {
      if (unasked(kind, before) || (kind == AboutOpioids.Taken.class && saysNever(notes))) {
        continue;
      }
      Decision after = decide(notes.without(kind), wanted);
      if (!(before instanceof Decision.Start)) {
        assertThat(after)
            .as("without %s", kind.getSimpleName())
            .isNotInstanceOf(Decision.Start.class);
      }
      if (!tellsOfAUse(kind)) {
        assertThat(openFrom(after))
            .as("without %s", kind.getSimpleName())
            .isGreaterThanOrEqualTo(openFrom(before));
      }
    }
  }

  /// Who says that none was ever taken, and of whom no use is on record, is believed.
  private static boolean saysNever(Notebook notes) {
    return notes.on(DAY).all(AboutOpioids.NoneTaken.class).stream()
        .anyMatch(stated -> stated.statement().since().isEmpty());
  }

  /// A naloxone challenge that nobody asks for may be left out.
  private static boolean unasked(Class<? extends Statement> kind, Decision decision) {
    boolean challenge =
        kind == AboutTests.NaloxoneGiven.class || kind == AboutTests.ChallengeLooked.class;
    return challenge
        && decision.findings().stream()
            .anyMatch(finding -> finding.rule().equals("R04") && finding.status() == Status.MET);
  }

  /// A use that nobody recorded cannot make anybody wait; that none is missing is asked for apart.
  private static boolean tellsOfAUse(Class<? extends Statement> kind) {
    return kind == AboutOpioids.Taken.class
        || kind == AboutTests.UrineScreen.class
        || kind == AboutOpioids.NoneTaken.class
        || kind == AboutTests.NaloxoneGiven.class
        || kind == AboutTests.ChallengeLooked.class;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aLaterLastUseNeverMakesTheStartEarlier(long seed) {
    Random random = new Random(seed);
    String drug = AGENTS.get(random.nextInt(AGENTS.size()));
    String other = AGENTS.get(random.nextInt(AGENTS.size()));
    int otherDay = random.nextInt(DAY);
    boolean none = random.nextBoolean();
    int since = random.nextInt(DAY);
    boolean challenge = random.nextBoolean();
    double before = Double.NEGATIVE_INFINITY;
    for (int day = 0; day < DAY; day++) {
      Notebook notes = Notebook.readyOn(DAY).use(day, drug).use(otherDay, other);
      if (none) {
        notes.noneSince(DAY, since);
      }
      if (challenge) {
        notes.challenge(DAY);
      }
      Decision decision = decide(notes, OPIOID);
      double open = noEarlierThan(decision);
      // A question may be answered; a date that was told stays the earliest.
      if (decision instanceof Decision.WaitUntil || decision instanceof Decision.Start) {
        assertThat(open).as("last use on day %d", day).isGreaterThanOrEqualTo(before);
      }
      before = StrictMath.max(before, open);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theOrderInWhichFactsArriveDoesNotMatter(long seed) {
    Random random = new Random(seed);
    Notebook notes = somebody(random);
    FirstDose wanted = wanted(random);
    Decision one = decide(notes, wanted);
    List<Fact> facts = new ArrayList<>(notes.facts());
    Collections.shuffle(facts, random);
    PersonRecord other = PersonRecord.of(facts, new ModelTime(Notebook.hours(DAY)), DAYS);
    assertThat(SCREENING.decide(other, Screening.Question.of(wanted))).isEqualTo(one);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aCorrectionIsAsIfTheFactHadNeverBeenRecorded(long seed) {
    Random random = new Random(seed);
    Notebook notes = somebody(random);
    FirstDose wanted = wanted(random);
    Fact wrong = notes.facts().get(random.nextInt(notes.facts().size()));
    List<Fact> corrected = new ArrayList<>(notes.facts());
    corrected.add(
        Fact.of(
            "fix",
            new ModelTime(Notebook.hours(DAY)),
            Source.OBSERVED,
            new Correction(wrong.id())));
    List<Fact> without = new ArrayList<>(notes.facts());
    without.remove(wrong);
    ModelTime noon = new ModelTime(Notebook.hours(DAY));
    assertThat(
            SCREENING.decide(PersonRecord.of(corrected, noon, DAYS), Screening.Question.of(wanted)))
        .isEqualTo(
            SCREENING.decide(PersonRecord.of(without, noon, DAYS), Screening.Question.of(wanted)));
  }

  @Test
  void thePeopleDrawnMeetEveryOutcome() {
    Set<String> outcomes = new java.util.TreeSet<>();
    seeds()
        .forEach(seed -> {
          Random random = new Random(seed);
          Notebook notes = somebody(random);
          outcomes.add(decide(notes, wanted(random)).getClass().getSimpleName());
        });
    assertThat(outcomes).containsExactly("Ask", "DoNotStart", "Start", "WaitUntil");
  }

  @ParameterizedTest
  @CsvSource({
    "standard, READ",
    "oral-label, READ",
    "rapid-swift, READ",
    "naltrexone-assisted-outpatient, READ",
    "buprenorphine-assisted-outpatient, READ",
    "expert-2012, READ",
    "xbot-entry, READ",
  })
  void thePublishedSchedulesAreShownWithTheirEvidence(String id, Evidence evidence) {
    List<InductionSchedules.Schedule> found =
        InductionSchedules.standard().stream().filter(each -> each.id().equals(id)).toList();
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().evidence()).isEqualTo(evidence);
    assertThat(found.getFirst().source()).isNotBlank();
    assertThat(found.getFirst().steps()).isNotEmpty();
  }

  @Test
  void aRememberedStepNamesNoAmount() {
    assertThat(InductionSchedules.standard())
        .flatExtracting(InductionSchedules.Schedule::steps)
        .filteredOn(step -> step.evidence() == Evidence.REMEMBERED)
        .hasSize(3)
        .allSatisfy(step -> assertThat(step.does()).contains("remembered").doesNotContain(" mg"));
  }

  private static Decision withEstimate(Notebook notes, WithdrawalEstimate estimate) {
    return SCREENING.decide(
        notes.on(DAY), new Screening.Question(OPIOID, List.of(), Optional.of(estimate)));
  }

  private static Decision decide(Notebook notes, FirstDose wanted) {
    return SCREENING.decide(notes.on(DAY), Screening.Question.of(wanted));
  }

  private static Notebook ready() {
    return Notebook.readyOn(DAY).use(DAY - 12, "heroin").noneSince(DAY, DAY - 12).challenge(DAY);
  }

  private static FirstDose wanted(Random random) {
    Set<Condition> conditions =
        switch (random.nextInt(3)) {
          case 0 -> Set.of(Condition.OPIOID_USE_DISORDER);
          case 1 -> Set.of(Condition.ALCOHOL_USE_DISORDER);
          default -> Set.of(Condition.values());
        };
    return new FirstDose(conditions, random.nextInt(3) == 0 ? Product.TABLET : Product.INJECTION);
  }

  /// Somebody who is ready, but for a few things.
  private static Notebook somebody(Random random) {
    Notebook notes = Notebook.readyOn(DAY);
    int uses = random.nextInt(3);
    int last = 0;
    for (int i = 0; i < uses; i++) {
      int day = DAY - random.nextInt(40);
      last = StrictMath.max(last, day);
      notes.use(day, AGENTS.get(random.nextInt(AGENTS.size())));
    }
    switch (random.nextInt(4)) {
      case 0 -> notes.at(Notebook.hours(DAY), new AboutOpioids.NoneTaken(Optional.empty()));
      case 1 -> {}
      default -> notes.noneSince(DAY, last);
    }
    if (random.nextBoolean()) {
      notes.challenge(DAY);
    }
    double noon = Notebook.hours(DAY);
    for (int i = random.nextInt(3); i > 0; i--) {
      switch (random.nextInt(14)) {
        case 0 -> notes.at(noon, new AboutTreatment.Consent(false));
        case 1 -> notes.at(noon, new AboutHealth.Age(16));
        case 2 -> notes.at(noon, new AboutHealth.Pregnancy(AboutHealth.PregnancyState.PREGNANT));
        case 3 -> notes.at(noon, new AboutOpioids.PainTreatment(true));
        case 4 ->
            notes.at(
                noon, new AboutHealth.PlannedSurgery(Optional.of(new ModelTime(noon + 24 * 10))));
        case 5 -> notes.at(noon, new AboutHealth.HepatitisSigns(true));
        case 6 -> notes.at(noon, new AboutTests.LiverTest(AboutTests.LiverEnzyme.AST, 6));
        case 7 ->
            notes.at(
                noon,
                new AboutHealth.Hypersensitivity(
                    AboutHealth.Substance.POLYLACTIDE_CO_GLYCOLIDE, true));
        case 8 -> notes.at(noon, ScaleScore.ofTotal(Scale.COWS, random.nextInt(20)));
        case 9 ->
            notes.at(
                noon - random.nextInt(30) * 24,
                new AboutTests.UrineScreen(
                    AboutTests.Analyte.values()[random.nextInt(AboutTests.Analyte.values().length)],
                    AboutTests.Result.POSITIVE,
                    AboutTests.Method.NOT_STATED));
        case 10 -> notes.challenge(DAY, WithdrawalSign.ACHES);
        case 11 ->
            notes.at(
                noon, new AboutHealth.Alcohol(AboutHealth.Drinking.DRINKING, Optional.empty()));
        case 12 -> notes.at(noon, new AboutTests.CreatinineClearance(30));
        default -> notes.at(noon, new AboutHealth.BleedingRisk(true));
      }
    }
    return notes;
  }

  /// From when on a dose is thinkable (h): the smaller, the more a decision permits.
  private static double openFrom(Decision decision) {
    return switch (decision) {
      case Decision.Start start -> Double.NEGATIVE_INFINITY;
      case Decision.WaitUntil wait -> wait.time().hours();
      case Decision.DoNotStart not -> Double.POSITIVE_INFINITY;
      case Decision.Ask ask -> Double.POSITIVE_INFINITY;
    };
  }

  /// The date that a decision tells (h), also beside a question.
  private static double noEarlierThan(Decision decision) {
    return switch (decision) {
      case Decision.Start start -> Double.NEGATIVE_INFINITY;
      case Decision.WaitUntil wait -> wait.time().hours();
      case Decision.DoNotStart not -> Double.NEGATIVE_INFINITY;
      case Decision.Ask ask ->
          ask.notBefore().map(ModelTime::hours).orElse(Double.NEGATIVE_INFINITY);
    };
  }
}
