package org.blockade.service.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.blockade.protocol.course.NaltrexoneCourse;
import org.blockade.protocol.guideline.NextInjection;
import org.blockade.service.forecast.WhatIfPlanner.Plan;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.SteadyState;
import org.blockade.simulator.dosing.TimeAxis;
import org.blockade.simulator.quantity.ModelTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The doses that each question supposes, as `day:hour amount route`.
class WhatIfPlannerTest {

  private static final String INJECTIONS =
      """
      ID,DAY,EVID,DRUG,ROUTE,AMT,UNIT,SITE
      1,0,1,naltrexone,xr-im,380,mg,left-gluteal
      1,28,1,naltrexone,xr-im,300,mg,right-gluteal
      """;

  private static final String TABLETS =
      """
      ID,DAY,EVID,DRUG,ROUTE,AMT,UNIT,ADDL,II
      1,0,1,naltrexone,oral,50,mg,3,1
      """;

  private static final String MIXED =
      """
      ID,DAY,EVID,DRUG,ROUTE,AMT,UNIT
      1,0,1,naltrexone,xr-im,380,mg
      1,35,1,naltrexone,oral,50,mg
      """;

  private static final String NOBODY = "ID,DAY,EVID,OBS,DV\n1,0,0,visit,1\n";

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "next injection on time     | 56:10 300 xr-im",
        "next injection 10 d late   | 66:10 300 xr-im",
        "next injection 2 weeks late| 70:10 300 xr-im",
        "next injection 3 d early   | 53:10 300 xr-im",
        "next injection 30 h early  | 55:4 300 xr-im",
        "next dose on time          | 56:10 300 xr-im",
        "next 10 d late             | 66:10 300 xr-im",
        "skip next                  | 84:10 300 xr-im",
        "skip next injection        | 84:10 300 xr-im",
        "add 50 mg oral             | 40:20 50 oral",
        "add 50 mg oral q24h x 3    | 40:20 50 oral, 41:20 50 oral, 42:20 50 oral",
        "stop after 1 dose          | 56:10 300 xr-im",
        "stop after 2 injections    | 56:10 300 xr-im, 84:10 300 xr-im",
        "stop after 28 d            | 56:10 300 xr-im",
        "stop after 29 d            | 56:10 300 xr-im, 84:10 300 xr-im",
        "next injection 10 d late then 50 mg oral q24h x 2 | 66:10 300 xr-im, 94:10 50 oral, 95:10 50 oral",
        "next injection on time then 380 mg xr-im q28d x 2 | 56:10 300 xr-im, 84:10 380 xr-im, 112:10 380 xr-im",
        "skip next then 50 mg oral x 1                     | 84:10 300 xr-im, 112:10 50 oral",
        "stop after 1 dose then 50 mg oral q24h x 2        | 56:10 300 xr-im, 84:10 50 oral, 85:10 50 oral",
        "add 50 mg oral x 1 then 380 mg xr-im q28d x 1     | 40:20 50 oral, 68:20 380 xr-im",
        // Day 40 after a Monday is a Saturday.
        "add 100 mg oral mon,wed; 150 mg oral fri x 1 week | 42:20 100 oral, 44:20 100 oral, 46:20 150 oral",
      })
  void aQuestionAboutInjectionsSupposesTheseDoses(String words, String doses) {
    assertThat(plan(INJECTIONS, 40, words)).isEqualTo(doses);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "next dose on time  | 4:10 50 oral",
        "next dose 6 h late | 4:16 50 oral",
        "next 2 d late      | 6:10 50 oral",
        "skip next          | 5:10 50 oral",
        "stop after 3 doses | 4:10 50 oral, 5:10 50 oral, 6:10 50 oral",
        "stop after 2 d     | 4:10 50 oral, 5:10 50 oral",
        "next dose on time then 380 mg xr-im x 1 | 4:10 50 oral, 5:10 380 xr-im",
      })
  void aQuestionAboutTabletsSupposesTheseDoses(String words, String doses) {
    assertThat(plan(TABLETS, 3, words)).isEqualTo(doses);
  }

  @Test
  void nextDoseFollowsTheLastDoseAndNextInjectionTheLastInjection() {
    assertThat(plan(MIXED, 35, "next dose on time")).isEqualTo("36:10 50 oral");
    assertThat(plan(MIXED, 35, "next injection 10 d late")).isEqualTo("38:10 380 xr-im");
  }

  @Test
  void aSeriesThatIsOverdueStartsAgainAtTheTimeOfTheQuestion() {
    assertThat(plan(INJECTIONS, 60, "stop after 2 doses"))
        .isEqualTo("60:20 300 xr-im, 88:20 300 xr-im");
  }

  @ParameterizedTest
  @CsvSource({"'next injection on time'", "'next injection 1 d early'", "'next dose 3 d late'"})
  void aDoseBeforeTheTimeOfTheQuestionIsRefused(String words) {
    assertThat(plan(INJECTIONS, 60, words))
        .isEqualTo(
            "refused: the dose would fall before the time of the question; ask with an earlier"
                + " --as-of, or write \"add ...\" for a dose given then");
  }

  @ParameterizedTest
  @CsvSource({"'next injection on time'", "'next injection 10 d late'", "'skip next injection'"})
  void aNextInjectionIsRefusedWhereNoneIsOnRecord(String words) {
    String refusal =
        "refused: no injection is on record, so there is no next one; write e.g. \"add 380 mg"
            + " xr-im\"";
    assertThat(plan(NOBODY, 0, words)).isEqualTo(refusal);
    assertThat(plan(TABLETS, 3, words)).isEqualTo(refusal);
  }

  @ParameterizedTest
  @CsvSource({
    "'next dose on time'",
    "'next 10 d late'",
    "'skip next'",
    "'stop after 2 doses'",
    "'stop after 7 d then 50 mg oral q24h x 2'"
  })
  void aNextDoseIsRefusedWhereNoneIsOnRecord(String words) {
    assertThat(plan(NOBODY, 0, words))
        .isEqualTo(
            "refused: no naltrexone is on record, so there is no next dose; write e.g. \"add 50 mg"
                + " oral q24h x 7\"");
  }

  @Test
  void aDoseAfterTheTimeOfTheQuestionIsNotOnRecordYet() {
    assertThat(plan(INJECTIONS, 20, "next injection on time")).isEqualTo("28:10 380 xr-im");
    assertThat(plan(INJECTIONS, -1, "next injection on time")).startsWith("refused: no injection");
  }

  @Test
  void whatIsAddedNeedsNothingOnRecord() {
    assertThat(plan(NOBODY, 0, "add 380 mg xr-im")).isEqualTo("0:20 380 xr-im");
  }

  @Test
  void moreThanAThousandSupposedDosesAreRefused() {
    assertThat(plan(INJECTIONS, 40, "stop after 1000 doses")).doesNotStartWith("refused");
    assertThat(plan(INJECTIONS, 40, "stop after 1001 doses"))
        .isEqualTo("refused: that is more than 1000 doses; write fewer");
  }

  @Test
  void aSupposedDoseAssumesNoEndlessPast() {
    PersonHistory person =
        Clinic.person(
            """
            ID,DAY,EVID,DRUG,ROUTE,AMT,UNIT,SS,II
            1,0,1,naltrexone,oral,50,mg,1,24
            """);
    assertThat(added(person, new ModelTime(20), "next dose on time"))
        .extracting(DoseEvent::steadyState)
        .containsExactly(SteadyState.NOT_ASSUMED);
  }

  @Test
  void anInjectionSupposedOnTimeKeepsTheTimeOfDayAcrossAChangeOfTheClocks() {
    assertThat(
            local(
                """
                ID,DATETIME,EVID,DRUG,ROUTE,AMT,UNIT
                1,2026-02-25T10:15[America/New_York],1,naltrexone,xr-im,380,mg
                """,
                "next injection on time"))
        .isEqualTo("2026-03-25T10:15");
  }

  @Test
  void aTabletSupposedOnTimeKeepsTheTimeOfDayAcrossAChangeOfTheClocks() {
    assertThat(
            local(
                """
                ID,DATETIME,EVID,DRUG,ROUTE,AMT,UNIT
                1,2026-03-07T10:15[America/New_York],1,naltrexone,oral,50,mg
                """,
                "next dose on time"))
        .isEqualTo("2026-03-08T10:15");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    // Due on 25 February; the clocks go forward on 8 March.
    "'next injection 7 d late', 2026-03-04T10:15",
    "'next injection 14 d late', 2026-03-11T10:15",
    "'next injection 2 weeks late', 2026-03-11T10:15",
    "'next injection 336 h late', 2026-03-11T11:15",
  })
  void aWholeNumberOfDaysLateKeepsTheTimeOfDay(String words, String time) {
    assertThat(
            local(
                """
                ID,DATETIME,EVID,DRUG,ROUTE,AMT,UNIT
                1,2026-01-28T10:15[America/New_York],1,naltrexone,xr-im,380,mg
                """,
                words))
        .isEqualTo(time);
  }

  @Test
  void aWholeNumberOfDaysEarlyKeepsTheTimeOfDay() {
    assertThat(
            local(
                """
                ID,DATETIME,EVID,DRUG,ROUTE,AMT,UNIT
                1,2026-02-11T10:15[America/New_York],1,naltrexone,xr-im,380,mg
                """,
                "next injection 4 d early"))
        .isEqualTo("2026-03-07T10:15");
  }

  private static String local(String chart, String words) {
    PersonHistory person = Clinic.person(chart);
    DoseEvent dose = added(person, person.lastRecord(), words).getFirst();
    if (person.axis() instanceof TimeAxis.Calendar calendar) {
      return calendar.momentOf(dose.time()).toLocalDateTime().toString();
    }
    throw new IllegalStateException("the chart has dates");
  }

  private static List<DoseEvent> added(PersonHistory person, ModelTime asOf, String words) {
    return switch (plan(person.courseAsOf(asOf), words)) {
      case Plan.Doses doses -> doses.added();
      case Plan.Refused refused -> throw new IllegalStateException(refused.reason());
    };
  }

  /// The plan as of 20:00 on a day.
  private static String plan(String chart, int day, String words) {
    ModelTime asOf = ModelTime.ofDays(day).plusHours(20);
    return switch (plan(Clinic.person(chart).courseAsOf(asOf), words)) {
      case Plan.Refused refused -> "refused: " + refused.reason();
      case Plan.Doses doses ->
          doses.added().stream().map(WhatIfPlannerTest::text).collect(Collectors.joining(", "));
    };
  }

  private static Plan plan(NaltrexoneCourse course, String words) {
    return new WhatIfPlanner(course, NextInjection.standard(), List.of())
        .plan(Clinic.whatIf(words));
  }

  private static String text(DoseEvent dose) {
    long day = (long) Math.floor(dose.time().days());
    return day
        + ":"
        + (long) (dose.time().hours() - day * TimeAxis.HOURS_PER_DAY)
        + " "
        + (long) dose.amount().milligrams()
        + " "
        + dose.route().id();
  }
}
