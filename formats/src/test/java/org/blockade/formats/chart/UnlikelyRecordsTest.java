package org.blockade.formats.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.blockade.simulator.drug.DrugCatalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is read as it stands, and noted.
class UnlikelyRecordsTest {

  private static final ChartOptions OPTIONS = ChartOptions.of(DrugCatalogue.standard());
  private static final String HEADER = "ID,DAY,EVID,DRUG,ROUTE,AMT,UNIT,SITE,ADDL,II\n";

  private static ChartReading read(String... rows) {
    return ChartReader.read(HEADER + String.join("\n", rows) + "\n", "chart.csv", OPTIONS);
  }

  private static String injection(int day, String amount, String site) {
    return "1," + day + ",1,naltrexone,xr-im," + amount + ",mg," + site + ",,";
  }

  private static String note(ChartReading reading) {
    assertThat(reading.complete()).isTrue();
    assertThat(reading.problems()).hasSize(1);
    assertThat(reading.problems().getFirst().severity()).isEqualTo(ChartProblem.Severity.NOTE);
    return reading.problems().getFirst().text();
  }

  @Test
  void ordinaryTreatmentIsNotNoted() {
    ChartReading reading =
        read(
            "1,0,1,naltrexone,oral,50,mg,,,",
            injection(1, "380", "left-gluteal"),
            injection(22, "380", "right gluteal"),
            "1,25,1,naltrexone,oral,50,mg,,,",
            injection(58, "380", ""),
            injection(86, "380", "RIGHT_GLUTEAL"));
    assertThat(reading.problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0, true", "1, true", "20, true", "21, false", "28, false"})
  void aSecondInjectionWithinTwentyDaysIsNotedAndCounts(int day, boolean noted) {
    ChartReading reading =
        read(injection(0, "380", "left-gluteal"), injection(day, "380", "right-gluteal"));
    assertThat(reading.chart().persons().getFirst().doses()).hasSize(2);
    if (noted) {
      assertThat(note(reading))
          .isEqualTo(
              "line 3: this injection comes less than 21 days after the one on line 2; both count;"
                  + " check their times, and that both were given");
    } else {
      assertThat(reading.problems()).isEmpty();
    }
  }

  @Test
  void injectionsThatOneRowAnnouncesTooCloseTogetherAreNotedOnce() {
    assertThat(read("1,0,1,naltrexone,xr-im,380,mg,,5,7").problems())
        .extracting(ChartProblem::text)
        .filteredOn(text -> text.contains("announces"))
        .containsExactly(
            "line 2: this row announces injections less than 21 days apart; all of them count;"
                + " check II and its unit");
    assertThat(read("1,0,1,naltrexone,xr-im,380,mg,,5,28").problems())
        .extracting(ChartProblem::column)
        .containsExactly("II");
  }

  @Test
  void anInjectionOfAnotherAmountThanTheLabelledIsNotedAndCounts() {
    ChartReading reading = read(injection(0, "190", ""));
    assertThat(note(reading))
        .isEqualTo(
            "line 2, AMT: this injection has another amount than the labelled 380 mg; it counts as"
                + " written; check AMT and UNIT");
    assertThat(reading.chart().persons().getFirst().doses().getFirst().amount().milligrams())
        .isEqualTo(190);
    assertThat(read("1,0,1,naltrexone,xr-im,0.38,g,,,").problems()).isEmpty();
  }

  @Test
  void aDoseByMouthWithAGlutealSiteIsNoted() {
    assertThat(note(read("1,0,1,naltrexone,oral,380,mg,left-gluteal,,")))
        .startsWith("line 2, SITE: this dose is by mouth and names a gluteal muscle;");
  }

  @ParameterizedTest
  @CsvSource({
    "left-glutael, did you mean left-gluteal?",
    "lef-gluteal, did you mean left-gluteal?",
    "Rigth gluteal, did you mean right-gluteal?",
    "left, did you mean left-gluteal?",
    "right buttock, did you mean right-gluteal?",
    "gluteal, write left-gluteal or right-gluteal",
    "abdomen, write left-gluteal or right-gluteal",
    "left or right, write left-gluteal or right-gluteal",
  })
  void aSiteThatCannotBeReadAsASideIsNotedWithWhatMayBeMeant(String site, String suggestion) {
    ChartReading reading = read(injection(0, "380", site));
    assertThat(note(reading))
        .isEqualTo(
            "line 2, SITE: the cell is no side that can be read, so the side of this injection is"
                + " unknown; "
                + suggestion);
  }

  @ParameterizedTest
  @CsvSource({"24, 13, true", "7, 3, true", "6, 3, false", "1, 13, false"})
  void tabletsAnnouncedAWeekOrMoreApartAreNoted(int interval, int additional, boolean noted) {
    ChartReading reading = read("1,0,1,naltrexone,oral,50,mg,," + additional + "," + interval);
    assertThat(reading.problems())
        .extracting(ChartProblem::text)
        .filteredOn(text -> text.contains("announces tablets 7 or more days apart"))
        .hasSize(noted ? 1 : 0);
    assertThat(remarks(reading).isEmpty()).isEqualTo(!noted);
  }

  @Test
  void theSiteOfATabletIsNobodysBusiness() {
    assertThat(read("1,0,1,naltrexone,oral,50,mg,at home,,").problems()).isEmpty();
  }

  @Test
  void theSameSideTwiceInARowIsNoted() {
    assertThat(
            note(read(injection(0, "380", "left-gluteal"), injection(28, "380", "left-gluteal"))))
        .isEqualTo(
            "line 3, SITE: this injection is on the same side as the one before it, on line 2;"
                + " sides alternate; check SITE");
  }

  @Test
  void aCopyIsToldAsACopyOnly() {
    String row = injection(0, "380", "left-gluteal");
    ChartReading reading = read(row, row);
    assertThat(reading.chart().persons().getFirst().doses()).hasSize(2);
    assertThat(note(reading))
        .isEqualTo(
            "line 3: this dose and the one on line 2 are two identical doses, and both count; if"
                + " one is a copy, remove it");
  }

  @Test
  void theInjectionAfterACopiedPairIsHeldAgainstThePair() {
    assertThat(
            read(
                    injection(0, "380", "left-gluteal"),
                    injection(0, "380", "left-gluteal"),
                    injection(3, "380", "left-gluteal"))
                .problems())
        .extracting(ChartProblem::text)
        .satisfiesExactly(
            copy -> assertThat(copy).startsWith("line 3: ").contains("identical doses"),
            soon -> assertThat(soon).startsWith("line 4: ").contains("less than 21 days after"),
            side -> assertThat(side).startsWith("line 4, SITE: ").contains("same side"));
  }

  @Test
  void peopleAreLookedAtEachByThemselves() {
    assertThat(
            read(
                    injection(0, "380", "left-gluteal"),
                    injection(5, "380", "left-gluteal").replaceFirst("1", "2"))
                .problems())
        .isEmpty();
  }

  @Test
  void theRemarksForTheAnswerDoNotDependOnTheOrderOfRows() {
    List<String> rows =
        List.of(
            injection(0, "380", "left-gluteal"),
            injection(7, "300", "left-gluteal"),
            injection(9, "380", "lft"));
    List<String> remarks = remarks(read(rows.toArray(String[]::new)));
    assertThat(remarks).hasSize(5);
    assertThat(remarks(read(rows.reversed().toArray(String[]::new))))
        .containsExactlyInAnyOrderElementsOf(remarks);
  }

  private static List<String> remarks(ChartReading reading) {
    Chart chart = reading.chart();
    return chart.unlikely(chart.persons().getFirst()).stream()
        .map(record -> record.time().days() + " " + record.remark())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Marjoram", "50Marjoram", "=Marjoram", "19870605", "0049891234567"})
  void whatIsNoShortNumberIsNotRepeatedFromAColumnOfNumbers(String cell) {
    ChartReading reading = read("1,0,1,naltrexone,oral," + cell + ",mg,,,");
    assertThat(reading.rowsRefused()).isOne();
    assertThat(reading.problems())
        .allSatisfy(problem -> assertThat(problem.text()).doesNotContain("Marjoram"));
    assertThat(read("1," + cell + ",1,naltrexone,oral,50,mg,,,").problems())
        .allSatisfy(problem -> assertThat(problem.text()).doesNotContain(cell));
    assertThat(read("1,0," + cell + ",naltrexone,oral,50,mg,,,").problems())
        .isNotEmpty()
        .allSatisfy(problem -> assertThat(problem.text()).doesNotContain(cell));
  }
}
