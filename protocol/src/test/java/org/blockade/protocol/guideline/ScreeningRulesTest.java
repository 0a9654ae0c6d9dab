package org.blockade.protocol.guideline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.blockade.protocol.facts.AboutHealth;
import org.blockade.protocol.facts.AboutOpioids;
import org.blockade.protocol.facts.AboutTests;
import org.blockade.protocol.facts.AboutTreatment.Condition;
import org.blockade.protocol.facts.AboutTreatment.Consent;
import org.blockade.protocol.facts.AboutTreatment.NaltrexoneGiven;
import org.blockade.protocol.facts.AboutTreatment.Product;
import org.blockade.protocol.facts.Notebook;
import org.blockade.protocol.facts.Scale;
import org.blockade.protocol.facts.ScaleScore;
import org.blockade.protocol.facts.WithdrawalSign;
import org.blockade.protocol.rule.Finding;
import org.blockade.protocol.rule.FirstDose;
import org.blockade.protocol.rule.ScreeningRule;
import org.blockade.protocol.rule.Status;
import org.blockade.protocol.rule.Value;
import org.blockade.protocol.rule.Weight;
import org.blockade.simulator.drug.Evidence;
import org.blockade.simulator.quantity.Mass;
import org.blockade.simulator.quantity.ModelTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ScreeningRulesTest {

  private static final FirstDose INJECTION =
      new FirstDose(Set.of(Condition.OPIOID_USE_DISORDER), Product.INJECTION);
  private static final FirstDose TABLET =
      new FirstDose(Set.of(Condition.OPIOID_USE_DISORDER), Product.TABLET);
  private static final FirstDose ALCOHOL =
      new FirstDose(Set.of(Condition.ALCOHOL_USE_DISORDER), Product.INJECTION);
  private static final FirstDose ALCOHOL_TABLET =
      new FirstDose(Set.of(Condition.ALCOHOL_USE_DISORDER), Product.TABLET);
  private static final int DAY = 100;
  private static final double NOON = Notebook.hours(DAY);

  // What it is for

  @Test
  void whatItIsForIsAskedWhereItIsNotKnown() {
    ScreeningRule rule = new IndicationNamed();
    assertThat(status(rule, new Notebook(), new FirstDose(Set.of(), Product.TABLET)))
        .isEqualTo(Status.UNKNOWN);
    FirstDose both = new FirstDose(Set.of(Condition.values()), Product.TABLET);
    assertThat(only(rule, new Notebook(), both).says())
        .isEqualTo("opioid use disorder and alcohol use disorder");
    assertThat(status(rule, new Notebook(), ALCOHOL)).isEqualTo(Status.MET);
  }

  // Consent

  @Test
  void consentIsTheLastWord() {
    ScreeningRule rule = new ConsentGiven();
    assertThat(status(rule, new Notebook(), INJECTION)).isEqualTo(Status.UNKNOWN);
    Notebook notes = new Notebook().at(10, new Consent(true));
    assertThat(status(rule, notes, INJECTION)).isEqualTo(Status.MET);
    assertThat(status(rule, notes.at(20, new Consent(false)), INJECTION)).isEqualTo(Status.NOT_MET);
    assertThat(status(rule, notes.at(20, new Consent(true)), INJECTION))
        .as("yes and no at the same time")
        .isEqualTo(Status.NOT_MET);
    assertThat(status(rule, notes.at(30, new Consent(true)), INJECTION)).isEqualTo(Status.MET);
  }

  // Age

  @ParameterizedTest(name = "{0} years: {1}")
  @CsvSource({"17, NOT_MET", "17.99, NOT_MET", "18, MET", "19, MET", "0, NOT_MET"})
  void anAdultIs18(double years, Status status) {
    Finding finding = only(new AdultAge(), new Notebook().at(1, age(years)), INJECTION);
    assertThat(finding.status()).isEqualTo(status);
    assertThat(finding.value()).contains(new Value.Measured(years, "years"));
    assertThat(finding.limit()).contains(new Value.Measured(18, "years"));
    assertThat(finding.weight()).isEqualTo(Weight.REQUIRED);
    assertThat(finding.rule()).isEqualTo("R27");
  }

  @Test
  void anUnknownAgeIsAskedAndOfTwoTheYoungerCounts() {
    assertThat(status(new AdultAge(), new Notebook(), INJECTION)).isEqualTo(Status.UNKNOWN);
    assertThat(status(new AdultAge(), new Notebook().at(1, age(40)).at(1, age(17)), INJECTION))
        .isEqualTo(Status.NOT_MET);
  }

  // Liver

  @ParameterizedTest(name = "{0} x ULN: {1}, {2}")
  @CsvSource({
    "0,     MET,     REQUIRED, 3",
    "1,     MET,     REQUIRED, 3",
    "2.9,   MET,     REQUIRED, 3",
    "2.999, MET,     REQUIRED, 3",
    "3,     NOT_MET, CAUTION,  3",
    "4.999, NOT_MET, CAUTION,  3",
    "5,     NOT_MET, REQUIRED, 5",
    "40,    NOT_MET, REQUIRED, 5",
  })
  void theHigherLiverTestCounts(double multiple, Status status, Weight weight, double limit) {
    for (AboutTests.LiverEnzyme high : AboutTests.LiverEnzyme.values()) {
      Notebook notes = new Notebook();
      for (AboutTests.LiverEnzyme enzyme : AboutTests.LiverEnzyme.values()) {
        notes.at(NOON, new AboutTests.LiverTest(enzyme, enzyme == high ? multiple : 0));
      }
      Finding finding = only(new LiverTests(), notes, INJECTION);
      assertThat(finding.status()).isEqualTo(status);
      assertThat(finding.weight()).isEqualTo(weight);
      assertThat(finding.value()).contains(new Value.Measured(multiple, "x ULN"));
      assertThat(finding.limit()).contains(new Value.Measured(limit, "x ULN"));
    }
  }

  @Test
  void aLiverTestThatIsMissingOrOldIsUnknownUnlessItIsTooHigh() {
    LiverTests rule = new LiverTests();
    assertThat(status(rule, new Notebook(), INJECTION)).isEqualTo(Status.UNKNOWN);
    assertThat(status(rule, new Notebook().at(NOON, alt(1)), INJECTION)).isEqualTo(Status.UNKNOWN);
    assertThat(status(rule, liver(DAY - 90, 1), INJECTION)).isEqualTo(Status.MET);
    assertThat(status(rule, liver(DAY - 91, 1), INJECTION)).isEqualTo(Status.UNKNOWN);
    assertThat(only(rule, liver(DAY - 91, 1), INJECTION).value()).isPresent();
    assertThat(status(rule, liver(DAY - 91, 5), INJECTION)).isEqualTo(Status.NOT_MET);
    assertThat(status(rule, new Notebook().at(NOON, alt(5)), INJECTION)).isEqualTo(Status.NOT_MET);
  }

  @Test
  void eachLiverEnzymeHasADateOfItsOwn() {
    AboutTests.LiverTest ast = new AboutTests.LiverTest(AboutTests.LiverEnzyme.AST, 1);
    double old = Notebook.hours(DAY - 91);
    assertThat(status(new LiverTests(), new Notebook().at(NOON, alt(1)).at(old, ast), INJECTION))
        .as("AST too old")
        .isEqualTo(Status.UNKNOWN);
    assertThat(status(new LiverTests(), new Notebook().at(old, alt(1)).at(NOON, ast), INJECTION))
        .as("ALT too old")
        .isEqualTo(Status.UNKNOWN);
    assertThat(
            status(new LiverTests(), new Notebook().at(NOON - 24, alt(6)).at(NOON, ast), INJECTION))
        .as("a later AST does not replace an ALT")
        .isEqualTo(Status.NOT_MET);
  }

  @Test
  void eachAnalyteHasADateOfItsOwn() {
    for (AboutTests.Analyte stale : AboutTests.Analyte.values()) {
      Notebook notes = new Notebook();
      for (AboutTests.Analyte analyte : AboutTests.Analyte.values()) {
        notes.at(analyte == stale ? NOON - 24 : NOON, screen(analyte, AboutTests.Result.NEGATIVE));
      }
      assertThat(status(new UrinePanel(), notes, INJECTION)).isEqualTo(Status.UNKNOWN);
    }
  }

  @Test
  void whatAFindingSaysFitsItsStatus() {
    assertThat(only(new AdultAge(), new Notebook().at(1, age(18)), INJECTION).says())
        .isEqualTo("an adult");
    Finding young = only(new AdultAge(), new Notebook().at(1, age(17)), INJECTION);
    assertThat(young.says()).startsWith("under 18");
    assertThat(young.resolve()).isPresent();
    assertThat(only(new AdultAge(), new Notebook().at(1, age(18)), INJECTION).resolve()).isEmpty();
    Notebook far = surgeryIn(40);
    assertThat(only(new PlannedSurgery(), far, INJECTION).says()).endsWith("far enough away");
    assertThat(only(new PlannedSurgery(), far, INJECTION).resolve()).isEmpty();
    assertThat(only(new PlannedSurgery(), surgeryIn(4), INJECTION).says()).endsWith("too close");
    assertThat(only(new PlannedSurgery(), surgeryIn(4), INJECTION).resolve()).isPresent();
  }

  private static Notebook surgeryIn(int days) {
    return new Notebook()
        .at(
            NOON,
            new AboutHealth.PlannedSurgery(Optional.of(new ModelTime(Notebook.hours(DAY + days)))));
  }

  @Test
  void thatALiverTestIsAskedForFirstInAlcoholUseDisorderIsSaidToBeAChoice() {
    Finding finding = only(new LiverTests(), new Notebook(), ALCOHOL);
    assertThat(finding.status()).isEqualTo(Status.UNKNOWN);
    assertThat(finding.rule()).isEqualTo("R23");
    assertThat(finding.basis().evidence()).isEqualTo(Evidence.CHOICE);
    assertThat(finding.says()).contains("choice");
    assertThat(finding.resolve().orElseThrow())
        .contains("order ALT and AST")
        .contains("R23")
        .contains("clinician decides");
    Finding opioid = only(new LiverTests(), new Notebook(), INJECTION);
    assertThat(opioid.says() + opioid.resolve().orElseThrow())
        .doesNotContain("R23")
        .doesNotContain("choice");
  }

  @ParameterizedTest
  @CsvSource({"0, MET", "7, MET", "8, UNKNOWN"})
  void signsOfHepatitisAreAskedAboutInTheWeekBefore(int daysAgo, Status status) {
    AcuteHepatitis rule = new AcuteHepatitis();
    double then = Notebook.hours(DAY - daysAgo);
    assertThat(
            status(rule, new Notebook().at(then, new AboutHealth.HepatitisSigns(false)), INJECTION))
        .isEqualTo(status);
    assertThat(
            status(rule, new Notebook().at(then, new AboutHealth.HepatitisSigns(true)), INJECTION))
        .isEqualTo(Status.NOT_MET);
  }

  // Kidney

  @ParameterizedTest(name = "{0} mL/min: {1}")
  @CsvSource({
    "0,     NOT_MET, LOW",
    "49,    NOT_MET, LOW",
    "49.99, NOT_MET, LOW",
    "50,    MET,     MILDLY_LOW",
    "80,    MET,     MILDLY_LOW",
    "80.01, MET,     USUAL",
    "120,   MET,     USUAL",
  })
  void kidneyFunctionIsACareBelow50(double clearance, Status status, KidneyFunction.Level level) {
    KidneyFunction rule = new KidneyFunction();
    Finding finding =
        only(rule, new Notebook().at(1, new AboutTests.CreatinineClearance(clearance)), INJECTION);
    assertThat(finding.status()).isEqualTo(status);
    assertThat(finding.weight()).isEqualTo(Weight.CAUTION);
    assertThat(finding.value()).contains(new Value.Measured(clearance, "mL/min"));
    assertThat(rule.levelOf(clearance)).isEqualTo(level);
  }

  @Test
  void theLowestOfTheLastClearancesCountsAndAMissingOneIsUnknown() {
    Notebook notes =
        new Notebook()
            .at(1, new AboutTests.CreatinineClearance(90))
            .at(1, new AboutTests.CreatinineClearance(40));
    assertThat(status(new KidneyFunction(), notes, INJECTION)).isEqualTo(Status.NOT_MET);
    assertThat(status(new KidneyFunction(), new Notebook(), INJECTION)).isEqualTo(Status.UNKNOWN);
  }

  // Pregnancy

  @ParameterizedTest(name = "{0}, {1} days ago: {2}")
  @CsvSource({
    "NOT_PREGNANT, 0,   MET",
    "NOT_PREGNANT, 28,  MET",
    "NOT_PREGNANT, 29,  UNKNOWN",
    "PREGNANT,     0,   NOT_MET",
    "PREGNANT,     99,  NOT_MET",
    "NOT_POSSIBLE, 99,  NOT_APPLICABLE",
  })
  void aPregnancyIsForASpecialist(AboutHealth.PregnancyState state, int daysAgo, Status status) {
    Notebook notes =
        new Notebook().at(Notebook.hours(DAY - daysAgo), new AboutHealth.Pregnancy(state));
    Finding finding = only(new PregnancyKnown(), notes, INJECTION);
    assertThat(finding.status()).isEqualTo(status);
    assertThat(finding.weight()).isEqualTo(Weight.SPECIALIST);
  }

  @Test
  void withoutATestOnlyAManIsNotAsked() {
    PregnancyKnown rule = new PregnancyKnown();
    assertThat(status(rule, new Notebook(), INJECTION)).isEqualTo(Status.UNKNOWN);
    for (AboutHealth.Sex sex : AboutHealth.Sex.values()) {
      Notebook notes = new Notebook().at(1, new AboutHealth.SexStated(sex));
      assertThat(status(rule, notes, INJECTION))
          .isEqualTo(sex == AboutHealth.Sex.MALE ? Status.NOT_APPLICABLE : Status.UNKNOWN);
      notes.at(2, new AboutHealth.Pregnancy(AboutHealth.PregnancyState.PREGNANT));
      assertThat(status(rule, notes, INJECTION)).isEqualTo(Status.NOT_MET);
    }
  }

  @Test
  void ofTwoTestsOfTheSameTimeThePositiveOneCounts() {
    Notebook notes =
        new Notebook()
            .at(NOON, new AboutHealth.Pregnancy(AboutHealth.PregnancyState.PREGNANT))
            .at(NOON, new AboutHealth.Pregnancy(AboutHealth.PregnancyState.NOT_PREGNANT));
    assertThat(status(new PregnancyKnown(), notes, INJECTION)).isEqualTo(Status.NOT_MET);
  }

  // Pain and surgery

  @ParameterizedTest
  @CsvSource({"0, MET", "7, MET", "8, UNKNOWN"})
  void opioidsAgainstPainAreAskedAboutInTheWeekBefore(int daysAgo, Status status) {
    OpioidPainTreatment rule = new OpioidPainTreatment();
    double then = Notebook.hours(DAY - daysAgo);
    assertThat(
            status(rule, new Notebook().at(then, new AboutOpioids.PainTreatment(false)), INJECTION))
        .isEqualTo(status);
    assertThat(
            status(rule, new Notebook().at(then, new AboutOpioids.PainTreatment(true)), INJECTION))
        .isEqualTo(Status.NOT_MET);
    assertThat(status(rule, new Notebook(), INJECTION)).isEqualTo(Status.UNKNOWN);
  }

  @ParameterizedTest(name = "surgery in {0} days: injection {1}, tablet {2}")
  @CsvSource({
    "0,  NOT_MET, NOT_MET",
    "2,  NOT_MET, NOT_MET",
    "3,  NOT_MET, MET",
    "29, NOT_MET, MET",
    "30, MET,     MET",
  })
  void surgeryIsFurtherAwayThanTheBlockade(int inDays, Status injection, Status tablet) {
    Notebook notes =
        new Notebook()
            .at(
                NOON - 5,
                new AboutHealth.PlannedSurgery(
                    Optional.of(new ModelTime(Notebook.hours(DAY + inDays)))));
    assertThat(status(new PlannedSurgery(), notes, INJECTION)).isEqualTo(injection);
    assertThat(status(new PlannedSurgery(), notes, TABLET)).isEqualTo(tablet);
    assertThat(only(new PlannedSurgery(), notes, TABLET).value())
        .contains(new Value.Measured(inDays, "d"));
  }

  @Test
  void surgeryIsAskedAboutOnceAMonthAndTheLastWordCounts() {
    PlannedSurgery rule = new PlannedSurgery();
    AboutHealth.PlannedSurgery none = new AboutHealth.PlannedSurgery(Optional.empty());
    AboutHealth.PlannedSurgery soon =
        new AboutHealth.PlannedSurgery(Optional.of(new ModelTime(NOON + 24)));
    assertThat(status(rule, new Notebook(), INJECTION)).isEqualTo(Status.UNKNOWN);
    assertThat(status(rule, new Notebook().at(Notebook.hours(DAY - 30), none), INJECTION))
        .isEqualTo(Status.MET);
    assertThat(status(rule, new Notebook().at(Notebook.hours(DAY - 31), none), INJECTION))
        .isEqualTo(Status.UNKNOWN);
    assertThat(status(rule, new Notebook().at(1, soon).at(NOON, none), INJECTION))
        .isEqualTo(Status.MET);
    assertThat(status(rule, new Notebook().at(1, none).at(2, soon), INJECTION))
        .isEqualTo(Status.NOT_MET);
    AboutHealth.PlannedSurgery past =
        new AboutHealth.PlannedSurgery(Optional.of(new ModelTime(NOON - 1)));
    assertThat(status(rule, new Notebook().at(NOON - 24, past), INJECTION)).isEqualTo(Status.MET);
  }

  // Alcohol

  @ParameterizedTest(name = "{0}: {1}, {2}")
  @CsvSource({
    "NOT_DRINKING, 0, MET",
    "NOT_DRINKING, 1, UNKNOWN",
    "DRINKING,     0, NOT_MET",
    "DRINKING,     9, NOT_MET",
  })
  void drinkingDecidesOnlyForAnInjectionAgainstAlcoholUseDisorder(
      AboutHealth.Drinking drinking, int daysAgo, Status status) {
    Notebook notes =
        new Notebook()
            .at(Notebook.hours(DAY - daysAgo), new AboutHealth.Alcohol(drinking, Optional.empty()));
    AlcoholAtFirstDose rule = new AlcoholAtFirstDose();
    for (FirstDose wanted : List.of(INJECTION, TABLET, ALCOHOL, ALCOHOL_TABLET)) {
      Finding finding = rule.findings(notes.on(DAY), wanted).getFirst();
      assertThat(finding.status()).isEqualTo(status);
      assertThat(finding.weight())
          .isEqualTo(wanted.equals(ALCOHOL) ? Weight.AT_START : Weight.CAUTION);
    }
    assertThat(rule.findings(new Notebook().on(DAY), ALCOHOL).getFirst().status())
        .isEqualTo(Status.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({"0, NOT_MET", "6, NOT_MET", "7, MET", "30, MET"})
  void daysWithoutAlcoholAreShownAndDecideNothing(int daysAgo, Status status) {
    ModelTime drink = new ModelTime(Notebook.hours(DAY - daysAgo));
    Notebook notes =
        new Notebook()
            .at(
                NOON,
                new AboutHealth.Alcohol(AboutHealth.Drinking.NOT_DRINKING, Optional.of(drink)));
    Finding finding = new AlcoholAtFirstDose().findings(notes.on(DAY), ALCOHOL).get(1);
    assertThat(finding.status()).isEqualTo(status);
    assertThat(finding.weight()).isEqualTo(Weight.CAUTION);
    assertThat(finding.value()).contains(new Value.Measured(daysAgo, "d"));
    assertThat(finding.metFrom())
        .isEqualTo(status == Status.MET ? Optional.empty() : Optional.of(drink.plusDays(7)));
    assertThat(new AlcoholAtFirstDose().findings(notes.on(DAY), INJECTION)).hasSize(1);
    assertThat(new AlcoholAtFirstDose().findings(new Notebook().on(DAY), ALCOHOL).get(1).status())
        .isEqualTo(Status.UNKNOWN);
  }

  // Hypersensitivity

  @ParameterizedTest
  @EnumSource(AboutHealth.Substance.class)
  void aSubstanceOfTheProductStopsIt(AboutHealth.Substance substance) {
    NoHypersensitivity rule = new NoHypersensitivity();
    Notebook notes = hypersensitivity(substance, true);
    boolean inTablet = substance == AboutHealth.Substance.NALTREXONE;
    assertThat(only(rule, notes, INJECTION).status()).isEqualTo(Status.NOT_MET);
    assertThat(only(rule, notes, INJECTION).value()).contains(new Value.Named(substance.words()));
    assertThat(only(rule, notes, TABLET).status())
        .isEqualTo(inTablet ? Status.NOT_MET : Status.MET);
    notes.at(NOON, new AboutHealth.Hypersensitivity(substance, false));
    assertThat(only(rule, notes, INJECTION).status())
        .as("a later no does not undo it; a correction does")
        .isEqualTo(Status.NOT_MET);
  }

  @Test
  void aSubstanceNobodyAskedAboutIsUnknown() {
    NoHypersensitivity rule = new NoHypersensitivity();
    assertThat(status(rule, new Notebook(), TABLET)).isEqualTo(Status.UNKNOWN);
    Notebook notes =
        new Notebook()
            .at(1, new AboutHealth.Hypersensitivity(AboutHealth.Substance.NALTREXONE, false));
    assertThat(status(rule, notes, TABLET)).isEqualTo(Status.MET);
    assertThat(only(rule, notes, INJECTION).says())
        .contains("polylactide-co-glycolide, carboxymethylcellulose");
  }

  // Bleeding, tablets

  @Test
  void bleedingIsACareForTheInjectionOnly() {
    BleedingCare rule = new BleedingCare();
    Notebook risk = new Notebook().at(1, new AboutHealth.BleedingRisk(true));
    assertThat(status(rule, risk, INJECTION)).isEqualTo(Status.NOT_MET);
    assertThat(only(rule, risk, INJECTION).weight()).isEqualTo(Weight.CAUTION);
    assertThat(status(rule, risk, TABLET)).isEqualTo(Status.NOT_APPLICABLE);
    assertThat(status(rule, new Notebook(), INJECTION)).isEqualTo(Status.UNKNOWN);
    assertThat(status(rule, new Notebook().at(1, new AboutHealth.BleedingRisk(false)), INJECTION))
        .isEqualTo(Status.MET);
  }

  @Test
  void tabletsForOpioidUseDisorderAreWarnedAbout() {
    OralForOpioidUse rule = new OralForOpioidUse();
    assertThat(status(rule, new Notebook(), TABLET)).isEqualTo(Status.NOT_MET);
    assertThat(status(rule, new Notebook(), INJECTION)).isEqualTo(Status.NOT_APPLICABLE);
    assertThat(status(rule, new Notebook(), ALCOHOL_TABLET)).isEqualTo(Status.NOT_APPLICABLE);
  }

  // Withdrawal

  @ParameterizedTest(name = "COWS {0}: {1}, {2}")
  @CsvSource({
    "0,  MET,     NONE",
    "4,  MET,     NONE",
    "5,  NOT_MET, MILD",
    "12, NOT_MET, MILD",
    "13, NOT_MET, MODERATE",
    "24, NOT_MET, MODERATE",
    "25, NOT_MET, MODERATELY_SEVERE",
    "36, NOT_MET, MODERATELY_SEVERE",
    "37, NOT_MET, SEVERE",
    "48, NOT_MET, SEVERE",
  })
  void cowsIsBelow5(int cows, Status status, SpontaneousWithdrawal.Severity severity) {
    SpontaneousWithdrawal rule = new SpontaneousWithdrawal();
    Finding finding = only(rule, new Notebook().at(NOON, cows(cows)), INJECTION);
    assertThat(finding.status()).isEqualTo(status);
    assertThat(finding.weight()).isEqualTo(Weight.AT_START);
    assertThat(finding.value()).contains(new Value.Measured(cows, "1"));
    assertThat(finding.limit()).contains(new Value.Measured(5, "1"));
    assertThat(finding.says()).isEqualTo(severity.words());
    assertThat(rule.severityOf(cows)).isEqualTo(severity);
  }

  @Test
  void cowsIsOfTheDayAndOfTwoScoresTheHigherCounts() {
    SpontaneousWithdrawal rule = new SpontaneousWithdrawal();
    assertThat(status(rule, new Notebook(), INJECTION)).isEqualTo(Status.UNKNOWN);
    assertThat(status(rule, new Notebook().at(NOON - 13, cows(1)), INJECTION))
        .as("the evening before")
        .isEqualTo(Status.UNKNOWN);
    assertThat(status(rule, new Notebook().at(NOON, cows(1)).at(NOON, cows(6)), INJECTION))
        .isEqualTo(Status.NOT_MET);
    assertThat(status(rule, new Notebook().at(NOON, ScaleScore.ofTotal(Scale.SOWS, 1)), INJECTION))
        .as("another scale")
        .isEqualTo(Status.UNKNOWN);
  }

  @Test
  void aSignOfTheDayIsWithdrawalWhateverTheScore() {
    SpontaneousWithdrawal rule = new SpontaneousWithdrawal();
    Notebook notes =
        new Notebook()
            .at(NOON, cows(1))
            .at(NOON, new AboutTests.WithdrawalLooked(Set.of(WithdrawalSign.YAWNING)));
    assertThat(status(rule, notes, INJECTION)).isEqualTo(Status.NOT_MET);
    assertThat(only(rule, notes, INJECTION).value()).contains(new Value.Named("yawning"));
    Notebook before =
        new Notebook()
            .at(NOON, cows(1))
            .at(NOON - 24, new AboutTests.WithdrawalLooked(Set.of(WithdrawalSign.YAWNING)));
    assertThat(status(rule, before, INJECTION)).isEqualTo(Status.MET);
  }

  @Test
  void whoNeverTookAnOpioidHasNoWithdrawal() {
    SpontaneousWithdrawal rule = new SpontaneousWithdrawal();
    Notebook never = new Notebook().at(NOON, new AboutOpioids.NoneTaken(Optional.empty()));
    assertThat(status(rule, never, ALCOHOL)).isEqualTo(Status.NOT_APPLICABLE);
    assertThat(status(rule, never, INJECTION)).isEqualTo(Status.UNKNOWN);
    assertThat(status(rule, never.use(DAY - 50, "heroin"), ALCOHOL)).isEqualTo(Status.UNKNOWN);
  }

  // Urine

  @Test
  void everyAnalyteOfThePanelIsNegativeOnTheDay() {
    UrinePanel rule = new UrinePanel();
    Notebook all = new Notebook().urine(NOON, AboutTests.Result.NEGATIVE);
    assertThat(status(rule, all, INJECTION)).isEqualTo(Status.MET);
    assertThat(only(rule, all, INJECTION).says()).contains("never enough");
    assertThat(only(rule, all, INJECTION).weight()).isEqualTo(Weight.AT_START);
    assertThat(status(rule, new Notebook().urine(NOON - 24, AboutTests.Result.NEGATIVE), INJECTION))
        .isEqualTo(Status.UNKNOWN);
    assertThat(status(rule, new Notebook().urine(NOON, AboutTests.Result.INVALID), INJECTION))
        .isEqualTo(Status.UNKNOWN);
  }

  @ParameterizedTest
  @EnumSource(AboutTests.Analyte.class)
  void oneAnalyteDecides(AboutTests.Analyte analyte) {
    UrinePanel rule = new UrinePanel();
    Notebook missing = new Notebook();
    for (AboutTests.Analyte other : AboutTests.Analyte.values()) {
      if (other != analyte) {
        missing.at(NOON, screen(other, AboutTests.Result.NEGATIVE));
      }
    }
    assertThat(status(rule, missing, INJECTION)).isEqualTo(Status.UNKNOWN);
    assertThat(only(rule, missing, INJECTION).says()).endsWith(analyte.words());
    missing.at(NOON, screen(analyte, AboutTests.Result.POSITIVE));
    assertThat(status(rule, missing, INJECTION)).isEqualTo(Status.NOT_MET);
    assertThat(only(rule, missing, INJECTION).value()).contains(new Value.Named(analyte.words()));
    missing.at(NOON, screen(analyte, AboutTests.Result.NEGATIVE));
    assertThat(status(rule, missing, INJECTION))
        .as("both at the same time")
        .isEqualTo(Status.NOT_MET);
  }

  @Test
  void aResultThatCannotBeUsedBesideANegativeOneIsTestedAgain() {
    Notebook notes =
        new Notebook()
            .urine(NOON, AboutTests.Result.NEGATIVE)
            .at(NOON, screen(AboutTests.Analyte.FENTANYL, AboutTests.Result.INVALID));
    assertThat(only(new UrinePanel(), notes, INJECTION).says()).endsWith("fentanyl");
    assertThat(status(new UrinePanel(), notes, INJECTION)).isEqualTo(Status.UNKNOWN);
  }

  @Test
  void aPositiveOfAnEarlierDayCountsUntilItIsTestedAgain() {
    Notebook notes =
        new Notebook()
            .at(NOON - 48, screen(AboutTests.Analyte.FENTANYL, AboutTests.Result.POSITIVE));
    assertThat(status(new UrinePanel(), notes, INJECTION)).isEqualTo(Status.NOT_MET);
    notes.urine(NOON, AboutTests.Result.NEGATIVE);
    assertThat(status(new UrinePanel(), notes, INJECTION)).isEqualTo(Status.MET);
  }

  @ParameterizedTest(name = "{0}, naltrexone {1} days ago: {2}")
  @CsvSource({
    "IMMUNOASSAY,       0,  UNKNOWN",
    "IMMUNOASSAY,       30, UNKNOWN",
    "IMMUNOASSAY,       31, NOT_MET",
    "MASS_SPECTROMETRY, 0,  NOT_MET",
    "NOT_STATED,        0,  NOT_MET",
  })
  void naltrexoneMayDisturbAnImmunoassay(AboutTests.Method method, int daysAgo, Status status) {
    Notebook notes =
        new Notebook()
            .urine(NOON, AboutTests.Result.NEGATIVE)
            .at(
                NOON,
                new AboutTests.UrineScreen(
                    AboutTests.Analyte.OXYCODONE, AboutTests.Result.POSITIVE, method))
            .at(
                Notebook.hours(DAY - daysAgo),
                NaltrexoneGiven.injection(Mass.ofMilligrams(380), Optional.empty()));
    assertThat(status(new UrinePanel(), notes, INJECTION)).isEqualTo(status);
  }

  // Branch and depot

  @ParameterizedTest(name = "day {0}: {1}")
  @CsvSource({
    "0,   TREAT_WITHDRAWAL, NOT_MET",
    "6,   TREAT_WITHDRAWAL, NOT_MET",
    "7,   CHALLENGE,        NOT_MET",
    "10,  CHALLENGE,        NOT_MET",
    "13,  CHALLENGE,        NOT_MET",
    "14,  PROCEED,          MET",
    "400, PROCEED,          MET",
  })
  void theWayToGoFollowsFromTheLastUse(int day, LastUseBranch.Branch branch, Status status) {
    LastUseBranch rule = new LastUseBranch();
    Finding finding = only(rule, new Notebook().use(DAY * 10 - day, "heroin"), DAY * 10);
    assertThat(finding.status()).isEqualTo(status);
    assertThat(finding.weight()).isEqualTo(Weight.CAUTION);
    assertThat(finding.value()).contains(new Value.Measured(day, "d"));
    assertThat(rule.branchOn(day)).isEqualTo(branch);
    assertThat(status(rule, new Notebook(), INJECTION)).isEqualTo(Status.NOT_APPLICABLE);
  }

  /// A morning ten calendar days after an evening: nine full days, wherever they are shown.
  @Test
  void daysSinceTheLastUseAreFullDaysEverywhere() {
    double morning = Notebook.hours(DAY) - 3;
    double evening = Notebook.hours(DAY - 10) + 9;
    Notebook notes =
        new Notebook()
            .at(
                evening,
                new AboutOpioids.Taken(
                    "buprenorphine",
                    Optional.empty(),
                    Optional.empty(),
                    AboutOpioids.Form.MONTHLY_DEPOT))
            .at(
                morning,
                new AboutHealth.Alcohol(
                    AboutHealth.Drinking.NOT_DRINKING, Optional.of(new ModelTime(evening))));
    Value nine = new Value.Measured(9, "d");
    List<ScreeningRule> rules =
        List.of(
            OpioidFreeInterval.standard(),
            new LastUseBranch(),
            new BuprenorphineDepot(),
            new AlcoholAtFirstDose());
    for (ScreeningRule rule : rules) {
      assertThat(rule.findings(notes.asOf(morning), ALCOHOL).getLast().value())
          .as(rule.getClass().getSimpleName())
          .contains(nine);
    }
    Notebook week = new Notebook().use(DAY - 7, "heroin");
    assertThat(new LastUseBranch().findings(week.asOf(Notebook.hours(DAY) - 1), INJECTION))
        .singleElement()
        .satisfies(finding -> assertThat(finding.says()).startsWith("used within a week"));
  }

  @ParameterizedTest(name = "depot {0} days ago: {1}")
  @CsvSource({"0, NOT_MET", "60, NOT_MET", "299, NOT_MET", "300, MET"})
  void aDepotIsForASpecialist(int daysAgo, Status status) {
    BuprenorphineDepot rule = new BuprenorphineDepot();
    Notebook notes =
        new Notebook()
            .at(
                Notebook.hours(400 - daysAgo),
                new AboutOpioids.Taken(
                    "buprenorphine",
                    Optional.empty(),
                    Optional.empty(),
                    AboutOpioids.Form.MONTHLY_DEPOT));
    Finding finding = only(rule, notes, 400);
    assertThat(finding.status()).isEqualTo(status);
    assertThat(finding.weight()).isEqualTo(Weight.SPECIALIST);
    assertThat(finding.metFrom()).isEmpty();
    assertThat(finding.resolve().isPresent()).isEqualTo(status == Status.NOT_MET);
    assertThat(finding.says())
        .isEqualTo(status == Status.MET ? "long ago" : "a depot may still give off buprenorphine");
    assertThat(status(rule, new Notebook().use(DAY - 1, "buprenorphine"), INJECTION))
        .isEqualTo(Status.NOT_APPLICABLE);
  }

  // Every band covers the line of real numbers

  @Test
  void noBandOverlapsAndNoneLeavesAHole() {
    LiverTests liver = new LiverTests();
    KidneyFunction kidney = new KidneyFunction();
    SpontaneousWithdrawal withdrawal = new SpontaneousWithdrawal();
    int liverBefore = 0;
    int kidneyBefore = 0;
    int cowsBefore = 0;
    for (double value = 0; value < 200; value += 1.0 / 64) {
      for (double near : new double[] {value, StrictMath.nextUp(value)}) {
        int level = liver.levelOf(near).ordinal();
        int function = kidney.levelOf(near).ordinal();
        int severity = withdrawal.severityOf(near).ordinal();
        assertThat(level).isBetween(liverBefore, liverBefore + 1);
        assertThat(function).isBetween(kidneyBefore, kidneyBefore + 1);
        assertThat(severity).isBetween(cowsBefore, cowsBefore + 1);
        liverBefore = level;
        kidneyBefore = function;
        cowsBefore = severity;
      }
    }
    assertThat(liverBefore).isEqualTo(LiverTests.Level.values().length - 1);
    assertThat(kidneyBefore).isEqualTo(KidneyFunction.Level.values().length - 1);
    assertThat(cowsBefore).isEqualTo(SpontaneousWithdrawal.Severity.values().length - 1);
    LastUseBranch branch = new LastUseBranch();
    int before = 0;
    for (long day = 0; day < 1000; day++) {
      int now = branch.branchOn(day).ordinal();
      assertThat(now).isBetween(before, before + 1);
      before = now;
    }
    assertThat(before).isEqualTo(LastUseBranch.Branch.values().length - 1);
  }

  private static Finding only(ScreeningRule rule, Notebook notes, FirstDose wanted) {
    return rule.findings(notes.on(DAY), wanted).getFirst();
  }

  private static Finding only(ScreeningRule rule, Notebook notes, int day) {
    return rule.findings(notes.on(day), INJECTION).getFirst();
  }

  private static Status status(ScreeningRule rule, Notebook notes, FirstDose wanted) {
    return only(rule, notes, wanted).status();
  }

  private static AboutHealth.Age age(double years) {
    return new AboutHealth.Age(years);
  }

  private static ScaleScore cows(int total) {
    return ScaleScore.ofTotal(Scale.COWS, total);
  }

  private static AboutTests.LiverTest alt(double multiple) {
    return new AboutTests.LiverTest(AboutTests.LiverEnzyme.ALT, multiple);
  }

  private static Notebook liver(int day, double multiple) {
    return new Notebook()
        .at(Notebook.hours(day), alt(multiple))
        .at(Notebook.hours(day), new AboutTests.LiverTest(AboutTests.LiverEnzyme.AST, multiple));
  }

  private static AboutTests.UrineScreen screen(
      AboutTests.Analyte analyte, AboutTests.Result result) {
    return new AboutTests.UrineScreen(analyte, result, AboutTests.Method.NOT_STATED);
  }

  private static Notebook hypersensitivity(AboutHealth.Substance substance, boolean present) {
    Notebook notes = new Notebook();
    for (AboutHealth.Substance each : AboutHealth.Substance.values()) {
      notes.at(1, new AboutHealth.Hypersensitivity(each, each == substance && present));
    }
    return notes;
  }
}
