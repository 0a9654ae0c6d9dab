package org.blockade.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What goes wrong with a record is told without telling the record: no ID, no date, no note.
class ErrorLinesTest {

  private static final String HEADER =
      "ID,DATETIME,EVID,DRUG,ROUTE,AMT,UNIT,SITE,ADDL,II,OBS,DV,WT,AGE,SEX,NOTE\n";
  private static final String GOOD =
      "Quillfeather,1987-06-05T04:32Z,1,naltrexone,oral,50,mg,,,,,,82,34,female,Wife Marjoram came\n";

  /// What of the record may not be repeated, in any letter case.
  private static final List<String> SECRETS =
      List.of("quillfeather", "marjoram", "1987", "04:32", "june");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        // A cell that is not as it must be.
        "Quillfeather,1987-06-05T04:32Z,1,naltrexone,oral,50,,,,,,,82,34,female,Marjoram",
        "Quillfeather,1987-06-05T04:32Z,1,naltrexone,oral,,mg,,,,,,82,34,female,Marjoram",
        "Quillfeather,1987-06-05T04:32Z,1,naltrexone,oral,-50,mg,,,,,,82,34,female,Marjoram",
        "Quillfeather,1987-06-05T04:32Z,1,naltrexone,oral,50,g,,,,,,82,34,female,Marjoram",
        "Quillfeather,1987-06-05T04:32Z,7,naltrexone,oral,50,mg,,,,,,82,34,female,Marjoram",
        "Quillfeather,1987-06-05T04:32Z,1,tramadol,oral,50,mg,,,,,,82,34,female,Marjoram",
        "Quillfeather,1987-06-05T04:32Z,1,naltrexone,oral,50,mg,,99999,24,,,82,34,female,Marjoram",
        "Quillfeather,1987-06-05T04:32Z,1,naltrexone,oral,50,mg,,,,,,8200,34,female,Marjoram",
        // A time that is none.
        "Quillfeather,1987-06-05,1,naltrexone,oral,50,mg,,,,,,82,34,female,Marjoram",
        "Quillfeather,1987-06-05T04:32,1,naltrexone,oral,50,mg,,,,,,82,34,female,Marjoram",
        "Quillfeather,5 June 1987,1,naltrexone,oral,50,mg,,,,,,82,34,female,Marjoram",
        "Quillfeather,1987-06-31T04:32Z,1,naltrexone,oral,50,mg,,,,,,82,34,female,Marjoram",
        "Quillfeather,1887-06-05T04:32Z,1,naltrexone,oral,50,mg,,,,,,82,34,female,Marjoram 1987",
        "Quillfeather,1987-03-29T02:30[Europe/Berlin],1,naltrexone,oral,50,mg,,,,,,82,34,female,",
        // Cells that slipped into another column.
        "Quillfeather,1987-06-05T04:32Z,Wife Marjoram came,1,naltrexone,oral,50,mg,,,,,,82,34,female",
        "Quillfeather,1987-06-05T04:32Z,1,Wife Marjoram came,naltrexone,oral,50,mg,,,,,82,34,female",
        "Quillfeather,1987-06-05T04:32Z,1,naltrexone,Wife Marjoram came,oral,50,mg,,,,,82,34,female",
        "Quillfeather,1987-06-05T04:32Z,1,naltrexone,oral,Wife Marjoram came,50,mg,,,,,,82,34,female",
        "Quillfeather,1987-06-05T04:32Z,1,naltrexone,oral,50,Wife Marjoram came,mg,,,,,,82,34,female",
        "Quillfeather,1987-06-05T04:32Z,1,naltrexone,oral,50,mg,Wife Marjoram came,,,,,,82,34,female",
        "Quillfeather,1987-06-05T04:32Z,0,,,,,,,,visit,Marjoram came,82,34,female,",
        "Quillfeather,1987-06-05T04:32Z,0,,,,,,,,visit,1987-06-05,82,34,female,",
        "Quillfeather,1987-06-05T04:32Z,1,naltrexone,oral,50,mg,,,,,,Marjoram,34,female,",
        "Quillfeather,1987-06-05T04:32Z,1,naltrexone,oral,50,mg,,,,,,82,1987,female,",
        "Quillfeather,1987-06-05T04:32Z,1,naltrexone,oral,50,mg,,,,,,82,34,Marjoram,",
        "1987-06-05T04:32Z,Quillfeather,1,naltrexone,oral,50,mg,,,,,,82,34,female,Marjoram",
        "1987-06-05T04:32Z,1,naltrexone,oral,50,mg,,,,,,82,34,female,Marjoram,Quillfeather",
        // A row that is no row.
        "Quillfeather,1987-06-05T04:32Z,1,naltrexone,oral,50,mg,,,,,,82,34,female,Marjoram, and more",
        "Quillfeather;1987-06-05T04:32Z;1;naltrexone;oral;50;mg;;;;;;82;34;female;Marjoram",
        "\"Quillfeather,1987-06-05T04:32Z,1,naltrexone,oral,50,mg,,,,,,82,34,female,Marjoram",
        "Wife Marjoram of Quillfeather called on 5 June 1987",
      })
  void aRowThatIsRefusedIsNotRepeated(String row) {
    Run run = Run.withInput(HEADER + GOOD + row + "\n", "forecast", "-", "--subjects", "100");
    assertThat(run.exit()).isEqualTo(3);
    assertNothingIsTold(run);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Quillfeather,1987-06-05T04:32Z,1\n",
        "NAME,BORN,1987\nQuillfeather,1987-06-05T04:32Z,1\n",
        "ID,TIME,DATETIME,EVID\nQuillfeather,0,1987-06-05T04:32Z,1\n",
        "Marjoram\n",
      })
  void aFileThatIsRefusedIsNotRepeated(String chart) {
    Run run = Run.withInput(chart, "forecast", "-");
    assertThat(run.exit()).isEqualTo(3);
    assertNothingIsTold(run);
  }

  @Test
  void notesDoNotRepeatTheRecordEither() {
    Run run =
        Run.withInput(
            HEADER
                + GOOD
                + "Quillfeather,1987-06-04T04:32Z,1,naltrexone,oral,50,mg,,,,,,82,34,female,Marjoram\n"
                + GOOD,
            "forecast",
            "-",
            "--subjects",
            "100");
    assertThat(run.exit()).isZero();
    assertThat(run.err()).isNotEmpty();
    assertNothingIsTold(run);
  }

  /// A column that slipped can look like an observation by another name; that is kept, and noted.
  @Test
  void theNameOfAnUnknownObservationIsNotRepeated() {
    Run run =
        Run.withInput(
            HEADER + GOOD + "Quillfeather,1987-06-05T04:33Z,0,,,,,,,,Wife Marjoram came,1,,,,\n",
            "forecast",
            "-",
            "--subjects",
            "100");
    assertNothingIsTold(run);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--person=Marjoram",
        "--what-if=skip next injection",
        "--what-if=next dose 3 d early",
      })
  void aQuestionThatIsRefusedDoesNotRepeatTheRecord(String option) {
    Run run = Run.withInput(HEADER + GOOD, "forecast", "-", "--subjects", "100", option);
    assertThat(run.exit()).isEqualTo(3);
    assertNothingIsTold(run);
  }

  @Test
  void manyProblemsOfOneFileAreOneLineEach() {
    StringBuilder chart = new StringBuilder(HEADER);
    for (int i = 0; i < 50; i++) {
      chart.append("Quillfeather,1987-06-05T04:32Z,1,naltrexone,oral,x,y,,,,,,z,,,Marjoram\n");
    }
    Run run = Run.withInput(chart.toString(), "forecast", "-");
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err()).hasSizeGreaterThan(50);
    assertNothingIsTold(run);
  }

  @Test
  void everyProblemOfADrugFileIsToldOnALineOfItsOwn() throws IOException {
    Path file = folder.resolve("bad.yaml");
    String sound =
        Files.readString(
            Path.of("../simulator/src/main/resources/org/blockade/simulator/drug/naltrexone.yaml"));
    Files.writeString(file, sound.replace("source:", "sauce:"));
    Run run = Run.of("drugs", "check", file.toString());
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.text()).isEmpty();
    assertThat(run.err())
        .hasSizeGreaterThan(10)
        .allSatisfy(line -> assertThat(line).startsWith("blockade: bad.yaml line "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--threshold=a\nb",
        "--bogus\nnext",
        "--what-if=a\nb",
        "--horizon=a\nb",
        "--as-of=a\nb",
        "--covariates=a\nb",
        "--model=a\u001B[31mb",
        "--start=a\u001B[31mb",
        "--threshold=a\u001B[31mb",
      })
  void anArgumentWithAControlCharacterIsStillOneCleanLineEach(String option) {
    Run run = Run.of("forecast", Run.EXAMPLE, option);
    assertThat(run.exit()).isIn(2, 3);
    assertClean(run);
  }

  @ParameterizedTest
  @ValueSource(strings = {"no\u001B[31msuch.csv", "no\nsuch.csv"})
  void aFileNameWithAControlCharacterIsStillOneCleanLine(String name) {
    Run run = Run.of("forecast", name);
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err()).hasSize(1);
    assertClean(run);
  }

  private static void assertNothingIsTold(Run run) {
    assertClean(run);
    assertThat(String.join("\n", run.err()))
        .doesNotContainIgnoringCase(SECRETS.toArray(new String[0]));
  }

  /// One line each, by us, and no stack trace.
  private static void assertClean(Run run) {
    assertThat(run.err())
        .isNotEmpty()
        .allSatisfy(line ->
            assertThat(line)
                .startsWith("blockade: ")
                .doesNotContain("Exception")
                .doesNotContain("internal error")
                .doesNotContain("\tat ")
                .matches("\\P{Cntrl}*"));
  }
}
