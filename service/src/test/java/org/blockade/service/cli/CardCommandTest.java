package org.blockade.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `blockade card`.
class CardCommandTest {

  @TempDir private Path folder = Path.of("");

  private static Run card(String chart, String... more) {
    List<String> words = new ArrayList<>(List.of("card", chart, "--subjects=100"));
    words.addAll(List.of(more));
    return Run.of(words.toArray(String[]::new));
  }

  private String chart(String text) throws IOException {
    Path file = folder.resolve("chart.csv");
    Files.writeString(file, text);
    return file.toString();
  }

  private static String unfolded(Run run) {
    return run.text().replaceAll("\\s+", " ");
  }

  @Test
  void theCardSaysWhatIsOnBoardAndUntilWhen() {
    Run run = card(Run.EXAMPLE);
    assertThat(run.exit()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(unfolded(run))
        .contains("Product: naltrexone 380 mg, extended-release injection")
        .contains("Last dose: 11 Mar 2026")
        .contains("Opioids blocked: by the label about 28 days: 8 Apr 2026")
        .contains("Estimate: by 14 Apr 2026 full block has ended in some people like this");
    assertThat(unfolded(card(Run.EXAMPLE, "--lang=es")))
        .contains("Última dosis: 11 mar 2026")
        .contains("Opioides bloqueados: según la etiqueta unos 28 días: 8 abr 2026");
  }

  @Test
  void theEstimateIsTheIntervalOfTheForecast() {
    Run run = card(Run.EXAMPLE, "--as-of=2026-03-15");
    Run forecast =
        Run.of("forecast", Run.EXAMPLE, "--as-of=2026-03-15", "--subjects=100", "--json");
    Object protection = Json.at(Json.person(forecast.text()), "protection");
    assertThat(unfolded(run))
        .contains(
            "Estimate: full block ends between "
                + day(protection, "lostEarly5percent")
                + " and "
                + day(protection, "lostLate95percent")
                + " in 90 of 100 people like this");
  }

  private static String day(Object protection, String loss) {
    assertThat(Json.at(protection, loss, "state")).isEqualTo("at");
    return DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH)
        .format(OffsetDateTime.parse((String) Json.at(protection, loss, "time")));
  }

  @Test
  void tabletsBlockForTheHoursOfTheLabel() throws IOException {
    String tablets =
        chart(
            """
            ID,DATETIME,EVID,DRUG,ROUTE,AMT,UNIT
            1,2026-04-14T09:00Z,1,naltrexone,oral,50,mg
            """);
    assertThat(unfolded(card(tablets)))
        .contains("Product: naltrexone 50 mg, tablet")
        .contains("Opioids blocked: by the label about 24 hours: 15 Apr 2026 09:00");
    String first =
        chart(
            """
            ID,DATETIME,EVID,DRUG,ROUTE,AMT,UNIT
            1,2026-04-14T09:00Z,1,naltrexone,oral,25,mg
            """);
    assertThat(unfolded(card(first)))
        .contains("not known: the label has no time for this dose; expect a block");
  }

  @Test
  void nothingOfThePersonIsOnTheCardUnlessAskedFor() throws IOException {
    String chart =
        chart(
            """
            ID,DATETIME,EVID,DRUG,ROUTE,AMT,UNIT,WT,NOTE
            Zebedee-77,2026-04-14T09:00Z,1,naltrexone,xr-im,380,mg,93,"ask for Zacharias, opioid use disorder"
            """);
    Path pdf = folder.resolve("card.pdf");
    assertThat(card(chart, "--pdf", pdf.toString()).exit()).isZero();
    String text;
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      text = new PDFTextStripper().getText(document);
    }
    for (String shown : List.of(text, card(chart).text())) {
      assertThat(shown)
          .contains("MEDICAL ALERT: NALTREXONE")
          .doesNotContain("Zebedee")
          .doesNotContain("Zacharias")
          .doesNotContain("93")
          .doesNotContainIgnoringCase("disorder")
          .doesNotContain("Name")
          .doesNotContain("call")
          .doesNotContain("Diagnosis");
    }
    Run asked =
        card(
            chart,
            "--show-name",
            "--name=Ana Example",
            "--contact=901-555-0100",
            "--diagnosis=opioid use disorder");
    assertThat(asked.text())
        .contains("Name: Ana Example")
        .contains("In an emergency call: 901-555-0100")
        .contains("Diagnosis: opioid use disorder");
    assertThat(card(chart, "--show-name").text()).contains("Name: ____");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--name=Ana|--name is printed only with --show-name",
        "--show-name;--name=王小明|--name holds a letter",
        "--contact=00000000000000000000000000000000000000000|--contact has 1 to 40 letters",
        "--diagnosis=|--diagnosis has 1 to 40 letters",
        "--lang=de|--lang is en"
      })
  void anEntryThatDoesNotGoOnACardIsRefusedWithoutRepeatingIt(String words, String message) {
    Run run = card(Run.EXAMPLE, words.split(";"));
    assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().getFirst())
        .contains(message)
        .doesNotContain("Ana")
        .doesNotContain("王")
        .doesNotContain("000");
  }

  @Test
  void aChartThatCouldMisleadMakesNoCard() throws IOException {
    String days = chart("ID,DAY,EVID,DRUG,ROUTE,AMT,UNIT\n1,0,1,naltrexone,xr-im,380,mg\n");
    Run noDates = card(days);
    assertThat(noDates.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(noDates.err().getLast()).contains("a card needs dates");
    String broken =
        chart(
            """
            ID,DATETIME,EVID,DRUG,ROUTE,AMT,UNIT
            1,2026-04-01T09:00Z,1,naltrexone,xr-im,380,mg
            1,2026-04-14T09:00Z,1,naltrexone,xr-im,many,mg
            """);
    Run unread = card(broken);
    assertThat(unread.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(unread.out()).isEmpty();
    assertThat(unread.err().getLast()).contains("one of them may hold a later dose");
    String none = chart("ID,DATETIME,EVID,OBS,DV\n1,2026-04-14T09:00Z,0,visit,1\n");
    Run unknown = card(none);
    assertThat(unknown.exit()).isEqualTo(ExitCode.UNKNOWN);
    assertThat(unknown.out()).isEmpty();
    assertThat(unknown.err().getLast()).contains("no naltrexone is on record");
  }

  @Test
  void dosesAfterTheDayOfTheCardAreToldToBeLeftOut() {
    Run run = card(Run.EXAMPLE, "--as-of=2026-02-20");
    assertThat(run.text()).contains("Last dose: 11 Feb 2026");
    assertThat(run.err()).contains("blockade: 1 dose after the time of the question not counted");
  }
}
