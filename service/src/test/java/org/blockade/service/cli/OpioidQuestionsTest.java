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
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The questions about opioids on the command line.
class OpioidQuestionsTest {

  private static final String HEROIN = "../examples/induction-heroin.csv";
  private static final String METHADONE = "../examples/induction-methadone.csv";
  private static final String FEW = "--subjects=100";

  /// An amount of a drug, as text or as JSON would write it.
  private static final Pattern AMOUNT =
      Pattern.compile("(\\d+(?:\\.\\d+)?) ?(?:mg|ug|g|milligram|nmol)\\b");

  @TempDir private Path folder = Path.of("");

  private static Run challenge(String... more) {
    return run("challenge", more);
  }

  private static Run run(String command, String... more) {
    List<String> words = new ArrayList<>(List.of(command));
    words.addAll(List.of(more));
    words.add(FEW);
    return Run.of(words.toArray(String[]::new));
  }

  private static Run challengeOfTheExample(String... more) {
    List<String> words = new ArrayList<>(List.of(Run.EXAMPLE, "--horizon", "3d"));
    words.addAll(List.of(more));
    return challenge(words.toArray(String[]::new));
  }

  private static Run induction(String chart, String... more) {
    List<String> words = new ArrayList<>(List.of(chart, "--start", "2026-03-03"));
    words.addAll(List.of(more));
    return run("induction", words.toArray(String[]::new));
  }

  private static String unfolded(Run run) {
    return String.join(" ", run.out()).replaceAll(" +", " ");
  }

