package org.blockade.service.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.util.List;
import java.util.OptionalInt;
import org.blockade.service.present.ReportPage;
import org.blockade.service.present.TerminalReport;
import org.blockade.simulator.quantity.ModelTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the reader of an answer must think of besides the number.
class NotesTest {

  private static final String HEADER = "ID,DAY,EVID,DRUG,ROUTE,AMT,UNIT,SITE,OBS,DV\n";
  private static final String INJECTION = "1,0,1,naltrexone,xr-im,380,mg,left-gluteal,,\n";

  private static List<String> notes(String rows) {
    return Clinic.report(HEADER + rows).notes().stream().map(Note::text).toList();
  }

  private static String visit(int day) {
    return "1," + day + ",0,,,,,,visit,1\n";
  }

  @Test
  void anInjectionThatStillProtectsNeedsNoNote() {
    assertThat(notes(INJECTION + visit(20))).isEmpty();
  }

  /// Tolerance is lost while naltrexone works, long before the next dose would be a new start.
  @ParameterizedTest
  @ValueSource(ints = {34, 40, 56})
  void lostToleranceIsToldFromWhenProtectionIsNotCertain(int day) {
    ProtectionReport report = Clinic.report(HEADER + INJECTION + visit(day));
    assertThat(report.forecast().now().certain()).isFalse();
    assertThat(report.notes()).extracting(Note::kind).containsExactly(Note.Kind.TOLERANCE);
  }

  @Test
  void whoNeverHadNaltrexoneLostNoToleranceByIt() {
    assertThat(notes(visit(10))).isEmpty();
  }

  @Test
  void aLapsedInjectionPointsToANewStartAndToLostTolerance() {
    assertThat(notes(INJECTION + visit(57)))
        .satisfiesExactly(
            note ->
                assertThat(note)
                    .startsWith("BEFORE ANOTHER DOSE: ")
                    .contains("new start")
                    .contains("time since the last opioid"),
            note ->
                assertThat(note)
                    .startsWith("TOLERANCE MAY BE LOST: ")
                    .contains("can kill")
                    .doesNotContainPattern("\\d"));
  }

