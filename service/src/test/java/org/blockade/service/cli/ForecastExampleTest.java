package org.blockade.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a nurse reads first. Facts of the record and dates; the model's numbers have tests of their
/// own.
class ForecastExampleTest {

  private static final Run EXAMPLE = Run.of("forecast", Run.EXAMPLE);

  @Test
  void theExampleIsAnswered() {
    assertThat(EXAMPLE.exit()).isZero();
    assertThat(EXAMPLE.err()).isEmpty();
  }

  @Test
  void theFirstLinesNameThePersonTheTimeAndTheState() {
    assertThat(EXAMPLE.out().getFirst())
        .isEqualTo("Person 1, as of Tue 14 Apr 2026 16:00; doses after that are not known");
    assertThat(EXAMPLE.out().get(1)).isEmpty();
    assertThat(EXAMPLE.out().get(2))
        .startsWith("  ◐ NOT CERTAIN: protected in a typical person, below 90 % in ")
        .endsWith(" of 100 people like this");
  }

  @Test
  void theDateOfTheLossIsAnIntervalOverPeople() {
    assertThat(unfolded())
        .contains(
            "Until Wed 15 Apr 2026 in a typical person, if no further dose is given (1 day later)")
        .containsPattern("lost already in (\\d+) of 100 people like this, and in 95 of 100 by ");
  }

  @Test
  void theNextInjectionItsDueDateAndItsSideStandThere() {
    assertThat(EXAMPLE.out())
        .contains(
            "  Last dose       380 mg xr-im Wed 11 Mar 2026 09:40 (34 days before), left side",
            "  Next injection  was due Wed 8 Apr 2026; day 34 since the last: 6 days past due, inside the usual",
            "                  window (day 21 to 35), LATE from day 36",
            "  Side            right side (last was left)");
  }

  @Test
  void whatIsNotKnownStandsThere() {
    assertThat(unfolded())
        .contains("Not known kidney function, liver, dependence (an ordinary adult is assumed)")
        .contains("Not known tablets or injections that are not on record");
  }

  @Test
  void theSensitivityCaseIsOneLineAndNamedAsSuch() {
    assertThat(unfolded())
        .contains(
            "if the receptor were less sensitive (sensitivity case, not supported by scans in"
                + " people): ");
  }

  @Test
  void theSuppositionsBeginWithNoFurtherDose() {
    List<String> lines = EXAMPLE.out();
    int head =
        lines.indexOf(
            lines.stream().filter(line -> line.startsWith("  If ")).findFirst().orElseThrow());
    assertThat(lines.subList(head + 1, head + 6))
        .satisfiesExactly(
            line -> assertThat(line).startsWith("  no further dose "),
            line -> assertThat(line).isEqualTo("  If, then every 28 days"),
            line -> assertThat(line).startsWith("  next injection given at once "),
            line -> assertThat(line).startsWith("  next injection 7 days late "),
            line -> assertThat(line).startsWith("  next injection 14 days late "));
  }

  @Test
  void theAnswerEndsWithModelSeedAndWhatItIsNot() {
    assertThat(EXAMPLE.out().getLast())
        .isEqualTo(
            "Decision support for trained people and a research instrument; not a medical device.");
    assertThat(unfolded())
        .containsPattern("Model naltrexone v1 default [0-9a-f]{12}; 500 virtual people, seed 1\\.")
        .contains("Protected means 90 % of mu receptors held or more: a choice");
  }

  @Test
  void noAmountOfOpioidIsEverNamed() {
    assertThat(EXAMPLE.text()).doesNotContainIgnoringCase("heroin").doesNotContain("overcome");
  }

  @Test
  void everyLineFitsAHundredColumns() {
    assertThat(EXAMPLE.out().stream().filter(line -> line.length() > 100)).isEmpty();
  }

  @Test
  void noColourIsSentToWhatIsNoTerminal() {
    assertThat(EXAMPLE.text()).doesNotContain("\u001B");
  }

  @Test
  void standardInputIsReadAsAFileIs() throws IOException {
    Run piped = Run.withInput(Files.readString(Path.of(Run.EXAMPLE)), "forecast", "-");
    assertThat(piped).isEqualTo(EXAMPLE);
  }

  @Test
  void aRegimenIsAnsweredAsAChartOfTheSameDoses() {
    Run regimen =
        Run.of(
            "forecast",
            "--regimen",
            "380 mg xr-im q28d x 3",
            "--as-of",
            "day 70",
            "--subjects",
            "100");
    Run chart =
        Run.withInput(
            """
            ID,DAY,EVID,DRUG,ROUTE,AMT,UNIT
            regimen,0,1,naltrexone,xr-im,380,mg
            regimen,28,1,naltrexone,xr-im,380,mg
            regimen,56,1,naltrexone,xr-im,380,mg
            """,
            "forecast",
            "-",
            "--as-of",
            "day 70",
            "--subjects",
            "100");
    assertThat(regimen.exit()).isZero();
    assertThat(regimen.text()).isEqualTo(chart.text());
  }

  @Test
  void aRegimenWithAStartHasDates() {
    Run run =
        Run.of(
            "forecast",
            "--regimen",
            "50 mg oral q24h x 3",
            "--start",
            "2026-03-02",
            "--subjects",
            "100");
    assertThat(run.out().getFirst())
        .isEqualTo("Person regimen, as of Wed 4 Mar 2026 10:00; doses after that are not known");
  }

