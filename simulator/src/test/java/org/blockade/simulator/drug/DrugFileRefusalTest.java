package org.blockade.simulator.drug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.data.DataFileException;
import org.blockade.simulator.data.DataProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The naltrexone file with one thing made wrong at a time: each must be refused, at its line, with
/// a sentence that says what is right.
class DrugFileRefusalTest {

  private static final Pattern PARAMETER =
      Pattern.compile(
          "^  (\\w+): +\\{meaning: .*? value: (-?[0-9.]+), unit: ([^,]+), range: .*$",
          Pattern.MULTILINE);

  private static final String SOUND = sound();

  private static String sound() {
    try (InputStream in = DrugFileRefusalTest.class.getResourceAsStream("naltrexone.yaml")) {
      assertThat(in).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static DrugFile read(String text) {
    return DrugFile.read(DataFile.of("test.yaml", text.getBytes(StandardCharsets.UTF_8)));
  }

  /// Problems of the sound file with the first occurrence of some text replaced.
  private static List<DataProblem> problems(String from, String to) {
    assertThat(SOUND).contains(from);
    return problems(SOUND.replaceFirst(Pattern.quote(from), Matcher.quoteReplacement(to)));
  }

  private static List<DataProblem> problems(String text) {
    DataFileException refusal = catchThrowableOfType(DataFileException.class, () -> read(text));
    assertThat(refusal).as("the file was read").isNotNull();
    return refusal.problems();
  }

  /// Line of the first occurrence of some text, 1 first.
  private static int lineOf(String text) {
    return (int) SOUND.substring(0, SOUND.indexOf(text)).lines().count()
        + (SOUND.charAt(SOUND.indexOf(text) - 1) == '\n' ? 1 : 0);
  }

  private static void assertTold(List<DataProblem> problems, int line, String... words) {
    assertThat(problems)
        .anySatisfy(problem -> {
          assertThat(problem.line()).isEqualTo(line);
          assertThat(problem.message()).contains(words);
        });
  }

  @Test
  void theSoundFileIsRead() {
    assertThat(read(SOUND).models()).hasSize(2);
  }

  static Stream<Arguments> slips() {
    Matcher matcher = PARAMETER.matcher(SOUND);
    List<Arguments> slips = new ArrayList<>();
    while (matcher.find()) {
      for (double factor : new double[] {60, 1 / 60.0, 1000, 1e-3}) {
        slips.add(Arguments.of(matcher.group(1), matcher.group(), matcher.group(2), factor));
      }
    }
    return slips.stream();
  }

  @Test
  void everyParameterOfTheFileIsTriedWithEverySlip() {
    assertThat(slips().count())
        .isEqualTo(4L * read(SOUND).models().getFirst().parameters().all().size());
  }

  @ParameterizedTest(name = "{0} times {3}")
  @MethodSource("slips")
  void aValueThatSlippedByMinutesForHoursOrByAThousandIsRefused(
      String symbol, String line, String value, double factor) {
    String slipped =
        line.replace(
            "value: " + value,
            String.format(Locale.ROOT, "value: %.12f", Double.parseDouble(value) * factor));
    assertTold(
        problems(SOUND.replace(line, slipped)),
        lineOf(line),
        symbol,
        "outside its plausible range",
        "check the unit");
  }

  @ParameterizedTest
  @CsvSource({
    "unit: h, unit: min",
    "unit: h, unit: minutes",
    "unit: h, unit: H",
    "unit: 1/h, unit: 1/min",
    "unit: L/h, unit: mL/h",
    "unit: L/h, unit: mL/min",
    "unit: L/h, unit: L/min",
    "unit: L, unit: mL",
    "unit: ng/mL, unit: ng/L",
    "unit: ng/mL, unit: nmol/L",
    "unit: g/mol, unit: kg/mol",
    "unit: fraction, unit: percent",
    "unit: kg, unit: g",
    "unit: a, unit: years"
  })
  void anotherUnitThanThatOfTheQuantityIsRefused(String right, String wrong) {
    int line = lineOf(right + ",");
    List<DataProblem> problems = problems(right + ",", wrong + ",");
    String unit = wrong.substring("unit: ".length());
    boolean known = ParameterUnit.ofCode(unit).isPresent();
    if (known) {
      // A unit of another quantity is told where the parameter is used.
      assertThat(problems)
          .anySatisfy(problem ->
              assertThat(problem.message())
                  .contains("is in " + unit, "takes " + right.substring("unit: ".length())));
    } else {
      assertTold(problems, line, "\"" + unit + "\"", "must be one of", right.substring(6));
    }
  }

  @ParameterizedTest
  @CsvSource({"meaning", "value", "unit", "range", "source", "evidence"})
  void aParameterWithoutOneOfItsPartsIsRefused(String key) {
    String line = parameterLine("ka");
    String without =
        line.replaceFirst("(, |\\{)" + key + ": (\\[[^]]*]|\"[^\"]*\"|[^,}]*)(, )?", "$1");
    assertThat(without).isNotEqualTo(line);
    List<DataProblem> problems = problems(line, without);
    assertThat(problems)
        .anySatisfy(problem -> {
          assertThat(problem.line()).isEqualTo(lineOf(line));
          assertThat(problem.message()).contains("\"" + key + "\"");
        });
  }

  private static String parameterLine(String symbol) {
    Matcher matcher = Pattern.compile("^  " + symbol + ": .*$", Pattern.MULTILINE).matcher(SOUND);
    assertThat(matcher.find()).isTrue();
    return matcher.group();
  }

  @Test
  void anEmptySourceIsRefused() {
    assertTold(
        problems("source: \"dossier 8.1 (MP002)\"", "source: \"\""),
        lineOf(parameterLine("ka")),
        "\"source\" is empty");
  }

  @Test
  void anUnknownKindOfEvidenceIsRefusedWithTheListOfThoseThatExist() {
    assertTold(
        problems("evidence: read", "evidence: guessed"),
        lineOf(parameterLine("MW_N")),
        "guessed",
        "read, second-hand, remembered, derived, proposal, choice");
  }

  @Test
  void anUnknownKeyIsRefusedWithTheKnownOnes() {
    assertTold(
        problems("value: 2.1, ", "value: 2.1, colour: blue, "),
        lineOf(parameterLine("ka")),
        "\"colour\"",
        "known here",
        "source");
    assertTold(
        problems("version: 1\n", "version: 1\nauthor: me\n"), lineOf("version: 1\n") + 1, "author");
    assertTold(
        problems("  challenge: {drive", "  colour: blue\n  challenge: {drive"),
        lineOf("  challenge: {drive"),
        "colour");
  }

  @Test
  void aKeyThatStandsTwiceIsRefused() {
    assertTold(
        problems("value: 2.1, ", "value: 2.1, value: 2.2, "),
        lineOf(parameterLine("ka")),
        "\"value\" stands here twice");
    String line = parameterLine("ka");
    assertTold(problems(line, line + "\n" + line), lineOf(line) + 1, "\"ka\" stands here twice");
  }

  @ParameterizedTest
  @CsvSource({"two", "2;1", "0x2", "NaN", "Infinity", "1e", "2.1h", "٢"})
  void textForANumberIsRefused(String text) {
    assertTold(
        problems("value: 2.1, ", "value: " + text + ", "),
        lineOf(parameterLine("ka")),
        "\"value\" is \"" + text + "\"",
        "no number",
        "0.25");
  }

  @ParameterizedTest
  @CsvSource({"'[0.3, 18]'", "'[0.3, 1000]'", "'[0, 15]'", "'[-15, 15]'"})
  void aRangeThroughWhichASlipCouldPassIsRefused(String range) {
    assertTold(
        problems("range: [0.3, 15]", "range: " + range),
        lineOf(parameterLine("ka")),
        "factor of 60",
        "narrow it");
  }

  @ParameterizedTest
  @CsvSource({"'[15, 0.3]'", "'[0.3]'", "'[0.3, 2, 15]'", "0.3", "'[]'"})
  void aRangeThatIsNoneIsRefused(String range) {
    assertTold(
        problems("range: [0.3, 15]", "range: " + range),
        lineOf(parameterLine("ka")),
        "range of two numbers, lowest and highest");
  }

  @Test
  void phasesOfADepotThatDoNotAddUpToOneAreRefused() {
    assertTold(
        problems("value: 0.27", "value: 0.28"), lineOf("      phases:"), "add up to", "to 1");
  }

  @Test
  void moreInThePlasmaThanWasAbsorbedIsRefused() {
    List<DataProblem> problems =
        problems(
            SOUND
                .replace(
                    "value: 0.96, unit: fraction, range: [0.5, 1], source: \"Russian",
                    "value: 0.5, unit: fraction, range: [0.05, 1], source: \"Russian")
                .replace(
                    "value: 0.10, unit: fraction, range: [0.02, 0.4]",
                    "value: 0.6, unit: fraction, range: [0.02, 0.9]"));
    assertThat(problems)
        .anySatisfy(problem ->
            assertThat(problem.message()).contains("F is larger than Fa", "than is absorbed"));
  }

  @Test
  void aSymbolThatNobodyDefinedIsRefused() {
    assertTold(
        problems("clearance: CL\n", "clearance: CLX\n"),
        lineOf("      clearance: CL\n"),
        "no parameter CLX");
    assertTold(
        problems("slope: CL_WT", "slope: CL_WEIGHT"),
        lineOf("  - {parameter: CL, kind"),
        "CL_WEIGHT");
  }

  @Test
  void aParameterThatNothingUsesIsRefused() {
    String line = parameterLine("ka");
    assertTold(
        problems(line, line + "\n" + line.replace("ka:", "kb:")),
        lineOf(line) + 1,
        "kb is used by nothing",
        "remove it");
  }

  @Test
  void aSymbolOfAnotherQuantityIsRefused() {
    assertTold(
        problems("clearance: CL\n", "clearance: V1\n"),
        lineOf("      clearance: CL\n"),
        "V1 is in L, but \"clearance\" takes L/h");
  }

  @Test
  void substancesThatFormEachOtherAreRefused() {
    assertThat(
            problems(
                "      clearance: CLM\n",
                "      clearance: CLM\n      forms: {substance: naltrexone, fraction: fm}\n"))
        .anySatisfy(problem ->
            assertThat(problem.message())
                .contains("naltrexol forms naltrexone", "must stand after it"));
    assertThat(problems("forms: {substance: naltrexol", "forms: {substance: naltrexone"))
        .anySatisfy(
            problem -> assertThat(problem.message()).contains("naltrexone forms naltrexone"));
    assertThat(problems("forms: {substance: naltrexol", "forms: {substance: nobody"))
        .anySatisfy(problem -> assertThat(problem.message()).contains("nobody"));
  }

  @Test
  void allProblemsOfAFileAreToldAtOnceInTheOrderOfTheFile() {
    List<DataProblem> problems =
        problems(
            SOUND
                .replace("value: 2.1, unit: 1/h", "value: 2.1, unit: 1/min")
                .replace("value: 140, unit: L/h", "value: 140000, unit: L/h")
                .replace("source: \"label text (PK077)\"", "sauce: \"label text (PK077)\"")
                .replace("clearance: CLM\n", "clearance: CLX\n")
                .replace("changes: {EC_N: 0.3}", "changes: {EC_N: 300}"));
    assertThat(problems).extracting(DataProblem::line).isSorted();
    assertTold(problems, lineOf(parameterLine("MW_N")), "sauce");
    assertTold(problems, lineOf(parameterLine("MW_N")), "\"source\" is missing");
    assertTold(problems, lineOf(parameterLine("ka")), "1/min");
    assertTold(problems, lineOf(parameterLine("CL")), "140000");
    assertTold(problems, lineOf("      clearance: CLM\n"), "CLX");
    assertTold(problems, lineOf("    changes: {EC_N"), "EC_N is 300");
  }

  @Test
  void aVariantWithAValueOutOfRangeOrOfAnUnknownParameterIsRefused() {
    assertTold(problems("{EC_N: 0.3}", "{EC_N: 3}"), lineOf("    changes: {EC_N"), "outside");
    assertTold(problems("{EC_N: 0.3}", "{EC_X: 3}"), lineOf("    changes: {EC_N"), "EC_X");
  }

  @Test
  void aVariantWhosePhasesDoNotAddUpToOneIsRefused() {
    assertThat(problems("{EC_N: 0.3}", "{EC_N: 0.3, f2: 0.5}"))
        .anySatisfy(problem -> assertThat(problem.message()).contains("add up to"));
  }

  @Test
  void aFractionAboveOneIsRefused() {
    assertThat(
            problems(
                "value: 0.96, unit: fraction, range: [0.5, 1], source: \"Russian",
                "value: 1.2, unit: fraction, range: [0.5, 2], source: \"Russian"))
        .anySatisfy(problem -> assertThat(problem.message()).contains("Fa"));
  }

  @Test
  void aCountThatIsNotWholeIsRefused() {
    assertThat(problems("value: 3, unit: count", "value: 2.5, unit: count"))
        .anySatisfy(problem -> assertThat(problem.message()).contains("n2"));
  }

  @Test
  void aSubstanceThatStandsTwiceIsRefused() {
    String metabolite =
        SOUND.substring(SOUND.indexOf("    - id: naltrexol\n"), SOUND.indexOf("  inputs:\n"));
    assertThat(problems(metabolite, metabolite + metabolite))
        .anySatisfy(problem -> assertThat(problem.message()).contains("naltrexol"));
  }

  @Test
  void aRouteThatIsDescribedTwiceIsRefused() {
    String input =
        "    - {substance: naltrexone, route: iv, kind: direct, bioavailability: F_IV}\n";
    assertThat(problems(input, input + input.replace("F_IV", "F_XR")))
        .anySatisfy(problem -> assertThat(problem.message()).contains("naltrexone iv"));
  }

  @Test
  void aRouteWithoutAFormulationIsRefused() {
    String formulation =
        SOUND
            .lines()
            .filter(line -> line.contains("route: iv, title: solution for"))
            .findFirst()
            .orElseThrow();
    assertThat(problems(formulation + "\n", ""))
        .anySatisfy(problem -> assertThat(problem.message()).contains("naltrexone iv"));
  }

  @Test
  void aTruncationBelowTheTypicalValueIsRefused() {
    assertThat(problems("at_most: 0.8", "at_most: 0.05"))
        .anySatisfy(problem -> assertThat(problem.message()).contains("F", "at_most"));
  }

  @ParameterizedTest
  @CsvSource({"cv: 60", "cv: 0", "cv: -0.6"})
  void aSpreadThatIsNoneIsRefused(String spread) {
    assertTold(problems("cv: 0.60", spread), lineOf(parameterLine("ka")), "write 0.3 for 30 %");
  }

  @Test
  void aFileThatIsNotYamlIsRefusedAtItsLine() {
    assertThat(problems("id: a\ntitle: [b\n"))
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("not YAML"));
    assertThat(problems(""))
        .singleElement()
        .satisfies(problem -> assertThat(problem.line()).isOne());
    assertThat(problems("- 1\n- 2\n")).singleElement();
  }
}
