package org.blockade.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A regimen asked about half-way: the doses ahead count, and the words say so.
class PlannedDosesTest {

  private static final String SUBJECTS = "--subjects=100";

  @TempDir private Path folder;

  private static Run asked(String asOf, String... more) {
    String[] words = new String[more.length + 6];
    words[0] = "forecast";
    words[1] = "--regimen=380 mg xr-im q28d x 3";
    words[2] = "--start=2026-03-02";
    words[3] = "--as-of";
    words[4] = asOf;
    words[5] = SUBJECTS;
    System.arraycopy(more, 0, words, 6, more.length);
    return Run.of(words);
  }

  private static String unfolded(Run run) {
    return run.text().replaceAll("\\s+", " ");
  }

  @Test
  void plannedDosesAreNamedWhereTheyCount() {
    Run two = asked("2026-03-10");
    assertThat(unfolded(two))
        .containsPattern(
            "Until \\w+ \\d+ \\w+ 2026 in a typical person, if the 2 planned doses are given and none"
                + " after them \\(")
        .contains("if 2 planned doses, none after: receptors held")
        .doesNotContain("if no further dose");
    assertThat(unfolded(asked("2026-04-10")))
        .contains("if the 1 planned dose is given and none after it")
        .contains("if the planned dose, none after: receptors held");
  }

  @Test
  void withoutThemStandsInARowOfItsOwn() {
    Run run = asked("2026-03-10", "--json");
    Object person = Json.person(run.text());
    assertThat(Json.at(person, "plannedDosesAhead").toString()).startsWith("2");
    assertThat(Json.at(person, "suppositions", "0", "title")).isEqualTo("no further dose");
    Object alone =
        Json.person(
            Run.of(
                    "forecast",
                    "--regimen=380 mg xr-im",
                    "--start=2026-03-02",
                    "--as-of=2026-03-10",
                    SUBJECTS,
                    "--json")
                .text());
    assertThat(Json.at(person, "suppositions", "0", "protection", "lostTypical", "time"))
        .isEqualTo(Json.at(alone, "protection", "lostTypical", "time"))
        .isNotEqualTo(Json.at(person, "protection", "lostTypical", "time"));
    assertThat(asked("2026-03-10").out())
        .anyMatch(line -> line.startsWith("  2 planned doses, none after "))
        .anyMatch(line -> line.startsWith("  no further dose "));
  }

  @Test
  void thePicturesSayItToo() throws IOException {
    Path svg = folder.resolve("a.svg");
    Path html = folder.resolve("a.html");
    asked("2026-03-10", "--svg", svg.toString(), "--html", html.toString());
    assertThat(Files.readString(svg))
        .containsPattern("<title\\s*>[^<]* 20:00, if 2 planned doses, none after</title");
    assertThat(Files.readString(html))
        .contains("data-ahead=\"if 2 planned doses, none after\"")
        .contains("data-doses=\"dose given or planned\"");
  }

  @Test
  void aPlanThatIsOverHasNoDosesAhead() {
    assertThat(unfolded(asked("2026-05-10")))
        .contains("if no further dose is given")
        .doesNotContain("planned");
  }
}
