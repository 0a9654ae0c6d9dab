package org.blockade.formats.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.Route;
import org.blockade.simulator.dosing.SteadyState;
import org.blockade.simulator.dosing.TimeAxis;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.quantity.Mass;
import org.blockade.simulator.quantity.MassUnit;
import org.blockade.simulator.quantity.ModelTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ChartReaderTest {

  private static final ChartOptions OPTIONS = ChartOptions.of(DrugCatalogue.standard());

  private static ChartReading read(String text) {
    return ChartReader.read(text, "chart.csv", OPTIONS);
  }

  private static Chart chart(String text) {
    ChartReading reading = read(text);
    assertThat(reading.problems())
        .filteredOn(problem -> problem.severity() != ChartProblem.Severity.NOTE)
        .isEmpty();
    return reading.chart();
  }

  private static ChartEvent only(String text) {
    return chart(text).rows().getFirst().event();
  }

  @Test
  void aDoseNamesDrugRouteAmountAndUnit() {
    DoseEvent dose =
        DoseEvent.of(
            ModelTime.ofDays(1),
            "naltrexone",
            Route.EXTENDED_RELEASE_INTRAMUSCULAR,
            Mass.ofMilligrams(380));
    assertThat(
            only(
                """
                ID,TIME,EVID,DRUG,ROUTE,AMT,UNIT,SITE
                1,24,1,Vivitrol,XR-NTX,380,MG,Left Gluteal
                """))
        .isEqualTo(new ChartEvent.Dose(dose, 0, 0, Optional.of(Site.Gluteal.LEFT)));
  }

  @Test
  void gramsAreReadWhereTheyCanBeMeant() {
    ChartEvent.Dose dose =
        (ChartEvent.Dose) only("ID,TIME,EVID,DRUG,ROUTE,AMT,UNIT\n1,0,1,naltrexone,po,0.05,g\n");
    assertThat(dose.dose().amount()).isEqualTo(new Mass(0.05, MassUnit.GRAM));
    assertThat(dose.dose().amount().milligrams()).isEqualTo(50);
  }

  @ParameterizedTest
  @CsvSource({
    "'RATE', '5', 10",
    "'DUR', '2.5', 2.5",
    "'RATE,DUR', '0,3', 3",
    "'RATE,DUR', '5,0', 10",
    "'RATE,DUR', '.,', 0"
  })
  void anInfusionIsGivenByRateOrDuration(String columns, String cells, double hours) {
    ChartEvent.Dose dose =
        (ChartEvent.Dose)
            only(
                "ID,TIME,DRUG,ROUTE,AMT,UNIT,"
                    + columns
                    + "\n1,0,naltrexone,iv,50,mg,"
                    + cells
                    + "\n");
    assertThat(dose.dose().infusionHours()).isEqualTo(hours);
  }

  @ParameterizedTest
  @CsvSource({"TIME, 24, 24", "DAY, 28, 672"})
  void anIntervalIsInTheUnitOfTheTimeColumn(String column, String interval, double hours) {
    ChartEvent.Dose dose =
        (ChartEvent.Dose)
            only(
                "ID,"
                    + column
                    + ",DRUG,ROUTE,AMT,UNIT,II,ADDL,SS\n1,0,naltrexone,xr-im,380,mg,"
                    + interval
                    + ",3,2\n");
    assertThat(dose.intervalHours()).isEqualTo(hours);
    assertThat(dose.additional()).isEqualTo(3);
    assertThat(dose.dose().steadyState()).isEqualTo(new SteadyState.Adding(hours));
  }

  @ParameterizedTest
  @MethodSource("events")
  void whereTheEventIsMissingAnAmountMakesADose(String cells, Class<?> event) {
    assertThat(only("ID,TIME,EVID,DRUG,ROUTE,AMT,UNIT,OBS,DV\n1,0,," + cells + "\n"))
        .isInstanceOf(event);
    assertThat(only("ID,TIME,DRUG,ROUTE,AMT,UNIT,OBS,DV\n1,0," + cells + "\n")).isInstanceOf(event);
  }

  static Stream<Arguments> events() {
    return Stream.of(
        arguments("naltrexone,oral,50,mg,,", ChartEvent.Dose.class),
        arguments(",,0,,cows,3", ChartEvent.Observation.class),
        arguments(",,.,,cows,3", ChartEvent.Observation.class),
        arguments("heroin,,,,urine_screen,negative", ChartEvent.Observation.class));
  }

  static Stream<Arguments> observations() {
    return Stream.of(
        arguments("naltrexone_plasma,2.5,,", new ObservedValue.Numeric(2.5)),
        arguments("Naltrexone_Plasma,BLQ,,0.25", new ObservedValue.BelowQuantification(0.25)),
        arguments("naltrexone_plasma,blq,0,0.25", new ObservedValue.BelowQuantification(0.25)),
        arguments("naltrexone_plasma,2.5,1,", new ObservedValue.Missing()),
        arguments("naltrexone_plasma,.,,", new ObservedValue.Missing()),
        arguments("urine_screen,Positive,0,", new ObservedValue.Word("positive")),
        arguments("cows,48,,", new ObservedValue.Numeric(48)),
        arguments("my scale,7,,", new ObservedValue.Numeric(7)),
        arguments("my scale,Seven,,", new ObservedValue.Word("Seven")));
  }

  @ParameterizedTest
  @MethodSource("observations")
  void anObservationHasANameAndAValue(String cells, ObservedValue value) {
    ChartEvent.Observation observation =
        (ChartEvent.Observation) only("ID,TIME,OBS,DV,MDV,LLOQ\n1,0," + cells + "\n");
    assertThat(observation.value()).isEqualTo(value);
    assertThat(observation.name()).isLowerCase();
  }

  @Test
  void anObservationMayBeAboutADrug() {
    assertThat(only("ID,TIME,EVID,DRUG,OBS,DV\n1,0,0,Opiate,urine_screen,positive\n"))
        .isEqualTo(
            new ChartEvent.Observation(
                "urine_screen", Optional.of("opioid"), new ObservedValue.Word("positive")));
  }

  @Test
  void anUnknownObservationIsKeptAndNotedOnce() {
    ChartReading reading = read("ID,TIME,OBS,DV\n1,0,mood,7\n1,1,mood,8\n1,2,visit,1\n");
    assertThat(reading.complete()).isTrue();
    assertThat(reading.problems()).hasSize(1);
    assertThat(reading.problems().getFirst().message())
        .contains("kept and not interpreted; ")
        .contains("docs/reference/screen.md")
        .doesNotContain("alcohol_free_days");
  }

  @ParameterizedTest
  @CsvSource({
    "opiod_free_days, opioid_free_days",
    "naltrexone_plasm, naltrexone_plasma",
    "cow, cows",
    "challenge_naloxone, challenge_naloxone_iv"
  })
  void anUnknownObservationIsToldTheNearestNamesAndNoMoreThanThree(String written, String meant) {
    String message =
        read("ID,TIME,OBS,DV\n1,0," + written + ",7\n").problems().getFirst().message();
    assertThat(message).contains(meant);
    assertThat(message.split("[ ,?;]+"))
        .filteredOn(Plausible.standard().observations()::containsKey)
        .hasSizeBetween(1, 3);
  }

  @Test
  void reportedUseIsNeverADose() {
    PersonChart person =
        chart("ID,DAY,EVID,DRUG,OBS,DV\n1,3,2,heroin,use_reported,1\n1,4,0,heroin,use_reported,1\n")
            .persons()
            .getFirst();
    assertThat(person.doses()).isEmpty();
    assertThat(person.named("use_reported")).hasSize(2);
    assertThat(person.rows().getFirst().event())
        .isEqualTo(
            new ChartEvent.Other(
                Optional.of("use_reported"), Optional.of("heroin"), new ObservedValue.Numeric(1)));
  }

  @Test
  void aRowThatNamesNothingMarksATime() {
    Chart chart = chart("ID,TIME,EVID,OBS,DV,WT\n1,5,0,,,\n1,6,2,,,80\n");
    assertThat(chart.rows())
        .extracting(ChartRow::event)
        .containsOnly(
            new ChartEvent.Other(
                Optional.empty(), Optional.empty(), new ObservedValue.Missing(), true),
            new ChartEvent.Other(
                Optional.empty(), Optional.empty(), new ObservedValue.Missing(), false));
  }

  @Test
  void aCompartmentIsTakenByTheNameOfTheCatalogue() {
    String header = "ID,TIME,EVID,DRUG,ROUTE,AMT,UNIT,CMT\n";
    assertThat(chart(header + "1,0,1,naltrexone,oral,50,mg,gut\n").rows()).hasSize(1);
    assertThat(chart(header + "1,0,1,naltrexone,xr-im,380,mg,DEPOT\n").rows()).hasSize(1);
    assertThat(chart(header + "1,0,0,,,,,0\n").rows()).hasSize(1);
  }

  @Test
  void dosesOfADayAreAtTenAndEverythingElseAtEightInTheEvening() {
    Chart chart =
        chart(
            """
            ID,DAY,EVID,DRUG,ROUTE,AMT,UNIT,OBS,DV
            1,-2,0,,,,,visit,1
            1,0,1,naltrexone,oral,50,mg,,
            1,0.0,2,heroin,,,,use_reported,1
            1,3,3,,,,,,
            1,3,4,naltrexone,oral,50,mg,,
            """);
    assertThat(chart.axis()).isEqualTo(new TimeAxis.StudyDays());
    assertThat(chart.rows())
        .extracting(row -> row.time().hours())
        .containsExactly(-28.0, 10.0, 20.0, 82.0, 82.0);
  }

  @Test
  void hoursOfACalendarAreTrueHoursSinceMidnightBeforeTheEarliestRow() {
    Chart chart =
        chart(
            """
            ID,DATETIME,OBS,DV
            1,2026-03-29T10:00+02:00[Europe/Berlin],visit,1
            2,2026-03-28T10:00[Europe/Berlin],visit,1
            2,2026-03-28 22:00Z,visit,1
            1,2026-10-25T02:30+01:00[Europe/Berlin],visit,1
            """);
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    assertThat(chart.axis())
        .isEqualTo(new TimeAxis.Calendar(Instant.parse("2026-03-27T23:00:00Z"), berlin));
    assertThat(chart.rows())
        .extracting(row -> row.time().hours())
        .containsExactly(33.0, 10.0, 23.0, 211 * 24 + 2.5);
  }

  @Test
  void theFirstGoodRowGivesTheZone() {
    TimeAxis.Calendar axis =
        (TimeAxis.Calendar)
            read("""
            ID,DATETIME,OBS,DV
            1,2026-03-29T10:00,visit,1
            1,2026-03-29T10:00-05:00,visit,1
            1,2026-03-29T03:00Z,visit,1
            """)
                .chart()
                .axis();
    assertThat(axis.zone()).isEqualTo(ZoneId.of("-05:00"));
    assertThat(axis.origin()).isEqualTo(Instant.parse("2026-03-28T05:00:00Z"));
  }

  @Test
  void theOrderOfRowsDoesNotMatter() {
    String header = "ID,TIME,EVID,DRUG,ROUTE,AMT,UNIT,OBS,DV\n";
    List<String> rows =
        List.of(
            "1,0,1,naltrexone,oral,50,mg,,",
            "2,0,1,naltrexone,oral,50,mg,,",
            "1,24,1,naltrexone,oral,100,mg,,",
            "1,30,0,,,,,cows,3");
    Chart inOrder = chart(header + String.join("\n", rows));
    Chart reversed = chart(header + String.join("\n", rows.reversed()));
    assertThat(reversed.persons()).extracting(PersonChart::id).containsExactly("1", "2");
    for (String id : List.of("1", "2")) {
      PersonChart person = reversed.person(id).orElseThrow();
      PersonChart same = inOrder.person(id).orElseThrow();
      assertThat(person.doses()).isEqualTo(same.doses());
      assertThat(person.inTimeOrder())
          .extracting(ChartRow::event)
          .isEqualTo(same.inTimeOrder().stream().map(ChartRow::event).toList());
    }
  }

  @Test
  void timeThatGoesBackIsNotedAtItsFirstLine() {
    ChartReading reading =
        read("ID,TIME,OBS,DV\n1,5,visit,1\n2,1,visit,1\n1,4,visit,1\n1,3,visit,1\n");
    assertThat(reading.complete()).isTrue();
    assertThat(reading.problems())
        .containsExactly(
            new ChartProblem(
                4,
                ChartProblem.Severity.NOTE,
                "TIME",
                "time goes back here within a person; the rows are sorted by time"));
  }

  @Test
  void timeThatGoesBackAtAResetIsNoSecondOccasion() {
    ChartReading reading = read("ID,TIME,EVID,OBS,DV\n1,5,0,visit,1\n1,0,3,,\n1,1,0,visit,1\n");
    assertThat(reading.problems().getFirst().message())
        .contains("a reset does not start the clock again");
  }

  @Test
  void rowsOfOneDayInAnyOrderDoNotGoBack() {
    ChartReading reading =
        read("ID,DAY,DRUG,ROUTE,AMT,UNIT,OBS,DV\n1,5,,,,,visit,1\n1,5,naltrexone,oral,50,mg,,\n");
    assertThat(reading.problems()).isEmpty();
  }

  @Test
  void identicalDosesAreBothReadAndNoted() {
    String dose = "1,0,naltrexone,oral,50,mg\n";
    ChartReading reading =
        read("ID,TIME,DRUG,ROUTE,AMT,UNIT\n" + dose + "2,0,naltrexone,oral,50,mg\n" + dose);
    assertThat(reading.chart().person("1").orElseThrow().doses()).hasSize(2);
    assertThat(reading.problems()).hasSize(1);
    assertThat(reading.problems().getFirst().text())
        .startsWith(
            "line 4: this dose and the one on line 2 are two identical doses, and both count");
  }

  @Test
  void anIntervalThatChangesNothingIsNoted() {
    ChartReading reading = read("ID,TIME,DRUG,ROUTE,AMT,UNIT,II\n1,0,naltrexone,oral,50,mg,24\n");
    assertThat(reading.complete()).isTrue();
    assertThat(reading.problems().getFirst().message()).contains("II without ADDL or SS");
  }

  @Test
  void theValueOfADoseIsNotReadAndNoted() {
    ChartReading reading =
        read(
            """
            ID,TIME,EVID,DRUG,ROUTE,AMT,UNIT,DV
            1,0,1,naltrexone,oral,50,mg,0
            1,1,1,naltrexone,oral,50,mg,2.5
            1,2,3,,,,,7
            """);
    assertThat(reading.complete()).isTrue();
    assertThat(reading.problems()).hasSize(1);
    assertThat(reading.problems().getFirst().text())
        .isEqualTo(
            "line 3, DV: DV of a dose or a reset is not read; write a measurement on its own line");
  }

  @Test
  void everyProblemOfARowIsTold() {
    ChartReading reading =
        read("ID,TIME,DRUG,ROUTE,AMT,UNIT,WT,SEX\n,x,naltrexone,oral,fifty,mg,7,dog\n");
    assertThat(reading.problems())
        .extracting(ChartProblem::column)
        .containsExactlyInAnyOrder("ID", "TIME", "AMT", "WT", "SEX");
    assertThat(reading.rowsRefused()).isEqualTo(1);
  }
}
