package org.blockade.formats.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.blockade.simulator.drug.DrugCatalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Charts that people and spreadsheets really make, and some that only an attacker would.
///
/// Each bad row stands between two good ones, which must be read whatever the bad row holds.
class HostileChartTest {

  private static final ChartOptions OPTIONS = ChartOptions.of(DrugCatalogue.standard());
  private static final String DOSE_HEADER = "ID,TIME,EVID,DRUG,ROUTE,AMT,UNIT";
  private static final String GOOD_DOSE = "1,0,1,naltrexone,oral,50,mg";
  private static final String SECRET = "4711-Meyer";

  private static ChartReading read(String text) {
    return ChartReader.read(text, "chart.csv", OPTIONS);
  }

  private static ChartReading read(byte[] bytes) throws IOException {
    return ChartReader.read(new ByteArrayInputStream(bytes), "chart.csv", OPTIONS);
  }

  private static List<ChartProblem> refusals(ChartReading reading) {
    return reading.problems().stream()
        .filter(problem -> problem.severity() == ChartProblem.Severity.REFUSED_ROW)
        .toList();
  }

  static Stream<Arguments> badDoses() {
    return Stream.of(
        arguments("a missing unit", "", "1,5,1,naltrexone,oral,50,", "missing here: UNIT"),
        arguments("a missing amount", "", "1,5,1,naltrexone,oral,,mg", "missing here: AMT"),
        arguments("nothing but the event", "", "1,5,1,,.,NA,na", "DRUG, ROUTE, AMT, UNIT"),
        arguments("a negative amount", "", "1,5,1,naltrexone,oral,-50,mg", "\"-50\" is no amount"),
        arguments("an amount of zero", "", "1,5,1,naltrexone,oral,0,mg", "\"0\" is no amount"),
        arguments(
            "grams for milligrams",
            "",
            "1,5,1,naltrexone,xr-im,380,g",
            "380 g of naltrexone xr-im is not believed: the formulation is given in 30 to 1000 mg;"
                + " check the unit"),
        arguments(
            "grams of an opioid",
            "",
            "1,5,1,heroin,iv,25,g",
            "25 g of heroin iv is not believed: it is outside what a chart may record for this"
                + " formulation; check the unit"),
        arguments(
            "text in a number", "", "1,5,1,naltrexone,oral,fifty,mg", "the cell is no number"),
        arguments(
            "a decimal comma", "", "1,5,1,naltrexone,oral,\"12,5\",mg", "write numbers with a poi"),
        arguments("a unit in the number", "", "1,5,1,naltrexone,oral,50mg,mg", "number and a word"),
        arguments(
            "NaN", "", "1,5,1,naltrexone,oral,NaN,mg", "the cell is no value that can be used"),
        arguments("infinity", "", "1,5,1,naltrexone,oral,-Infinity,mg", "no value that can be use"),
        arguments("an overflow", "", "1,5,1,naltrexone,oral,1e400,mg", "too large for a number"),
        arguments("an underflow", "", "1,5,1,naltrexone,oral,1e-400,mg", "is no amount of a dose"),
        arguments("a huge amount", "", "1,5,1,naltrexone,oral,1e300,mg", "is not believed"),
        arguments("a hexadecimal number", "", "1,5,1,naltrexone,oral,0x32,mg", "is no number"),
        arguments("a Java number", "", "1,5,1,naltrexone,oral,50d,mg", "a number and a word"),
        arguments("wide digits", "", "1,5,1,naltrexone,oral,\uff15\uff10,mg", "is no number"),
        arguments("a long minus", "", "1,5,1,naltrexone,oral,\u221250,mg", "is no number"),
        arguments("a formula", "", "1,5,1,naltrexone,oral,=25+25,mg", "the cell is a formula"),
        arguments("a unit that is none", "", "1,5,1,naltrexone,oral,50,tablets", "write one of ng"),
        arguments("a megagram", "", "1,5,1,naltrexone,oral,50,Mg", "\"Mg\" is no unit of mass"),
        arguments(
            "an unknown drug",
            "",
            "1,5,1,cinnamon,oral,50,mg",
            "does not know the entry; it knows naltrexone"),
        arguments(
            "a drug without a model",
            "",
            "1,5,1,tramadol,oral,50,mg",
            "a dose of tramadol cannot be simulated yet"),
        arguments(
            "an unknown route",
            "",
            "1,5,1,naltrexone,patch,50,mg",
            "the entry is no route; write one of oral"),
        arguments(
            "a route the drug has not",
            "",
            "1,5,1,naltrexone,im,380,mg",
            "by the route \"im\" cannot be simulated; write one of oral"),
        arguments(
            "an amount on an observation", "", "1,5,0,naltrexone,oral,50,mg", "EVID is 0; write"),
        arguments("an amount on another event", "", "1,5,2,naltrexone,oral,50,mg", "EVID is 2"),
        arguments("an amount on a reset", "", "1,5,3,naltrexone,oral,50,mg", "EVID is 3"),
        arguments("an unknown event", "", "1,5,5,naltrexone,oral,50,mg", "\"5\" is not known in"),
        arguments("half an event", "", "1,5,0.5,naltrexone,oral,50,mg", "\"0.5\" is not known in"),
        arguments("a negative event", "", "1,5,-1,naltrexone,oral,50,mg", "not known in EVID"),
        arguments("a word as event", "", "1,5,dose,naltrexone,oral,50,mg", "the cell is no number"),
        arguments("a dose without its event", "", "1,5,,naltrexone,oral,,mg", "if it is a dose"),
        arguments("no person", "", ",5,1,naltrexone,oral,50,mg", "write the person's ID"),
        arguments("a formula as person", "", "=1,5,1,naltrexone,oral,50,mg", "is a formula"),
        arguments(
            "a line break in the person", "", "\"1\n2\",5,1,naltrexone,oral,50,mg", "is no ID"),
        arguments("no time", "", "1,,1,naltrexone,oral,50,mg", "the row has no time"),
        arguments("a time of day", "", "1,10:30,1,naltrexone,oral,50,mg", "write hours, e.g. 10.5"),
        arguments("a far time", "", "1,1e9,1,naltrexone,oral,50,mg", "outside -876600 to 876600"),
        arguments("a short row", "", "1,5,1,naltrexone", "has 4 cells and the header 7; write a"),
        arguments(
            "a long row", "", "1,5,1,naltrexone,oral,50,mg,extra", "8 cells and the header 7; put"),
        arguments("a comma in text", "", "1,5,1,naltrexone,oral,12,5,mg", "8 cells and the header"),
        arguments("an open quotation mark", "", "1,5,1,\"naltrexone,oral,50,mg", "quotation mark"),
        arguments("text after a quoted cell", "", "1,5,1,\"nal\"trexone,oral,50,mg", "quotation m"),
        arguments("a NUL byte", "", "1,5,1,naltrexone,oral,5\u00000,mg", "holds a NUL byte"),
        arguments(
            "rate -1", ",RATE", "1,5,1,naltrexone,iv,50,mg,-1", "asks the model for the rate"),
        arguments("rate -2", ",RATE", "1,5,1,naltrexone,iv,50,mg,-2", "for the duration"),
        arguments("rate -3", ",RATE", "1,5,1,naltrexone,iv,50,mg,-3", "\"-3\" is no rate"),
        arguments("a slow rate", ",RATE", "1,5,1,naltrexone,iv,50,mg,1e-300", "more than 31 days"),
        arguments("a negative duration", ",DUR", "1,5,1,naltrexone,iv,50,mg,-1", "less than 0"),
        arguments(
            "rate and duration", ",RATE,DUR", "1,5,1,naltrexone,iv,50,mg,5,10", "one of them"),
        arguments(
            "a billion doses",
            ",II,ADDL",
            "1,5,1,naltrexone,oral,50,mg,24,1000000000",
            "a whole number from 0 to 19999"),
        arguments(
            "doses for ever", ",II,ADDL", "1,5,1,naltrexone,oral,50,mg,8000,19999", "100 year"),
        arguments(
            "half a dose more", ",II,ADDL", "1,5,1,naltrexone,oral,50,mg,24,1.5", "whole numb"),
        arguments("doses without interval", ",ADDL", "1,5,1,naltrexone,oral,50,mg,3", "ADDL needs"),
        arguments(
            "a negative interval", ",II,ADDL", "1,5,1,naltrexone,oral,50,mg,-24,3", "no dosing"),
        arguments("a long interval", ",II,ADDL", "1,5,1,naltrexone,oral,50,mg,9999,3", "366 days"),
        arguments(
            "steady state 3", ",II,SS", "1,5,1,naltrexone,oral,50,mg,24,3", "\"3\" is not kno"),
        arguments(
            "steady state alone", ",SS", "1,5,1,naltrexone,oral,50,mg,1", "SS needs the time"),
        arguments("additional observations", ",II,ADDL", "1,5,0,,,,,24,3", "II belongs to a dose"),
        arguments(
            "a compartment number", ",CMT", "1,5,1,naltrexone,oral,50,mg,1", "write GUT or no"),
        arguments("a wrong compartment", ",CMT", "1,5,1,naltrexone,oral,50,mg,DEPOT", "write GUT"),
        arguments("a compartment of nothing", ",CMT", "1,5,0,,,,,CENTRAL", "leave CMT empty"),
        arguments("a dose that observes", ",OBS", "1,5,1,naltrexone,oral,50,mg,cows", "two rows"),
        arguments("a reset that observes", ",OBS", "1,5,3,,,,,cows", "two rows"),
        arguments("a value of nothing", ",DV", "1,5,0,,,,,3", "OBS does not say of what"),
        arguments("MDV 2", ",OBS,DV,MDV", "1,5,0,,,,,cows,3,2", "\"2\" is not known in MDV"),
        arguments(
            "a limit in words", ",OBS,DV,LLOQ", "1,5,0,,,,,cows,3,low", "the cell is no number"),
        arguments(
            "MDV without value", ",OBS,DV,MDV", "1,5,0,,,,,cows,,0", "MDV is 0 but DV is mis"),
        arguments(
            "BLQ without limit", ",OBS,DV", "1,5,0,,,,,naltrexone_plasma,BLQ", "so LLOQ must"),
        arguments(
            "BLQ below nothing", ",OBS,DV,LLOQ", "1,5,0,,,,,naltrexone_plasma,BLQ,0", "so LLOQ"),
        arguments(
            "less than", ",OBS,DV", "1,5,0,,,,,naltrexone_plasma,<0.25", "write BLQ in DV and"),
        arguments(
            "a negative level", ",OBS,DV", "1,5,0,,,,,naltrexone_plasma,-1", "0 to 10000 ng/mL"),
        arguments(
            "a level in words", ",OBS,DV", "1,5,0,,,,,naltrexone_plasma,high", "is no number"),
        arguments(
            "a level in nmol/L", ",OBS,DV", "1,5,0,,,,nmol/L,naltrexone_plasma,3", "in ng/mL"),
        arguments("a score off the scale", ",OBS,DV", "1,5,0,,,,,cows,49", "0 to 48 points"),
        arguments("a screen in numbers", ",OBS,DV", "1,5,0,,,,,urine_screen,1", "positive or neg"),
        arguments("a formula as name", ",OBS,DV", "1,5,0,,,,,=HYPERLINK(),1", "no name of an obs"),
        arguments("a weight in pounds", ",WT", "1,5,0,,,,,480", "20 to 400 kg"),
        arguments("a weight of minus 99", ",WT", "1,5,0,,,,,-99", "20 to 400 kg"),
        arguments("an age in months", ",AGE", "1,5,0,,,,,480", "10 to 120 years"),
        arguments("a clearance of zero", ",CRCL", "1,5,0,,,,,0", "1 to 300 mL/min"),
        arguments("a liver test of zero", ",ALT", "1,5,0,,,,,0", "1 to 20000 U/L"),
        arguments("a sex in numbers", ",SEX", "1,5,0,,,,,1", "write female, male or other"),
        arguments("a liver in letters", ",HEPATIC", "1,5,0,,,,,A", "normal, compensated or dec"),
        arguments(
            "a dependence on what", ",DEPENDENCE", "1,5,0,,,,,opioid", "write 1 or yes, 0 or"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badDoses")
  void aBadRowIsRefusedByNameAndTheGoodRowsAreRead(
      String what, String moreColumns, String row, String message) {
    String commas = ",".repeat((int) moreColumns.chars().filter(c -> c == ',').count());
    String good = GOOD_DOSE + commas;
    String text =
        String.join("\n", DOSE_HEADER + moreColumns, good, row, good.replace("1,0,", "2,9,"));
    ChartReading reading = read(text + "\n");

    assertThat(refusals(reading)).as(what).isNotEmpty();
    assertThat(refusals(reading)).allMatch(problem -> problem.line() == 3);
    assertThat(refusals(reading)).anyMatch(problem -> problem.message().contains(message));
    assertThat(reading.rowsRead()).isEqualTo(2);
    assertThat(reading.rowsRefused()).isEqualTo(1);
    assertThat(reading.chart().persons()).extracting(PersonChart::id).containsExactly("1", "2");
    assertThat(reading.complete()).isFalse();
    assertThat(reading.fileRefused()).isFalse();
  }

  static Stream<Arguments> badMoments() {
    return Stream.of(
        arguments("2026-03-02T10:00", "has no zone; write an offset or a zone"),
        arguments(
            "2026-03-02", "is a date without a time of day; write date, time and zone, e.g. 2026-"),
        arguments("01.03.2026 10:00", "is no ISO-8601 date and time"),
        arguments("2026-02-30T10:00Z", "does not exist"),
        arguments("2026-03-01T25:00Z", "does not exist"),
        arguments("2026-03-01T10:00+99:00", "does not exist"),
        arguments("2026-03-01T10:00[Mars/Olympus]", "does not exist"),
        arguments("1826-03-01T10:00Z", "is outside the years 1900 to 2200"),
        arguments(
            "2026-03-29T02:30[Europe/Berlin]",
            "does not exist in Europe/Berlin: the clocks are put forward over it"),
        arguments("2026-03-29T02:30+01:00[Europe/Berlin]", "does not exist in Europe/Berlin"),
        arguments(
            "2026-10-25T02:30[Europe/Berlin]",
            "comes twice in Europe/Berlin, as the clocks are put back; write the offset too, +02:00"
                + " for the first time or +01:00 for the second"),
        arguments(
            "2026-03-01T10:00+05:00[Europe/Berlin]", "an offset that Europe/Berlin does not have"));
  }

  @ParameterizedTest
  @MethodSource("badMoments")
  void aMomentThatIsNoneIsRefusedAndNotRepeated(String moment, String message) {
    ChartReading reading =
        read("ID,DATETIME,OBS,DV\n1,2026-03-01T10:00Z,visit,1\n1," + moment + ",visit,1\n");
    assertThat(refusals(reading)).hasSize(1);
    assertThat(refusals(reading).getFirst().message()).contains(message).doesNotContain(moment);
    assertThat(refusals(reading).getFirst().line()).isEqualTo(3);
    assertThat(reading.rowsRead()).isEqualTo(1);
    assertThat(reading.rowsRefused()).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("badDays")
  void aDayIsWhole(String day, String message) {
    ChartReading reading = read("ID,DAY,OBS,DV\n1,0,visit,1\n1," + day + ",visit,1\n");
    assertThat(refusals(reading)).hasSize(1);
    assertThat(refusals(reading).getFirst().message()).contains(message);
    assertThat(reading.rowsRead()).isEqualTo(1);
  }

  static Stream<Arguments> badDays() {
    return Stream.of(
        arguments("0.5", "is no whole day"),
        arguments("1e9", "is no whole day between -36525 and 36525"),
        arguments("2026-03-01", "is no number"),
        arguments("monday", "is no number"));
  }

  static Stream<Arguments> badFiles() {
    return Stream.of(
        arguments("an empty file", "", "the file is empty", 0),
        arguments("blank lines", "\n\n  \n", "the file is empty", 0),
        arguments("a header alone", DOSE_HEADER, "a header but no rows", 0),
        arguments("no header", "1,0,1,naltrexone,oral,50,mg\n" + GOOD_DOSE, "no column ID", 1),
        arguments(
            "semicolons", "ID;TIME;AMT\n1;0;12,5\n", "separated by semicolons; save the file", 1),
        arguments("tabs", "ID\tTIME\tAMT\n1\t0\t5\n", "separated by tabs; save the file", 1),
        arguments("no time column", "ID,AMT\n1,50\n1,50\n", "there is no time column", 2),
        arguments(
            "two time columns", "ID,TIME,DAY,AMT\n1,0,0,5\n", "more than one time column (TIME", 1),
        arguments("a column twice", "ID,TIME,AMT,amt\n1,0,5,6\n", "AMT stands here twice", 1),
        arguments(
            "an unknown column twice", "ID,TIME,x,X\n1,0,5,6\n", "\"X\" stands here twice", 1),
        arguments("many columns", "ID,TIME" + ",c".repeat(5000) + "\n1\n", "5002 columns", 1),
        arguments("an open header", "\"ID,TIME\n1,0\n", "a quotation mark opens a cell", 1));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badFiles")
  void aFileThatIsNoChartIsRefusedAsAWhole(String what, String text, String message, int rows) {
    ChartReading reading = read(text);
    assertThat(reading.fileRefused()).as(what).isTrue();
    assertThat(reading.problems()).hasSize(1);
    assertThat(reading.problems().getFirst().message()).contains(message);
    assertThat(reading.rowsRead()).isZero();
    assertThat(reading.rowsRefused()).isEqualTo(rows);
    assertThat(reading.chart().persons()).isEmpty();
  }

  static Stream<Arguments> otherEncodings() {
    Charset utf32 = Charset.forName("UTF-32BE");
    String text = DOSE_HEADER + "\n" + GOOD_DOSE + "\n";
    return Stream.of(
        arguments(text.getBytes(StandardCharsets.UTF_16), "UTF-16"),
        arguments(text.getBytes(StandardCharsets.UTF_16LE), "UTF-16"),
        arguments(text.getBytes(StandardCharsets.UTF_16BE), "UTF-16"),
        arguments(("\ufeff" + text).getBytes(utf32), "UTF-32"),
        arguments("PK\u0003\u0004xl/workbook".getBytes(StandardCharsets.UTF_8), "a workbook"));
  }

  @ParameterizedTest
  @MethodSource("otherEncodings")
  void anotherEncodingIsRefusedByItsName(byte[] bytes, String message) throws IOException {
    ChartReading reading = read(bytes);
    assertThat(reading.fileRefused()).isTrue();
    assertThat(reading.problems().getFirst().message()).contains(message);
    assertThat(reading.rowsRead() + reading.rowsRefused()).isZero();
  }

  @ParameterizedTest
  @MethodSource("lineEnds")
  void everyLineEndAndAByteOrderMarkAreRead(String start, String end) {
    ChartReading reading = read(start + DOSE_HEADER + end + GOOD_DOSE + end + GOOD_DOSE);
    assertThat(reading.rowsRead()).isEqualTo(2);
    assertThat(reading.complete()).isTrue();
    assertThat(reading.chart().rows()).extracting(ChartRow::line).containsExactly(2, 3);
  }

  static Stream<Arguments> lineEnds() {
    return Stream.of(arguments("", "\n"), arguments("\ufeff", "\r\n"), arguments("", "\r"));
  }

  @Test
  void malformedBytesSpoilTheirLineOnly() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes((DOSE_HEADER + ",NOTE\n" + GOOD_DOSE + ",").getBytes(StandardCharsets.UTF_8));
    file.writeBytes(new byte[] {'a', (byte) 0xE4, 'b', '\n'});
    file.writeBytes((GOOD_DOSE + ",\u00e4").getBytes(StandardCharsets.UTF_8));
    ChartReading reading = read(file.toByteArray());
    assertThat(refusals(reading)).hasSize(1);
    assertThat(refusals(reading).getFirst().line()).isEqualTo(2);
    assertThat(refusals(reading).getFirst().message()).contains("is not UTF-8");
    assertThat(reading.rowsRead()).isEqualTo(1);
    assertThat(reading.rowsRefused()).isEqualTo(1);
  }

  @Test
  void aLineOfAHundredMegabytesIsOneProblem() throws IOException {
    LongLine file =
        new LongLine(DOSE_HEADER + "\n" + GOOD_DOSE + "\n", 100_000_000, "\n" + GOOD_DOSE + "\n");
    ChartReading reading = ChartReader.read(file, "chart.csv", OPTIONS);
    assertThat(refusals(reading)).hasSize(1);
    assertThat(refusals(reading).getFirst().line()).isEqualTo(3);
    assertThat(refusals(reading).getFirst().message()).contains("longer than 65536 bytes");
    assertThat(reading.rowsRead()).isEqualTo(2);
    assertThat(reading.rowsRefused()).isEqualTo(1);
    assertThat(file.largestRequest()).isLessThanOrEqualTo(1 << 16);
  }

  @Test
  void aFileWithoutEndIsGivenUp() throws IOException {
    LongLine file = new LongLine(DOSE_HEADER + "\n" + GOOD_DOSE + "\n", 200_000_000, "\n1,2\n");
    ChartReading reading = ChartReader.read(file, "chart.csv", OPTIONS);
    assertThat(reading.fileRefused()).isTrue();
    assertThat(reading.problems().getLast().message()).contains("128 MiB; split it");
    assertThat(reading.rowsRead()).isZero();
  }

  @Test
  void anOpenQuotationMarkDoesNotSwallowTheRestOfTheFile() {
    String open = "1,5,1,\"naltrexone,oral,50,mg\n";
    String text = DOSE_HEADER + "\n" + open + (GOOD_DOSE + "\n").repeat(300) + open;
    ChartReading reading = read(text);
    assertThat(refusals(reading)).extracting(ChartProblem::line).containsExactly(2, 303);
    assertThat(reading.rowsRead()).isEqualTo(300);
    assertThat(reading.rowsRefused()).isEqualTo(2);
  }

  @Test
  void aQuotedCellMaySpanLines() {
    ChartReading reading =
        read(
            DOSE_HEADER
                + ",NOTE\n"
                + GOOD_DOSE
                + ",\"one\r\n\"\"two\"\", three\"\n"
                + GOOD_DOSE
                + ",");
    assertThat(reading.complete()).isTrue();
    assertThat(reading.chart().rows()).extracting(ChartRow::line).containsExactly(2, 4);
    assertThat(reading.chart().rows().getFirst().cells().getLast())
        .isEqualTo("one\n\"two\", three");
  }

  @Test
  void aBillionDosesCannotBeReachedInManySmallSteps() {
    String row = "1,0,1,naltrexone,oral,50,mg,24,9999\n";
    ChartReading reading = read(DOSE_HEADER + ",II,ADDL\n" + row + row + row + row);
    assertThat(reading.rowsRead()).isEqualTo(2);
    assertThat(refusals(reading)).hasSize(2);
    assertThat(refusals(reading).getFirst().message()).contains("more than 20000 doses");
    assertThat(reading.chart().persons().getFirst().doses()).hasSize(20_000);
  }

  @Test
  void moreProblemsThanAnybodyReadsAreCounted() {
    ChartReading reading = read(DOSE_HEADER + "\n" + "x,x,9,x,x,x,x\n".repeat(9_000) + GOOD_DOSE);
    assertThat(reading.problems()).hasSize(10_000);
    assertThat(reading.problemsLeftOut()).isPositive();
    assertThat(reading.rowsRefused()).isEqualTo(9_000);
    assertThat(reading.rowsRead()).isEqualTo(1);
  }

  @Test
  void emptyRowsOfASpreadsheetArePassedOverAndItsEmptyCellsCut() {
    ChartReading reading =
        read(DOSE_HEADER + "\n" + GOOD_DOSE + ",,,\n,,,,,,\n,,,,,,,,\n" + GOOD_DOSE + "\n");
    assertThat(reading.rowsRead()).isEqualTo(2);
    assertThat(reading.rowsRefused()).isZero();
    assertThat(reading.problems()).extracting(ChartProblem::line).contains(3);
    assertThat(reading.chart().rows().getFirst().cells()).hasSize(7);
  }

  @Test
  void unknownColumnsAreNamedOnceAndKept() {
    ChartReading reading =
        read("ID,TIME,OBS,DV,ward,,TAD\n1,0,visit,1,=cmd(),x,3\n1,1,visit,1,b,,3\n");
    assertThat(reading.complete()).isTrue();
    assertThat(reading.problems())
        .extracting(ChartProblem::message)
        .containsExactly(
            "results of an earlier run (TAD) are not read; new ones replace them when the chart is"
                + " written",
            "columns that are kept and not interpreted: \"ward\", number 6 without a name");
    assertThat(reading.chart().rows().getFirst().cells()).contains("=cmd()", "x");
  }

  @Test
  void messagesNeverRepeatWhatCouldNameAPerson() {
    String header =
        "ID,DATETIME,EVID,DRUG,ROUTE,AMT,UNIT,OBS,DV,MDV,LLOQ,WT,AGE,SEX,CRCL,ALT,HEPATIC,"
            + "DEPENDENCE,SITE,NOTE,other\n";
    String other = ("," + SECRET).repeat(12);
    for (int evid = 0; evid <= 5; evid++) {
      String row = SECRET + "," + SECRET + "," + evid + ",,,,," + SECRET + "," + SECRET + other;
      ChartReading reading = read(header + row + "\n" + SECRET + "\n\"" + SECRET + "\n");
      assertThat(refusals(reading)).hasSizeGreaterThan(8);
      assertThat(reading.problems())
          .filteredOn(problem -> !List.of("MDV", "LLOQ").contains(problem.column()))
          .noneMatch(problem -> problem.text().contains(SECRET));
    }
  }

  /// A misspelt name is shown, so that it can be put right; any other word may be about a person.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Meyer Jan",
        "M. Jan",
        "jan@example.org",
        "0170-1234567",
        "1984-03-01",
        "01.03.84",
        "12345",
        "zzzzzzzzzzzzzzzzzzzzz",
        "\u202ezz",
        "nal_trexone",
        "Meyer",
        "Jan-Meyer",
        "Schmidt",
        "a1b2",
      })
  void whatIsNoWordIsNotRepeatedWhereAWordBelongs(String text) {
    for (String row :
        List.of(
            "1,5,1,%s,oral,50,mg",
            "1,5,1,naltrexone,%s,50,mg",
            "1,5,1,naltrexone,oral,50,%s",
            "1,5,0,%s,,50,",
            "1,5,0,,,,%s")) {
      ChartReading reading = read(DOSE_HEADER + "\n" + row.formatted(text) + "\n");
      assertThat(reading.problems()).noneMatch(problem -> problem.text().contains(text));
    }
    assertThat(refusals(read(DOSE_HEADER + "\n1,5,1," + text + ",oral,50,mg\n")).getFirst().text())
        .startsWith("line 2, DRUG: the drug catalogue does not know the entry")
        .contains("; it knows ");
  }

  @ParameterizedTest
  @CsvSource({
    "naltrexome, naltrexone",
    "6-mamm, 6-mam",
    "heroine, heroin",
    "Nal-trexone, naltrexone",
  })
  void aMisspeltDrugIsShownWithTheNameThatIsNearest(String drug, String meant) {
    assertThat(
            refusals(read(DOSE_HEADER + "\n1,5,1," + drug + ",oral,50,mg\n")).getFirst().message())
        .contains("does not know \"" + drug + "\" (did you mean " + meant)
        .contains("?); it knows");
  }
}
