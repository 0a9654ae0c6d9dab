package org.blockade.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `blockade rescue`.
class RescueCommandTest {

  private static final Pattern AMOUNT =
      Pattern.compile("(\\d+(?:\\.\\d+)?) ?(?:mg|ug|mcg|g|milligram|nmol|pmol)\\b");

  /// One use and one product keep a run short.
  private static final List<String> SHORT =
      List.of("--use", "chronic", "--product", "auto-injector", "--subjects", "100");

  @TempDir private Path folder = Path.of("");

  private static Run rescue(String scenario, String... more) {
    List<String> words = new ArrayList<>(List.of("rescue", scenario));
    words.addAll(List.of(more));
    return Run.of(words.toArray(String[]::new));
  }

  private static Run brief(String scenario, String... more) {
    List<String> words = new ArrayList<>(SHORT);
    words.addAll(List.of(more));
    return rescue(scenario, words.toArray(String[]::new));
  }

  private static Run onBoard(String... more) {
    List<String> words = new ArrayList<>(List.of("--on-board", Run.EXAMPLE, "--subjects", "100"));
    words.addAll(List.of(more));
    return rescue("fentanyl-high", words.toArray(String[]::new));
  }

  private static String unfolded(Run run) {
    return String.join(" ", run.out()).replaceAll(" +", " ");
  }

  @Test
  void theListNamesFourOverdosesAndNoAmount() {
    Run run = Run.of("rescue", "--list");
    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .extracting(line -> line.split(" ")[0])
        .containsExactly("fentanyl-mean", "fentanyl-high", "carfentanil-mean", "carfentanil-high");
    assertThat(run.text()).doesNotContainPattern("\\d");
  }

  @Test
  void theTableSaysWhoIsArrestedWithAndWithoutRescue() {
    Run run = brief("fentanyl-mean");
    assertThat(run.exit()).isZero();
    assertThat(unfolded(run))
        .contains("call for help")
        .contains("naltrexone is not a rescue drug")
        .contains("It cannot say")
        .doesNotContain("BEYOND EVIDENCE")
        .endsWith("not a medical device.");
    assertThat(run.out().stream().filter(line -> line.startsWith("  chronic  "))).hasSize(2);
    Run json = brief("fentanyl-mean", "--json");
    List<?> cases = (List<?>) Json.at(Json.parse(json.text()), "cases");
    double without = share(cases.get(0));
    double with = share(cases.get(1));
    // published: 52 % and 16 %; 100 people have standard errors of 5 and 4 points
    assertThat(without).isBetween(0.37, 0.67);
    assertThat(with).isBetween(0.04, 0.3);
  }

  /// Three products behind one range would be one statement about things that differ.
  @Test
  void theHeadlineSaysWhatToDoAndNothingElse() throws IOException {
    String words =
        "CALL THE EMERGENCY NUMBER FIRST; breathe for the person, and give the reversal agent at"
            + " hand, as its label says";
    Path html = folder.resolve("rescue.html");
    Run run = brief("fentanyl-mean", "--html=" + html.toString());
    List<String> lines = run.out();
    int first = lines.indexOf("") + 1;
    String headline =
        String.join(" ", lines.subList(first, first + 2).stream().map(String::strip).toList());
    assertThat(headline).isEqualTo(words);
    assertThat(Files.readString(html)).contains("<strong>" + words + "</strong>");
  }

  @Test
  void theProductsStandByNameAndAreNotRanked() {
    Run run = rescue("fentanyl-mean", "--subjects=100");
    assertThat(unfolded(run))
        .contains("Their rows stand in the order of these names.")
        .contains("the products are not compared to choose one: give the one at hand");
    assertThat(
            run.out().stream()
                .filter(line -> line.matches("  (naive|chronic)  .*"))
                .map(line -> line.strip().split(" +")[1]))
        .containsExactly(
            "none",
            "auto-injector",
            "generic",
            "nalmefene",
            "none",
            "auto-injector",
            "generic",
            "nalmefene");
    Run onBoard = onBoard();
    assertThat(unfolded(onBoard)).contains("the products are not compared to choose one");
    assertThat(onBoard.out().stream().filter(line -> line.matches("  nal\\w+ into .* 0 .*")))
        .extracting(line -> line.strip().split(" ")[0])
        .containsExactly("nalmefene", "naloxone");
  }

  private static double share(Object oneCase) {
    return ((Number) Json.at(oneCase, "arrested_fraction")).doubleValue();
  }

