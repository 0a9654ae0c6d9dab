package org.blockade.service.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.blockade.protocol.facts.DoseGiven;
import org.blockade.protocol.facts.Side;
import org.blockade.protocol.guideline.NextInjection.Timing;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.Route;
import org.blockade.simulator.dosing.SteadyState;
import org.blockade.simulator.dosing.TimeAxis;
import org.blockade.simulator.population.Loss;
import org.blockade.simulator.population.ProtectionForecast;
import org.blockade.simulator.quantity.Mass;
import org.blockade.simulator.quantity.ModelTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProtectionReporterTest {

  private static final String THREE_INJECTIONS =
      """
      ID,DAY,EVID,DRUG,ROUTE,AMT,UNIT,SITE,OBS,DV
      1,0,1,naltrexone,xr-im,380,mg,left-gluteal,,
      1,28,1,naltrexone,xr-im,380,mg,right-gluteal,,
      1,56,1,naltrexone,xr-im,380,mg,left-gluteal,,
      1,70,0,,,,,,visit,1
      """;

  private static final String TABLETS =
      """
      ID,TIME,EVID,DRUG,ROUTE,AMT,UNIT,ADDL,II
      1,0,1,naltrexone,oral,50,mg,13,24
      """;

  private static final String NOBODY = "ID,DAY,EVID,OBS,DV\n1,0,0,visit,1\n";

  @Test
  void withoutAQuestionTheRecordIsAnsweredAsOfItsLastRow() {
    ProtectionReport report = Clinic.report(THREE_INJECTIONS);
    assertThat(report.asOf()).isEqualTo(ModelTime.ofDays(70).plusHours(20));
    assertThat(report.notes()).isEmpty();
    assertThat(counted(report)).hasSize(3);
    assertThat(report.next())
        .isInstanceOfSatisfying(
            NextDue.Injection.class,
            next -> {
              assertThat(next.advice().due()).isEqualTo(ModelTime.ofDays(84).plusHours(10));
              assertThat(next.advice().timing()).isEqualTo(Timing.EARLY);
              assertThat(next.advice().side()).contains(Side.RIGHT);
            });
  }

  @Test
  void aQuestionAboutThePastLeavesLaterDosesOutAndSaysSo() {
    PersonHistory person = Clinic.person(THREE_INJECTIONS);
    ProtectionReport one = Clinic.report(person, ModelTime.ofDays(30), Clinic.question());
    assertThat(counted(one)).hasSize(2);
    assertThat(one.notes())
        .extracting(Note::text)
        .containsExactly(
            "1 dose after the time of the question not counted; suppose them with --what-if \"add"
                + " ...\"");
    ProtectionReport two = Clinic.report(person, ModelTime.ofDays(20), Clinic.question());
    assertThat(counted(two)).hasSize(1);
    assertThat(two.notes())
        .singleElement()
        .extracting(Note::text)
        .asString()
        .startsWith("2 doses after the time");
  }

  @Test
  void whatIsAnsweredAboutThePastIsWhatWouldHaveBeenAnsweredThen() {
    ModelTime asOf = ModelTime.ofDays(30);
    PersonHistory then =
        Clinic.person(
            """
            ID,DAY,EVID,DRUG,ROUTE,AMT,UNIT,SITE
            1,0,1,naltrexone,xr-im,380,mg,left-gluteal
            1,28,1,naltrexone,xr-im,380,mg,right-gluteal
            """);
    ProtectionReport now = Clinic.report(Clinic.person(THREE_INJECTIONS), asOf, Clinic.question());
    ProtectionReport before = Clinic.report(then, asOf, Clinic.question());
    assertThat(now.forecast()).isEqualTo(before.forecast());
    assertThat(now.suppositions()).isEqualTo(before.suppositions());
    assertThat(now.next()).isEqualTo(before.next());
  }

  @Test
  void additionalDosesAfterTheTimeOfTheQuestionAreLeftOutToo() {
    PersonHistory person = Clinic.person(TABLETS);
    ProtectionReport report = Clinic.report(person, new ModelTime(50), Clinic.question());
    assertThat(counted(report))
        .extracting(dose -> dose.time().hours())
        .containsExactly(0.0, 24.0, 48.0);
    assertThat(report.notes())
        .singleElement()
        .extracting(Note::text)
        .asString()
        .startsWith("11 doses after the time");
    assertThat(report.course().lastDose().orElseThrow().dose().time()).isEqualTo(new ModelTime(48));
  }

  @Test
  void aQuestionBeforeTheFirstDoseIsAnsweredWithUnknown() {
    ProtectionReport report =
        Clinic.report(Clinic.person(THREE_INJECTIONS), ModelTime.ofDays(-1), Clinic.question());
    assertThat(ProtectionReporter.isKnown(report)).isFalse();
    assertThat(report.notes())
        .singleElement()
        .extracting(Note::text)
        .asString()
        .startsWith("3 doses");
  }

  @Test
  void aPersonWithoutNaltrexoneIsUnknownAndNeverSafe() {
    ProtectionReport report = Clinic.report(NOBODY);
    assertThat(ProtectionReporter.isKnown(report)).isFalse();
    assertThat(report.next()).isInstanceOf(NextDue.Unknown.class);
    assertThat(report.suppositions()).isEmpty();
    assertThat(report.forecast().loss().all()).containsOnly(new Loss.AlreadyLost());
    assertThat(report.unknowns()).contains("whether any naltrexone was taken: none is on record");
  }

  @Test
  void whatOnlyAnOpioidIsOnRecordForIsUnknownToo() {
    ProtectionReport report =
        Clinic.report(
            """
            ID,DAY,EVID,DRUG,OBS,DV
            1,0,2,heroin,use_reported,1
            1,1,0,opioid,urine_screen,negative
            """);
    assertThat(ProtectionReporter.isKnown(report)).isFalse();
  }

  @Test
  void aPersonWithoutNaltrexoneCanStillBeAskedWhatItWouldDo() {
    PersonHistory person = Clinic.person(NOBODY);
    ProtectionReport report =
        Clinic.report(person, person.lastRecord(), Clinic.question("add 380 mg xr-im"));
    assertThat(ProtectionReporter.isKnown(report)).isFalse();
    assertThat(report.suppositions())
        .singleElement()
        .satisfies(supposition -> {
          assertThat(supposition.title()).isEqualTo("add 380 mg xr-im");
          assertThat(supposition.forecast().loss().typical()).isInstanceOf(Loss.At.class);
        });
  }

  @Test
  void everyCovariateThatIsNotKnownIsListed() {
    assertThat(Clinic.report(TABLETS).unknowns())
        .contains(
            "weight, age, kidney function, liver, dependence (an ordinary adult is assumed)",
            "tablets or injections that are not on record");
  }

  @Test
  void whatIsKnownIsNotListedAsUnknown() {
    ProtectionReport report =
        Clinic.report(
            """
            ID,DAY,EVID,DRUG,ROUTE,AMT,UNIT,SITE,WT,AGE,CRCL,HEPATIC,DEPENDENCE
            1,0,1,naltrexone,xr-im,380,mg,left-gluteal,82,34,100,normal,yes
            """);
    assertThat(report.unknowns()).containsExactly("tablets or injections that are not on record");
  }

  @Test
  void whatChangesOnlyLaterDoesNotChangeAQuestionAboutThePast() {
    String chart =
        """
        ID,DAY,EVID,DRUG,ROUTE,AMT,UNIT,OBS,DV,WT
        1,0,1,naltrexone,xr-im,380,mg,,,60
        1,10,0,,,,,visit,1,%s
        """;
    ModelTime asOf = ModelTime.ofDays(5);
    ProtectionReport same =
        Clinic.report(Clinic.person(chart.formatted("60")), asOf, Clinic.question());
    ProtectionReport heavier =
        Clinic.report(Clinic.person(chart.formatted("120")), asOf, Clinic.question());
    assertThat(heavier.forecast()).isEqualTo(same.forecast());
  }

  @Test
  void aSideThatWasNotRecordedIsListedAsUnknown() {
    ProtectionReport report =
        Clinic.report(
            """
            ID,DAY,EVID,DRUG,ROUTE,AMT,UNIT
            1,0,1,naltrexone,xr-im,380,mg
            """);
    assertThat(report.unknowns()).contains("side of the last injection");
  }

  @Test
  void whoTakesTabletsOnlyIsToldOfTheNextTablet() {
    ProtectionReport report = Clinic.report(TABLETS);
    assertThat(report.next())
        .isInstanceOfSatisfying(
            NextDue.Tablet.class,
            tablet -> assertThat(tablet.due()).isEqualTo(new ModelTime(14 * 24)));
    assertThat(report.suppositions()).isEmpty();
    assertThat(report.forecast().loss().typical()).isInstanceOf(Loss.At.class);
  }

  @Test
  void theNextTabletKeepsTheTimeOfDayAcrossAChangeOfTheClocks() {
    ProtectionReport report =
        Clinic.report(
            """
            ID,DATETIME,EVID,DRUG,ROUTE,AMT,UNIT
            1,2026-03-07T10:15[America/New_York],1,naltrexone,oral,50,mg
            """);
    assertThat(report.next())
        .isInstanceOfSatisfying(
            NextDue.Tablet.class,
            tablet -> assertThat(tablet.due().hoursSince(report.asOf())).isEqualTo(23));
  }

  @Test
  void anInjectionStillRunningLeadsOverATabletTakenBesidesIt() {
    ProtectionReport report =
        Clinic.report(
            """
            ID,DAY,EVID,DRUG,ROUTE,AMT,UNIT,SITE
            1,0,1,naltrexone,xr-im,380,mg,left-gluteal
            1,20,1,naltrexone,oral,50,mg,
            """);
    assertThat(report.next()).isInstanceOf(NextDue.Injection.class);
  }

  @Test
  void whoWentOnWithTabletsAfterTheIntervalIsToldOfTheNextTablet() {
    ProtectionReport report =
        Clinic.report(
            """
            ID,DAY,EVID,DRUG,ROUTE,AMT,UNIT,SITE
            1,0,1,naltrexone,xr-im,380,mg,left-gluteal
            1,28,1,naltrexone,oral,50,mg,
            """);
    assertThat(report.next()).isInstanceOf(NextDue.Tablet.class);
  }

  @Test
  void theUsualSuppositionsAreOnTimeAWeekLateAndTwoWeeksLate() {
    List<Supposition> usual = Clinic.report(THREE_INJECTIONS).suppositions();
    assertThat(usual)
        .extracting(Supposition::title)
        .containsExactly(
            "next injection when due", "next injection 7 days late", "next injection 14 days late");
    assertThat(usual)
        .extracting(supposition -> supposition.added().getFirst().time().days())
        .containsExactly(84 + 10 / 24.0, 91 + 10 / 24.0, 98 + 10 / 24.0);
  }

  @Test
  void whereItIsOverdueTheUsualSuppositionsBeginWithNow() {
    PersonHistory person = Clinic.person(THREE_INJECTIONS);
    ModelTime asOf = ModelTime.ofDays(56 + 40);
    List<Supposition> usual = Clinic.report(person, asOf, Clinic.question()).suppositions();
    assertThat(usual)
        .extracting(Supposition::title)
        .containsExactly("next injection given at once", "next injection 14 days late");
    assertThat(usual.getFirst().added())
        .extracting(DoseEvent::time)
        .containsExactly(asOf, asOf.plusDays(28), asOf.plusDays(56));
  }

  @Test
  void aUsualSuppositionAssumesNoEndlessPast() {
    PersonHistory person =
        Clinic.person(
            """
            ID,DAY,EVID,DRUG,ROUTE,AMT,UNIT,SITE,SS,II
            1,0,1,naltrexone,xr-im,380,mg,left-gluteal,1,28
            """);
    List<Supposition> usual =
        Clinic.report(person, ModelTime.ofDays(33), Clinic.question()).suppositions();
    assertThat(usual.getFirst().title()).isEqualTo("next injection given at once");
    assertThat(usual)
        .flatExtracting(Supposition::added)
        .extracting(DoseEvent::steadyState)
        .containsOnly(SteadyState.NOT_ASSUMED);
  }

  @Test
  void aLaterInjectionLeavesMoreHoursUnprotectedAndIsLostLater() {
    List<Supposition> usual = Clinic.report(THREE_INJECTIONS).suppositions();
    for (int i = 1; i < usual.size(); i++) {
      ProtectionForecast sooner = usual.get(i - 1).forecast();
      ProtectionForecast later = usual.get(i).forecast();
      assertThat(Loss.hours(later.loss().typical()))
          .isGreaterThan(Loss.hours(sooner.loss().typical()));
    }
  }

  @Test
  void aSupposedDoseComesOnTopOfTheDosesOnRecord() {
    PersonHistory person = Clinic.person(THREE_INJECTIONS);
    ProtectionReport report =
        Clinic.report(person, person.lastRecord(), Clinic.question("next injection 10 d late"));
    List<DoseEvent> expected = new ArrayList<>(counted(report));
    expected.add(
        DoseEvent.of(
            ModelTime.ofDays(94).plusHours(10),
            "naltrexone",
            Route.EXTENDED_RELEASE_INTRAMUSCULAR,
            Mass.ofMilligrams(380)));
    assertThat(report.suppositions())
        .first()
        .satisfies(supposition ->
            assertThat(supposition.forecast().request().scenario().dosing().doses())
                .isEqualTo(expected));
  }

  @Test
  void aPlannedDoseThatIsSupposedLaterIsNotGivenOnTimeToo() {
    // A regimen of three injections, asked on day 10: the second one is planned for day 28.
    PersonHistory chart = Clinic.person(THREE_INJECTIONS);
    PersonHistory regimen =
        new PersonHistory(
            "regimen",
            chart.axis(),
            chart.doses(),
            List.of(),
            PersonHistory.CovariateRecord.NOTHING,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            false,
            chart.doses().getLast().dose().time(),
            true);
    ProtectionReport report =
        Clinic.report(regimen, ModelTime.ofDays(10), Clinic.question("next injection 10 d late"));
    assertThat(report.suppositions().get(1).forecast().request().scenario().dosing().doses())
        .extracting(dose -> dose.time().days())
        .as("days of the injections if the second comes 10 days late")
        .doesNotContain(28 + 10 / 24.0)
        .contains(38 + 10 / 24.0);
  }

  @Test
  void aSuppositionDoesNotChangeThePresent() {
    PersonHistory person = Clinic.person(THREE_INJECTIONS);
    ProtectionReport report =
        Clinic.report(person, person.lastRecord(), Clinic.question("skip next"));
    assertThat(report.suppositions().getFirst().forecast().now())
        .isEqualTo(report.forecast().now());
  }

  @Test
  void theSameHistoryIsForecastAlikeOnEveryAxis() {
    double untilByHours = lossAfterLastDose("ID,TIME,EVID,DRUG,ROUTE,AMT,UNIT\n1,10,%s1,682,%s");
    double untilByDays = lossAfterLastDose("ID,DAY,EVID,DRUG,ROUTE,AMT,UNIT\n1,0,%s1,28,%s");
    double untilByDate =
        lossAfterLastDose(
            "ID,DATETIME,EVID,DRUG,ROUTE,AMT,UNIT\n1,2026-01-05T10:00Z,%s1,2026-02-02T10:00Z,%s");
    assertThat(untilByDays).isEqualTo(untilByHours);
    assertThat(untilByDate).isEqualTo(untilByHours);
  }

  private static double lossAfterLastDose(String chart) {
    String dose = "1,naltrexone,xr-im,380,mg\n";
    ProtectionReport report = Clinic.report(chart.formatted(dose, dose));
    return Loss.hours(report.forecast().loss().typical()) - report.asOf().hours();
  }

  @Test
  void thePessimisticReceptorLosesProtectionEarlier() {
    ProtectionReport report = Clinic.report(THREE_INJECTIONS);
    assertThat(report.sensitivity())
        .hasValueSatisfying(other ->
            assertThat(Loss.hours(other.loss()))
                .isLessThan(Loss.hours(report.forecast().loss().typical())));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 8})
  void theNumberOfThreadsDoesNotMatter(int threads) throws QuestionRefusedException {
    PersonHistory person = Clinic.person(THREE_INJECTIONS);
    Question question = Clinic.question("next injection 10 d late");
    ProtectionReport alone = Clinic.reporter(1).report(person, person.lastRecord(), question);
    ProtectionReport many = Clinic.reporter(threads).report(person, person.lastRecord(), question);
    assertThat(many).isEqualTo(alone);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void theOrderOfRowsDoesNotMatter(long seed) {
    List<String> lines = new ArrayList<>(THREE_INJECTIONS.lines().toList());
    String header = lines.removeFirst();
    Collections.shuffle(lines, new Random(seed));
    ProtectionReport shuffled = Clinic.report(header + "\n" + String.join("\n", lines) + "\n");
    ProtectionReport inOrder = Clinic.report(THREE_INJECTIONS);
    assertThat(shuffled.forecast()).isEqualTo(inOrder.forecast());
    assertThat(shuffled.suppositions()).isEqualTo(inOrder.suppositions());
    assertThat(shuffled.next()).isEqualTo(inOrder.next());
  }

  @Test
  void peopleOfOneChartDoNotTouchEachOther() {
    String both =
        """
        ID,DAY,EVID,DRUG,ROUTE,AMT,UNIT,SITE,WT
        a,0,1,naltrexone,xr-im,380,mg,left-gluteal,60
        b,0,1,naltrexone,oral,50,mg,,120
        a,28,1,naltrexone,xr-im,380,mg,right-gluteal,
        b,1,1,naltrexone,oral,50,mg,,
        """;
    List<PersonHistory> people = Clinic.people(both);
    for (PersonHistory person : people) {
      PersonHistory alone =
          Clinic.person(
              both.lines()
                  .filter(line -> line.startsWith("ID") || line.startsWith(person.id()))
                  .reduce("", (text, line) -> text + line + "\n"));
      assertThat(Clinic.report(person, person.lastRecord(), Clinic.question()).forecast())
          .isEqualTo(Clinic.report(alone, alone.lastRecord(), Clinic.question()).forecast());
    }
  }

  @Test
  void theSidesOfTheChartAreThoseOfTheHistory() {
    PersonHistory person = Clinic.person(THREE_INJECTIONS);
    assertThat(person.doses())
        .extracting(DoseGiven::side)
        .containsExactly(Optional.of(Side.LEFT), Optional.of(Side.RIGHT), Optional.of(Side.LEFT));
    assertThat(person.axis()).isEqualTo(new TimeAxis.StudyDays());
  }

  @Test
  void aResetBeforeTheQuestionEmptiesTheBody() {
    ProtectionReport report =
        Clinic.report(
            """
            ID,TIME,EVID,DRUG,ROUTE,AMT,UNIT
            1,0,1,naltrexone,xr-im,380,mg
            1,200,3,,,,
            """);
    assertThat(report.forecast().now().typical()).isZero();
    assertThat(report.forecast().loss().typical()).isEqualTo(new Loss.AlreadyLost());
  }

  private static List<DoseEvent> counted(ProtectionReport report) {
    return report.forecast().request().scenario().dosing().doses();
  }
}
