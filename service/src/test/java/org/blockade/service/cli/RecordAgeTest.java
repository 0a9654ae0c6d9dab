package org.blockade.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// An answer about an old chart says that it is one. The example ends on 14 April 2026, 20:00 UTC.
class RecordAgeTest {

  private static final String SUBJECTS = "--subjects=100";
  private static final String PEOPLE =
      """
      ID,DATETIME,EVID,DRUG,ROUTE,AMT,UNIT
      1,2026-01-12T10:00Z,1,naltrexone,oral,50,mg
      2,2026-04-12T10:00Z,1,naltrexone,oral,50,mg
      3,2026-04-20T10:00Z,1,naltrexone,oral,50,mg
      """;

  private static Clock clock(String moment) {
    return Clock.fixed(Instant.parse(moment), ZoneOffset.UTC);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-04-14T20:00:00Z", "2026-04-15T08:00:00Z", "2026-04-16T20:00:00Z"})
  void aRecordOfThePresentIsAnsweredWithoutAWord(String now) {
    assertThat(Run.at(clock(now), "forecast", Run.EXAMPLE, SUBJECTS).err()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-04-16T20:00:01Z, 2 days before",
    "2026-11-22T06:00:00Z, 221 days before",
    "2026-04-14T19:59:59Z, less than a day after",
    "2026-04-13T06:00:00Z, 1 day after",
    "2025-04-14T20:00:00Z, 365 days after",
  })
  void aRecordOfAnotherTimeIsToldInOneLine(String now, String words) {
    assertThat(Run.at(clock(now), "forecast", Run.EXAMPLE, SUBJECTS).err())
        .containsExactly(
            "blockade: the last record lies "
                + words
                + " the clock of this computer; this answer is about that time, add --as-of for"
                + " another");
  }

  @Test
  void whoNamesTheTimeIsNotTold() {
    Run run =
        Run.at(
            clock("2026-11-22T06:00:00Z"), "forecast", Run.EXAMPLE, SUBJECTS, "--as-of=2026-03-01");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void chartsWithoutDatesAndRegimensHaveNoAge() {
    assertThat(
            Run.withInput(
                    "ID,DAY,EVID,DRUG,ROUTE,AMT,UNIT\n1,0,1,naltrexone,oral,50,mg\n",
                    "forecast",
                    "-",
                    SUBJECTS)
                .err())
        .isEmpty();
    assertThat(Run.of("forecast", "--regimen=50 mg oral", "--start=2020-01-01", SUBJECTS).err())
        .isEmpty();
  }

  @Test
  void ofManyPeopleOneLineTellsHowMany() {
    // The clock of the tests stands on 15 April: one is old, one of the future, one is old by 3
    // days.
    assertThat(Run.withInput(PEOPLE, "forecast", "-", SUBJECTS).err())
        .containsExactly(
            "blockade: of 3 people, 3 have a last record more than 2 days before the clock of this"
                + " computer, or after it; each answer is about the end of that person's record,"
                + " add --as-of for another time");
    assertThat(
            Run.withInput(PEOPLE.replace("2026-04-12", "2026-04-14"), "forecast", "-", SUBJECTS)
                .err())
        .singleElement()
        .asString()
        .startsWith("blockade: of 3 people, 2 have a last record");
  }

  @Test
  void theAnswerItselfDoesNotDependOnTheClock() {
    Run early = Run.at(clock("2001-01-01T00:00:00Z"), "forecast", Run.EXAMPLE, SUBJECTS);
    Run late = Run.at(clock("2101-01-01T00:00:00Z"), "forecast", Run.EXAMPLE, SUBJECTS);
    assertThat(late.text()).isEqualTo(early.text());
    assertThat(late.exit()).isEqualTo(early.exit());
  }
}
