package org.blockade.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScreenCommandTest {

  private static final String HEROIN = "../examples/screen-heroin.csv";
  private static final String HEAD =
      "ID,DATETIME,EVID,DRUG,ROUTE,AMT,UNIT,OBS,DV,AGE,SEX,CRCL,ALT\n";

  /// Rows that let nothing speak against a first dose in the evening of 30 March.
  private static final List<String> READY =
      List.of(
          "1,18,2,heroin,,,,use_reported,1,40,male,90,",
          "1,30,0,,,,,consent,yes,,,,",
          "1,30,0,,,,,opioid_free_days,12,,,,",
          "1,30,0,,,,,opioid_pain_treatment,no,,,,",
          "1,30,0,,,,,surgery_planned,no,,,,",
          "1,30,0,,,,,allergy_naltrexone,no,,,,",
          "1,30,0,,,,,allergy_plg,no,,,,",
          "1,30,0,,,,,allergy_cmc,no,,,,",
          "1,30,0,,,,,alt_x_uln,1,,,,",
          "1,30,0,,,,,ast_x_uln,1,,,,",
          "1,30,0,,,,,hepatitis_signs,no,,,,",
          "1,30,0,,,,,bleeding_risk,no,,,,",
          "1,30,0,,,,,drinking,no,,,,",
          "1,30,0,,,,,cows,2,,,,",
          "1,30,0,,,,,urine_opiates,negative,,,,",
          "1,30,0,,,,,urine_fentanyl,negative,,,,",
          "1,30,0,,,,,urine_norfentanyl,negative,,,,",
          "1,30,0,,,,,urine_oxycodone,negative,,,,",
          "1,30,0,,,,,urine_methadone,negative,,,,",
          "1,30,0,,,,,urine_buprenorphine,negative,,,,",
          "1,30a,0,,,,,challenge_naloxone_sc,0.8,,,,",
          "1,30,0,,,,,challenge_sign,none,,,,");

  @TempDir private Path folder;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 25);
  }

  @Test
  void theAnswerStandsFirstWithItsDateInWords() {
    Run run = Run.of("screen", HEROIN, "--for", "oud");
    assertThat(run.exit()).isEqualTo(ExitCode.OK);
    assertThat(run.err()).isEmpty();
    assertThat(run.out().getFirst()).startsWith("Person 1, as of Thu 12 Mar 2026 09:20");
    assertThat(run.out().get(3))
        .startsWith("  ◐ WAIT UNTIL Thu 12 Mar 2026 21:00: opioid-free days");
    assertThat(run.text())
        .contains("not a medical device")
        .contains("clinician, who decides")
        .contains("Sources")
        .contains("shown and not prescribed");
    assertThat(run.out()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
  }

  @Test
  void whoIsReadyMayStart() {
    Run run = screen(READY, "--for", "oud");
    assertThat(run.exit()).as(run.text()).isEqualTo(ExitCode.OK);
    assertThat(run.text())
        .contains("● NOTHING ON RECORD SPEAKS AGAINST A START on Mon 30 Mar 2026");
  }

  @Test
  void whatItIsForMayStandInTheChart() {
    List<String> rows = plus(READY, "1,30,0,,,,,indication,oud,,,,");
    assertThat(screen(rows).exit()).isEqualTo(ExitCode.OK);
    Run unknown = screen(READY);
    assertThat(unknown.exit()).isEqualTo(ExitCode.UNKNOWN);
    assertThat(unknown.text()).contains("? ASK FIRST: what it is for");
    Run both = screen(plus(READY, "1,30,0,,,,,indication,both,,,,"));
    assertThat(both.out().getFirst() + both.out().get(1)).contains("opioid use disorder and");
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource({
    "'1,30,0,,,,,cows,5,,,,',                       0, ○ DO NOT START NOW",
    "'1,30,0,,,,,urine_fentanyl,positive,,,,',      4, ○ DO NOT START NOW: urine positive for fentanyl",
    "'1,29,2,fentanyl,,,,use_reported,1,,,,',       4, '? ASK FIRST, and not before Sun 12 Apr 2026 20:00'",
    "'1,30,0,,,,,challenge_sign,yawning,,,,',       0, ○ DO NOT START NOW: challenge positive",
    "'1,30,0,,,,,alt_x_uln,5,,,,',                  0, ○ DO NOT START NOW",
    "'1,30,0,,,,,alt_x_uln,4.9,,,,',                0, ● NOTHING ON RECORD",
    "'1,30,0,,,,,allergy_plg,yes,,,,',              0, ○ DO NOT START NOW",
    "'1,30,0,,,,,surgery_in_days,12,,,,',           0, ○ DO NOT START NOW",
    "'1,30,0,,,,,pregnancy,pregnant,,,,',           4, ? ASK FIRST: pregnancy",
    "'1,30,0,,,,,opioid_pain_treatment,yes,,,,',    0, ○ DO NOT START NOW",
    "'1,30,0,,,,,withdrawal_sign,wide_pupils,,,,',  0, ○ DO NOT START NOW",
    "'1,20,0,,,,,buprenorphine_depot,1,,,,',        4, '? ASK FIRST, and not before Fri 3 Apr 2026 20:00'",
    "'1,30,0,,,,,consent,no,,,,',                   0, ○ DO NOT START NOW",
    "'1,30,0,,,,,hepatitis_signs,yes,,,,',          0, ○ DO NOT START NOW",
    "'1,30,0,,,,,,,17,,,',                          0, ○ DO NOT START NOW",
    "'1,30,0,,,,,,,,,49,',                          0, ● NOTHING ON RECORD",
    "'1,30,0,,,,,opioid_never,yes,,,,',             4, ? ASK FIRST: opioid-free days",
  })
  void oneRowMoreChangesTheOutcome(String row, int exit, String headline) {
    Run run = screen(plus(READY, row), "--for", "oud");
    assertThat(run.text()).contains(headline);
    assertThat(run.exit()).isEqualTo(exit);
  }

  @Test
  void aHardStopOfTheDayLeadsAndTheDateStandsBehindIt() {
    Run run = screen(plus(READY, "1,30,0,,,,,urine_fentanyl,positive,,,,"), "--for", "oud");
    assertThat(run.text().replaceAll("\\s+", " "))
        .contains(
            "○ DO NOT START NOW: urine positive for fentanyl when last tested. Then: ASK FIRST, and"
                + " not before Mon 13 Apr 2026 20:00");
    Run open = screen(List.of("1,30,0,,,,,cows,13,,,,"), "--for", "oud");
    assertThat(open.text()).contains("○ DO NOT START NOW: moderate withdrawal (13)");
  }

  @Test
  void anyThoughtOfSelfHarmIsAFinding() {
    assertThat(
            screen(plus(READY, "1,30,0,,,,,phq9_item9,1,,,,"), "--for", "oud")
                .text()
                .replaceAll("\\s+", " "))
        .contains("care: thoughts of death or self-harm (PHQ-9 item 9)")
        .contains("safety assessment the same day");
    assertThat(screen(plus(READY, "1,30,0,,,,,phq9_item9,0,,,,"), "--for", "oud").text())
        .doesNotContain("self-harm");
  }

  @Test
  void drinkingDecidesForAlcoholUseDisorder() {
    List<String> rows = plus(READY, "1,30,0,,,,,drinking,yes,,,,");
    assertThat(screen(rows, "--for", "aud").text()).contains("○ DO NOT START NOW");
    assertThat(screen(rows, "--for", "oud").text()).contains("● NOTHING ON RECORD");
    assertThat(screen(rows, "--for", "aud", "--product", "oral").text())
        .contains("● NOTHING ON RECORD");
    Run days = screen(plus(READY, "1,30,0,,,,,alcohol_free_days,3,,,,"), "--for", "aud");
    assertThat(days.text().replaceAll("\\s+", " "))
        .contains("fewer days without alcohol than are usual (3 d; limit 7 d)");
  }

  @Test
  void anEmptyChartIsAListOfQuestions() {
    Run run = screen(List.of("1,30,0,,,,,visit,1,,,,"), "--for", "oud");
    assertThat(run.exit()).isEqualTo(ExitCode.UNKNOWN);
    assertThat(run.text())
        .contains("? ASK FIRST")
        .contains("ask which opioids were taken")
        .contains("score COWS on the day");
  }

  @Test
  void whatIsNotInterpretedIsTold() {
    List<String> rows =
        plus(READY, "1,30,0,,,,,mood,7,,,,", "1,30,0,,,,,alt,40,,,,", "1,30,0,,,,,cows,2.5,,,,");
    Run run = screen(rows, "--for", "oud");
    assertThat(run.exit()).isEqualTo(ExitCode.OK);
    assertThat(run.text())
        .contains("mood is not interpreted here")
        .contains("alt in U/L says nothing without the laboratory's upper limit")
        .contains("whole number of points");
  }

  @ParameterizedTest
  @ValueSource(strings = {"utox", "opiates", "uds"})
  void aTestForOpioidsThatIsNotUnderstoodIsAsked(String name) {
    Run run = screen(plus(READY, "1,30,0,,,,," + name + ",7,,,,"), "--for", "oud");
    assertThat(run.exit()).isEqualTo(ExitCode.UNKNOWN);
    assertThat(run.text()).contains("? ASK FIRST: the record itself");
  }

  @Test
  void laterRowsAreNotRead() {
    List<String> rows = plus(READY, "1,33,2,heroin,,,,use_reported,1,,,,");
    assertThat(screen(rows, "--for", "oud", "--as-of", "2026-03-30T20:00Z").exit())
        .isEqualTo(ExitCode.OK);
    assertThat(screen(rows, "--for", "oud").text()).contains("WAIT UNTIL Sun 12 Apr 2026 20:00");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1,30,0,,,,,urine_fentanyl,maybe,,,,",
        "1,30,0,,,,,cows,49,,,,",
        "1,30,0,,,,,alt_x_uln,-1,,,,",
        "1,30,0,,,,,alt_x_uln,NaN,,,,",
        "1,30,0,,,,,withdrawal_sign,laughing,,,,",
        "1,30,0,,,,,opioid_never,no,,,,",
        "1,30,0,,,,,surgery_planned,yes,,,,",
        "1,30,0,,,,,drinks,1e9,,,,",
        "1,30,1,naloxone,iv,,mg,,,,,,",
        "1,31x,0,,,,,cows,2,,,,",
      })
  void aRowThatCannotBeReadIsTheRecordsFault(String row) {
    Run run = screen(plus(READY, row), "--for", "oud");
    assertThat(run.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.text()).contains("? ASK FIRST").contains("could not be read");
    assertThat(run.text()).doesNotContain("NOTHING ON RECORD SPEAKS");
  }

  @Test
  void whoPlansSurgeryIsToldHowToWriteIt() {
    Run run = screen(plus(READY, "1,30,0,,,,,surgery_planned,yes,,,,"), "--for", "oud");
    assertThat(String.join(" ", run.err())).contains("surgery_in_days");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--for=", "--for=OUD", "--for=opioids", "--product=iv", "--product="})
  void anotherWordIsRefused(String option) {
    Run run = screen(READY, option);
    assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).hasSizeLessThanOrEqualTo(2);
    assertThat(run.text()).isEmpty();
  }

  @Test
  void ofManyPeopleEachHasALine() {
    List<String> rows = new ArrayList<>(READY);
    READY.stream().limit(3).forEach(row -> rows.add("2" + row.substring(1)));
    Run run = screen(rows, "--for", "oud");
    assertThat(run.exit()).isEqualTo(ExitCode.UNKNOWN);
    assertThat(run.out().get(0)).startsWith("Person 1: ● NOTHING ON RECORD");
    assertThat(run.out().get(1)).startsWith("Person 2: ? ASK FIRST");
    assertThat(run.text()).contains("not a medical device");
    assertThat(screen(rows, "--for", "oud", "--id", "1").exit()).isEqualTo(ExitCode.OK);
    assertThat(screen(rows, "--for", "oud", "--estimate").exit()).isEqualTo(ExitCode.USAGE);
  }

  @ParameterizedTest(name = "{0}: {1}, then {2}")
  @CsvSource({
    "'1,30,0,,,,,cows,5,,,,',                  do-not-start, ''",
    "'1,30,0,,,,,urine_fentanyl,positive,,,,', do-not-start, ask",
    "'1,30,0,,,,,challenge_sign,yawning,,,,',  do-not-start, wait-until",
    "'1,30,0,,,,,alt_x_uln,5,,,,',             do-not-start, ''",
    "'1,30,0,,,,,pregnancy,pregnant,,,,',      ask,          ''",
    "'1,30,0,,,,,bleeding_risk,no,,,,',        start,        ''",
  })
  void theOutcomeForAProgramIsThatOfTheHeadline(String row, String outcome, String then) {
    Object person = Json.person(screen(plus(READY, row), "--for", "oud", "--json", "-").text());
    assertThat(Json.at(person, "outcome")).isEqualTo(outcome);
    assertThat(Json.at(person, "then")).isEqualTo(then.isEmpty() ? Optional.empty() : then);
    assertThat(((String) Json.at(person, "headline")).contains("DO NOT START NOW"))
        .isEqualTo(outcome.equals("do-not-start"));
  }

  @Test
  void jsonSaysTheSame() throws IOException {
    Path file = folder.resolve("screen.json");
    Run both = Run.of("screen", HEROIN, "--for", "oud", "--json", file.toString());
    assertThat(both.text()).contains("WAIT UNTIL");
    String text = Run.of("screen", HEROIN, "--for", "oud", "--json", "-").text();
    assertThat(Files.readString(file)).isEqualTo(text.stripTrailing());
    Object person = Json.person(text);
    assertThat(Json.at(person, "outcome")).isEqualTo("wait-until");
    assertThat(Json.at(person, "time")).isEqualTo("2026-03-12T21:00:00Z".replace("Z", "+00:00"));
    assertThat(Json.at(person, "indications", "0")).isEqualTo("opioid use disorder");
    Object interval =
        ((List<?>) Json.at(person, "findings"))
            .stream()
                .filter(each -> "R02".equals(((Map<?, ?>) each).get("rule")))
                .findFirst()
                .orElseThrow();
    assertThat(Json.at(interval, "status")).isEqualTo("not-met");
    assertThat(Json.at(interval, "value", "number")).isEqualTo(9.0);
    assertThat(Json.at(interval, "limit", "number")).isEqualTo(10.0);
    assertThat(Json.at(interval, "limit", "unit")).isEqualTo("d");
    assertThat(Json.at(interval, "evidence")).isEqualTo("read");
    Object whole = Json.parse(text);
    assertThat(Json.at(whole, "notice").toString()).contains("not a medical device");
    assertThat((List<?>) Json.at(whole, "publishedSchedules")).hasSize(7);
    Object start = Json.person(screen(READY, "--for", "oud", "--json", "-").text());
    assertThat(Json.at(start, "time")).isEqualTo(Optional.empty());
  }

  @Test
  void theModelStandsBesideTheOpioidFreeDays() {
    Run run = Run.of("screen", HEROIN, "--for", "oud", "--estimate", "--subjects", "100");
    assertThat(run.text()).contains("predicted withdrawal").contains("[MODEL]");
    assertThat(run.text()).contains("WAIT UNTIL").doesNotContain("NOTHING ON RECORD SPEAKS");
    List<String> fentanyl =
        READY.stream()
            .map(row ->
                row.replace("heroin", "fentanyl")
                    .replace("1,18,", "1,14,")
                    .replace("free_days,12", "free_days,16"))
            .toList();
    Run silent = screen(fentanyl, "--for", "oud", "--estimate");
    assertThat(silent.text())
        .contains("the model does not speak")
        .contains("● NOTHING ON RECORD SPEAKS");
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theOrderOfRowsDoesNotMatter(long seed) {
    List<String> rows = new ArrayList<>(READY);
    String first = screen(rows, "--for", "both").text();
    java.util.Collections.shuffle(rows, new Random(seed));
    assertThat(withoutLines(screen(rows, "--for", "both").text())).isEqualTo(withoutLines(first));
  }

  @Test
  void noAmountOfAnOpioidIsNamed() {
    String text = screen(plus(READY, "1,1,1,heroin,iv,25,mg,,,,,,"), "--for", "oud").text();
    assertThat(text).doesNotContain("25 mg");
    assertThat(text).doesNotContainIgnoringCase("overcome");
  }

  @Test
  void messagesDoNotRepeatWhatANoteHolds() {
    String chart =
        HEAD.strip() + ",NOTE\n" + dated("1,30,0,,,,,cows,99,,,,,Erika Mustermann") + "\n";
    Run run = Run.withInput(chart, "screen", "-", "--for", "oud");
    assertThat(run.text() + String.join("\n", run.err())).doesNotContain("Mustermann");
  }

  private static String withoutLines(String text) {
    return text.replaceAll("line \\d+", "line");
  }

  /// A row with its day of March in place of its date: at 20:00, or half an hour before ("30a").
  private static String dated(String row) {
    String[] cells = row.split(",", 3);
    if (!cells[1].matches("\\d+a?")) {
      return row;
    }
    boolean before = cells[1].endsWith("a");
    LocalDate date =
        LocalDate.of(2026, 2, 28).plusDays(Integer.parseInt(cells[1].replace("a", "")));
    return cells[0] + "," + date + (before ? "T19:30:00Z," : "T20:00:00Z,") + cells[2];
  }

  private static List<String> plus(List<String> rows, String... more) {
    List<String> all = new ArrayList<>(rows);
    all.addAll(Arrays.asList(more));
    return all;
  }

  private static Run screen(List<String> rows, String... options) {
    List<String> words = new ArrayList<>(List.of("screen", "-"));
    words.addAll(Arrays.asList(options));
    return Run.withInput(
        HEAD + String.join("\n", rows.stream().map(ScreenCommandTest::dated).toList()) + "\n",
        words.toArray(String[]::new));
  }
}