  /// No word lets an amount in.
  static Stream<List<String>> amounts() {
    return Stream.of(
        List.of("fentanyl 5 mg"),
        List.of("fentanyl-1.625"),
        List.of("fentanyl-5"),
        List.of("fentanyl"),
        List.of("FENTANYL_MEAN"),
        List.of("heroin-25-iv"),
        List.of("fentanyl-mean,carfentanil-mean"),
        List.of("fentanyl-mean", "fentanyl-high"),
        List.of("fentanyl-mean", "--amount", "5"),
        List.of("fentanyl-mean", "--dose", "5 mg"),
        List.of("fentanyl-mean", "--doses", "2mg"),
        List.of("fentanyl-mean", "--doses", "1.5"),
        List.of("fentanyl-mean", "--doses", "0"),
        List.of("fentanyl-mean", "--doses", "-1"),
        List.of("fentanyl-mean", "--doses", "11", "--beyond-evidence"),
        List.of("fentanyl-mean", "--scale", "2"),
        List.of("fentanyl-mean", "--product", "naltrexone"),
        List.of("fentanyl-mean", "--product", "naloxone 4 mg"),
        List.of("fentanyl-mean", "--delay", "5 mg"),
        List.of("fentanyl-mean", "--delay", "-60s"),
        List.of("fentanyl-mean", "--delay", "60"),
        List.of("fentanyl-mean", "--delay", "1e2s"),
        List.of("fentanyl-mean", "--delay", "2h", "--beyond-evidence"),
        List.of("fentanyl-mean", "--use", "tolerant"),
        List.of("fentanyl-mean", "--show", "dose"),
        List.of("fentanyl-mean", "--subjects", "99"),
        List.of("fentanyl-mean", "--at", "+1d"),
        List.of("fentanyl-mean", "--person", "1"),
        List.of("fentanyl-mean", "--model", "pessimistic"),
        List.of("fentanyl-mean", "--regimen", "25 mg heroin iv x 1"),
        List.of("fentanyl-mean", "--what-if", "add 100 mg heroin iv"),
        List.of("fentanyl-mean", "--on-board", Run.EXAMPLE, "--use", "naive"),
        List.of("fentanyl-mean", "--on-board", Run.EXAMPLE, "--delay", "60s"),
        List.of());
  }