  @Test
  void tabletsThatStoppedAWeekAgoPointThereToo() {
    String tablet = "1,0,1,naltrexone,oral,50,mg,,,\n";
    assertThat(notes(tablet + visit(6)))
        .singleElement()
        .asString()
        .startsWith("TOLERANCE MAY BE LOST: ");
    assertThat(notes(tablet + visit(7))).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "'1,20,0,opioid,,,,,urine_screen,positive', a urine screen was positive 2 days before",
    "'1,21,0,fentanyl,,,,,urine_screen,positive', a urine screen was positive 1 day before",
    "'1,22,0,,,,,,urine_screen,positive', a urine screen was positive on the same day",
    "'1,20,2,heroin,,,,,use_reported,1', use was reported 2 days before",
    "'1,20,2,heroin,,,,,use_reported,', use was reported 2 days before",
    "'1,20,0,buprenorphine,,,,,use_reported,1', use was reported 2 days before",
  })
  void anOpioidAfterTheLastDoseIsToldBeforeAFurtherDose(String row, String words) {
    assertThat(notes(INJECTION + row + "\n" + visit(22)))
        .containsExactly(
            "OPIOID ON RECORD: "
                + words
                + ", after the last dose; if protection has lapsed, a further dose can bring on"
                + " sudden withdrawal; assess before giving it");
  }

  @ParameterizedTest
  @CsvSource({
    "'1,20,0,opioid,,,,,urine_screen,negative'",
    "'1,20,0,alcohol,,,,,use_reported,1'",
    "'1,20,0,naltrexone,,,,,urine_screen,positive'",
    "'1,20,0,heroin,,,,,use_reported,0'",
    "'1,-1,0,heroin,,,,,use_reported,1'",
  })
  void whatIsNoOpioidUseOrLongPastIsNot(String row) {
    assertThat(notes(INJECTION + row + "\n" + visit(22))).isEmpty();
  }

  @Test
  void anEventThatNamesAnOpioidAndNothingElseIsAUse() {
    assertThat(notes(INJECTION + "1,20,2,heroin,,,,,,\n" + visit(22)))
        .singleElement()
        .asString()
        .startsWith("OPIOID ON RECORD: use was reported 2 days before, after the last dose");
    assertThat(notes(INJECTION + "1,20,2,alcohol,,,,,,\n" + visit(22))).isEmpty();
    assertThat(notes(INJECTION + "1,20,2,,,,,,,\n" + visit(22))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1,20,0,heroin,,,,,use_reported,",
        "1,20,0,,,,,,use_reported,",
        "1,20,0,opioid,,,,,urine_screen,",
        "1,20,0,heroin,,,,,,",
        "1,20,0,opioid,,,,,uds,positive",
        "1,20,0,,,,,,urine drug screen,pos",
        "1,20,2,,,,,,UDS,1",
        "1,20,0,,,,,,fentanyl strip,positive",
      })
  void anOpioidThatIsNamedButNotReadIsTold(String row) {
    assertThat(notes(INJECTION + row + "\n" + visit(22)))
        .singleElement()
        .asString()
        .startsWith("OPIOID NAMED, NOT READ: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1,20,0,opioid,,,,,uds,negative",
        "1,20,0,,,,,,uds,0",
        "1,20,0,naltrexone,,,,,uds,positive",
        "1,20,0,,,,,,mood,5",
        "1,20,0,,,,,,alcohol use,1",
        "1,23,0,,,,,,uds,positive",
      })
  void whatNamesNoOpioidOrSaysThatNoneWasFoundIsNotTold(String row) {
    ModelTime asOf = ModelTime.ofDays(22).plusHours(20);
    PersonHistory person = Clinic.person(HEADER + INJECTION + row + "\n" + visit(22));
    assertThat(Clinic.report(person, asOf, Clinic.question()).notes()).isEmpty();
  }

  @Test
  void useAfterTheTimeOfTheQuestionIsNotKnownYet() {
    PersonHistory person =
        Clinic.person(HEADER + INJECTION + "1,20,0,heroin,,,,,use_reported,1\n" + visit(22));
    assertThat(Clinic.report(person, ModelTime.ofDays(19), Clinic.question()).notes()).isEmpty();
    assertThat(Clinic.report(person, ModelTime.ofDays(21), Clinic.question()).notes()).hasSize(1);
  }

  @Test
  void whatIsSeldomTrueOnRecordIsToldOnceForEachKind() {
    String rows =
        INJECTION
            + "1,5,1,naltrexone,xr-im,190,mg,lft-gluteal,,\n"
            + "1,9,1,naltrexone,xr-im,190,mg,right-gluteal,,\n"
            + "1,12,1,naltrexone,oral,50,mg,right-gluteal,,\n";
    List<String> expected =
        List.of(
            "check the record: a dose by mouth with a gluteal SITE; it counts as a dose by mouth (on"
                + " the same day)",
            "check the record: an injection less than 21 days after another; both count (2 times,"
                + " last 3 days before)",
            "check the record: an injection of another amount than the labelled 380 mg; it counts"
                + " as written (2 times, last 3 days before)",
            "check the record: the SITE of an injection cannot be read, so its side is unknown (7"
                + " days before)");
    assertThat(notes(rows)).isEqualTo(expected);
    List<String> reversed = rows.lines().toList().reversed();
    assertThat(notes(String.join("\n", reversed) + "\n")).isEqualTo(expected);
  }

  @Test
  void aResetIsToldFromWhenItIsOnRecord() {
    PersonHistory person = Clinic.person(HEADER + INJECTION + "1,9,3,,,,,,,\n" + visit(10));
    assertThat(Clinic.report(person, person.lastRecord(), Clinic.question()).notes())
        .filteredOn(note -> note.kind() == Note.Kind.RESET)
        .singleElement()
        .extracting(Note::text)
        .asString()
        .startsWith("a reset row (1 day before) empties the body in the calculation");
    assertThat(Clinic.report(person, ModelTime.ofDays(8), Clinic.question()).notes()).isEmpty();
  }

  @Test
  void aRecordAfterTheTimeOfTheQuestionIsNotJudged() {
    PersonHistory person =
        Clinic.person(HEADER + INJECTION + "1,5,1,naltrexone,xr-im,380,mg,right-gluteal,,\n");
    assertThat(Clinic.report(person, ModelTime.ofDays(4), Clinic.question()).notes())
        .singleElement()
        .extracting(Note::text)
        .asString()
        .startsWith("1 dose after the time");
  }

  /// A row that speaks of a dose is read alone: the warning at the end of a page comes too late.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1,30,2,heroin,,,,,use_reported,1",
        "1,30,0,opioid,,,,,urine_screen,positive",
        "1,30,0,opioid,,,,,uds,positive",
      })
  void anOpioidOnRecordStandsUnderTheHeadlineAndInEveryRowThatGivesADose(String row) {
    ProtectionReport report = Clinic.report(HEADER + INJECTION + row + "\n" + visit(34));
    List<String> text = new TerminalReport(report, false).lines();
    assertThat(text.get(2)).contains("NOT CERTAIN");
    assertThat(text.get(3)).startsWith("  Caution         OPIOID ");
    assertThat(text)
        .contains(
            "  next injection given at once, only after assessment",
            "  next injection 7 days late, only after assessment",
            "  next injection 14 days late, only after assessment")
        .anyMatch(line -> line.startsWith("  no further dose  "));
    assertThat(text).filteredOn(line -> line.contains("OPIOID ")).hasSize(1);
    StringWriter page = new StringWriter();
    ReportPage.write(report, page);
    String html = page.toString();
    assertThat(html.substring(html.indexOf("</strong>")).replaceAll(">\\s+<", "><"))
        .startsWith("</strong><dl><dt>Caution</dt><dd>OPIOID ");
    assertThat(html)
        .contains(
            "<td>next injection given at once, only after assessment, then every 28 days</td>")
        .contains("\"onlyAfterAssessment\":true");
  }

  @Test
  void aNewStartIsAssessedTooAndWithoutEitherNothingIsAdded() {
    assertThat(new TerminalReport(Clinic.report(HEADER + INJECTION + visit(57)), false).lines())
        .contains("  next injection given at once, only after assessment");
    assertThat(new TerminalReport(Clinic.report(HEADER + INJECTION + visit(34)), false).lines())
        .noneMatch(line -> line.contains("assessment"));
    PersonHistory user =
        Clinic.person(HEADER + INJECTION + "1,33,2,heroin,,,,,use_reported,1\n" + visit(34));
    ProtectionReport asked =
        Clinic.report(user, user.lastRecord(), Clinic.question("add 50 mg oral q24h x 7"));
    assertThat(new TerminalReport(asked, false).lines())
        .contains("  add 50 mg oral q24h x 7, only after assessment");
  }

  @Test
  void theIntervalOfTheSuppositionsIsTheOneOfTheData() {
    ProtectionReport report = Clinic.report(HEADER + INJECTION + visit(22));
    assertThat(report.suppositions())
        .extracting(Supposition::thenEveryDays)
        .containsOnly(OptionalInt.of(28));
    ProtectionReport other =
        new ProtectionReport(
            report.person(),
            report.course(),
            report.model(),
            report.forecast(),
            report.sensitivity(),
            report.next(),
            report.suppositions().stream()
                .map(one ->
                    new Supposition(one.title(), OptionalInt.of(31), one.added(), one.forecast()))
                .toList(),
            report.unknowns(),
            report.notes());
    assertThat(new TerminalReport(other, false).lines())
        .contains("  If, then every 31 days")
        .noneMatch(line -> line.contains("every 28 days"));
    StringWriter page = new StringWriter();
    ReportPage.write(other, page);
    assertThat(page.toString())
        .contains("next injection when due, then every 31 days")
        .doesNotContain("every 28 days");
  }
}
