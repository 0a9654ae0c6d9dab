package org.blockade.protocol.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.blockade.protocol.course.PersonRecord;
import org.blockade.protocol.course.RecordProblem;
import org.blockade.protocol.decision.VisitDecision;
import org.blockade.protocol.facts.AboutHealth;
import org.blockade.protocol.facts.AboutHealth.Clinician;
import org.blockade.protocol.facts.AboutHealth.Habitus;
import org.blockade.protocol.facts.AboutHealth.Hypersensitivity;
import org.blockade.protocol.facts.AboutHealth.Looked;
import org.blockade.protocol.facts.AboutHealth.Pregnancy;
import org.blockade.protocol.facts.AboutHealth.PregnancyState;
import org.blockade.protocol.facts.AboutHealth.Substance;
import org.blockade.protocol.facts.AboutHealth.SymptomKind;
import org.blockade.protocol.facts.AboutHealth.SymptomsLookedAt;
import org.blockade.protocol.facts.AboutOpioids;
import org.blockade.protocol.facts.AboutTests.Analyte;
import org.blockade.protocol.facts.AboutTests.ChallengeLooked;
import org.blockade.protocol.facts.AboutTests.LiverEnzyme;
import org.blockade.protocol.facts.AboutTests.LiverTest;
import org.blockade.protocol.facts.AboutTests.Method;
import org.blockade.protocol.facts.AboutTests.NaloxoneGiven;
import org.blockade.protocol.facts.AboutTests.Result;
import org.blockade.protocol.facts.AboutTests.ThoughtsOfSelfHarm;
import org.blockade.protocol.facts.AboutTests.UrineScreen;
import org.blockade.protocol.facts.AboutTests.WithdrawalLooked;
import org.blockade.protocol.facts.AboutTreatment.AbsenceExcused;
import org.blockade.protocol.facts.AboutTreatment.Attendance;
import org.blockade.protocol.facts.AboutTreatment.Condition;
import org.blockade.protocol.facts.AboutTreatment.Consent;
import org.blockade.protocol.facts.AboutTreatment.Indication;
import org.blockade.protocol.facts.AboutTreatment.NaltrexoneGiven;
import org.blockade.protocol.facts.AboutTreatment.Support;
import org.blockade.protocol.facts.AboutTreatment.SupportKind;
import org.blockade.protocol.facts.Correction;
import org.blockade.protocol.facts.Fact;
import org.blockade.protocol.facts.OpioidUse;
import org.blockade.protocol.facts.Scale;
import org.blockade.protocol.facts.ScaleScore;
import org.blockade.protocol.facts.Side;
import org.blockade.protocol.facts.Source;
import org.blockade.protocol.facts.Statement;
import org.blockade.protocol.facts.WithdrawalSign;
import org.blockade.protocol.guideline.NextInjection;
import org.blockade.protocol.guideline.OralSchedules;
import org.blockade.protocol.rule.Area;
import org.blockade.protocol.rule.Finding;
import org.blockade.protocol.rule.ProtectedUntil;
import org.blockade.protocol.rule.Status;
import org.blockade.protocol.rule.Step;
import org.blockade.protocol.rule.When;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.Route;
import org.blockade.simulator.dosing.TimeAxis;
import org.blockade.simulator.population.Loss;
import org.blockade.simulator.quantity.Mass;
import org.blockade.simulator.quantity.ModelTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlannerTest {

  private static final TimeAxis DAYS = new TimeAxis.StudyDays();
  private static final Planner PLANNER = new Planner(NextInjection.standard());

  @ParameterizedTest(name = "day {0}: {1}, next injection on day {2}")
  @CsvSource({
    "0, NotYet, 28",
    "20, NotYet, 28",
    "21, Give, 28",
    "28, Give, 28",
    "30, Give, 30",
    "35, Give, 35",
    "36, Give, 36",
    "56, Give, 56",
    "57, NewStart, -1"
  })
  void everyDayOfAVisitWithEverythingDoneHasItsDecision(int day, String outcome, int nextDay) {
    TreatmentPlan plan = plan(day, visit(day));
    assertThat(outcome(plan)).isEqualTo(outcome);
    assertThat(plan.nextDose().map(dose -> (int) Math.floor(dose.time().days())).orElse(-1))
        .isEqualTo(nextDay);
  }

  @ParameterizedTest(name = "day {0} with nothing known of the day: {1}")
  @CsvSource({"20, NotYet", "21, CheckFirst", "35, CheckFirst", "36, CheckFirst", "57, NewStart"})
  void aVisitOfWhichNothingIsKnownIsCheckedFirst(int day, String outcome) {
    assertThat(outcome(plan(day, List.of()))).isEqualTo(outcome);
  }

  @Test
  void thePlannedDoseIsTheLabelledOneAndCanBeSimulated() {
    assertThat(plan(10, List.of()).ends()).isFalse();
    assertThat(plan(10, List.of()).nextDose())
        .contains(
            DoseEvent.of(
                day(28),
                "naltrexone",
                Route.EXTENDED_RELEASE_INTRAMUSCULAR,
                Mass.ofMilligrams(380)));
  }

  @ParameterizedTest
  @CsvSource({"380, MET", "350, NOT_MET", "400, NOT_MET"})
  void anotherDoseThanTheLabelledOneIsACaution(double milligrams, Status status) {
    List<Fact> facts = new ArrayList<>(visit(28));
    facts.add(
        fact("odd", 0, NaltrexoneGiven.injection(Mass.ofMilligrams(milligrams), Optional.empty())));
    TreatmentPlan plan = planOf(28, facts, Optional.empty());
    assertThat(outcome(plan)).isEqualTo("Give");
    assertThat(plan.decision().findings())
        .filteredOn(finding -> finding.rule().equals("R12"))
        .singleElement()
        .extracting(Finding::status)
        .isEqualTo(status);
  }

  @Test
  void aPersonWithoutAnInjectionIsScreened() {
    TreatmentPlan plan = planOf(5, List.of(), Optional.empty());
    assertThat(outcome(plan)).isEqualTo("FirstInjection");
    assertThat(plan.nextDose()).isEmpty();
    assertThat(ids(plan)).contains("withdrawal", "blood");
    assertThat(plan.unknowns()).anyMatch(text -> text.contains("none is on record"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"pain", "hypersensitive", "consent", "hepatitis", "liver", "pregnant"})
  void whatStandsAgainstADoseHoldsItWhateverTheDay(String reason) {
    Statement statement =
        switch (reason) {
          case "pain" -> new AboutOpioids.PainTreatment(true);
          case "hypersensitive" -> new Hypersensitivity(Substance.POLYLACTIDE_CO_GLYCOLIDE, true);
          case "consent" -> new Consent(false);
          case "hepatitis" -> new AboutHealth.HepatitisSigns(true);
          case "liver" -> new LiverTest(LiverEnzyme.AST, 5);
          default -> new Pregnancy(PregnancyState.PREGNANT);
        };
    for (int day : new int[] {10, 28, 40}) {
      List<Fact> facts = new ArrayList<>(visit(day));
      facts.add(fact("reason", day, statement));
      TreatmentPlan plan = plan(day, facts);
      assertThat(outcome(plan)).as("day %d", day).isEqualTo("Hold");
      assertThat(plan.nextDose()).isEmpty();
      assertThat(ids(plan)).contains("hold");
    }
  }

  @ParameterizedTest(name = "{0}: {2} by rule {1}")
  @CsvSource({
    "yellow eyes and dark urine, R24, Hold",
    "black skin where the shot was, R46, Hold",
    "injection site pain with fever, R46, Hold",
    "short of breath and fever, R24, Hold",
    "thoughts of suicide, R53, Give",
    "frumious bandersnatch, R24, CheckFirst",
    "depressed mood, R24, Give"
  })
  void aSymptomThatWasToldOfIsFoundByThePlan(String words, String rule, String outcome) {
    List<Fact> facts = new ArrayList<>(visit(28));
    facts.add(fact("told", 28, new AboutHealth.Symptom(words)));
    TreatmentPlan plan = plan(28, facts);
    assertThat(outcome(plan)).isEqualTo(outcome);
    assertThat(plan.decision().findings())
        .filteredOn(finding -> finding.title().equals("Symptoms on record"))
        .anySatisfy(finding -> {
          assertThat(finding.rule()).isEqualTo(rule);
          assertThat(finding.status()).isNotEqualTo(Status.MET);
          assertThat(finding.says()).startsWith("told of today").doesNotContain("bandersnatch");
          assertThat(texts(plan)).contains(finding.resolve().orElseThrow());
        });
  }

  @Test
  void whatIsMildOrIsNotThereIsNoSymptomOfThePlan() {
    for (String words : List.of("nausea", "headache", "injection site bruise")) {
      TreatmentPlan plan =
          plan(28, with(visit(28), fact("told", 10, new AboutHealth.Symptom(words))));
      assertThat(outcome(plan)).as(words).isEqualTo("Give");
      assertThat(symptoms(plan)).as(words).isEmpty();
    }
  }

  /// R46: what is mild at the injection site is looked at when it is not better after two weeks.
  @Test
  void aSiteThatIsNotBetterAfterTwoWeeksIsAskedAbout() {
    Fact bruise = fact("told", 15, new AboutHealth.Symptom("injection site bruise"));
    TreatmentPlan plan = plan(28, with(visit(28), bruise));
    assertThat(outcome(plan)).isEqualTo("Give");
    assertThat(symptoms(plan)).singleElement().returns(Status.NOT_MET, Finding::status);
  }

  /// R24: hold, and ALT, AST, bilirubin and INR the same day.
  @Test
  void aSymptomOfTheLiverCountsUntilAPrescriberLookedAndTheLiverWasTested() {
    List<Fact> facts = new ArrayList<>();
    facts.add(fact("told", 1, new AboutHealth.Symptom("yellow eyes")));
    facts.add(fact("tested before", 0, new LiverTest(LiverEnzyme.AST, 1)));
    facts.add(fact("no signs", 2, new AboutHealth.HepatitisSigns(false)));
    facts.add(fact("alt", 2, new LiverTest(LiverEnzyme.ALT, 1)));
    facts.add(fact("ast", 3, new LiverTest(LiverEnzyme.AST, 1)));
    assertThat(symptoms(planOf(90, facts, Optional.empty()))).hasSize(1);
    facts.add(look(4, SymptomKind.LIVER, Clinician.PRESCRIBER, Looked.GO_ON));
    assertThat(symptoms(planOf(90, facts, Optional.empty()))).isEmpty();
    assertThat(symptoms(planOf(90, without("ast", facts), Optional.empty()))).hasSize(1);
  }

  private static Fact look(int day, SymptomKind about, Clinician by, Looked outcome) {
    return fact("look " + day, day, new SymptomsLookedAt(about, by, outcome));
  }

  /// Whoever looked and said so is heard: for any kind, after any time, over further injections.
  @ParameterizedTest
  @EnumSource(SymptomKind.class)
  void whatSomebodyHeldWaitsUntilAPrescriberLooksAgain(SymptomKind kind) {
    List<Fact> facts = with(visit(28), look(1, kind, Clinician.NURSE, Looked.HOLD));
    assertThat(outcome(plan(28, facts))).isEqualTo("Hold");
    assertThat(symptoms(plan(28, facts)))
        .singleElement()
        .satisfies(finding -> assertThat(finding.says()).contains("said that naltrexone waits"));
    Fact nurse = look(2, kind, Clinician.NURSE, Looked.RESOLVED);
    assertThat(outcome(plan(28, with(facts, nurse)))).isEqualTo("Hold");
    Fact prescriber = look(3, kind, Clinician.PRESCRIBER, Looked.GO_ON);
    assertThat(outcome(plan(28, with(facts, prescriber)))).isEqualTo("Give");
    List<Fact> longAgo = with(visit(28), look(-60, kind, Clinician.PRESCRIBER, Looked.HOLD));
    assertThat(outcome(plan(28, longAgo))).isEqualTo("Hold");
  }

  @Test
  void withNaltrexoneHeldNoTabletIsOffered() {
    List<Fact> late = visit(40);
    Fact held = look(39, SymptomKind.LIVER, Clinician.NURSE, Looked.HOLD);
    assertThat(texts(plan(40, late))).anyMatch(text -> text.startsWith("Offer tablets"));
    assertThat(texts(plan(40, with(late, held)))).noneMatch(text -> text.startsWith("Offer"));
  }

  /// What makes worse what was looked at is new.
  @Test
  void worseMakesAnewWhatWasLookedAt() {
    List<Fact> facts = new ArrayList<>(visit(28));
    facts.add(fact("told", 10, new AboutHealth.Symptom("short of breath")));
    for (SymptomKind kind : SymptomKind.values()) {
      facts.add(
          fact("look " + kind, 11, new SymptomsLookedAt(kind, Clinician.PRESCRIBER, Looked.GO_ON)));
    }
    assertThat(outcome(plan(28, facts))).isEqualTo("Give");
    Fact worse = fact("worse", 12, new AboutHealth.Symptom("it is much worse"));
    assertThat(outcome(plan(28, with(facts, worse)))).isEqualTo("Hold");
  }

  @Test
  void aSymptomCountsSinceTheLastInjectionAndForAnIntervalUntilSomebodyLooked() {
    Fact wound = fact("told", 1, new AboutHealth.Symptom("open wound"));
    Fact before = fact("told", -20, new AboutHealth.Symptom("open wound"));
    assertThat(symptoms(plan(50, with(visit(50), wound)))).hasSize(1);
    assertThat(symptoms(plan(8, with(visit(8), before)))).hasSize(1);
    assertThat(symptoms(plan(9, with(visit(9), before)))).isEmpty();
    Fact sad = fact("told", 1, new AboutHealth.Symptom("thoughts of suicide"));
    assertThat(symptoms(plan(28, with(visit(28), sad)))).hasSize(1);
    Fact asked = fact("asked", 2, new ThoughtsOfSelfHarm(0));
    assertThat(symptoms(plan(28, with(visit(28), sad, asked))))
        .as("R53: a form is no assessment")
        .hasSize(1);
  }

  @ParameterizedTest(name = "{0} is looked at by a {2}: answered {3}")
  @CsvSource({
    "open wound, SITE, PRESCRIBER, true",
    "open wound, SITE, NURSE, false",
    "open wound, SAME_DAY, PRESCRIBER, false",
    "chest pain, SAME_DAY, PRESCRIBER, true",
    "chest pain, SAME_DAY, NURSE, false",
    "thoughts of suicide, SELF_HARM, PRESCRIBER, true",
    "thoughts of suicide, SELF_HARM, NURSE, false",
    "frumious bandersnatch, NOT_UNDERSTOOD, NURSE, true",
    "depressed mood, CALL, NURSE, true",
    "yellow eyes, LIVER, PRESCRIBER, false"
  })
  void aLookByWhomTheTextNamesAnswersWhatWasToldBefore(
      String words, SymptomKind about, Clinician by, boolean answered) {
    List<Fact> facts = new ArrayList<>(visit(28));
    facts.add(fact("told", 10, new AboutHealth.Symptom(words)));
    for (Looked outcome : Looked.values()) {
      Fact look = fact("look", 11, new SymptomsLookedAt(about, by, outcome));
      assertThat(symptoms(plan(28, with(facts, look))).isEmpty())
          .as("%s", outcome)
          .isEqualTo(answered && outcome != Looked.HOLD);
      Fact again = fact("again", 12, new AboutHealth.Symptom(words));
      assertThat(symptoms(plan(28, with(facts, look, again)))).isNotEmpty();
    }
  }

  /// R20: the allergy record says whether a dose may follow.
  @Test
  void anAllergicReactionIsAnsweredByALookAndByWhatIsKnownOfEachSubstance() {
    List<Fact> facts = new ArrayList<>(visit(28));
    facts.removeIf(fact -> fact.statement() instanceof AboutHealth.Hypersensitivity);
    facts.add(fact("told", 10, new AboutHealth.Symptom("hives")));
    facts.add(
        fact(
            "look",
            11,
            new SymptomsLookedAt(SymptomKind.ALLERGY, Clinician.PRESCRIBER, Looked.RESOLVED)));
    for (AboutHealth.Substance substance : AboutHealth.Substance.values()) {
      assertThat(outcome(plan(28, facts))).isEqualTo("Hold");
      facts.add(fact("asked " + substance, 11, new AboutHealth.Hypersensitivity(substance, false)));
    }
    assertThat(outcome(plan(28, facts))).isEqualTo("Give");
  }

  @ParameterizedTest(name = "{0} on day 10, {1} on day {2}: {4}")
  @CsvSource({
    "injection site bruise, fever, 10, R46, true",
    "injection site bruise, fever, 17, R46, true",
    "injection site bruise, fever, 18, R46, false",
    "rash, dizzy and low blood pressure, 12, R20, true",
    "fatigue, yellow eyes, 12, R24, true"
  })
  void whatIsToldWithinAWeekIsReadTogether(
      String one, String other, int day, String rule, boolean together) {
    List<Fact> facts = new ArrayList<>(visit(28));
    facts.add(fact("one", 10, new AboutHealth.Symptom(one)));
    facts.add(fact("other", day, new AboutHealth.Symptom(other)));
    assertThat(symptoms(plan(28, facts)).stream().anyMatch(each -> each.rule().equals(rule)))
        .isEqualTo(together);
  }

  @Test
  void whatWasLookedAtComesBackByAPartOfItAndNotByAnythingElse() {
    List<Fact> facts = new ArrayList<>(visit(28));
    facts.add(fact("site", 10, new AboutHealth.Symptom("injection site bruise")));
    facts.add(fact("fever", 11, new AboutHealth.Symptom("fever")));
    for (SymptomKind kind : List.of(SymptomKind.SITE, SymptomKind.SAME_DAY)) {
      facts.add(
          fact("look " + kind, 12, new SymptomsLookedAt(kind, Clinician.PRESCRIBER, Looked.GO_ON)));
    }
    assertThat(outcome(plan(28, facts))).isEqualTo("Give");
    Fact headache = fact("headache", 13, new AboutHealth.Symptom("headache"));
    assertThat(outcome(plan(28, with(facts, headache)))).isEqualTo("Give");
    Fact again = fact("again", 13, new AboutHealth.Symptom("fever"));
    assertThat(symptoms(plan(28, with(facts, again))))
        .anySatisfy(finding -> assertThat(finding.says()).contains("with fever"));
  }

  private static List<Finding> symptoms(TreatmentPlan plan) {
    return plan.decision().findings().stream()
        .filter(finding -> finding.title().equals("Symptoms on record"))
        .toList();
  }

  @Test
  void aLiverTestOf3IsWarnedOfAndHoldsNothingAndTheHigherEnzymeCounts() {
    List<Fact> facts = new ArrayList<>(visit(28));
    facts.add(fact("alt", 27, new LiverTest(LiverEnzyme.ALT, 1)));
    facts.add(fact("ast", 20, new LiverTest(LiverEnzyme.AST, 3)));
    TreatmentPlan plan = plan(28, facts);
    assertThat(outcome(plan)).isEqualTo("Give");
    assertThat(ids(plan)).contains("warn");
    facts.add(fact("ast2", 21, new LiverTest(LiverEnzyme.AST, 2.9)));
    assertThat(ids(plan(28, facts))).doesNotContain("warn");
  }

  @Test
  void aPositiveUrineOfTheDayIsANewStart() {
    List<Fact> facts = new ArrayList<>(visit(28));
    facts.add(
        fact("found", 28, new UrineScreen(Analyte.FENTANYL, Result.POSITIVE, Method.NOT_STATED)));
    TreatmentPlan plan = plan(28, facts);
    assertThat(outcome(plan)).isEqualTo("NewStart");
    assertThat(ids(plan)).contains("lapsed", "lapsed-agonist", "tolerance");
    assertThat(plan.decision().findings()).anyMatch(finding -> finding.status() == Status.NOT_MET);
  }

  @Test
  void withdrawalOnTheDayOfALateInjectionHoldsIt() {
    List<Fact> facts = new ArrayList<>(visit(40));
    facts.removeIf(fact -> fact.id().equals("cows"));
    facts.add(fact("cows", 40, ScaleScore.ofTotal(Scale.COWS, 5)));
    assertThat(outcome(plan(40, facts))).isEqualTo("Hold");
    assertThat(outcome(plan(28, without("cows", visit(28))))).isEqualTo("Give");
    assertThat(outcome(plan(40, without("cows", visit(40))))).isEqualTo("CheckFirst");
  }

  @ParameterizedTest(name = "{0} holds in every band")
  @ValueSource(strings = {"cows", "sign", "challenge"})
  void withdrawalHoldsInEveryBand(String kind) {
    for (int day : new int[] {10, 21, 30, 40}) {
      List<Fact> facts = new ArrayList<>(visit(day));
      facts.add(
          fact(
              "worse",
              day,
              switch (kind) {
                case "cows" -> ScaleScore.ofTotal(Scale.COWS, 5);
                case "sign" -> new WithdrawalLooked(Set.of(WithdrawalSign.TREMOR));
                default -> new ChallengeLooked(Set.of(WithdrawalSign.SWEATING));
              }));
      assertThat(outcome(plan(day, facts))).as("day %d", day).isEqualTo("Hold");
    }
  }

  @Test
  void aPositiveChallengeHoldsUntilALaterOneIsNegative() {
    List<Fact> facts = new ArrayList<>(visit(30));
    facts.add(fact("first", 28, new NaloxoneGiven(Route.SUBCUTANEOUS, Mass.ofMilligrams(0.8))));
    facts.add(fact("came", 28.01, new ChallengeLooked(Set.of(WithdrawalSign.YAWNING))));
    assertThat(outcome(plan(30, facts))).isEqualTo("Give");
    assertThat(outcome(plan(30, without("naloxone", facts)))).isEqualTo("Hold");
  }

  @ParameterizedTest(name = "{0} not on record")
  @ValueSource(
      strings = {
        "consent",
        "pain",
        "pregnant",
        "hepatitis",
        "surgery",
        "allergy NALTREXONE",
        "allergy CARBOXYMETHYLCELLULOSE"
      })
  void whatWouldHoldAndIsNotOnRecordIsAskedFirst(String missing) {
    assertThat(visit(30)).anyMatch(fact -> fact.id().equals(missing));
    assertThat(outcome(plan(30, without(missing, visit(30))))).isEqualTo("CheckFirst");
  }

  @Test
  void aMissingLiverTestDelaysNothingAndAManIsNotAskedAboutPregnancy() {
    assertThat(outcome(plan(30, without("alt", visit(30))))).isEqualTo("Give");
    List<Fact> facts = new ArrayList<>(without("pregnant", visit(30)));
    facts.add(fact("sex", 30, new AboutHealth.SexStated(AboutHealth.Sex.MALE)));
    assertThat(outcome(plan(30, facts))).isEqualTo("Give");
  }

  @Test
  void whatCouldNotBeReadIsCheckedFirst() {
    PersonRecord record = record(30, withInjection(visit(30)));
    TreatmentPlan plan =
        PLANNER.plan(
            record,
            OpioidsOnRecord.of(record),
            PlanQuestion.OF_THE_RECORD,
            Optional.empty(),
            List.of("line 15 of the chart could not be read"));
    assertThat(outcome(plan)).isEqualTo("CheckFirst");
    assertThat(plan.decision().findings()).anyMatch(finding -> finding.says().contains("line 15"));
  }

  @Test
  void ofFactsOfOneTimeThatDisagreeTheWorseCounts() {
    List<Statement> worse =
        List.of(
            new AboutHealth.PlannedSurgery(Optional.of(day(37))),
            new Consent(false),
            new AboutOpioids.PainTreatment(true),
            new Pregnancy(PregnancyState.PREGNANT),
            new AboutHealth.HepatitisSigns(true));
    for (Statement statement : worse) {
      for (String id : List.of("a", "z")) {
        List<Fact> facts = new ArrayList<>(visit(30));
        facts.add(fact(id, 30, statement));
        assertThat(outcome(plan(30, facts))).as("%s", statement).isEqualTo("Hold");
      }
    }
  }

  @Test
  void aUseInATimeSaidToBeFreeIsAskedAbout() {
    List<Fact> facts = new ArrayList<>(visit(25));
    facts.add(fact("use", 24, AboutOpioids.Taken.of("heroin")));
    assertThat(outcome(plan(25, facts))).isEqualTo("CheckFirst");
    assertThat(plan(25, facts).decision().findings())
        .anyMatch(finding -> finding.says().contains("says both"));
  }

  @ParameterizedTest(name = "{0} mg on day {1}: {2}")
  @CsvSource({
    "25, 40, Give",
    "25, 39, Give",
    "50, 39, Give",
    "25, 38, CheckFirst",
    "12.5, 40, CheckFirst"
  })
  void aLateInjectionAsksForAChallengeOrATestTablet(double milligrams, int day, String outcome) {
    List<Fact> facts = new ArrayList<>(without("naloxone", visit(40)));
    assertThat(outcome(plan(40, facts))).isEqualTo("CheckFirst");
    facts.add(fact("tablet", day, NaltrexoneGiven.tablet(Mass.ofMilligrams(milligrams))));
    assertThat(outcome(plan(40, facts))).isEqualTo(outcome);
  }

  @Test
  void whoIsTreatedForAlcoholAndNeverTookAnOpioidNeedsNoChallenge() {
    List<Fact> facts = new ArrayList<>(without("naloxone", visit(40)));
    facts.add(fact("aud", 0, new Indication(Condition.ALCOHOL_USE_DISORDER)));
    assertThat(outcome(plan(40, facts))).isEqualTo("Give");
  }

  @Test
  void drinkingInAlcoholUseDisorderAndAnAgeUnder18AreCautions() {
    List<Fact> facts = new ArrayList<>(visit(30));
    facts.add(
        fact(
            "drinks",
            30,
            new AboutHealth.Alcohol(AboutHealth.Drinking.DRINKING, Optional.empty())));
    assertThat(rules(plan(30, facts))).doesNotContain("R43", "R27");
    facts.add(fact("aud", 0, new Indication(Condition.ALCOHOL_USE_DISORDER)));
    facts.add(fact("age", 30, new AboutHealth.Age(17)));
    assertThat(outcome(plan(30, facts))).isEqualTo("Give");
    assertThat(rules(plan(30, facts))).contains("R43", "R27");
  }

  @Test
  void anyThoughtOfSelfHarmIsAssessedTheSameDay() {
    List<Fact> facts = new ArrayList<>(visit(30));
    facts.add(fact("item", 30, new ThoughtsOfSelfHarm(0)));
    assertThat(ids(plan(30, facts))).doesNotContain("same-day");
    facts.add(fact("worse", 30, new ThoughtsOfSelfHarm(1)));
    assertThat(ids(plan(30, facts))).contains("same-day");
    assertThat(rules(plan(30, facts))).contains("R53");
  }

  @Test
  void theNinthItemOfAPhq9IsAThoughtOfSelfHarmToo() {
    for (int item : new int[] {0, 1}) {
      ScaleScore score = ScaleScore.ofItems(Scale.PHQ_9, List.of(0, 0, 0, 0, 0, 0, 0, 0, item));
      List<Fact> facts = with(without("phq", visit(30)), fact("phq", 30, score));
      assertThat(ids(plan(30, facts)).contains("same-day")).isEqualTo(item > 0);
      assertThat(rules(plan(30, facts)).contains("R53")).isEqualTo(item > 0);
    }
    ScaleScore before = ScaleScore.ofItems(Scale.PHQ_9, List.of(0, 0, 0, 0, 0, 0, 0, 0, 3));
    // A total of later says nothing of item 9.
    assertThat(rules(plan(30, with(visit(30), fact("before", 20, before))))).contains("R53");
  }

  private static List<String> rules(TreatmentPlan plan) {
    return plan.decision().findings().stream().map(Finding::rule).toList();
  }

  @Test
  void useUnderTheBlockAsksForWithdrawalSigns() {
    List<Fact> facts = new ArrayList<>(without("none", without("cows", visit(25))));
    facts.add(fact("none", 25, new AboutOpioids.NoneTaken(Optional.of(day(10)))));
    facts.add(fact("use", 10, AboutOpioids.Taken.of("heroin")));
    assertThat(outcome(plan(25, facts))).isEqualTo("CheckFirst");
    assertThat(ids(plan(25, facts))).contains("use-under-block");
    facts.add(fact("cows", 25, ScaleScore.ofTotal(Scale.COWS, 4)));
    assertThat(outcome(plan(25, facts))).isEqualTo("Give");
  }

  @Test
  void anOpioidThatCouldNotBeReadIsAskedAbout() {
    PersonRecord record = record(28, withInjection(visit(28)));
    TreatmentPlan plan =
        PLANNER.plan(
            record,
            OpioidsOnRecord.of(record, List.of(), true),
            PlanQuestion.OF_THE_RECORD,
            Optional.empty());
    assertThat(outcome(plan)).isEqualTo("CheckFirst");
    assertThat(plan.unknowns()).anyMatch(text -> text.contains("could not be read"));
  }

  @Test
  void usesBesideTheFactsCount() {
    PersonRecord record = record(30, withInjection(visit(30)));
    OpioidUse use = new OpioidUse(day(29), "heroin", OpioidUse.Sign.REPORTED);
    assertThat(
            outcome(
                PLANNER.plan(
                    record,
                    OpioidsOnRecord.of(record, List.of(use), false),
                    PlanQuestion.OF_THE_RECORD,
                    Optional.empty())))
        .isEqualTo("NewStart");
  }

  @ParameterizedTest(name = "declined or missed {0}: the medicine goes on")
  @ValueSource(strings = {"ATTENDED", "MISSED", "DECLINED"})
  void whatBecomesOfCounsellingNeverChangesTheMedicine(String attendance) {
    for (int day : new int[] {10, 21, 28, 40, 60}) {
      for (SupportKind kind : SupportKind.values()) {
        TreatmentPlan alone = plan(day, visit(day));
        List<Fact> facts = new ArrayList<>(visit(day));
        facts.add(fact("talk", day, new Support(kind, Attendance.valueOf(attendance))));
        TreatmentPlan with = plan(day, facts);
        assertThat(with.decision()).isEqualTo(alone.decision());
        assertThat(with.nextDose()).isEqualTo(alone.nextDose());
        assertThat(of(Area.MEDICINE, with)).isEqualTo(of(Area.MEDICINE, alone));
      }
    }
  }

  @Test
  void aPlanHasEveryPartOfTheWholePerson() {
    List<Fact> facts = new ArrayList<>(visit(10));
    facts.add(fact("aud", 0, new Indication(Condition.ALCOHOL_USE_DISORDER)));
    facts.add(fact("habitus", 0, new AboutHealth.BodyHabitus(Habitus.VERY_LEAN)));
    TreatmentPlan plan = plan(10, facts);
    assertThat(plan.steps().stream().map(step -> step.instruction().area()).distinct())
        .containsExactly(Area.values());
    assertThat(ids(plan))
        .contains(
            "give",
            "other-side",
            "shorter",
            "check",
            "remind",
            "late-list",
            "urine",
            "each",
            "offer",
            "group",
            "goals",
            "diary",
            "first-contact",
            "liver-3",
            "alcohol",
            "yearly",
            "emergency");
    assertThat(dated(plan, "give")).contains(new When.On(day(28)));
    assertThat(dated(plan, "remind")).contains(new When.On(day(22)));
    assertThat(dated(plan, "late-list")).contains(new When.NotBefore(day(29)));
    assertThat(dated(plan, "each")).contains(new When.EachInjection());
  }

  @Test
  void stepsAreInTheOrderOfAreasAndDates() {
    List<Step> steps = plan(10, visit(10)).steps();
    assertThat(steps).isSortedAccordingTo(Step.ORDER);
    assertThat(steps).doesNotHaveDuplicates();
  }

  @ParameterizedTest(name = "day {0}: {1}")
  @CsvSource({
    "21, 'remind ON 22, late-list NOT_BEFORE 29'",
    "22, 'remind ON 22, late-list NOT_BEFORE 29'",
    "28, 'remind ON 28, late-list NOT_BEFORE 29'",
    "29, 'late-list ON 29'",
    "70, 'late-list ON 70'"
  })
  void theClinicSpeaksUpFromDay22AndListsFromDay29(int day, String expected) {
    String found =
        String.join(
            ", ",
            plan(day, List.of()).steps().stream()
                .filter(step -> List.of("remind", "late-list").contains(step.instruction().id()))
                .map(step ->
                    step.instruction().id()
                        + (step.when() instanceof When.On ? " ON " : " NOT_BEFORE ")
                        + (int) step.when().date().orElseThrow().days())
                .sorted(Collections.reverseOrder())
                .toList());
    assertThat(found).isEqualTo(expected);
  }

  @Test
  void anAgreedAbsenceMovesTheInjectionAndStopsTheOutreach() {
    Fact away = fact("away", 15, new AbsenceExcused(day(25), day(33)));
    TreatmentPlan before = plan(20, List.of(away));
    assertThat(dated(before, "before")).contains(new When.By(day(24)));
    assertThat(before.nextDose().orElseThrow().time()).isEqualTo(day(24));
    TreatmentPlan meanwhile = plan(30, List.of(away));
    assertThat(ids(meanwhile)).contains("not-missed").doesNotContain("late-list", "remind");
    assertThat(dated(meanwhile, "after")).contains(new When.On(day(34)));
  }

  @ParameterizedTest(name = "no opioid since day {0}, urine {1}: {2}")
  @CsvSource({"10, true, offer", "26, true, offer", "27, true, not-yet", "10, false, ask"})
  void tabletsBridgeALateInjectionOnlyWithoutOpioids(int since, boolean urine, String expected) {
    List<Fact> facts = new ArrayList<>(urine ? visit(40) : List.of());
    facts.removeIf(fact -> fact.id().equals("none"));
    facts.add(fact("none", 40, new AboutOpioids.NoneTaken(Optional.of(day(since)))));
    List<Step> medicine = of(Area.MEDICINE, plan(40, facts));
    assertThat(medicine.stream().map(step -> step.instruction().text()))
        .anyMatch(text ->
            switch (expected) {
              case "offer" -> text.startsWith("Offer tablets");
              case "not-yet" -> text.startsWith("No tablets yet");
              default -> text.startsWith("Tablets only after");
            });
  }

  @Test
  void whoNeverTookAnOpioidMayHaveTabletsAndWhoWasNotAskedMayNot() {
    assertThat(of(Area.MEDICINE, plan(40, visit(40))))
        .anyMatch(step -> step.instruction().text().startsWith("Offer tablets"));
    assertThat(of(Area.MEDICINE, plan(40, without("none", visit(40)))))
        .anyMatch(step -> step.instruction().text().startsWith("Tablets only after"));
  }

  @ParameterizedTest(name = "operation on day {0} of a plan of day 25: held {1}")
  @CsvSource({"58, false", "57, true", "26, true"})
  void aPlannedOperationHoldsTheInjectionThatFallsTooClose(int surgery, boolean held) {
    List<Fact> facts = new ArrayList<>(without("surgery", visit(25)));
    facts.add(fact("op", 20, new AboutHealth.PlannedSurgery(Optional.of(day(surgery)))));
    TreatmentPlan plan = plan(25, facts);
    assertThat(plan.surgery()).isPresent();
    assertThat(plan.nextDose().isEmpty()).isEqualTo(held);
    assertThat(ids(plan).contains("hold-due")).isEqualTo(held);
  }

  @Test
  void anOperationThatIsOverIsNoneAndOneThatWasNamedComesFirst() {
    Fact over = fact("op", 5, new AboutHealth.PlannedSurgery(Optional.of(day(20))));
    assertThat(plan(25, List.of(over)).surgery()).isEmpty();
    TreatmentPlan named =
        planOf(
            25,
            withInjection(List.of(over)),
            new PlanQuestion(
                Optional.of(day(90)), Optional.empty(), false, false, Optional.empty()),
            Optional.empty());
    assertThat(named.surgery().orElseThrow().surgery()).isEqualTo(day(90));
  }

  @Test
  void anOperationWithinThirtyDaysHoldsTheInjectionOfTheDay() {
    List<Fact> facts = new ArrayList<>(without("surgery", visit(28)));
    facts.add(fact("op", 20, new AboutHealth.PlannedSurgery(Optional.of(day(57)))));
    assertThat(outcome(plan(28, facts))).isEqualTo("Hold");
    facts.removeLast();
    facts.add(fact("op", 20, new AboutHealth.PlannedSurgery(Optional.of(day(58)))));
    assertThat(outcome(plan(28, facts))).isEqualTo("Give");
  }

  @Test
  void stoppingAndChangingHaveNoNextDoseAndEightWeeksOfCalls() {
    for (boolean agonist : new boolean[] {false, true}) {
      TreatmentPlan plan =
          planOf(
              20,
              withInjection(visit(20)),
              new PlanQuestion(
                  Optional.empty(), Optional.empty(), !agonist, agonist, Optional.empty()),
              Optional.empty());
      assertThat(plan.nextDose()).isEmpty();
      assertThat(plan.ends()).isTrue();
      assertThat(ids(plan)).contains("warn", "contact").doesNotContain("give", "remind");
      assertThat(ids(plan).stream().filter("contact"::equals)).hasSize(8);
      assertThat(plan.agonist().isPresent()).isEqualTo(agonist);
      assertThat(ids(plan).contains("from")).isEqualTo(agonist);
    }
  }

  @Test
  void releaseAndAScheduleOfTabletsAreTakenUp() {
    TreatmentPlan plan =
        planOf(
            5,
            List.of(),
            new PlanQuestion(
                Optional.empty(),
                Optional.of(day(50)),
                false,
                false,
                OralSchedules.standard().named("thrice-weekly")),
            Optional.empty());
    assertThat(ids(plan)).contains("start-by", "hand-over", "supervise", "opioid-use-disorder");
  }

  @Test
  void tabletsThatEndedLongAgoAreANewStart() {
    Fact tablet = fact("t", 0, NaltrexoneGiven.tablet(Mass.ofMilligrams(50)));
    assertThat(ids(planOf(6, List.of(tablet), Optional.empty()))).doesNotContain("lapsed");
    TreatmentPlan later = planOf(7, List.of(tablet), Optional.empty());
    assertThat(ids(later)).contains("lapsed", "lapsed-agonist", "tolerance");
    assertThat(later.unknowns()).anyMatch(text -> text.contains("schedule of tablets"));
  }

  @Test
  void aForecastThatIsStricterLeadsThePlanAndItsAbsenceIsTold() {
    ProtectedUntil early =
        new ProtectedUntil(
            new Loss.At(day(10)), new Loss.At(day(15)), new Loss.At(day(20)), day(0), "m");
    TreatmentPlan plan = planOf(25, withInjection(visit(25)), Optional.of(early));
    assertThat(outcome(plan)).isEqualTo("NewStart");
    assertThat(plan.forecast()).contains(early);
    assertThat(plan.unknowns()).noneMatch(text -> text.contains("forecast"));
    assertThat(plan(25, visit(25)).unknowns()).anyMatch(text -> text.contains("forecast"));
  }

  @Test
  void theOrderInWhichFactsArriveDoesNotMatter() {
    List<Fact> facts = rich();
    TreatmentPlan first = planOf(40, facts, Optional.empty());
    for (int turn = 0; turn < facts.size(); turn++) {
      Collections.rotate(facts, 1);
      assertThat(planOf(40, facts, Optional.empty())).isEqualTo(first);
      List<Fact> reversed = new ArrayList<>(facts.reversed());
      assertThat(planOf(40, reversed, Optional.empty())).isEqualTo(first);
    }
  }

  /// Whatever was learnt of the day is left out, one by one and two by two: never does the visit
  /// come to more than with it.
  @Test
  void whatIsMissingNeverMakesADoseMorePermissive() {
    for (int day : new int[] {10, 20, 21, 28, 35, 36, 50, 56, 57, 90}) {
      List<Fact> facts = visit(day);
      int full = permission(plan(day, facts));
      for (int one = 0; one < facts.size(); one++) {
        for (int other = one; other < facts.size(); other++) {
          List<Fact> fewer = new ArrayList<>(facts);
          fewer.remove(other);
          if (other != one) {
            fewer.remove(one);
          }
          assertThat(permission(plan(day, fewer))).isLessThanOrEqualTo(full);
        }
      }
      assertThat(permission(plan(day, List.of()))).isLessThanOrEqualTo(full);
    }
  }

  @Test
  void theSidesAreShownWithTheirAges() {
    TreatmentPlan plan = plan(20, List.of());
    assertThat(plan.site().orElseThrow().side()).contains(Side.RIGHT);
    assertThat(plan.site().orElseThrow().daysSince()).containsEntry(Side.LEFT, 20L);
  }

  @Test
  void everyInstructionHasAWordOfItsSourceAndNamesNoAmountOfAnOpioid() {
    List<Step> steps = planOf(40, rich(), Optional.empty()).steps();
    assertThat(steps)
        .allSatisfy(step -> {
          assertThat(step.instruction().basis().source()).isNotBlank();
          assertThat(step.instruction().text()).doesNotContain("rescue");
        });
  }

  private static int permission(TreatmentPlan plan) {
    return switch (plan.decision()) {
      case VisitDecision.Give give -> 4;
      case VisitDecision.CheckFirst check -> 3;
      case VisitDecision.NotYet notYet -> 2;
      case VisitDecision.Hold hold -> 1;
      case VisitDecision.NewStart start -> 0;
      case VisitDecision.FirstInjection first -> 0;
    };
  }

  private static List<Fact> rich() {
    List<Fact> facts = new ArrayList<>(withInjection(visit(40)));
    facts.add(fact("aud", 0, new Indication(Condition.ALCOHOL_USE_DISORDER)));
    facts.add(fact("oud", 0, new Indication(Condition.OPIOID_USE_DISORDER)));
    facts.add(fact("drinks", 30, new AboutHealth.Drinks(6)));
    facts.add(fact("use", 20, AboutOpioids.Taken.of("heroin")));
    facts.add(fact("alt", 12, new LiverTest(LiverEnzyme.ALT, 3.5)));
    facts.add(fact("phq", 12, ScaleScore.ofTotal(Scale.PHQ_9, 12)));
    facts.add(fact("op", 20, new AboutHealth.PlannedSurgery(Optional.of(day(80)))));
    return facts;
  }

  /// All that a visit asks for, and a person who never took an opioid (alcohol use disorder).
  private static List<Fact> visit(int day) {
    List<Fact> facts = new ArrayList<>();
    Arrays.stream(Analyte.values())
        .forEach(analyte ->
            facts.add(
                fact(
                    "urine " + analyte,
                    day,
                    new UrineScreen(analyte, Result.NEGATIVE, Method.NOT_STATED))));
    facts.add(fact("none", day, new AboutOpioids.NoneTaken(Optional.empty())));
    facts.add(fact("cows", day, ScaleScore.ofTotal(Scale.COWS, 0)));
    facts.add(fact("phq", day, ScaleScore.ofTotal(Scale.PHQ_9, 0)));
    facts.add(fact("alt", day, new LiverTest(LiverEnzyme.ALT, 1)));
    facts.add(fact("consent", day, new Consent(true)));
    facts.add(fact("pain", day, new AboutOpioids.PainTreatment(false)));
    facts.add(fact("pregnant", day, new Pregnancy(PregnancyState.NOT_POSSIBLE)));
    facts.add(fact("hepatitis", day, new AboutHealth.HepatitisSigns(false)));
    facts.add(fact("surgery", day, new AboutHealth.PlannedSurgery(Optional.empty())));
    Arrays.stream(Substance.values())
        .forEach(substance ->
            facts.add(fact("allergy " + substance, day, new Hypersensitivity(substance, false))));
    facts.add(
        fact("naloxone", day - 0.1, new NaloxoneGiven(Route.SUBCUTANEOUS, Mass.ofMilligrams(0.8))));
    facts.add(fact("looked", day, new ChallengeLooked(Set.of())));
    return facts;
  }

  private static List<Fact> without(String id, List<Fact> facts) {
    return facts.stream().filter(fact -> !fact.id().equals(id)).toList();
  }

  private static List<Fact> withInjection(List<Fact> facts) {
    List<Fact> all = new ArrayList<>(facts);
    all.addFirst(
        fact(
            "injection",
            0,
            NaltrexoneGiven.injection(Mass.ofMilligrams(380), Optional.of(Side.LEFT))));
    return all;
  }

  private static TreatmentPlan plan(int day, List<Fact> facts) {
    return planOf(day, withInjection(facts), Optional.empty());
  }

  private static TreatmentPlan planOf(
      int day, List<Fact> facts, Optional<ProtectedUntil> forecast) {
    return planOf(day, facts, PlanQuestion.OF_THE_RECORD, forecast);
  }

  private static TreatmentPlan planOf(
      int day, List<Fact> facts, PlanQuestion question, Optional<ProtectedUntil> forecast) {
    PersonRecord record = record(day, facts);
    return PLANNER.plan(record, OpioidsOnRecord.of(record), question, forecast);
  }

  private static PersonRecord record(int day, List<Fact> facts) {
    return PersonRecord.of(facts, day(day), DAYS);
  }

  private static Fact fact(String id, double day, Statement statement) {
    return Fact.of(id, day(day), Source.OBSERVED, statement);
  }

  private static ModelTime day(double day) {
    return new ModelTime(10).plusDays(day);
  }

  private static String outcome(TreatmentPlan plan) {
    return plan.decision().getClass().getSimpleName();
  }

  private static List<String> ids(TreatmentPlan plan) {
    return plan.steps().stream().map(step -> step.instruction().id()).toList();
  }

  private static List<Step> of(Area area, TreatmentPlan plan) {
    return plan.steps().stream().filter(step -> step.instruction().area() == area).toList();
  }

  private static Optional<When> dated(TreatmentPlan plan, String id) {
    return plan.steps().stream()
        .filter(step -> step.instruction().id().equals(id))
        .map(Step::when)
        .findFirst();
  }

  /// The texts of the steps: ids repeat between recommendations, texts do not.
  private static List<String> texts(TreatmentPlan plan) {
    return plan.steps().stream().map(step -> step.instruction().text()).toList();
  }

  private static Optional<When> datedText(TreatmentPlan plan, String start) {
    return plan.steps().stream()
        .filter(step -> step.instruction().text().startsWith(start))
        .map(Step::when)
        .findFirst();
  }

  private static List<Fact> with(List<Fact> facts, Fact... more) {
    List<Fact> all = new ArrayList<>(facts);
    all.addAll(List.of(more));
    return all;
  }

  @Test
  void aPlanKnowsItsTimeAndItsAxis() {
    TreatmentPlan plan = plan(20, List.of());
    assertThat(plan.asOf()).isEqualTo(day(20));
    assertThat(plan.axis()).isEqualTo(DAYS);
  }

  @Test
  void ofTwoOperationsStatedTogetherTheOneThatIsNotOverCounts() {
    TreatmentPlan plan =
        plan(
            25,
            List.of(
                fact("over", 5, new AboutHealth.PlannedSurgery(Optional.of(day(20)))),
                fact("ahead", 5, new AboutHealth.PlannedSurgery(Optional.of(day(40))))));
    assertThat(plan.surgery().orElseThrow().surgery()).isEqualTo(day(40));
  }

  @Test
  void anOperationOfTheDayCountsAndOneThatWasNamedAndIsOverDoesNot() {
    Fact today = fact("op", 5, new AboutHealth.PlannedSurgery(Optional.of(day(25))));
    assertThat(plan(25, List.of(today)).surgery()).isPresent();
    TreatmentPlan named =
        planOf(
            25,
            withInjection(List.of()),
            new PlanQuestion(
                Optional.of(day(20)), Optional.empty(), false, false, Optional.empty()),
            Optional.empty());
    assertThat(named.surgery()).isEmpty();
  }

  @Test
  void theVisitIsToldWhatToDoInItsBand() {
    TreatmentPlan onTime = plan(28, visit(28));
    assertThat(outcome(onTime)).isEqualTo("Give");
    assertThat(dated(onTime, "on-time")).contains(new When.On(day(28)));
    TreatmentPlan late = plan(40, visit(40));
    assertThat(outcome(late)).isEqualTo("Give");
    assertThat(dated(late, "late")).contains(new When.On(day(40)));
    assertThat(ids(plan(10, visit(10)))).doesNotContain("on-time", "late", "early", "lapsed");
  }

  /// A forecast that has run out of protection before the window opens.
  @Test
  void anEarlyVisitThatAForecastCallsLateIsToldSo() {
    ProtectedUntil typical =
        new ProtectedUntil(
            new Loss.At(day(5)), new Loss.At(day(9)), new Loss.At(day(30)), day(0), "m");
    TreatmentPlan plan = planOf(10, withInjection(visit(10)), Optional.of(typical));
    assertThat(outcome(plan)).isEqualTo("NotYet");
    assertThat(ids(plan)).contains("early", "late", "late-soon");
  }

  @Test
  void onlyALateInjectionAsksForProofAndIsBridgedWithTablets() {
    List<Fact> facts = without("looked", without("naloxone", visit(28)));
    assertThat(outcome(plan(28, facts))).isEqualTo("Give");
    assertThat(texts(plan(28, visit(28))))
        .noneMatch(text -> text.startsWith("Offer tablets") || text.startsWith("Tablets only"));
  }

  @Test
  void anAbsenceThatHasNotBegunStopsNoReminder() {
    TreatmentPlan before =
        plan(20, List.of(fact("away", 15, new AbsenceExcused(day(25), day(33)))));
    assertThat(ids(before)).contains("remind", "late-list").doesNotContain("not-missed");
  }

  @Test
  void aUseOnRecordPutsTabletsOffAndOneThatIsStillToComeDoesNot() {
    Fact none = fact("none", 36, new AboutOpioids.NoneTaken(Optional.of(day(10))));
    List<Fact> facts = with(without("none", visit(36)), none);
    PersonRecord record = record(36, withInjection(facts));
    for (int use : new int[] {27, 37}) {
      OpioidUse methadone = new OpioidUse(day(use), "methadone", OpioidUse.Sign.REPORTED);
      TreatmentPlan plan =
          PLANNER.plan(
              record,
              OpioidsOnRecord.of(record, List.of(methadone), false),
              PlanQuestion.OF_THE_RECORD,
              Optional.empty());
      String expected = use > 36 ? "Offer tablets" : "No tablets yet";
      assertThat(texts(plan)).as("use on day %d", use).anyMatch(text -> text.startsWith(expected));
    }
  }

  @Test
  void anAgentThatNobodyKnowsLeavesTheTabletsToAQuestion() {
    Fact none = fact("none", 40, new AboutOpioids.NoneTaken(Optional.of(day(10))));
    PersonRecord record = record(40, withInjection(with(without("none", visit(40)), none)));
    OpioidUse strange = new OpioidUse(day(5), "somethingnew", OpioidUse.Sign.REPORTED);
    TreatmentPlan plan =
        PLANNER.plan(
            record,
            OpioidsOnRecord.of(record, List.of(strange), false),
            PlanQuestion.OF_THE_RECORD,
            Optional.empty());
    assertThat(texts(plan)).anyMatch(text -> text.startsWith("Tablets only after"));
  }

  @Test
  void theLastPhq9DecidesWhatIsDoneAboutMoodAndNoneIsAskedForAtEveryInjection() {
    TreatmentPlan none = plan(28, without("phq", visit(28)));
    assertThat(datedText(none, "PHQ-9 at every injection")).contains(new When.EachInjection());
    Fact worse = fact("worse", 28.1, ScaleScore.ofTotal(Scale.PHQ_9, 12));
    TreatmentPlan moderate = planOf(29, withInjection(with(visit(28), worse)), Optional.empty());
    assertThat(datedText(moderate, "PHQ-9 is 10 or more")).contains(new When.On(day(29)));
    assertThat(datedText(moderate, "PHQ-9 at every injection")).isEmpty();
    Fact better = fact("better", 28.2, ScaleScore.ofTotal(Scale.PHQ_9, 3));
    TreatmentPlan again =
        planOf(29, withInjection(with(visit(28), worse, better)), Optional.empty());
    assertThat(datedText(again, "PHQ-9 is 10 or more")).isEmpty();
  }

  @Test
  void drinkingIsFollowedWhereNaltrexoneIsForAlcoholAndOnlyThere() {
    Fact heavy = fact("drinks", 27, new AboutHealth.Drinks(7));
    Fact alcohol = fact("aud", 0, new Indication(Condition.ALCOHOL_USE_DISORDER));
    Fact opioids = fact("oud", 0, new Indication(Condition.OPIOID_USE_DISORDER));
    assertThat(datedText(plan(28, List.of(heavy, alcohol)), "Heavy drinking days"))
        .contains(new When.On(day(28)));
    assertThat(datedText(plan(28, List.of(heavy, opioids)), "Heavy drinking days")).isEmpty();
    assertThat(datedText(plan(28, List.of(heavy)), "Heavy drinking days")).isEmpty();
  }

  @Test
  void whatWasDoneIsNotAskedForAgainAndAnotherThingDoesNotCountForIt() {
    Fact audit = fact("audit", 185, ScaleScore.ofTotal(Scale.AUDIT_C, 2));
    Fact mood = fact("mood", 185, ScaleScore.ofTotal(Scale.PHQ_9, 2));
    Fact liver = fact("liver", 92, new LiverTest(LiverEnzyme.AST, 1));
    assertThat(dated(plan(190, List.of(audit)), "audit-6")).isEmpty();
    assertThat(dated(plan(190, List.of(mood)), "audit-6")).contains(new When.On(day(182)));
    assertThat(dated(plan(95, List.of(liver)), "liver-3")).isEmpty();
    assertThat(dated(plan(95, List.of(mood)), "liver-3")).contains(new When.On(day(91)));
    Fact tablet = fact("tablet", 8, NaltrexoneGiven.tablet(Mass.ofMilligrams(50)));
    assertThat(dated(plan(10, List.of()), "first-contact")).contains(new When.On(day(7)));
    assertThat(dated(plan(10, List.of(tablet)), "first-contact")).isEmpty();
  }

  @ParameterizedTest(name = "{0}: tablets warned of {1}")
  @CsvSource({"ALCOHOL_USE_DISORDER, false", "OPIOID_USE_DISORDER, true", "none, true"})
  void tabletsAreWarnedOfForOpioidsAndWhereNobodyWroteDownWhatTheyAreFor(
      String condition, boolean warned) {
    List<Fact> facts =
        condition.equals("none")
            ? List.of()
            : List.of(fact("for", 0, new Indication(Condition.valueOf(condition))));
    TreatmentPlan plan =
        planOf(
            5,
            facts,
            new PlanQuestion(
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                OralSchedules.standard().named("daily")),
            Optional.empty());
    assertThat(ids(plan).contains("opioid-use-disorder")).isEqualTo(warned);
    assertThat(plan.unknowns().stream().anyMatch(text -> text.contains("what naltrexone is for")))
        .isEqualTo(condition.equals("none"));
  }

  @Test
  void oneEnzymeAloneIsALiverTestAndNoneIsAskedFor() {
    TreatmentPlan raised = plan(28, List.of(fact("ast", 27, new LiverTest(LiverEnzyme.AST, 3.5))));
    assertThat(texts(raised))
        .anyMatch(text -> text.startsWith("ALT or AST is 3 times"))
        .noneMatch(text -> text.startsWith("No liver test is on record"));
    assertThat(texts(plan(28, List.of())))
        .anyMatch(text -> text.startsWith("No liver test is on record"));
  }

  @Test
  void signsOfHepatitisAreToldToStopAndOnlyThey() {
    Fact present = fact("signs", 28, new AboutHealth.HepatitisSigns(true));
    Fact absent = fact("signs", 28, new AboutHealth.HepatitisSigns(false));
    assertThat(texts(plan(28, List.of(present))))
        .anyMatch(text -> text.startsWith("Signs of acute hepatitis: stop"));
    assertThat(texts(plan(28, List.of(absent))))
        .noneMatch(text -> text.startsWith("Signs of acute hepatitis"));
  }

  @Test
  void whatIsNotKnownIsToldAndWhatIsKnownIsNot() {
    assertThat(plan(20, List.of()).unknowns())
        .anyMatch(text -> text.contains("what naltrexone is for"))
        .noneMatch(text -> text.contains("side of the last injection"));
    Fact noSide =
        fact("injection", 0, NaltrexoneGiven.injection(Mass.ofMilligrams(380), Optional.empty()));
    Fact lost = fact("wrong", 3, new Correction("nobody"));
    assertThat(planOf(20, List.of(noSide, lost), Optional.empty()).unknowns())
        .contains("side of the last injection", RecordProblem.CORRECTS_NOTHING.sentence());
  }

  @Test
  void anotherScaleAndAnotherDayAreNoWithdrawalOfToday() {
    List<Fact> facts =
        with(
            visit(30),
            fact("mood today", 30, ScaleScore.ofTotal(Scale.PHQ_9, 20)),
            fact("cows before", 28, ScaleScore.ofTotal(Scale.COWS, 20)),
            fact("signs before", 28, new WithdrawalLooked(Set.of(WithdrawalSign.TREMOR))));
    assertThat(outcome(plan(30, facts))).isEqualTo("Give");
  }

  @Test
  void signsThatAChallengeShowedTodayAreNamedInTheReason() {
    Fact signs = fact("shows", 30, new ChallengeLooked(Set.of(WithdrawalSign.SWEATING)));
    assertThat(plan(30, with(visit(30), signs)).decision().findings())
        .anyMatch(finding ->
            finding
                .says()
                .contains("signs of withdrawal today: " + WithdrawalSign.SWEATING.words()));
  }

  @Test
  void aPositiveChallengeBeforeTheLastInjectionWasAnsweredByIt() {
    List<Fact> facts =
        List.of(
            fact("given", -2, new NaloxoneGiven(Route.SUBCUTANEOUS, Mass.ofMilligrams(0.8))),
            fact("came", -1.99, new ChallengeLooked(Set.of(WithdrawalSign.YAWNING))));
    List<Fact> sinceThen = without("looked", without("naloxone", visit(28)));
    assertThat(outcome(plan(28, with(sinceThen, facts.toArray(Fact[]::new))))).isEqualTo("Give");
  }

  @Test
  void aFindingOfTheDaySaysWhatToDo() {
    List<Finding> findings = plan(28, List.of()).decision().findings();
    assertThat(findings)
        .filteredOn(finding -> finding.status() == Status.UNKNOWN)
        .isNotEmpty()
        .allMatch(finding -> finding.resolve().isPresent());
  }
}
