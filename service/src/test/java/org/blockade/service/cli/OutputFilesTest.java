package org.blockade.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputFilesTest {

  private static final String SUBJECTS = "--subjects=100";
  private static final List<String> NUMBERS =
      List.of(
          "TIME [h]",
          "PRED [ng/mL]",
          "PRED_METABOLITE [ng/mL]",
          "OCC",
          "OCC_P05",
          "OCC_P50",
          "OCC_P95");

  @TempDir private Path folder;

  @Test
  void theCurveHasItsColumnsInOrderOfTimeFromPastToAhead() throws IOException {
    Path file = folder.resolve("curve.csv");
    Run run = Run.of("forecast", Run.EXAMPLE, SUBJECTS, "--csv", file.toString());
    assertThat(run.exit()).isZero();
    Csv curve = Csv.read(file);
    assertThat(curve.header())
        .containsExactly(
            "TIME [h]",
            "WHEN",
            "PART",
            "PRED [ng/mL]",
            "PRED_METABOLITE [ng/mL]",
            "OCC",
            "OCC_P05",
            "OCC_P50",
            "OCC_P95");
    assertThat(curve.numbers("TIME [h]")).isSorted().doesNotHaveDuplicates();
    List<String> parts = curve.column("PART");
    int asOf = parts.lastIndexOf("past");
    assertThat(curve.column("WHEN").get(asOf)).isEqualTo("2026-04-14T16:00:00-04:00");
    assertThat(parts.subList(0, asOf + 1)).containsOnly("past");
    assertThat(parts.subList(asOf + 1, parts.size())).containsOnly("ahead");
    assertThat(curve.column("WHEN").getLast()).isEqualTo("2026-06-13T16:00:00-04:00");
    for (int i = 0; i < curve.records().size(); i++) {
      assertThat(curve.numbers("OCC_P50").get(i))
          .isBetween(curve.numbers("OCC_P05").get(i), curve.numbers("OCC_P95").get(i));
    }
  }

  /// A page is kept and read later, and must not look as if it knew what came in between.
  @ParameterizedTest
  @ValueSource(strings = {"forecast", "after-stopping", "alcohol"})
  void beforeLaterDosesAreKnownEveryFormSaysThatTheyAreNot(String command) throws IOException {
    Path html = folder.resolve("page.html");
    String words = "as of Tue 14 Apr 2026 16:00; doses after that are not known";
    Run run = Run.of(command, Run.EXAMPLE, SUBJECTS, "--html", html.toString());
    assertThat(run.out().getFirst()).endsWith(words);
    assertThat(Files.readString(html)).contains(words);
    assertThat(Run.of(command, Run.EXAMPLE, SUBJECTS, "--json").text())
        .contains("\"laterDoses\":\"not known\"");
    Run past = Run.of(command, Run.EXAMPLE, SUBJECTS, "--as-of", "2026-03-01");
    assertThat(past.out().getFirst())
        .endsWith("as of Sun 1 Mar 2026 20:00; doses after that are not counted");
    if (command.equals("forecast")) {
      Run planned =
          Run.of(command, "--regimen", "380 mg xr-im q28d x 3", "--as-of", "day 9", SUBJECTS);
      assertThat(planned.out().getFirst()).endsWith("as of day 9 20:00");
    }
  }

  @Test
  void thePictureSaysThatLaterDosesAreNotKnown() throws IOException {
    Path svg = folder.resolve("picture.svg");
    Run.of("forecast", Run.EXAMPLE, SUBJECTS, "--svg", svg.toString());
    assertThat(Files.readString(svg))
        .contains("as of Tue 14 Apr 2026 16:00; doses after that are not known");
  }

  @Test
  void everyDoseIsAPointOfTheCurve() throws IOException {
    Path file = folder.resolve("curve.csv");
    Run.of("forecast", Run.EXAMPLE, SUBJECTS, "--csv", file.toString(), "--every", "30d");
    assertThat(Csv.read(file).column("WHEN"))
        .contains(
            "2026-01-12T10:30:00-05:00",
            "2026-01-13T10:00:00-05:00",
            "2026-01-14T11:00:00-05:00",
            "2026-02-11T10:15:00-05:00",
            "2026-03-11T09:40:00-04:00");
  }

  @Test
  void aSharedTimeHasTheSameBitsWhateverTheStep() throws IOException {
    Path coarse = folder.resolve("coarse.csv");
    Path fine = folder.resolve("fine.csv");
    Run.of("forecast", Run.EXAMPLE, SUBJECTS, "--csv", coarse.toString(), "--every", "6h");
    Run.of("forecast", Run.EXAMPLE, SUBJECTS, "--csv", fine.toString(), "--every", "2h");
    assertThat(Csv.read(fine).records()).containsAll(Csv.read(coarse).records());
  }

  @Test
  void theNumbersBehindThePlotOfThePageAreThoseOfTheCsvToTheBit() throws IOException {
    Path csv = folder.resolve("a.csv");
    Path html = folder.resolve("a.html");
    Run run = Run.of("forecast", Run.EXAMPLE, "--csv", csv.toString(), "--html", html.toString());
    assertThat(run.exit()).isZero();
    assertSameNumbers(Csv.read(csv), Json.person(embedded(Files.readString(html))));
  }

  @Test
  void theNumbersOfTheJsonAreThoseOfTheCsvToTheBit() throws IOException {
    Path csv = folder.resolve("a.csv");
    Run run = Run.of("forecast", Run.EXAMPLE, SUBJECTS, "--csv", csv.toString(), "--json");
    assertSameNumbers(Csv.read(csv), Json.person(run.text()));
  }

  private static void assertSameNumbers(Csv csv, Object person) {
    assertThat(csv.records()).hasSizeGreaterThan(100);
    for (String name : csv.header()) {
      Object column = Json.at(person, "curve", name);
      if (NUMBERS.contains(name)) {
        assertThat(column)
            .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
            .extracting(value -> Double.doubleToRawLongBits((Double) value))
            .as(name)
            .isEqualTo(csv.numbers(name).stream().map(Double::doubleToRawLongBits).toList());
      } else {
        assertThat(column).as(name).isEqualTo(csv.column(name));
      }
    }
  }

  @Test
  void thePageNeedsNothingFromElsewhere() throws IOException {
    Path html = folder.resolve("a.html");
    Run.of("forecast", Run.EXAMPLE, SUBJECTS, "--html", html.toString());
    String markup = Files.readString(html).replaceAll("(?s)(<script[^>]*>).*?</script>", "$1");
    assertThat(markup)
        .doesNotContainPattern("(?i)\\s(src|href|action|data|poster|srcset)\\s*=")
        .doesNotContainPattern("(?i)<(link|img|iframe|object|embed|base)\\b")
        .doesNotContainPattern("(?i)@import|url\\(")
        .doesNotContain("http://")
        .doesNotContain("https://");
    assertThat(markup).contains("NOT CERTAIN").contains("<html lang=\"en\">").contains("<title>");
  }

  @Test
  void whatAPersonIsCalledCannotBreakOutOfThePage() throws IOException {
    Path html = folder.resolve("a.html");
    String id = "<!--<script></script><b title='x'>&amp;";
    Run run =
        Run.withInput(
            "ID,TIME,EVID,DRUG,ROUTE,AMT,UNIT\n" + id + ",0,1,naltrexone,xr-im,380,mg\n",
            "forecast",
            "-",
            SUBJECTS,
            "--html",
            html.toString());
    assertThat(run.exit()).isZero();
    String page = Files.readString(html);
    String data = embedded(page);
    assertThat(Json.at(Json.person(data), "id")).isEqualTo(id);
    assertThat(data)
        .doesNotContain("</")
        .doesNotContain("<!--")
        .doesNotContainIgnoringCase("<script");
    assertThat(page.substring(0, page.indexOf("<script")))
        .doesNotContain("<b title")
        .contains("Person &lt;!--&lt;script&gt;&lt;/script&gt;");
  }

  @Test
  void thePageOfSomebodyUnknownShowsNoPlotAndSaysUnknown() throws IOException {
    Path html = folder.resolve("a.html");
    Run run =
        Run.withInput(
            "ID,TIME,EVID,OBS,DV\n1,0,0,visit,1\n",
            "forecast",
            "-",
            SUBJECTS,
            "--html",
            html.toString());
    assertThat(run.exit()).isEqualTo(4);
    assertThat(Files.readString(html))
        .contains("? UNKNOWN")
        .contains("class=\"level unknown\"")
        .doesNotContain("<script")
        .doesNotContain("id=\"plot\"");
  }

  @Test
  void theTableHoldsTheCellsOfTheChartAsTheyWereWritten() throws IOException {
    Path chart = folder.resolve("chart.csv");
    Path table = folder.resolve("table.csv");
    Files.writeString(
        chart,
        """
        Id,time,EVID,Drug,route,AMT,UNIT,OBS,DV,Shoe,note
        b,0.0,1,NTX,oral,5e1,MG,,,"4,2","he said ""no"", then yes"
        a,00,1,naltrexone,xr-im,380.0,mg,.,NA,,"two
        lines"
        b,24,0,,,,,visit,1,-0,
        """);
    Run run = Run.of("forecast", chart.toString(), SUBJECTS, "--table", table.toString());
    assertThat(run.exit()).isZero();
    Csv read = Csv.read(chart);
    Csv written = Csv.read(table);
    assertThat(written.header().subList(0, 11)).isEqualTo(read.header());
    assertThat(written.header().subList(11, 16))
        .containsExactly("TAD", "PRED", "IPRED", "OCC", "REP");
    assertThat(written.records().stream().map(cells -> cells.subList(0, 11)).toList())
        .isEqualTo(read.records());
    assertThat(written.column("TAD")).containsExactly("0.0", "0.0", "24.0");
  }

  @Test
  void theTableIsAChartAgainAndIsAnsweredAlike() {
    Path table = folder.resolve("table.csv");
    Run first = Run.of("forecast", Run.EXAMPLE, SUBJECTS, "--table", table.toString());
    Run second = Run.of("forecast", table.toString(), SUBJECTS, "--table", table.toString());
    assertThat(second.exit()).isZero();
    assertThat(second.text()).isEqualTo(first.text());
  }

  @Test
  void rowsThatWereRefusedAreNotInTheTable() throws IOException {
    Path table = folder.resolve("table.csv");
    Run run =
        Run.withInput(
            """
            ID,TIME,EVID,DRUG,ROUTE,AMT,UNIT
            1,0,1,naltrexone,oral,50,mg
            1,24,1,naltrexone,oral,,mg
            1,48,1,naltrexone,oral,50,mg
            """,
            "forecast",
            "-",
            SUBJECTS,
            "--table",
            table.toString());
    assertThat(run.exit()).isEqualTo(3);
    assertThat(Csv.read(table).column("TIME")).containsExactly("0", "48");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--csv", "--parquet", "--html", "--svg", "--table"})
  void aPlaceThatCannotBeWrittenIsOneLineAndLeavesNothing(String option) throws IOException {
    Path file = folder.resolve("file");
    Files.writeString(file, "in the way");
    Path taken = Files.createDirectory(folder.resolve("taken"));
    Files.writeString(taken.resolve("inside"), "kept");
    for (Path place : List.of(folder.resolve("no/such/a.out"), file.resolve("a.out"), taken)) {
      Run run = Run.of("forecast", Run.EXAMPLE, SUBJECTS, option, place.toString());
      assertThat(run.exit()).as(place.toString()).isEqualTo(3);
      assertThat(run.err())
          .singleElement()
          .asString()
          .startsWith("blockade: cannot write ")
          .endsWith("; name a file in a folder that is there and can be written");
    }
    assertThat(file).hasContent("in the way");
    assertThat(taken.resolve("inside")).hasContent("kept");
    try (var left = Files.list(folder)) {
      assertThat(left).containsExactlyInAnyOrder(file, taken);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--csv", "--parquet", "--html", "--svg", "--table"})
  void anExistingFileIsReplacedAndNothingIsLeftBeside(String option) throws IOException {
    Path file = folder.resolve("answer");
    Files.writeString(file, "old");
    Run run = Run.of("forecast", Run.EXAMPLE, SUBJECTS, option, file.toString());
    assertThat(run.exit()).isZero();
    assertThat(Files.size(file)).isGreaterThan(100);
    try (var left = Files.list(folder)) {
      assertThat(left).containsExactly(file);
    }
  }

  @Test
  void aQuestionThatIsRefusedLeavesTheOldFileAlone() throws IOException {
    Path file = folder.resolve("answer.csv");
    Files.writeString(file, "old");
    Run run =
        Run.of("forecast", Run.EXAMPLE, "--csv", file.toString(), "--what-if", "next dose on time");
    assertThat(run.exit()).isEqualTo(3);
    assertThat(file).hasContent("old");
  }

  /// The JSON that a page carries.
  private static String embedded(String page) {
    Matcher script =
        Pattern.compile("(?s)<script type=\"application/json\" id=\"report\"[^>]*>(.*?)</script>")
            .matcher(page);
    assertThat(script.find()).isTrue();
    return script.group(1);
  }
}
