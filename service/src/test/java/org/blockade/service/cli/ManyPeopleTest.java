package org.blockade.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManyPeopleTest {

  private static final int PEOPLE = 150;
  private static final String SUBJECTS = "--subjects=100";

  @TempDir private Path folder;
  private final List<String> ids = new ArrayList<>();
  private Path chart = Path.of("");

  /// People with IDs in no order, every fourth without naltrexone, their rows mixed.
  @BeforeEach
  void writeChart() throws IOException {
    Random random = new Random(7);
    StringBuilder first = new StringBuilder();
    StringBuilder later = new StringBuilder();
    for (int i = 0; i < PEOPLE; i++) {
      String id = "p" + random.nextInt(1000) + "-" + i;
      ids.add(id);
      if (i % 4 == 3) {
        first.append(id).append(",0,0,,,,,,visit,1\n");
      } else {
        String side = random.nextBoolean() ? "left-gluteal" : "right-gluteal";
        first.append(id).append(",0,1,naltrexone,xr-im,380,mg,").append(side).append(",,\n");
        later
            .append(id)
            .append(",%d,1,naltrexone,oral,50,mg,,,%n".formatted(28 + random.nextInt(20)));
      }
    }
    chart = folder.resolve("people.csv");
    Files.writeString(chart, "ID,DAY,EVID,DRUG,ROUTE,AMT,UNIT,SITE,OBS,DV\n" + first + later);
  }

  @Test
  void eachPersonHasOneLineInTheOrderOfTheChart() {
    Run run = Run.of("forecast", chart.toString(), SUBJECTS);
    assertThat(run.exit()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).hasSize(PEOPLE + 2);
    assertThat(run.out().getFirst())
        .isEqualTo(
            PEOPLE
                + " people, each as of the last thing on record; doses after that are not known");
    assertThat(lines(run).stream().map(line -> line.split(" ")[0]).toList()).isEqualTo(ids);
    assertThat(run.out().getLast()).endsWith("not a medical device.");
    for (int i = 0; i < PEOPLE; i++) {
      assertThat(lines(run).get(i)).contains(i % 4 == 3 ? "? UNKNOWN" : "tablet due day ");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "3", "8"})
  void theNumberOfThreadsDoesNotMatter(String threads) throws IOException {
    Path one = folder.resolve("one.csv");
    Path many = folder.resolve("many.csv");
    Run alone =
        Run.of("forecast", chart.toString(), SUBJECTS, "--threads=1", "--csv", one.toString());
    Run side =
        Run.of(
            "forecast", chart.toString(), SUBJECTS, "--threads", threads, "--csv", many.toString());
    assertThat(side).isEqualTo(alone);
    assertThat(many).hasSameBinaryContentAs(one);
  }

  @Test
  void thePersonAmongManyIsAnsweredAsThePersonAlone() throws IOException {
    Path file = folder.resolve("many.csv");
    Run.of("forecast", chart.toString(), SUBJECTS, "--csv", file.toString());
    Csv table = Csv.read(file);
    assertThat(table.column("ID")).isEqualTo(ids);
    for (int i : new int[] {0, 1, 77, PEOPLE - 1}) {
      Run alone =
          Run.of(
              "forecast",
              chart.toString(),
              SUBJECTS,
              "--person",
              ids.get(i),
              "--json",
              "--every=30d");
      Object person = Json.person(alone.text());
      if (i % 4 == 3) {
        assertThat(table.column("KNOWN").get(i)).isEqualTo("no");
        assertThat(table.column("OCC").get(i)).isEmpty();
        assertThat(table.column("LOST").get(i)).isEmpty();
        assertThat(alone.exit()).isEqualTo(4);
      } else {
        assertThat(Double.valueOf(table.column("OCC").get(i)))
            .isEqualTo(Json.at(person, "now", "muOccupancyTypical_fraction"));
        assertThat(table.column("LOST").get(i))
            .isEqualTo(Json.at(person, "protection", "lostTypical", "time"));
        assertThat(table.column("NEXT_DUE").get(i)).isEqualTo(Json.at(person, "next", "due"));
      }
    }
  }

  @Test
  void aTimeThatIsGivenHoldsForEverybody() throws IOException {
    Path file = folder.resolve("many.csv");
    Run run =
        Run.of(
            "forecast", chart.toString(), SUBJECTS, "--as-of", "day 60", "--csv", file.toString());
    assertThat(run.out().getFirst())
        .isEqualTo(
            PEOPLE
                + " people, each as of the time given; doses after that are not known, or not counted");
    assertThat(Csv.read(file).column("AS_OF")).containsOnly("1460.0");
  }

  @Test
  void aPersonWithNotesIsMarkedInTheListAndInTheTable() throws IOException {
    String rows =
        """
        ID,DAY,EVID,DRUG,ROUTE,AMT,UNIT,SITE,OBS,DV
        plain,0,1,naltrexone,xr-im,380,mg,left-gluteal,,
        plain,10,0,,,,,,visit,1
        use,0,1,naltrexone,xr-im,380,mg,left-gluteal,,
        use,10,2,heroin,,,,,use_reported,1
        copy,0,1,naltrexone,xr-im,380,mg,left-gluteal,,
        copy,0,1,naltrexone,xr-im,380,mg,left-gluteal,,
        copy,10,2,heroin,,,,,use_reported,1
        nobody,10,0,opioid,,,,,urine_screen,positive
        """;
    Path file = folder.resolve("notes.csv");
    Run run = Run.withInput(rows, "forecast", "-", SUBJECTS, "--csv", file.toString());
    assertThat(lines(run))
        .satisfiesExactly(
            line -> assertThat(line).doesNotContain("!"),
            line -> assertThat(line).endsWith("  ! 1 note: opioid on record"),
            line -> assertThat(line).endsWith("  ! 2 notes: opioid on record, check the record"),
            line ->
                assertThat(line).endsWith("no naltrexone on record  ! 1 note: opioid on record"));
    assertThat(Csv.read(file).column("NOTES"))
        .containsExactly(
            "", "opioid on record", "opioid on record; check the record", "opioid on record");
    Run unread =
        Run.withInput(
            rows + "plain,11,0,,,,,,visit,9\n",
            "forecast",
            "-",
            SUBJECTS,
            "--csv",
            file.toString());
    assertThat(lines(unread).getFirst()).endsWith("  ! 2 notes: record may go on, rows not read");
  }

  /// Who is missing from a list looks like somebody who needs nothing.
  @Test
  void aPersonOfWhomNoRowCouldBeReadIsUnknownAndNotMissing() throws IOException {
    String rows =
        """
        ID,DAY,EVID,DRUG,ROUTE,AMT,UNIT,SITE,OBS,DV
        lost,0,1,naltrexone,xr-im,380,,left-gluteal,,
        plain,0,1,naltrexone,xr-im,380,mg,left-gluteal,,
        shifted,3,1,naltrexone,oral,12,5,mg,,,
        timeless,x,1,naltrexone,oral,50,mg,,,
        lost,9,0,,,,,,visit,9
        plain,10,0,,,,,,visit,1
        """;
    Path file = folder.resolve("unread.csv");
    Run run = Run.withInput(rows, "forecast", "-", SUBJECTS, "--csv", file.toString());
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.out().getFirst()).startsWith("4 people, ");
    String unknown = "? UNKNOWN  no row of this person could be read  ! ";
    assertThat(lines(run))
        .satisfiesExactly(
            line ->
                assertThat(line).startsWith("lost         " + unknown).contains(": no row read"),
            line -> assertThat(line).startsWith("plain        ● PROTECTED"),
            line -> assertThat(line).startsWith("shifted      " + unknown),
            line -> assertThat(line).startsWith("timeless     " + unknown));
    Csv table = Csv.read(file);
    assertThat(table.column("KNOWN")).containsExactly("no", "yes", "no", "no");
    assertThat(table.column("AS_OF")).containsExactly("236.0", "260.0", "82.0", "260.0");
    assertThat(table.column("LEVEL").getFirst()).isEmpty();
    assertThat(table.column("NOTES").getFirst()).startsWith("no row read; ");
    Run alone = Run.withInput(rows, "forecast", "-", SUBJECTS, "--person", "lost");
    assertThat(alone.exit()).isEqualTo(3);
    assertThat(alone.out().get(2)).isEqualTo("  ? UNKNOWN");
    assertThat(alone.out().get(3))
        .isEqualTo("  Record          NOTHING READ: no row of this person could be read");
    assertThat(alone.text())
        .contains("No row of this person could be read, so nothing says that")
        .doesNotContain("none on record")
        .doesNotContain("none is on record");
    assertThat(Run.withInput(rows, "forecast", "-", SUBJECTS, "--person", "nobody").exit())
        .isEqualTo(3);
    for (String command : List.of("challenge", "after-stopping")) {
      assertThat(Run.withInput(rows, command, "-", SUBJECTS).exit()).isEqualTo(ExitCode.USAGE);
      Run other = Run.withInput(rows, command, "-", SUBJECTS, "--person", "lost");
      assertThat(other.exit()).isEqualTo(3);
      assertThat(other.text()).contains("? UNKNOWN");
    }
  }

  @Test
  void theTableSaysWhatIsKnownOfLaterDoses() throws IOException {
    Path file = folder.resolve("many.csv");
    Run.of("forecast", chart.toString(), SUBJECTS, "--csv", file.toString());
    assertThat(Csv.read(file).column("LATER_DOSES")).containsOnly("not known");
    Run.of("forecast", chart.toString(), SUBJECTS, "--as-of", "day 5", "--csv", file.toString());
    assertThat(Csv.read(file).column("LATER_DOSES").subList(0, 4))
        .containsExactly("not counted", "not counted", "not counted", "not known");
  }

  @Test
  void anotherThresholdStandsInTheTable() throws IOException {
    Path file = folder.resolve("many.csv");
    Run run =
        Run.of(
            "forecast", chart.toString(), SUBJECTS, "--threshold=0.896", "--csv", file.toString());
    assertThat(run.out().getFirst()).contains(" at a threshold of 89.6 %;");
    assertThat(Csv.read(file).column("THRESHOLD")).containsOnly("0.896");
  }

  @Test
  void anotherThresholdStandsInTheFirstLine() {
    assertThat(Run.of("forecast", chart.toString(), SUBJECTS, "--threshold=0.8").out().getFirst())
        .isEqualTo(
            PEOPLE
                + " people, each as of the last thing on record at a threshold of 80 %; doses after that are not known");
  }

  @Test
  void theLinesComeInPortionsAndNotAllAtTheEnd() {
    List<Integer> linesAtFlush = new ArrayList<>();
    StringWriter seen =
        new StringWriter() {
          @Override
          public void flush() {
            linesAtFlush.add((int) toString().lines().count());
          }
        };
    int exit =
        Blockade.run(
            Run.CLOCK,
            new PrintWriter(seen),
            new PrintWriter(new StringWriter()),
            "forecast",
            chart.toString(),
            SUBJECTS);
    assertThat(exit).isZero();
    assertThat(linesAtFlush.stream().filter(lines -> lines > 1 && lines < PEOPLE).count())
        .isGreaterThanOrEqualTo(2);
  }

  @Test
  void theOrderOfRowsWithinPeopleDoesNotMatter() throws IOException {
    List<String> rows = new ArrayList<>(Files.readAllLines(chart));
    String header = rows.removeFirst();
    List<String> order = new ArrayList<>(rows);
    // Later rows first; people keep the order of their first row.
    order.sort((a, b) -> {
      int person = Integer.compare(place(a), place(b));
      return person != 0 ? person : b.compareTo(a);
    });
    Path other = folder.resolve("other.csv");
    Files.writeString(other, header + "\n" + String.join("\n", order) + "\n");
    assertThat(Run.of("forecast", other.toString(), SUBJECTS).out())
        .isEqualTo(Run.of("forecast", chart.toString(), SUBJECTS).out());
  }

  private int place(String row) {
    return ids.indexOf(row.split(",")[0]);
  }

  private static List<String> lines(Run run) {
    return IntStream.range(1, run.out().size() - 1).mapToObj(run.out()::get).toList();
  }
}