  @Test
  void weekdaysOfARegimenAreThoseOfItsStart() {
    Run run =
        Run.of(
            "forecast",
            "--regimen",
            "100 mg oral mon,wed; 150 mg oral fri x 1 week",
            "--start",
            "2026-03-04",
            "--subjects",
            "100");
    // A Wednesday: it ends with the Monday after.
    assertThat(run.out())
        .contains("  Last dose       100 mg oral Mon 9 Mar 2026 10:00 (on the same day)");
  }

  @Test
  void aQuestionAboutThePastSaysWhatItLeftOut() {
    Run run = Run.of("forecast", Run.EXAMPLE, "--as-of", "2026-03-01", "--subjects", "100");
    assertThat(run.exit()).isZero();
    assertThat(run.out().getFirst())
        .isEqualTo("Person 1, as of Sun 1 Mar 2026 20:00; doses after that are not counted");
    assertThat(unfolded(run))
        .contains("Note 1 dose after the time of the question not counted")
        .contains("Last dose 380 mg xr-im Wed 11 Feb 2026 10:15 (18 days before), right side")
        .contains("due Wed 11 Mar 2026; day 18 since the last: early, on time from day 21")
        .contains("Side left side (last was right)");
  }

  @Test
  void aWhatIfStandsBeforeTheUsualSuppositions() {
    Run run =
        Run.of(
            "forecast", Run.EXAMPLE, "--what-if", "next injection 10 d late", "--subjects", "100");
    List<String> lines = run.out();
    int asked = lineThatStartsWith("  next injection 10 d late ", lines);
    assertThat(lines.get(asked - 1)).startsWith("  no further dose ");
    assertThat(lineThatStartsWith("  If, then every 28 days", lines)).isGreaterThan(asked);
    assertThat(lineThatStartsWith("  next injection 14 days late ", lines)).isGreaterThan(asked);
  }

  private static int lineThatStartsWith(String start, List<String> lines) {
    return lines.indexOf(
        lines.stream().filter(line -> line.startsWith(start)).findFirst().orElseThrow());
  }

  /// Words such as "today" would mean the day of the reader, not that of the question.
  @Test
  void noWordMeansTheDayOfTheReader() {
    assertThat(EXAMPLE.text())
        .doesNotContainPattern("(?i)\\b(now|today|tomorrow|yesterday|ago)\\b");
  }

  @Test
  void theShareThatHasLostProtectionIsTheOneOfTheHeadline() {
    String text = unfolded();
    String share = text.replaceFirst(".*below 90 % in (\\d+) of 100 people like this .*", "$1");
    assertThat(share).matches("\\d+");
    assertThat(text).contains("lost already in " + share + " of 100 people like this");
  }

  @Test
  void theTimeAtWhichProtectionWillBeReachedIsNoFinerThanAnHour() {
    Run run =
        Run.withInput(
            "ID,DATETIME,EVID,DRUG,ROUTE,AMT,UNIT\n"
                + "1,2026-01-12T10:30[America/New_York],1,naltrexone,oral,50,mg\n",
            "forecast",
            "-",
            "--subjects=100");
    assertThat(run.out().get(2)).isEqualTo("  ○ NOT YET PROTECTED");
    assertThat(unfolded(run))
        .containsPattern("90 % is reached Mon 12 Jan 2026, about \\d\\d:00\\)");
  }

  @Test
  void aGapThatEndsOnItsDayIsToldByTheHour() {
    Run run =
        Run.withInput(
            "ID,DATETIME,EVID,DRUG,ROUTE,AMT,UNIT\n1,2026-04-20T10:00Z,1,naltrexone,oral,50,mg\n",
            "forecast",
            "-",
            "--subjects=100");
    assertThat(run.out())
        .anyMatch(
            line -> line.matches("  no further dose +until Mon 20 Apr 2026, about \\d\\d:00 .*"))
        .noneMatch(line -> line.contains("from then to"));
  }

  @Test
  void anotherThresholdStandsInTheHeadline() {
    assertThat(Run.of("forecast", Run.EXAMPLE, "--threshold=0.6", "--subjects=100").out().get(2))
        .isEqualTo("  ● PROTECTED at a threshold of 60 %");
    assertThat(Run.of("forecast", Run.EXAMPLE, "--threshold=0.85", "--subjects=100").out().get(2))
        .startsWith("  ◐ NOT CERTAIN at a threshold of 85 %: protected in a typical person, below");
    assertThat(Run.of("forecast", Run.EXAMPLE, "--threshold=0.9").out().get(2))
        .isEqualTo(EXAMPLE.out().get(2));
  }

  @Test
  void theHeadOfThePlotIsOneSentence() {
    assertThat(EXAMPLE.out())
        .contains("  if no further dose: receptors held (# typical, | 90 %, [ ] 90 of 100 people)");
  }

  private static String unfolded() {
    return unfolded(EXAMPLE);
  }

  /// The text with its folded lines put together again.
  private static String unfolded(Run run) {
    return run.text().replaceAll("\\s+", " ");
  }
}
