package org.blockade.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A row that cannot be read must not make an answer better than the truth.
class UnreadRowsTest {

  private static final String HEADER =
      """
      ID,DATETIME,EVID,DRUG,ROUTE,AMT,UNIT,SITE,OBS,DV
      1,2026-02-11T10:00Z,1,naltrexone,xr-im,380,mg,left-gluteal,,
      1,2026-02-12T10:00Z,0,,,,,,visit,1
      """;

  private static final String GOES_ON = "THE RECORD MAY GO ON AFTER THIS TIME: ";

  @TempDir private Path folder;

  private static Run forecast(String chart, String... more) {
    String[] words = new String[more.length + 3];
    words[0] = "forecast";
    words[1] = "-";
    words[2] = "--subjects=100";
    System.arraycopy(more, 0, words, 3, more.length);
    return Run.withInput(chart, words);
  }

  private static String unfolded(Run run) {
    return run.text().replaceAll("\\s+", " ");
  }

  @Test
  void theTimeOfARefusedRowCountsForTheTimeOfTheQuestion() {
    Run run = forecast(HEADER + "1,2026-04-14T10:00Z,2,heroin,,,,,use_reported,yes\n");
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.out().getFirst()).startsWith("Person 1, as of Tue 14 Apr 2026 10:00");
    assertThat(run.out().get(2)).startsWith("  ○ UNPROTECTED");
    assertThat(unfolded(run))
        .contains(
            "Record RECORD NOT READ TO ITS END: 1 row of this person at or after this time could not"
                + " be read");
  }

  @Test
  void aTimeThatCannotBeReadIsToldBelowTheHeadline() throws IOException {
    Path html = folder.resolve("a.html");
    Run run =
        forecast(HEADER + "1,2026-04-14,1,naltrexone,xr-im,380,mg,,,\n", "--html", html.toString());
    assertThat(run.out().getFirst()).startsWith("Person 1, as of Thu 12 Feb 2026 10:00");
    String words = GOES_ON + "the time of 1 row of this person could not be read";
    assertThat(run.out().get(3)).isEqualTo("  Record          " + words.replace(" be read", ""));
    assertThat(Files.readString(html)).contains("<dt>Record</dt><dd>" + words + "</dd>");
    Object person =
        Json.person(
            forecast(HEADER + "1,2026-04-14,1,naltrexone,xr-im,380,mg,,,\n", "--json").text());
    assertThat(((List<?>) Json.at(person, "notes")).getFirst()).isEqualTo(words);
  }

  @Test
  void aRowThatNamesNobodyMayBeAboutThePersonUnlessItWasBefore() {
    assertThat(unfolded(forecast(HEADER + ",2026-04-14T10:00Z,0,,,,,,visit,1\n")))
        .contains(GOES_ON + "a row that names nobody who can be read may be about this person");
    assertThat(unfolded(forecast(HEADER + ",2026-02-11T10:00Z,0,,,,,,visit,1\n")))
        .doesNotContain(GOES_ON);
  }

  @Test
  void theRowsOfOthersDoNotMoveTheEndOfARecord() {
    String other = "2,2026-02-12T12:00Z,0,,,,,,visit,1\n2,2026-05-01T10:00Z,0,,,,,,visit,7\n";
    Run one = forecast(HEADER + other, "--person", "1");
    assertThat(one.out().getFirst()).startsWith("Person 1, as of Thu 12 Feb 2026 10:00");
    assertThat(unfolded(one)).doesNotContain("Record ");
    Run both = forecast(HEADER + other);
    assertThat(both.out().get(1)).contains("● PROTECTED");
    assertThat(both.out().get(2)).contains("? UNKNOWN");
  }

  @Test
  void whatIsCountedFromTheLastRowIsCountedFromARefusedOneToo() {
    Run run = forecast(HEADER + "1,2026-04-14T10:00Z,0,,,,,,visit,7\n", "--as-of", "+1d");
    assertThat(run.out().getFirst()).startsWith("Person 1, as of Wed 15 Apr 2026 10:00");
    assertThat(unfolded(run)).doesNotContain("NOT READ TO ITS END");
  }

  @Test
  void aDoseOfAnOpioidThatCannotBeSimulatedCountsAsUse() {
    String dose = "1,2026-02-13T10:00Z,%s,methadone,oral,60,mg,,,\n";
    for (String event : List.of("1", "4", "")) {
      assertThat(unfolded(forecast(HEADER + dose.formatted(event))))
          .contains(
              "OPIOID ON RECORD: a dose of an opioid was recorded on the same day, after the last"
                  + " dose");
    }
    assertThat(unfolded(forecast(HEADER + dose.formatted("1").replace("T10:00Z", ""))))
        .contains("OPIOID NAMED, NOT READ: ");
  }

  @Test
  void aRefusedReportOfAnOpioidIsTold() {
    assertThat(unfolded(forecast(HEADER + "1,2026-02-13T10:00Z,2,heroin,,,,,use_reported,yes\n")))
        .contains("OPIOID NAMED, NOT READ: ");
    assertThat(unfolded(forecast(HEADER + "1,2026-02-13T10:00Z,0,,,,,,urine_screen,pos\n")))
        .contains("OPIOID NAMED, NOT READ: ");
    assertThat(unfolded(forecast(HEADER + "1,2026-02-13T10:00Z,0,alcohol,,,,,urine_screen,pos\n")))
        .doesNotContain("OPIOID");
  }
}
