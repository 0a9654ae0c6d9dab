package org.blockade.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each cause has its code and one line that says what would be right.
class ExitCodeTest {

  private static final String TWO_PEOPLE =
      """
      ID,TIME,EVID,DRUG,ROUTE,AMT,UNIT
      a,0,1,naltrexone,oral,50,mg
      b,0,1,naltrexone,oral,50,mg
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "forecast EXAMPLE --persn Jane",
        "forecast EXAMPLE --persn=Jane",
        "challenge EXAMPLE --persn Jane",
        "challenge EXAMPLE Jane"
      })
  void whatFollowsAMisspeltOptionIsNotRepeated(String command) throws IOException {
    Run run = run(command);
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).noneMatch(line -> line.contains("Jane"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "forecast                                       | name a chart file or give --regimen",
        "forecast EXAMPLE --regimen 50_mg_oral          | name a chart file or give --regimen",
        "forecast EXAMPLE --bogus                       | Unknown option: '--bogus'",
        "forecast EXAMPLE other.csv                     | Unmatched argument",
        "forecast EXAMPLE --threshold                   | Missing required parameter",
        "forecast EXAMPLE --threshold abc               | 'abc' is not a double",
        "forecast EXAMPLE --threshold 0                 | --threshold is an occupancy between 0 and 1, e.g. 0.9",
        "forecast EXAMPLE --threshold 1                 | --threshold is an occupancy between 0 and 1, e.g. 0.9",
        "forecast EXAMPLE --threshold NaN               | --threshold is an occupancy between 0 and 1, e.g. 0.9",
        "forecast EXAMPLE --threshold 90                | --threshold is an occupancy between 0 and 1, e.g. 0.9",
        "forecast EXAMPLE --horizon 0d                  | --horizon: \"0d\" is no length; write 1 or more",
        "forecast EXAMPLE --horizon sixty               | --horizon: \"sixty\" is no length of time",
        "forecast EXAMPLE --horizon 60y                 | --horizon: \"60y\" has no known unit of time; write one of h, d, w, mo",
        "forecast EXAMPLE --horizon 800d                | --horizon is at most two years",
        "forecast EXAMPLE --csv FOLDER/a.csv --every 0h | --every: \"0h\" is no length; write 1 or more",
        "forecast EXAMPLE --covariates loc              | --covariates is locf or nocb, not \"loc\"",
        "forecast EXAMPLE --model optimistic            | --model is default or pessimistic, not \"optimistic\"",
        "forecast EXAMPLE --subjects 99                 | --subjects is 100 to 20000",
        "forecast EXAMPLE --subjects 0                  | --subjects is 100 to 20000",
        "forecast EXAMPLE --subjects 20001              | --subjects is 100 to 20000",
        "forecast EXAMPLE --subjects -3                 | --subjects is 100 to 20000",
        "forecast EXAMPLE --threads 0                   | --threads is 1 to 1024",
        "forecast EXAMPLE --seed x                      | 'x' is not a long",
        "forecast EXAMPLE --start 2026-01-01            | --start belongs to --regimen",
        "forecast --regimen 50_mg_oral --start 1.1.2026 | --start is a date like 2026-03-02, not \"1.1.2026\"",
        "forecast --regimen 50_mg_oral --start 2026-02-30 | --start is a date like 2026-03-02",
        "forecast --regimen 50_mg_oral --table FOLDER/t.csv | --table writes a chart back; name a chart file",
        "forecast EXAMPLE --as-of day_14                | --as-of: \"day 14\" is no ISO-8601 date and time",
        "forecast EXAMPLE --as-of 2026-02-30            | --as-of: \"2026-02-30\" is no day of the calendar",
        "forecast EXAMPLE --as-of 2026-03-08T02:30      | does not exist in America/New_York",
        "forecast PEOPLE --as-of 2026-03-08             | has no dates; write 336h, day 14 or +14d",
        "forecast PEOPLE --html FOLDER/a.html           | choose one with --person ID",
        "forecast PEOPLE --svg FOLDER/a.svg             | choose one with --person ID",
        "forecast PEOPLE --what-if skip_next            | choose one with --person ID",
        "bogus                                          | Unmatched argument",
        "drugs bogus                                    | no drug file of \"bogus\"",
        "drugs check                                    | Missing required parameter",
        "doctor bogus                                   | Unmatched argument",
      })
  void wordsThatAreNotUnderstoodGive2(String command, String message) throws IOException {
    Run run = run(command);
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err().getFirst()).startsWith("blockade: ").contains(message);
    assertThat(run.err()).allSatisfy(line -> assertThat(line).startsWith("blockade: "));
    assertThat(folder).isDirectoryNotContaining(path -> !path.endsWith("people.csv"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "forecast nothing.csv                         | cannot read nothing.csv: there is no such file",
        "forecast FOLDER                              | it is a folder; name a file",
        "forecast PEOPLE --person c                   | the chart has no person of that --person",
        "forecast EXAMPLE --what-if nonsense          | --what-if, character 1: expected \"next\"",
        "forecast EXAMPLE --what-if next_injection_on_time | --what-if: the dose would fall before the time of the question",
        "forecast PEOPLE --person a --what-if skip_next_injection | --what-if: no injection is on record",
        "forecast --regimen nonsense                  | --regimen, character 1: expected an amount",
        "forecast --regimen 5_mg_tramadol_oral        | --regimen, character 6: a dose of tramadol cannot be simulated",
        "forecast --regimen 5_mg_heroin_iv            | --regimen: a forecast is about naltrexone; heroin cannot be simulated here",
        "forecast --regimen 50_mg_oral_fri_x_1_h      | --regimen",
        "forecast EXAMPLE --what-if add_50_mg_oral_fri_x_1_h | --what-if",
        "forecast EXAMPLE --csv FOLDER/no/a.csv       | cannot write",
        "drugs check nothing.yaml                     | cannot read nothing.yaml: there is no such file",
        "drugs check FOLDER                           | cannot read",
        "drugs check PEOPLE                           | people.csv line 1: ",
      })
  void whatIsNotAsItMustBeGives3(String command, String message) throws IOException {
    Run run = run(command);
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err()).singleElement().asString().startsWith("blockade: ").contains(message);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "~~ | the file is empty; its first line names the columns",
        "ID,TIME,EVID;                        | the file has a header but no rows; add a row per event",
        "ID,EVID;1,1;                         | TIME",
        "ID,TIME,EVID,OBS,DV;1,x,0,visit,1;   | TIME: ",
        "ID,TIME,EVID,OBS,DV;1,0,9,visit,1;   | EVID: ",
      })
  void aChartOfWhichNothingCanBeReadGives3(String chart, String message) {
    Run run = Run.withInput(chart.replace(";", "\n"), "forecast", "-");
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.text()).isEmpty();
    assertThat(run.err().getFirst()).startsWith("blockade: standard input line ").contains(message);
  }

  @Test
  void aChartOfWhichARowCouldNotBeReadIsAnsweredAndGives3() {
    Run run =
        Run.withInput(
            """
            ID,TIME,EVID,DRUG,ROUTE,AMT,UNIT
            1,0,1,naltrexone,oral,50,mg
            1,24,1,naltrexone,oral,50,
            """,
            "forecast",
            "-",
            "--subjects",
            "100");
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.out().getFirst())
        .isEqualTo("Person 1, as of hour 24.0 (day 1.0); doses after that are not known");
    assertThat(run.err())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("blockade: standard input line 3, UNIT: "),
            line ->
                assertThat(line)
                    .isEqualTo("blockade: 1 row was read, 1 was not; the answer leaves it out"));
  }

  @Test
  void aNoteAloneDoesNotChangeTheCode() {
    Run run =
        Run.withInput(
            """
            ID,TIME,EVID,DRUG,ROUTE,AMT,UNIT,SHOE
            1,24,1,naltrexone,oral,50,mg,42
            1,0,1,naltrexone,oral,50,mg,42
            """,
            "forecast",
            "-",
            "--subjects",
            "100");
    assertThat(run.exit()).isZero();
    assertThat(run.err())
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).startsWith("blockade: ").endsWith(" (note)"));
  }

  @Test
  void nobodyWithNaltrexoneGives4() {
    Run one =
        Run.withInput("ID,TIME,EVID,OBS,DV\n1,0,0,visit,1\n", "forecast", "-", "--subjects", "100");
    assertThat(one.exit()).isEqualTo(4);
    assertThat(one.out()).contains("  ? UNKNOWN");
    assertThat(one.err()).isEmpty();
    Run two =
        Run.withInput(
            "ID,TIME,EVID,OBS,DV\n1,0,0,visit,1\n2,0,0,visit,1\n",
            "forecast",
            "-",
            "--subjects",
            "100");
    assertThat(two.exit()).isEqualTo(4);
  }

  @Test
  void aQuestionBeforeTheFirstDoseGives4() {
    Run run = Run.of("forecast", Run.EXAMPLE, "--as-of", "2026-01-01", "--subjects", "100");
    assertThat(run.exit()).isEqualTo(4);
    assertThat(run.out()).contains("  ? UNKNOWN");
  }

  @Test
  void somebodyWithNaltrexoneAmongOthersGives0() {
    Run run =
        Run.withInput(
            """
            ID,TIME,EVID,DRUG,ROUTE,AMT,UNIT,OBS,DV
            1,0,0,,,,,visit,1
            2,0,1,naltrexone,oral,50,mg,,
            """,
            "forecast",
            "-",
            "--subjects",
            "100");
    assertThat(run.exit()).isZero();
  }

  @Test
  void helpVersionAndDoctorGive0() {
    for (String command : new String[] {"--help", "--version", "doctor", "drugs"}) {
      assertThat(Run.of(command).exit()).as(command).isZero();
    }
  }

  /// Runs a command line; an underscore stands for a space within a word.
  private Run run(String command) throws IOException {
    Path people = folder.resolve("people.csv");
    Files.writeString(people, TWO_PEOPLE);
    return Run.of(
        Arrays.stream(command.split(" +"))
            .map(word ->
                word.replace("EXAMPLE", Run.EXAMPLE)
                    .replace("PEOPLE", people.toString())
                    .replace("FOLDER", folder.toString()))
            .map(word -> word.contains("/") ? word : word.replace('_', ' '))
            .toArray(String[]::new));
  }
}
