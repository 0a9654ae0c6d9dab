package org.blockade.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The text, the JSON, the table and the page say the same of a person, in the same word.
class OneWordEverywhereTest {

  private static final String SUBJECTS = "--subjects=100";

  @TempDir private Path folder;

  private static String chart(String id, String injectionDay) {
    return "ID,DAY,EVID,DRUG,ROUTE,AMT,UNIT,OBS,DV\n"
        + id
        + ","
        + injectionDay
        + ",1,naltrexone,xr-im,380,mg,,\n"
        + (injectionDay.equals("100") ? "" : id + ",100,0,,,,,visit,1\n");
  }

  @ParameterizedTest
  @CsvSource({
    "90, protected, early",
    "66, not certain, on time",
    "60, fading, late",
    "20, unprotected, lapsed",
    "100, not yet protected, early",
  })
  void theLevelAndTheTimingAreTheSameWordEverywhere(String day, String level, String timing)
      throws IOException {
    String chart = chart("1", day);
    Object person = Json.person(Run.withInput(chart, "forecast", "-", "--json", SUBJECTS).text());
    assertThat(Json.at(person, "now", "level")).isEqualTo(level);
    assertThat(Json.at(person, "next", "timing")).isEqualTo(timing);
    assertThat(Run.withInput(chart, "forecast", "-", SUBJECTS).out().get(2))
        .contains(" " + level.toUpperCase(java.util.Locale.ROOT));

    Path csv = folder.resolve("people.csv");
    Run many =
        Run.withInput(
            chart + chart("2", day).lines().skip(1).reduce("", (text, row) -> text + row + "\n"),
            "forecast",
            "-",
            SUBJECTS,
            "--csv",
            csv.toString());
    assertThat(many.out().get(1)).contains(" " + level.toUpperCase(java.util.Locale.ROOT) + "  ");
    assertThat(Csv.read(csv).column("LEVEL")).containsExactly(level, level);
    assertThat(Csv.read(csv).column("TIMING")).containsExactly(timing, timing);
  }

  @Test
  void theCurveOfSomebodyUnknownHoldsNoNumbers() throws IOException {
    Path csv = folder.resolve("curve.csv");
    Path svg = folder.resolve("curve.svg");
    Run run =
        Run.withInput(
            "ID,DAY,EVID,OBS,DV\n1,0,0,visit,1\n",
            "forecast",
            "-",
            SUBJECTS,
            "--json",
            "--csv",
            csv.toString(),
            "--svg",
            svg.toString(),
            "--what-if",
            "add 380 mg xr-im");
    assertThat(run.exit()).isEqualTo(4);
    Object person = Json.person(run.text());
    for (String name : List.of("PRED [ng/mL]", "OCC", "OCC_P05", "OCC_P50", "OCC_P95")) {
      assertThat((List<?>) Json.at(person, "curve", name))
          .hasSizeGreaterThan(100)
          .allMatch(Optional.empty()::equals);
      assertThat(Csv.read(csv).column(name)).containsOnly("");
    }
    assertThat(Csv.read(csv).column("TIME [h]")).doesNotContain("");
    assertThat((List<?>) Json.at(person, "suppositions", "0", "curve", "OCC"))
        .as("what is supposed is known")
        .noneMatch(Optional.empty()::equals);
    assertThat(Files.readString(svg))
        .contains("UNKNOWN, none is on record")
        .doesNotContain("90 of 100 people");
  }

  @Test
  void aRowThatWasNotReadIsToldInTheAnswerItself() throws IOException {
    String chart =
        """
        ID,DAY,EVID,DRUG,ROUTE,AMT,UNIT,SITE
        1,0,1,naltrexone,xr-im,380,mg,left-gluteal
        1,28,1,naltrexone,xr-im,,mg,right-gluteal
        """;
    String note =
        "ROWS NOT READ: 1 of the chart; what they say does not count here, not even a dose or a"
            + " side";
    Path html = folder.resolve("a.html");
    Run text = Run.withInput(chart, "forecast", "-", SUBJECTS, "--html", html.toString());
    Run json = Run.withInput(chart, "forecast", "-", SUBJECTS, "--json");
    assertThat(text.exit()).isEqualTo(3);
    assertThat(text.text().replaceAll("\\s+", " ")).contains("Note " + note);
    assertThat(Files.readString(html)).contains("<dd>" + note + "</dd>");
    assertThat(notes(json))
        .containsExactly(
            "RECORD NOT READ TO ITS END: 1 row of this person at or after this time could not be"
                + " read",
            note,
            "TOLERANCE MAY BE LOST: an amount of opioid that was usual before can kill; tell the"
                + " person, and see that naloxone is at hand");
    assertThat(notes(Run.withInput(chart.replace(",,mg", ",380,mg"), "forecast", "-", "--json")))
        .noneMatch(words -> words.contains("NOT READ"));
  }

  private static List<String> notes(Run run) {
    return ((List<?>) Json.at(Json.person(run.text()), "notes"))
        .stream().map(Object::toString).toList();
  }
}
