package org.blockade.protocol.guideline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.blockade.protocol.facts.AboutOpioids;
import org.blockade.protocol.facts.AboutTests;
import org.blockade.protocol.facts.AboutTreatment.Condition;
import org.blockade.protocol.facts.AboutTreatment.Product;
import org.blockade.protocol.facts.Notebook;
import org.blockade.protocol.rule.Finding;
import org.blockade.protocol.rule.FirstDose;
import org.blockade.protocol.rule.Status;
import org.blockade.protocol.rule.Value;
import org.blockade.protocol.rule.Weight;
import org.blockade.simulator.dosing.TimeAxis;
import org.blockade.simulator.quantity.ModelTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpioidFreeIntervalTest {

  private static final OpioidFreeInterval RULE = OpioidFreeInterval.standard();
  private static final TimeAxis DAYS = new TimeAxis.StudyDays();
  private static final FirstDose OPIOID =
      new FirstDose(Set.of(Condition.OPIOID_USE_DISORDER), Product.INJECTION);
  private static final FirstDose ALCOHOL =
      new FirstDose(Set.of(Condition.ALCOHOL_USE_DISORDER), Product.INJECTION);

  @ParameterizedTest(name = "{0}, day {1}: {2}, wait until day {3}")
  @CsvSource({
    "heroin,        6,  NOT_MET, 10",
    "heroin,        7,  NOT_MET, 10",
    "heroin,        9,  NOT_MET, 10",
    "heroin,        10, MET,     ",
    "heroin,        14, MET,     ",
    "oxycodone,     9,  NOT_MET, 10",
    "tramadol,      10, MET,     ",
    "methadone,     10, NOT_MET, 14",
    "methadone,     13, NOT_MET, 14",
    "methadone,     14, MET,     ",
    "buprenorphine, 7,  NOT_MET, 14",
    "buprenorphine, 13, NOT_MET, 14",
    "buprenorphine, 14, MET,     ",
    "fentanyl,      10, NOT_MET, 14",
    "fentanyl,      13, NOT_MET, 14",
    "fentanyl,      14, MET,     ",
    "opioid,        13, NOT_MET, 14",
    "opioid,        14, MET,     ",
    "nitazene,      13, NOT_MET, 14",
    "nitazene,      14, MET,     ",
  })
  void theDaysAreThoseOfTheAgent(String drug, int day, Status status, Integer until) {
    Finding finding = finding(new Notebook().use(0, drug).noneSince(day, 0), day, OPIOID);
    assertThat(finding.status()).isEqualTo(status);
    assertThat(finding.weight()).isEqualTo(Weight.REQUIRED);
    assertThat(finding.value()).contains(new Value.Measured(day, "d"));
    assertThat(finding.metFrom())
        .isEqualTo(Optional.ofNullable(until).map(each -> new ModelTime(Notebook.hours(each))));
  }

  @Test
  void onlyFullDaysCount() {
    Notebook notes = new Notebook().use(0, "heroin");
    Finding morning = RULE.findings(notes.asOf(Notebook.hours(10) - 3), OPIOID).getFirst();
    assertThat(morning.status()).isEqualTo(Status.NOT_MET);
    assertThat(morning.value()).contains(new Value.Measured(9, "d"));
  }

  @Test
  void theFewestDaysAreTold() {
    assertThat(finding(new Notebook().use(0, "heroin"), 6, OPIOID).says()).contains("too few");
    assertThat(finding(new Notebook().use(0, "heroin"), 7, OPIOID).says())
        .contains("fewest days have passed");
  }

  @Test
  void ofSeveralAgentsTheLatestDateHolds() {
    Notebook notes = new Notebook().use(0, "methadone").use(2, "heroin").noneSince(12, 2);
    Finding finding = finding(notes, 12, OPIOID);
    assertThat(finding.metFrom()).contains(new ModelTime(Notebook.hours(16)));
    assertThat(finding.says()).contains("methadone").contains("short-acting opioids");
    assertThat(finding(notes.without(AboutOpioids.NoneTaken.class), 12, OPIOID).metFrom())
        .as("methadone until day 14, heroin until day 12")
        .contains(new ModelTime(Notebook.hours(14)));
  }

  @Test
  void theDaysThatAPersonNamesCountForTheAgentsOfTheMonthBefore() {
    Notebook recent = new Notebook().use(0, "heroin").noneSince(12, 5);
    assertThat(finding(recent, 12, OPIOID).metFrom()).contains(new ModelTime(Notebook.hours(15)));
    Notebook old = new Notebook().use(0, "methadone").use(40, "heroin").noneSince(52, 41);
    assertThat(finding(old, 52, OPIOID).status()).isEqualTo(Status.MET);
    Notebook month = new Notebook().use(0, "methadone").noneSince(35, 30);
    assertThat(finding(month, 35, OPIOID).metFrom()).contains(new ModelTime(Notebook.hours(44)));
    Notebook longer = new Notebook().use(0, "methadone").noneSince(35, 31);
    assertThat(finding(longer, 35, OPIOID).status()).isEqualTo(Status.MET);
  }

  @Test
  void withoutAQuestionAtTheEndTheDaysAreNotKnownToBeOver() {
    Notebook notes = new Notebook().use(0, "heroin");
    assertThat(finding(notes, 10, OPIOID).status()).isEqualTo(Status.UNKNOWN);
    assertThat(finding(notes.noneSince(9, 0), 10, OPIOID).status()).isEqualTo(Status.MET);
    assertThat(finding(notes, 11, OPIOID).status()).isEqualTo(Status.UNKNOWN);
  }

  @Test
  void aUseInTheTimeWithoutIsAContradiction() {
    Notebook notes = new Notebook().use(5, "heroin").noneSince(20, 0);
    Finding finding = finding(notes, 20, OPIOID);
    assertThat(finding.status()).isEqualTo(Status.UNKNOWN);
    assertThat(finding.says()).contains("there was none");
    assertThat(finding.metFrom()).isEmpty();
    Finding early = finding(new Notebook().use(5, "heroin").noneSince(6, 0), 6, OPIOID);
    assertThat(early.status()).isEqualTo(Status.UNKNOWN);
    assertThat(early.metFrom()).contains(new ModelTime(Notebook.hours(15)));
    Notebook never =
        new Notebook()
            .use(0, "heroin")
            .at(Notebook.hours(20), new AboutOpioids.NoneTaken(Optional.empty()));
    assertThat(finding(never, 20, OPIOID).status()).isEqualTo(Status.UNKNOWN);
    Notebook sameDay =
        new Notebook().at(Notebook.hours(0) + 3, AboutOpioids.Taken.of("heroin")).noneSince(11, 0);
    assertThat(finding(sameDay, 11, OPIOID).status())
        .as("later on the same day")
        .isEqualTo(Status.MET);
    Notebook after = new Notebook().noneSince(3, 0).use(5, "heroin").noneSince(16, 5);
    assertThat(finding(after, 16, OPIOID).status())
        .as("a use after the answer")
        .isEqualTo(Status.MET);
  }

  @Test
  void anEarlierAnswerThatWasWrongIsReplacedByALaterOne() {
    Notebook notes = new Notebook().noneSince(6, 0).use(5, "heroin").noneSince(16, 5);
    assertThat(finding(notes, 16, OPIOID).status()).isEqualTo(Status.MET);
  }

  @Test
  void ofTwoAnswersOfTheSameTimeBothCount() {
    for (boolean neverFirst : new boolean[] {true, false}) {
      Notebook notes = new Notebook().use(0, "heroin");
      if (neverFirst) {
        notes.at(Notebook.hours(12), new AboutOpioids.NoneTaken(Optional.empty()));
      }
      notes.noneSince(12, 0);
      if (!neverFirst) {
        notes.at(Notebook.hours(12), new AboutOpioids.NoneTaken(Optional.empty()));
      }
      assertThat(finding(notes, 12, OPIOID).status()).isEqualTo(Status.UNKNOWN);
      assertThat(finding(notes.without(AboutOpioids.Taken.class), 12, ALCOHOL).status())
          .isEqualTo(Status.UNKNOWN);
    }
    Notebook two = new Notebook().use(0, "heroin").noneSince(12, 5).noneSince(12, 1);
    assertThat(finding(two, 12, OPIOID).metFrom()).contains(new ModelTime(Notebook.hours(15)));
  }

  @Test
  void aPositiveUrineIsAUseOfItsAgent() {
    for (AboutTests.Analyte analyte : AboutTests.Analyte.values()) {
      Notebook notes =
          new Notebook()
              .at(
                  Notebook.hours(0),
                  new AboutTests.UrineScreen(
                      analyte, AboutTests.Result.POSITIVE, AboutTests.Method.NOT_STATED));
      int days = analyte == AboutTests.Analyte.OXYCODONE ? 10 : 14;
      assertThat(finding(notes, 5, OPIOID).metFrom()).contains(new ModelTime(Notebook.hours(days)));
    }
    Notebook negative = new Notebook().urine(Notebook.hours(0), AboutTests.Result.NEGATIVE);
    assertThat(finding(negative, 5, OPIOID).metFrom()).isEmpty();
  }

  @Test
  void withoutAnOpioidOnRecordSomebodyAsks() {
    Notebook nothing = new Notebook();
    Notebook never =
        new Notebook().at(Notebook.hours(20), new AboutOpioids.NoneTaken(Optional.empty()));
    assertThat(finding(nothing, 20, OPIOID).status()).isEqualTo(Status.UNKNOWN);
    assertThat(finding(nothing, 20, ALCOHOL).status()).isEqualTo(Status.UNKNOWN);
    assertThat(finding(nothing, 20, ALCOHOL).says()).contains("nobody asked");
    assertThat(finding(never, 20, ALCOHOL).status()).isEqualTo(Status.MET);
    assertThat(finding(never, 21, ALCOHOL).status()).isEqualTo(Status.MET);
    assertThat(finding(never, 22, ALCOHOL).status()).isEqualTo(Status.UNKNOWN);
    assertThat(finding(never, 22, ALCOHOL).says()).contains("in the last days");
    assertThat(finding(never, 20, OPIOID).status()).isEqualTo(Status.UNKNOWN);
    assertThat(finding(never, 20, OPIOID).says()).contains("does not fit");
    Finding noAgent = finding(new Notebook().noneSince(20, 0), 20, ALCOHOL);
    assertThat(noAgent.status()).isEqualTo(Status.UNKNOWN);
    assertThat(noAgent.says()).contains("agent");
  }

  @Test
  void theAdviceIsFloorAndCautiousEnd() {
    OpioidFreeInterval.Advice advice =
        RULE.adviceFor(
                List.of(
                    new OpioidFreeInterval.LastUse("heroin", ModelTime.ofDays(5)),
                    new OpioidFreeInterval.LastUse("naloxone", ModelTime.ofDays(50)),
                    new OpioidFreeInterval.LastUse("methadone", ModelTime.ofDays(0))),
                DAYS)
            .orElseThrow();
    assertThat(advice.floor()).isEqualTo(ModelTime.ofDays(12));
    assertThat(advice.cautious()).isEqualTo(ModelTime.ofDays(15));
    assertThat(advice.leading().title()).isEqualTo("short-acting opioids");
    assertThat(advice.rules()).hasSize(2);
    assertThat(RULE.adviceFor(List.of(), DAYS)).isEmpty();
    assertThat(RULE.ruleFor("naloxone")).isEmpty();
    assertThat(RULE.ruleFor("heroin").orElseThrow().source()).contains("label");
    assertThat(RULE.ruleFor("heroin").orElseThrow().evidence()).isNotNull();
  }

  @Test
  void anIntervalGoesUpwards() {
    OpioidFreeInterval.Rule rule = RULE.ruleFor("heroin").orElseThrow();
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> new OpioidFreeInterval.Rule(List.of(), "t", 8, 7, rule.challenge(), rule.basis()))
        .isInstanceOf(IllegalArgumentException.class);
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> new OpioidFreeInterval.Rule(List.of(), "t", 0, 7, rule.challenge(), rule.basis()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Finding finding(Notebook notes, int day, FirstDose wanted) {
    return RULE.findings(notes.on(day), wanted).getFirst();
  }
}