  @Test
  void aChallengeIsAnsweredAtTheTimeAsked() {
    Run run = challengeOfTheExample("--agonist", "heroin", "--at", "+14d");
    assertThat(run.exit()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out().getFirst())
        .isEqualTo("Person 1, heroin 25 mg into a vein on Tue 28 Apr 2026 16:00");
    assertThat(unfolded(run))
        .containsPattern("\\d+ % of the effect is attenuated in a typical person \\(")
        .contains("attenuation never means that more would be safe")
        .contains("person new to opioids")
        .endsWith("not a medical device.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"heroin", "hydromorphone", "morphine"})
  void eachAgonistHasItsChallenge(String drug) {
    assertThat(challengeOfTheExample("--agonist", drug).out().getFirst())
        .startsWith("Person 1, " + drug + " ");
  }

  /// No word lets an amount in.
  static Stream<List<String>> amounts() {
    return Stream.of(
        List.of("--agonist", "heroin 100 mg"),
        List.of("--agonist", "heroin", "--amount", "100"),
        List.of("--agonist", "heroin", "--dose", "100 mg"),
        List.of("--agonist", "fentanyl"),
        List.of("--agonist", "carfentanil"),
        List.of("--agonist", "Heroin"),
        List.of("--agonist", "heroin", "--agonist", "morphine"),
        List.of("--agonist", "hydromorphone-6-im"),
        List.of("--challenge", "hydromorphone-3-im"),
        List.of("--challenge", "hydromorphone-4-im"),
        List.of("--challenge", "hydromorphone-6-im"),
        List.of("--challenge", "morphine-15-im"),
        List.of("--what-if", "add 100 mg heroin iv"),
        List.of("--beyond-evidence"));
  }

  @ParameterizedTest
  @MethodSource("amounts")
  void noAmountOfAnOpioidCanBeAskedFor(List<String> words) {
    Run run = challengeOfTheExample(words.toArray(String[]::new));
    assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(run.text()).isEmpty();
  }

  @Test
  void aRegimenOfAnOpioidIsRefused() {
    assertThat(challenge("--regimen", "25 mg heroin iv x 1").exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(challenge("--regimen", "50 mg oral q24h x 3 then 100 mg heroin iv x 1").exit())
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run("forecast", Run.EXAMPLE, "--what-if", "add 100 mg heroin iv").exit())
        .isEqualTo(ExitCode.BAD_INPUT);
  }

  @Test
  void aChallengeIsNotKnownForSomebodyWithOpioidsOnRecord() throws IOException {
    Path chart = folder.resolve("use.csv");
    Files.writeString(
        chart,
        "ID,DAY,EVID,DRUG,ROUTE,AMT,UNIT,OBS,DV\n1,0,1,naltrexone,xr-im,380,mg,,\n"
            + "1,9,2,heroin,,,,,\n");
    assertThat(unfolded(challenge(chart.toString(), "--horizon", "2d")))
        .contains("? NOT KNOWN for this person, who has opioids on record");
    assertThat(unfolded(challengeOfTheExample())).doesNotContain("NOT KNOWN for this person");
  }

  /// Nor may the numbers below the headline look as if they were this person's.
  @Test
  void whatIsNotKnownForThisPersonIsMarkedInTableFilesAndPlot() throws IOException {
    Path chart = folder.resolve("use.csv");
    Files.writeString(
        chart,
        "ID,DAY,EVID,DRUG,ROUTE,AMT,UNIT,OBS,DV\n1,0,1,naltrexone,xr-im,380,mg,,\n"
            + "1,9,2,heroin,,,,,\n");
    Path csv = folder.resolve("challenge.csv");
    Path svg = folder.resolve("challenge.svg");
    Run run =
        challenge(
            chart.toString(), "--horizon", "2d", "--csv", csv.toString(), "--svg", svg.toString());
    assertThat(unfolded(run)).contains("challenge on new to opioids: attenuated 90 of 100");
    assertThat(Files.readAllLines(csv).getFirst()).contains("BASIS,ATTENUATION");
    assertThat(Files.readAllLines(csv).subList(1, 3)).allMatch(row -> row.contains("if new to"));
    assertThat(Files.readString(svg)).contains("in somebody new to opioids");
    Run json = challenge(chart.toString(), "--horizon", "2d", "--json");
    assertThat(json.text()).contains("\"if new to opioids: effect attenuated\"");
    assertThat(Json.at(Json.parse(json.text()), "opioidsOnRecord")).isEqualTo(true);
    Path other = folder.resolve("other.svg");
    Run usual = challengeOfTheExample("--svg", other.toString());
    assertThat(unfolded(usual)).contains("challenge on attenuated 90 of 100");
    assertThat(Files.readString(other)).doesNotContain("new to opioids");
    assertThat(challengeOfTheExample("--json").text()).contains("\"effect attenuated\"");
  }

  @Test
  void aToleranceThatIsOnlySupposedIsMarkedInTableFilesAndPlot() throws IOException {
    Path csv = folder.resolve("after.csv");
    Path svg = folder.resolve("after.svg");
    Run run = run("after-stopping", Run.EXAMPLE, "--csv", csv.toString(), "--svg", svg.toString());
    assertThat(unfolded(run)).contains("90 of 100 tolerance if supposed breathing if supposed");
    assertThat(Files.readAllLines(csv).getFirst()).contains("BASIS,TOLERANCE");
    assertThat(Files.readAllLines(csv).get(1)).contains("if as supposed");
    assertThat(Files.readString(svg)).contains("(not known; if as supposed) tolerance left");
    assertThat(run("after-stopping", Run.EXAMPLE, "--json").text())
        .contains("\"if as supposed: tolerance left\"");
    Path chart = folder.resolve("recorded.csv");
    Files.writeString(
        chart,
        "ID,TIME,EVID,DRUG,ROUTE,AMT,UNIT,II,ADDL\n1,-1440,1,methadone,oral,60,mg,24,40\n"
            + "1,0,1,naltrexone,oral,50,mg,,\n");
    Run known =
        run("after-stopping", chart.toString(), "--csv", csv.toString(), "--svg", svg.toString());
    assertThat(unfolded(known))
        .contains("tolerance 7-28 d breathing 7-28 d")
        .doesNotContain("supposed");
    assertThat(Files.readAllLines(csv).get(1)).contains("on record");
    assertThat(Files.readString(svg)).contains("tolerance left").doesNotContain("supposed");
  }

  @Test
  void noAttenuationIsCalledComplete() {
    Run run = challenge("--regimen", "380 mg xr-im q28d x 3", "--as-of", "day 14");
    assertThat(unfolded(run)).contains("more than 99 % of the effect").doesNotContain("100 %");
  }

  @Test
  void opioidsOnTheChartChangeNoAnswerAboutNaltrexone() throws IOException {
    Path with = folder.resolve("with.csv");
    Path without = folder.resolve("without.csv");
    String chart = "ID,DAY,EVID,DRUG,ROUTE,AMT,UNIT\n1,10,1,naltrexone,xr-im,380,mg\n";
    Files.writeString(without, chart);
    Files.writeString(with, chart + "1,2,1,heroin,iv,50,mg\n1,9,1,methadone,oral,60,mg\n");
    Run forecast = run("forecast", with.toString());
    assertThat(forecast.exit()).isZero();
    assertThat(unfolded(forecast)).contains("opioid doses on the chart do not enter this forecast");
    String same = unfolded(forecast).replace(", only after assessment", "");
    assertThat(run("forecast", without.toString()).out())
        .allMatch(line -> same.contains(line.strip().replaceAll(" +", " ")));
    for (String table : List.of("with", "without")) {
      Path written = folder.resolve(table + "-back.csv");
      Run back =
          run("forecast", folder.resolve(table + ".csv").toString(), "--table", written.toString());
      assertThat(back.exit()).isZero();
    }
    assertThat(Files.readAllLines(folder.resolve("with-back.csv")))
        .containsAll(Files.readAllLines(folder.resolve("without-back.csv")));
  }

  /// Whatever is asked, in whatever form: the only amounts in an answer are those of the listed
  /// challenges and of naltrexone and naloxone.
  @Test
  void noAnswerHoldsAnAmountOfAnOpioidButTheListedOnes() throws IOException {
    List<String> texts = new ArrayList<>();
    for (String drug : List.of("heroin", "hydromorphone", "morphine")) {
      texts.add(challengeOfTheExample("--agonist", drug).text());
      texts.add(challengeOfTheExample("--agonist", drug, "--json").text());
    }
    texts.add(Run.of("challenge", "--help").text());
    for (String chart : List.of(HEROIN, METHADONE)) {
      texts.add(induction(chart).text());
      texts.add(induction(chart, "--json", "--first", "xr").text());
    }
    texts.add(run("after-stopping", Run.EXAMPLE).text());
    texts.add(run("after-stopping", Run.EXAMPLE, "--json").text());
    Path csv = folder.resolve("challenge.csv");
    Path html = folder.resolve("challenge.html");
    Path svg = folder.resolve("challenge.svg");
    challengeOfTheExample("--csv", csv.toString(), "--svg", svg.toString());
    texts.add(Files.readString(csv));
    texts.add(Files.readString(svg));
    challengeOfTheExample("--html", html.toString());
    String page = Files.readString(html);
    texts.add(page.substring(0, page.indexOf("<script")));
    texts.add(Run.of("explainer", "--json").text());
    Set<String> found = new TreeSet<>();
    for (String text : texts) {
      Matcher amounts = AMOUNT.matcher(text);
      while (amounts.find()) {
        found.add(amounts.group(1));
      }
    }
    assertThat(found).isSubsetOf("25", "3", "15", "380");
  }

  @Test
  void inductionNamesTheFirstDayBothRulesAndWhichLeads() {
    Run run = induction(METHADONE);
    assertThat(run.exit()).isZero();
    assertThat(run.out().getFirst())
        .isEqualTo("Person 1, first dose from Tue 3 Mar 2026 10:00: a 25 mg tablet");
    assertThat(unfolded(run))
        .contains("◐ NOT BEFORE Mon 16 Mar 2026 (day 14 since the last opioid)")
        .contains("Calendar 10-14 opioid-free days after methadone")
        .contains("Which leads the stricter of the two")
        .contains("no promise");
  }

  @Test
  void inductionAfterUseWithoutAmountsNamesWhatIsSupposed() {
    assertThat(unfolded(induction(HEROIN)))
        .contains("Supposed reference pattern: heroin four times a day for 60 days");
  }

  /// Asked about late, both allow the first day; earlier days may be allowed as well.
  @Test
  void whereBothAllowTheFirstDayAskedInductionDoesNotSayNotBefore() throws IOException {
    Path chart = folder.resolve("tablets.csv");
    Files.writeString(
        chart,
        "ID,TIME,EVID,DRUG,ROUTE,AMT,UNIT\n1,1.8,1,hydrocodone,oral,10,mg\n"
            + "1,3.8,1,hydrocodone,oral,10,mg\n");
    Run late = run("induction", chart.toString(), "--start", "300h");
    assertThat(late.exit()).isZero();
    assertThat(unfolded(late))
        .contains("◐ FROM day 12.5")
        .contains("model and calendar both allow this day, the first asked about")
        .contains("earlier days were not asked")
        .doesNotContain("NOT BEFORE")
        .doesNotContain("stricter than");
    Object json =
        Json.parse(run("induction", chart.toString(), "--start", "300h", "--json").text());
    assertThat(Json.at(json, "leading")).isEqualTo("both");
    assertThat(Json.at(json, "notBeforeIsFirstAsked")).isEqualTo(true);
  }

  @Test
  void theCalendarAloneDoesNotSayNotBeforeOfTheFirstDayAsked() throws IOException {
    Path chart = folder.resolve("fentanyl.csv");
    Files.writeString(chart, "ID,DAY,EVID,DRUG,OBS,DV\n1,0,2,fentanyl,use_reported,1\n");
    assertThat(unfolded(run("induction", chart.toString(), "--start", "day 20")))
        .contains("By the calendar alone from day 20")
        .contains("the first day asked about; earlier days were not asked: a floor");
  }

  @Test
  void lowScoresAndWholeSharesAreNotToldInDigits() throws IOException {
    Path csv = folder.resolve("scores.csv");
    Run run =
        run(
            "induction",
            METHADONE,
            "--start",
            "2026-03-16",
            "--days",
            "30",
            "--csv",
            csv.toString());
    assertThat(unfolded(run))
        .contains("of 100 under 5 naloxone test")
        .containsPattern(
            "d < 0\\.1 < 0\\.1 to 0\\.\\d more than 99 < 0\\.1 \\(< 0\\.1 to 0\\.\\d\\) from")
        .contains("more than 99 < 0.1 (< 0.1) from here")
        .doesNotContain(" 0.0")
        .doesNotContainPattern(" 100 (<|0)");
    assertThat(Files.readAllLines(csv)).last().asString().matches(".*,1(\\.0)?");
  }

  @Test
  void unknownIsSaidAndTheCalendarStandsAlone() throws IOException {
    Path chart = folder.resolve("fentanyl.csv");
    Files.writeString(chart, "ID,DAY,EVID,DRUG,OBS,DV\n1,0,2,fentanyl,use_reported,1\n");
    Run run = run("induction", chart.toString(), "--start", "day 1");
    assertThat(run.exit()).isEqualTo(ExitCode.UNKNOWN);
    assertThat(unfolded(run))
        .contains("? UNKNOWN to the model. By the calendar alone not before")
        .contains("a floor, not a clearance")
        .contains("unknown is not safe");
    assertThat(run.text()).doesNotContain(" 0 of 100 ");
    Run json = run("induction", chart.toString(), "--start", "day 1", "--json");
    assertThat(Json.at(Json.parse(json.text()), "modelSpeaks")).isEqualTo(false);
    assertThat(Json.at(Json.parse(json.text()), "modelTypicalFrom")).isEqualTo(Optional.empty());
  }

  @Test
  void theEndsAreThoseOfTheForecast() throws IOException {
    Path nothing = folder.resolve("nothing.csv");
    Files.writeString(nothing, "ID,DAY,EVID,OBS,DV\n1,0,0,visit,1\n");
    String chart = nothing.toString();
    assertThat(challenge(chart, "--horizon", "2d").exit()).isEqualTo(ExitCode.UNKNOWN);
    assertThat(run("after-stopping", chart).exit()).isEqualTo(ExitCode.UNKNOWN);
    assertThat(run("induction", chart, "--start", "day 1").exit()).isEqualTo(ExitCode.UNKNOWN);
    assertThat(run("induction", chart).exit()).isEqualTo(ExitCode.USAGE);
    assertThat(run("induction", HEROIN, "--start", "2026-02-01").exit())
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(induction(HEROIN, "--first", "100mg").exit()).isEqualTo(ExitCode.USAGE);
    assertThat(run("after-stopping", "missing.csv").exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(challengeOfTheExample("--at", "yesterday").exit()).isEqualTo(ExitCode.USAGE);
    assertThat(Run.of("explainer").exit()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void afterStoppingIsAnsweredInPlainWords() {
    Run run = run("after-stopping", Run.EXAMPLE);
    assertThat(run.exit()).isZero();
    assertThat(unfolded(run))
        .contains("Your body may no longer be used to opioids, and naltrexone may no longer hold")
        .doesNotContain("no longer holds")
        .contains("naltrexone is no rescue drug")
        .contains("supposed: reference pattern: heroin")
        .contains("UNKNOWN: take it as gone")
        .contains("(Binswanger 2007");
    assertThat(run.out().stream().filter(line -> line.matches("  \\d+ +\\w{3} .*"))).hasSize(13);
  }

  @ParameterizedTest
  @ValueSource(strings = {"challenge", "induction", "after-stopping"})
  void theFilesHoldTheNumbersOfTheAnswer(String command) throws IOException {
    Path csv = folder.resolve("numbers.csv");
    Path svg = folder.resolve("plot.svg");
    String chart = command.equals("induction") ? METHADONE : Run.EXAMPLE;
    List<String> words =
        new ArrayList<>(List.of(chart, "--json", "--csv", csv.toString(), "--svg", svg.toString()));
    if (command.equals("induction")) {
      words.addAll(List.of("--start", "2026-03-10"));
    }
    Run run = run(command, words.toArray(String[]::new));
    assertThat(run.exit()).isZero();
    Object times = Json.at(Json.parse(run.text()), "curve", "TIME [h]");
    assertThat(Files.readAllLines(csv)).hasSize(((List<?>) times).size() + 1);
    assertThat(Files.readString(svg)).contains("<title").contains("</svg");
  }

  @ParameterizedTest
  @ValueSource(strings = {"challenge", "induction", "after-stopping"})
  void everyLineFitsAHundredColumns(String command) {
    Run run = command.equals("induction") ? induction(METHADONE) : run(command, Run.EXAMPLE);
    assertThat(run.out().stream().filter(line -> line.length() > 100)).isEmpty();
  }

  @Test
  void theExplainerIsTheSameInAFile() throws IOException {
    Path file = folder.resolve("explainer.json");
    assertThat(Run.of("explainer", "--json", "--out", file.toString()).exit()).isZero();
    assertThat(Run.of("explainer", "--json").text().strip())
        .isEqualTo(Files.readString(file).strip());
  }
}
