package org.blockade.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrialCommandTest {

  private static final String EXAMPLES = "../examples/trials/";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "injection-placebo-tablets",
        "alcohol-injection",
        "rapid-standard",
        "enforced-tablets",
        "injection-bridge",
        "observed-injection",
        "observed-tablets"
      })
  void everyExampleRunsAndIsDrawn(String name) throws IOException {
    Path page = folder.resolve("page.html");
    Path pictures = folder.resolve("pictures");
    Run run =
        Run.of(
            "trial",
            EXAMPLES + name + ".yaml",
            "--subjects",
            "12",
            "--html",
            page.toString(),
            "--svg",
            pictures.toString());
    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    assertThat(run.text())
        .contains("Got a first dose", "Days covered by blockade (PDC)", "not a medical device")
        .doesNotContain("Doses end");
    assertThat(run.out()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(140));
    assertThat(Files.readString(page))
        .contains("Endpoints", "Flow of people", "The design as understood", "id=\"retention\"")
        .contains("not advice for a person")
        .doesNotContain("http-equiv", "src=\"http");
    try (Stream<Path> files = Files.list(pictures)) {
      List<Path> drawn = files.toList();
      assertThat(drawn).hasSizeGreaterThan(3);
      for (Path file : drawn) {
        assertThat(Files.readString(file)).startsWith("<?xml").containsPattern("<title[ \\s]*>");
      }
    }
  }

  @Test
  void whatWasObservedIsDrawnOverTheSimulatedStudies() throws IOException {
    Path table =
        Files.writeString(
            folder.resolve("seen.csv"), "ARM,ENDPOINT,DAY,VALUE,N\noral,retention,27,0.123,12\n");
    Path page = folder.resolve("page.html");
    Path json = folder.resolve("facts.json");
    Run run =
        Run.of(
            "trial",
            EXAMPLES + "observed-tablets.yaml",
            "--subjects",
            "12",
            "--observed",
            table.toString(),
            "--html",
            page.toString(),
            "--json",
            json.toString(),
            "--svg",
            folder.toString());
    assertThat(run.exit()).as(String.join("\n", run.err())).isZero();
    assertThat(run.text())
        .contains("0 of 1 value lies within the 5th to 95th percentile of 100")
        .doesNotContain("the band is not its");
    assertThat(Files.readString(page))
        .contains("Observed and simulated: retention", "<td>OUTSIDE</td>", "<td>12.3</td>");
    assertThat(Files.readString(json)).contains("\"observed\":0.123").contains("\"within\":false");
    String drawing = Files.readString(folder.resolve("check-retention.svg"));
    assertThat(drawing).contains("Observed and simulated: retention");
    // the point, and nothing else, moves with what was observed
    Files.writeString(table, "ARM,ENDPOINT,DAY,VALUE,N\noral,retention,27,0.923,12\n");
    assertThat(
            Run.of(
                    "trial",
                    EXAMPLES + "observed-tablets.yaml",
                    "--subjects",
                    "12",
                    "--observed",
                    table.toString(),
                    "--svg",
                    folder.toString())
                .exit())
        .isZero();
    List<String> moved = Files.readAllLines(folder.resolve("check-retention.svg"));
    List<String> before = drawing.lines().toList();
    assertThat(moved).hasSameSizeAs(before).isNotEqualTo(before);
    Run lost = Run.of("trial", EXAMPLES + "observed-tablets.yaml", "--observed", "lost.csv");
    assertThat(lost.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(lost.err()).containsExactly("blockade: --observed: cannot read lost.csv");
  }

  @Test
  void theExampleThatIsPrintedRuns() throws IOException {
    for (String word : List.of("opioid", "alcohol")) {
      Run example = Run.of("trial", "--example", word);
      assertThat(example.exit()).isZero();
      Path file = Files.writeString(folder.resolve(word + ".yaml"), example.text());
      assertThat(Run.of("trial", file.toString(), "--subjects", "5").exit()).isZero();
      Run design = Run.of("trial", file.toString(), "--design");
      Path echo = Files.writeString(folder.resolve(word + "-echo.yaml"), design.text());
      assertThat(Run.of("trial", echo.toString(), "--design").text()).isEqualTo(design.text());
    }
  }

  @Test
  void aRegimenThatEndsBeforeTheTrialIsSaidTo() throws IOException {
    String example = Run.of("trial", "--example", "opioid").text();
    String shorter = example.replace("q28d x 6", "q28d x 3");
    assertThat(shorter).isNotEqualTo(example);
    Path file = Files.writeString(folder.resolve("short.yaml"), shorter);
    assertThat(Run.of("trial", file.toString(), "--subjects", "5").text().replaceAll("\\s+", " "))
        .contains("the last dose of its regimen is on day 57 of 168");
  }

  @Test
  void nothingDependsOnTheThreads() {
    String[] words = {"trial", EXAMPLES + "injection-placebo-tablets.yaml", "--subjects", "20"};
    String one = Run.of(with(words, "--threads", "1")).text();
    for (String threads : List.of("2", "3", "8")) {
      assertThat(Run.of(with(words, "--threads", threads, "--part", "3")).text()).isEqualTo(one);
    }
    assertThat(Run.of(with(words, "--seed", "2")).text()).isNotEqualTo(one);
  }

  private static String[] with(String[] words, String... more) {
    return Stream.concat(Stream.of(words), Stream.of(more)).toArray(String[]::new);
  }

  @Test
  void aTableOfPeopleStandsBesideItsTrial() throws IOException {
    String yaml = Files.readString(Path.of(EXAMPLES + "rapid-standard.yaml"));
    Path file = folder.resolve("t.yaml");
    Files.writeString(folder.resolve("people.csv"), "SUBJECT,WEIGHT\n1,60\n2,90.5\n");
    Files.writeString(file, yaml.replace("{dependent: 1}", "{table: people.csv}"));
    Path csv = folder.resolve("rows.csv");
    Run run = Run.of("trial", file.toString(), "--subjects", "3", "--csv", csv.toString());
    assertThat(run.exit()).as(String.join("\n", run.err())).isZero();
    assertThat(Files.readAllLines(csv).stream().skip(1).map(row -> row.split(",")[3]))
        .containsExactly("60", "90.5", "60", "60", "90.5", "60");
    for (String name : List.of("nobody.csv", "\"\\0\"")) {
      Files.writeString(file, yaml.replace("{dependent: 1}", "{table: " + name + "}"));
      Run refused = Run.of("trial", file.toString());
      assertThat(refused.exit()).isEqualTo(ExitCode.BAD_INPUT);
      assertThat(refused.err())
          .singleElement()
          .asString()
          .contains("t.yaml line 8: there is no file");
    }
  }

  @Test
  void parquetGoesIntoANewFolderWholeOrNotAtAll() throws IOException {
    Path place = folder.resolve("rows");
    String[] words = {
      "trial",
      EXAMPLES + "rapid-standard.yaml",
      "--subjects",
      "6",
      "--parquet",
      place.toString(),
      "--parquet-days"
    };
    assertThat(Run.of(words).exit()).isZero();
    assertThat(place.resolve("subjects").resolve("part-0000001.parquet")).exists();
    assertThat(place.resolve("days").resolve("part-0000000.parquet")).exists();
    Run again = Run.of(words);
    assertThat(again.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(again.err()).singleElement().asString().contains("is not empty");
  }

  @Test
  void theTornadoShowsEveryNumberTheWidestBarFirst() throws IOException {
    Path csv = folder.resolve("tornado.csv");
    Path page = folder.resolve("tornado.html");
    String[] words = {
      "trial",
      EXAMPLES + "injection-placebo-tablets.yaml",
      "--subjects",
      "30",
      "--sensitivity",
      "tornado",
      "--csv",
      csv.toString(),
      "--svg",
      folder.toString(),
      "--html",
      page.toString()
    };
    Run run = Run.of(words);
    assertThat(run.exit()).as(String.join("\n", run.err())).isZero();
    assertThat(run.text()).contains("relapse of \"injection\" as the trial stands");
    List<String> rows = Files.readAllLines(csv);
    assertThat(rows.getFirst())
        .isEqualTo(
            "NUMBER,UNIT,VALUE,LOW,HIGH,AT_LOW,AT_HIGH,AT_LOW_LOW95,AT_LOW_HIGH95,AT_HIGH_LOW95,"
                + "AT_HIGH_HIGH95,EVIDENCE");
    assertThat(rows.subList(1, rows.size()))
        .map(row -> row.split(","))
        .allSatisfy(row -> {
          assertThat(Double.parseDouble(row[5]))
              .isBetween(Double.parseDouble(row[7]), Double.parseDouble(row[8]));
          assertThat(Double.parseDouble(row[6]))
              .isBetween(Double.parseDouble(row[9]), Double.parseDouble(row[10]));
        });
    double[] widths =
        rows.stream()
            .skip(1)
            .map(row -> row.split(","))
            .mapToDouble(row -> Math.abs(Double.parseDouble(row[6]) - Double.parseDouble(row[5])))
            .toArray();
    assertThat(widths).hasSizeGreaterThan(15);
    for (int i = 1; i < widths.length; i++) {
      assertThat(widths[i]).isLessThanOrEqualTo(widths[i - 1]);
    }
    // how often people begin to use again decides relapse; heavy drinking is not simulated here
    assertThat(rows.subList(1, 6)).anyMatch(row -> row.startsWith("attempt,"));
    assertThat(rows).noneMatch(row -> row.startsWith("heavy"));
    String drawing = Files.readString(folder.resolve("tornado.svg"));
    assertThat(drawing).startsWith("<?xml").contains(">attempt</text>");
    String text = Files.readString(page);
    assertThat(text)
        .contains(drawing.substring(drawing.indexOf("<svg")).strip())
        .contains("relapse of \"injection\" with each number at the ends of its range")
        .contains("<th>at low</th>", "The design as understood", "not a medical device")
        .doesNotContain("<?xml", "src=\"http");
    String[] widest = rows.get(1).split(",");
    assertThat(text)
        .contains(
            "<td>%s</td><td>%.4f (%.4f to %.4f)</td><td>%.4f ("
                .formatted(
                    widest[0],
                    Double.parseDouble(widest[5]),
                    Double.parseDouble(widest[7]),
                    Double.parseDouble(widest[8]),
                    Double.parseDouble(widest[6])));
  }

  @Test
  void sobolsIndicesNeedNoReport() throws IOException {
    Run run =
        Run.of(
            "trial",
            EXAMPLES + "alcohol-injection.yaml",
            "--subjects",
            "2",
            "--sensitivity",
            "sobol",
            "--samples",
            "2",
            "--html",
            folder.resolve("sobol.html").toString());
    assertThat(run.exit()).as(String.join("\n", run.err())).isZero();
    // opioid use is not simulated here
    assertThat(run.text()).contains("heavy_reward").doesNotContain("attempt");
    assertThat(Files.readString(folder.resolve("sobol.html")))
        .contains("<th>first</th><th>total</th>", ">heavy_reward</text>", "<td>heavy_reward</td>");
    assertThat(run.text())
        .contains(
            "Share of the variance of heavy_days of \"injection\"",
            "From 2 samples, too few for intervals, which need 40");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "trial | 2 | name the file of a trial",
        "trial nowhere.yaml | 3 | cannot read nowhere.yaml",
        "trial --example pain | 2 | --example is opioid or alcohol",
        "trial ../examples/trials/rapid-standard.yaml --subjects 0 | 2 | --subjects is 1 or more",
        "trial ../examples/trials/rapid-standard.yaml --threads 0 | 2 | --threads is 1 to 1024",
        "trial ../examples/trials/rapid-standard.yaml --part 0 | 2 | --part is 1 to 100000",
        "trial ../examples/trials/rapid-standard.yaml --parquet-days | 2 | --parquet-days goes with",
        "trial ../examples/trials/rapid-standard.yaml --sensitivity some | 2 | --sensitivity is tornado or sobol",
        "trial ../examples/trials/rapid-standard.yaml --sensitivity tornado --outcome joy --subjects 2 | 2 | --outcome is one of subjects, started,",
        "trial ../examples/trials/rapid-standard.yaml --sensitivity tornado --arm third | 2 | --arm is one of standard, rapid",
        "trial ../examples/trials/rapid-standard.yaml --sensitivity tornado --json x.json | 2 | --sensitivity goes with --csv, --svg and --html",
        "trial ../examples/late-injection.csv | 3 | late-injection.csv line 1: ",
        "trial ../examples/trials/rapid-standard.yaml --checkpoint .. --subjects 2 | 3 | holds something else than a trial",
      })
  void aWrongWordEndsInOneSentence(String words, int exit, String message) {
    Run run = Run.of(words.split(" "));
    assertThat(run.exit()).isEqualTo(exit);
    assertThat(run.err().getFirst()).startsWith("blockade: ").contains(message);
    assertThat(run.text()).isEmpty();
  }
}