  @ParameterizedTest
  @MethodSource("amounts")
  void noAmountCanBeAskedForAndNothingElseThatMeansNothing(List<String> words) {
    List<String> all = new ArrayList<>(List.of("rescue"));
    all.addAll(words);
    Run run = Run.of(all.toArray(String[]::new));
    assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(run.text()).isEmpty();
    assertThat(run.err()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({"--delay, 29s", "--delay, 601s", "--delay, 11min", "--doses, 5"})
  void whatThePublicationDoesNotHaveIsRefusedOrMarked(String option, String value)
      throws IOException {
    Run refused = brief("carfentanil-high", option, value);
    assertThat(refused.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(refused.err()).anyMatch(line -> line.contains("--beyond-evidence"));
    Path csv = folder.resolve("beyond.csv");
    Run marked =
        brief("carfentanil-high", option, value, "--beyond-evidence", "--csv", csv.toString());
    assertThat(marked.exit()).isZero();
    assertThat(marked.out().getFirst()).startsWith("BEYOND EVIDENCE: ");
    assertThat(unfolded(marked)).contains(" BEYOND EVIDENCE the publication has no rescue with");
    List<String> rows = Files.readAllLines(csv);
    assertThat(rows.subList(1, rows.size()))
        .isNotEmpty()
        .allMatch(line -> line.contains("BEYOND EVIDENCE"));
  }

  @ParameterizedTest
  @CsvSource({"--delay, 30s", "--delay, 10min", "--doses, 4"})
  void whatThePublicationHasIsNotMarkedEvenIfMoreIsAllowed(String option, String value) {
    Run run = brief("carfentanil-high", option, value, "--beyond-evidence");
    assertThat(run.exit()).isZero();
    assertThat(run.text()).doesNotContain("BEYOND EVIDENCE");
  }

  @Test
  void withNaltrexoneOnBoardNoOutcomeIsComputed() {
    Run run = onBoard("--at", "+14d");
    assertThat(run.exit()).isEqualTo(ExitCode.UNKNOWN);
    assertThat(unfolded(run))
        .contains("? UNKNOWN: no outcome of an overdose is computed")
        .contains("giving naloxone is still right")
        .contains("naltrexone is not a rescue drug")
        .contains("Both only hold")
        .contains("naloxone into a muscle 30 ")
        .contains("nalmefene into the nose 120 ")
        .doesNotContain("arrested")
        .doesNotContain("PaO2");
    Run json = onBoard("--json");
    Object answer = Json.parse(json.text());
    assertThat(Json.at(answer, "outcome")).isEqualTo(Optional.empty());
    assertThat(Json.at(answer, "known")).isEqualTo(false);
    assertThat(json.text()).doesNotContain("arrest").doesNotContain("VENTILATION");
  }

  /// Nothing of an answer with naltrexone on board may depend on the overdose but its name.
  @Test
  void theOverdoseChangesNothingWithNaltrexoneOnBoard() {
    String one = rescue("fentanyl-mean", "--on-board", Run.EXAMPLE, "--subjects", "100").text();
    String other =
        rescue("carfentanil-high", "--on-board", Run.EXAMPLE, "--subjects", "100").text();
    assertThat(one.replaceAll("\\s+", " ").replace("fentanyl, smaller", "X"))
        .isEqualTo(other.replaceAll("\\s+", " ").replace("carfentanil, larger", "X"));
  }

  @Test
  void aChartWithoutNaltrexoneIsNotTakenForNone() throws IOException {
    Path chart = folder.resolve("nothing.csv");
    Files.writeString(chart, "ID,DAY,EVID,OBS,DV\n1,0,0,visit,1\n");
    Run run = rescue("fentanyl-mean", "--on-board", chart.toString(), "--subjects", "100");
    assertThat(run.exit()).isEqualTo(ExitCode.UNKNOWN);
    assertThat(unfolded(run))
        .contains("no naltrexone on record ? UNKNOWN: no naltrexone is on record up to this time")
        .contains("what holds the receptors is not known")
        .contains("giving naloxone is still right")
        .doesNotContain("on board")
        .doesNotContain("arrested");
    Path naloxone = folder.resolve("naloxone.csv");
    Files.writeString(naloxone, "ID,TIME,EVID,DRUG,ROUTE,AMT,UNIT\n1,0,1,naloxone,im,0.4,mg\n");
    Path html = folder.resolve("naloxone.html");
    Run other =
        rescue(
            "fentanyl-mean",
            "--on-board",
            naloxone.toString(),
            "--subjects",
            "100",
            "--html",
            html.toString());
    assertThat(unfolded(other)).contains("no naltrexone on record").doesNotContain("on board");
    assertThat(Files.readString(html)).doesNotContain("naltrexone on board");
    assertThat(rescue("fentanyl-mean", "--on-board", "missing.csv").exit())
        .isEqualTo(ExitCode.BAD_INPUT);
  }

  /// The only amounts in any answer are those of the labelled rescues and of naltrexone.
  @Test
  void noAnswerHoldsAnAmountOfAnOpioid() throws IOException {
    Path csv = folder.resolve("rescue.csv");
    Path svg = folder.resolve("rescue.svg");
    Path html = folder.resolve("rescue.html");
    List<String> texts = new ArrayList<>();
    texts.add(Run.of("rescue", "--help").text());
    for (String id : List.of("fentanyl-mean", "carfentanil-high")) {
      texts.add(
          rescue(
                  id,
                  "--use=naive",
                  "--subjects=100",
                  "--csv=" + csv,
                  "--svg=" + svg,
                  "--html=" + html)
              .text());
      texts.add(Files.readString(csv));
      texts.add(Files.readString(svg));
      String page = Files.readString(html);
      texts.add(page.substring(0, page.indexOf("<script")));
    }
    texts.add(brief("carfentanil-mean", "--json").text());
    texts.add(onBoard("--json").text());
    texts.add(onBoard().text());
    Set<String> found = new TreeSet<>();
    for (String text : texts) {
      Matcher amounts = AMOUNT.matcher(text);
      while (amounts.find()) {
        found.add(amounts.group(1));
      }
    }
    assertThat(found).isSubsetOf("2", "3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"breathing", "oxygen", "receptors"})
  void thePlotShowsWhatIsAsked(String what) throws IOException {
    Path csv = folder.resolve("rescue.csv");
    Path svg = folder.resolve("rescue.svg");
    Run run =
        brief("carfentanil-high", "--show", what, "--csv", csv.toString(), "--svg", svg.toString());
    assertThat(run.exit()).isZero();
    List<String> lines = Files.readAllLines(csv);
    assertThat(lines).hasSize(182);
    assertThat(lines.getFirst())
        .contains("VENTILATION_CHRONIC_NONE")
        .contains("PAO2_CHRONIC_AUTO_INJECTOR [mmHg]")
        .contains("OPIOID_CHRONIC_AUTO_INJECTOR")
        .contains("RESCUE_CHRONIC_AUTO_INJECTOR");
    assertThat(Files.readString(svg))
        .contains("<title")
        .contains(
            switch (what) {
              case "oxygen" -> ">PaO2, typical person used to opioids";
              case "receptors" -> ">Mu receptors held by the opioid, typical";
              default -> ">Breathing, typical person";
            });
  }

  @Test
  void theAnswerDoesNotDependOnTheThreads() {
    assertThat(brief("carfentanil-high", "--threads", "1"))
        .isEqualTo(brief("carfentanil-high", "--threads", "3"));
  }

  @Test
  void everyLineFitsAHundredColumns() {
    for (Run run :
        List.of(brief("carfentanil-high", "--doses=10", "--beyond-evidence"), onBoard())) {
      assertThat(run.out().stream().filter(line -> line.length() > 100)).isEmpty();
    }
  }
}
