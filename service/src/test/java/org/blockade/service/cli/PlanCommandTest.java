package org.blockade.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanCommandTest {

  private static final String DAYS =
      """
      ID,DAY,EVID,DRUG,ROUTE,AMT,UNIT,SITE,OBS,DV
      1,0,1,naltrexone,xr-im,380,mg,left-gluteal,,
      """;

  private static final String TWO = DAYS + "2,0,1,naltrexone,xr-im,380,mg,right-gluteal,,\n";

  private static Run plan(String... more) {
    return Run.of(
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of("plan", Run.EXAMPLE, "--subjects", "100"),
                java.util.stream.Stream.of(more))
            .toArray(String[]::new));
  }

  private static Run days(String chart, String... more) {
    return Run.withInput(
        chart,
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of("plan", "-", "--subjects", "100"),
                java.util.stream.Stream.of(more))
            .toArray(String[]::new));
  }

  /// The text without its line breaks.
  private static String flat(Run run) {
    return run.text().replaceAll("\\s+", " ");
  }

  @Test
  void thePlanSaysWhatAVisitComesToAndShowsCalendarBesideForecast() {
    Run run = plan();
    assertThat(run.exit()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(flat(run))
        .contains("Person 1, plan as of Tue 14 Apr 2026 16:00")
        .contains("CHECK FIRST, day 34")
        .contains("was due Wed 8 Apr 2026, 6 days past due")
        .contains("right (left last used 34 days before, right last used 62 days before)")
        .contains("day 34 since the last injection: on time")
        .contains("protected until ")
        .contains("Which leads")
        .contains("reversal agent (naloxone or nalmefene)")
        .contains("not a medical device");
    for (String area :
        List.of(
            "MEDICINE",
            "SAFETY",
            "CHECKS",
            "FOLLOW-UP",
            "COUNSELLING",
            "SUPPORT",
            "GOALS",
            "DIARY")) {
      assertThat(run.out()).contains("  " + area);
    }
    assertThat(run.out()).allMatch(line -> line.length() <= 100);
  }

  @ParameterizedTest(name = "day {0}: {1}")
  @CsvSource({
    "20, NOT YET",
    "21, CHECK FIRST",
    "35, CHECK FIRST",
    "57, NEW START",
    "400, NEW START"
  })
  void theDayDecides(int day, String word) {
    assertThat(days(DAYS, "--as-of", "day " + day).out().get(2)).contains(word);
  }

  @Test
  void aForecastThatIsStricterLeadsAndSaysSo() {
    // A depot of half the labelled amount fades sooner than the calendar allows for.
    Run run = days(DAYS.replace("380", "100"), "--as-of", "day 30");
    assertThat(flat(run))
        .contains("the FORECAST, which is stricter")
        .contains("day 30 since the last injection: on time");
  }

  @Test
  void aCalendarThatIsStricterLeadsAndSaysSo() {
    String tablets =
        DAYS + "1,38,1,naltrexone,oral,50,mg,,,\n" + "1,39,1,naltrexone,oral,50,mg,,,\n";
    Run run = days(tablets, "--as-of", "day 39");
    assertThat(run.text())
        .contains("the calendar, which is stricter: LATE")
        .contains("as if on time");
  }

  @Test
  void opioidsOnRecordComeBeforeBoth() {
    Run run = days(DAYS + "1,29,2,heroin,,,,,use_reported,1\n", "--as-of", "day 30");
    assertThat(run.out().get(2)).contains("NEW START").contains("opioids are on record");
    assertThat(flat(run)).contains("OPIOIDS on record come before both");
  }

  @Test
  void anOpioidThatCouldNotBeReadIsAskedAbout() {
    assertThat(days(DAYS + "1,29,0,opioid,,,,,urine_screen,\n", "--as-of", "day 30").text())
        .contains("names an opioid and could not be read");
  }

  @Test
  void whatTheChartStatesIsTakenUp() {
    String facts = "1,30,0,,,,,,alt_x_uln,5.5\n1,30,0,,,,,,pregnancy,pregnant\n";
    Run run = days(DAYS + facts, "--as-of", "day 30");
    assertThat(run.out().get(2)).contains("HOLD");
    assertThat(flat(run)).contains("5.5 x ULN");
  }

  private static final String VISIT =
      String.join(
          "",
          java.util.stream.Stream.of(
                  "consent,yes",
                  "opioid_free_days,120",
                  "opioid_pain_treatment,no",
                  "surgery_planned,no",
                  "allergy_naltrexone,no",
                  "allergy_plg,no",
                  "allergy_cmc,no",
                  "hepatitis_signs,no",
                  "pregnancy,not_pregnant",
                  "cows,2",
                  "urine_opiates,negative",
                  "urine_fentanyl,negative",
                  "urine_norfentanyl,negative",
                  "urine_oxycodone,negative",
                  "urine_methadone,negative",
                  "urine_buprenorphine,negative")
              .map(row -> "1,30,0,,,,,," + row + "\n")
              .toList());

  @Test
  void aVisitWithEverythingDoneIsGivenAndAnOpenQuestionIsNotDenied() {
    String liver = "1,30,0,,,,,,alt_x_uln,1\n1,30,0,,,,,,ast_x_uln,1\n";
    assertThat(days(DAYS + VISIT + liver).out().get(2))
        .contains("● GIVE, day 30: nothing on record speaks against it");
    assertThat(days(DAYS + VISIT).out().get(2))
        .contains("● GIVE, day 30")
        .doesNotContain("nothing on record speaks against it");
  }

  @Test
  void anOperationThatIsTooSoonIsToldWithTheDayFromWhichItWouldNotBe() {
    Run run = days(DAYS + VISIT + "1,30,0,,,,,,surgery_in_days,7\n");
    assertThat(flat(run))
        .contains("an operation is planned too soon after (7 d), limit 30 d")
        .contains("after an injection now, not before day 60");
    assertThat(flat(days(DAYS + VISIT + "1,30,0,,,,,,surgery_in_days,30\n")))
        .doesNotContain("after an injection now");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "'cows,13', HOLD",
    "'withdrawal_sign,tremor', HOLD",
    "'surgery_in_days,7', HOLD",
    "'pregnancy,maybe', CHECK FIRST",
    "'phq9_item9,4', CHECK FIRST",
    "'phq9_item9,0.5', GIVE"
  })
  void aRowMoreNeverPassesUnseen(String row, String word) {
    assertThat(days(DAYS + VISIT + "1,30,0,,,,,," + row + "\n").out().get(2)).contains(word);
  }

  @Test
  void aThoughtOfSelfHarmStandsAtTheTop() {
    Run run = days(DAYS + VISIT + "1,30,0,,,,,,phq9_item9,1\n");
    assertThat(run.out().get(3)).contains("! SAFETY TODAY");
    assertThat(flat(run)).contains("safety assessment the same day");
  }

  @Test
  void aMonthlyPolicyMovesTheDueDay() {
    assertThat(flat(plan("--policy", "monthly"))).contains("was due Sat 11 Apr 2026");
  }

  @Test
  void anOperationIsPlannedForWithBothDates() {
    Run run = plan("--as-of", "2026-03-20", "--surgery", "2026-04-20");
    assertThat(flat(run))
        .contains("Operation")
        .contains("calendar: Fri 10 Apr 2026; forecast: lost in 95 of 100 people by")
        .contains("Last tablet by then");
  }

  @Test
  void stoppingReleaseAgonistAndTabletsArePlannedFor() {
    assertThat(plan("--stop").out().get(2)).contains("ENDS");
    assertThat(flat(plan("--stop"))).contains("tolerance is gone").contains("Call: opioid use");
    assertThat(flat(plan("--to-agonist"))).contains("To an agonist").contains("start low");
    assertThat(flat(plan("--release", "2026-06-01"))).contains("Before release");
    assertThat(flat(plan("--tablets", "thrice-weekly"))).contains("sees each of these tablets");
  }

  @Test
  void theJsonHasEveryPartAndNullForWhatIsUnknown() {
    Run run = plan("--json");
    Object decision = Json.at(Json.parse(run.text()), "decision");
    assertThat(decision).isEqualTo("check first");
    assertThat(run.text())
        .contains("\"protectedUntil\":{")
        .contains("\"ledBy\":\"both\"")
        .contains("\"evidence\":\"choice\"")
        .contains("\"surgery\":null")
        .contains("not a medical device");
  }

  @Test
  void manyPeopleHaveALineEach() {
    Run run = days(TWO, "--as-of", "day 30");
    assertThat(run.exit()).isZero();
    assertThat(run.out()).hasSize(4);
    assertThat(run.out().get(0)).startsWith("2 people, each as of the time given");
    assertThat(run.out().get(1)).startsWith("1 ").contains("CHECK FIRST").contains("day 30");
    assertThat(run.out().get(2)).startsWith("2 ");
    assertThat(run.out().get(3)).contains("not a medical device");
    assertThat(days(TWO, "--json").text()).contains("\"people\":[{");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--stop", "--to-agonist", "--surgery=day 40", "--ics=x.ics"})
  void whatIsAboutOnePersonNeedsOne(String option) {
    assertThat(days(TWO, option).exit()).isEqualTo(ExitCode.USAGE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--policy=weekly",
        "--policy=monthly",
        "--tablets=hourly",
        "--surgery=soon",
        "--as-of=never",
        "--ics=x.ics"
      })
  void whatCannotBeUnderstoodIsAUsageErrorInOneLine(String option) {
    Run run = days(DAYS, option);
    assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).hasSize(1);
  }

  @Test
  void nobodyWithNaltrexoneIsUnknownAndAnUnreadRowIsBadInput() {
    assertThat(days("ID,DAY,EVID,DRUG,OBS,DV\n1,3,2,heroin,use_reported,1\n").exit())
        .isEqualTo(ExitCode.UNKNOWN);
    Run run = days(DAYS + "1,x,1,naltrexone,xr-im,380,mg,,,\n");
    assertThat(run.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(flat(run)).contains("ROWS NOT READ");
  }

  @Test
  void aClinicsOwnBandsAreUsedOrRefused(@TempDir Path folder) throws IOException {
    Path own = folder.resolve("own.yaml");
    Files.writeString(
        own,
        """
        interval: {value: 28, unit: d, evidence: read, source: "label"}
        labelled_amount: {value: 380, unit: mg, evidence: read, source: "label"}
        bands:
          - {status: early, from_day: 0, evidence: choice, source: "ours"}
          - {status: on-time, from_day: 24, evidence: choice, source: "ours"}
          - {status: late, from_day: 30, evidence: choice, source: "ours"}
          - {status: lapsed, from_day: 43, evidence: choice, source: "ours"}
        """,
        StandardCharsets.UTF_8);
    assertThat(flat(days(DAYS, "--as-of", "day 30", "--bands", own.toString())))
        .contains("day 30 since the last injection: LATE");
    Files.writeString(own, "bands: 3\n", StandardCharsets.UTF_8);
    assertThat(days(DAYS, "--bands", own.toString()).exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(days(DAYS, "--bands", folder.resolve("none").toString()).exit())
        .isEqualTo(ExitCode.BAD_INPUT);
  }

  @Test
  void theCalendarFileNamesNeitherThePersonNorTheMedicine(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("plan.ics");
    Run run = plan("--as-of", "2026-03-20", "--ics", file.toString());
    assertThat(run.exit()).isZero();
    List<String> lines = Files.readString(file, StandardCharsets.UTF_8).lines().toList();
    assertThat(lines).startsWith("BEGIN:VCALENDAR", "VERSION:2.0").endsWith("END:VCALENDAR");
    assertThat(lines).contains("DTSTART;VALUE=DATE:20260408", "SUMMARY:medicine: nurse");
    assertThat(String.join("\n", lines)).doesNotContainIgnoringCase("naltrexone");
    assertThat(Files.readString(file, StandardCharsets.UTF_8)).contains("\r\n");
    assertThat(lines.stream().filter(line -> line.startsWith("UID:")))
        .doesNotHaveDuplicates()
        .isNotEmpty();
  }

  @Test
  void theSameAnswerWhateverTheThreadsAndTheOrderOfRows() {
    String reversed =
        DAYS.lines().findFirst().orElseThrow()
            + "\n1,29,2,heroin,,,,,use_reported,1\n1,28,1,naltrexone,xr-im,380,mg,right-gluteal,,\n"
            + DAYS.lines().skip(1).findFirst().orElseThrow()
            + "\n";
    String forward =
        DAYS + "1,28,1,naltrexone,xr-im,380,mg,right-gluteal,,\n1,29,2,heroin,,,,,use_reported,1\n";
    assertThat(days(reversed, "--threads", "3", "--json").text())
        .isEqualTo(days(forward, "--threads", "1", "--json").text());
  }
}
