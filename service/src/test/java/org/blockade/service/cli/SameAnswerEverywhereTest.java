package org.blockade.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TimeZone;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The whole output, byte for byte, whatever stands around the program.
class SameAnswerEverywhereTest {

  private static final Locale LOCALE = Locale.getDefault();
  private static final TimeZone ZONE = TimeZone.getDefault();

  @TempDir private Path folder;

  @AfterEach
  void putBack() {
    Locale.setDefault(LOCALE);
    TimeZone.setDefault(ZONE);
  }

  @ParameterizedTest(name = "{0}, {1}")
  @CsvSource({
    "tr-TR, Europe/Istanbul",
    "ar-EG, Africa/Cairo",
    "th-TH-u-ca-buddhist-nu-thai, Asia/Bangkok",
    "de-DE, Pacific/Kiritimati",
    "hi-IN-u-nu-deva, America/St_Johns",
    "fa-IR, Antarctica/Troll",
  })
  void theAnswerDoesNotDependOnLocaleOrTimeZone(String locale, String zone) throws IOException {
    Locale.setDefault(Locale.ROOT);
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    Map<String, String> here = answer("here", Files.readString(Path.of(Run.EXAMPLE)));
    Locale.setDefault(Locale.forLanguageTag(locale));
    TimeZone.setDefault(TimeZone.getTimeZone(zone));
    Map<String, String> there = answer("there", Files.readString(Path.of(Run.EXAMPLE)));
    assertThat(there.keySet()).isEqualTo(here.keySet());
    here.forEach((name, content) ->
        assertThat(there.get(name).equals(content)).as(name + " is the same").isTrue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "3", "8"})
  void theAnswerDoesNotDependOnTheNumberOfThreads(String threads) throws IOException {
    String chart = Files.readString(Path.of(Run.EXAMPLE));
    assertThat(
            answer("many", chart, "--threads", threads)
                .equals(answer("one", chart, "--threads", "1")))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theAnswerDoesNotDependOnTheOrderOfRows(long seed) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(Path.of(Run.EXAMPLE)));
    String chart = String.join("\n", lines) + "\n";
    String header = lines.removeFirst();
    Collections.shuffle(lines, new Random(seed));
    Map<String, String> shuffled =
        answer("shuffled", header + "\n" + String.join("\n", lines) + "\n");
    Map<String, String> inOrder = answer("inOrder", chart);
    for (String name : List.of("text", "json", "a.csv", "a.svg", "a.html", "a.parquet")) {
      assertThat(shuffled.get(name).equals(inOrder.get(name))).as(name + " is the same").isTrue();
    }
  }

  @Test
  void askingTwiceGivesTheSameAndAnotherSeedAnotherBand() throws IOException {
    String chart = Files.readString(Path.of(Run.EXAMPLE));
    Map<String, String> first = answer("first", chart);
    assertThat(answer("second", chart).equals(first)).isTrue();
    Map<String, String> other = answer("other", chart, "--seed", "2");
    assertThat(other.get("a.csv").equals(first.get("a.csv"))).isFalse();
    assertThat(other.get("table.csv").equals(first.get("table.csv"))).isTrue();
  }

  @Test
  void aWordIsReadInAnyLetterCaseWhateverTheLocale() {
    Locale.setDefault(Locale.forLanguageTag("tr-TR"));
    Run run =
        Run.withInput(
            """
            id,time,evid,drug,route,amt,unit,site,addl,ii
            1,0,1,NALTREXONE,XR-IM,380,MG,LEFT-GLUTEAL,,
            1,672,1,VIVITROL,XR-IM,380,mg,RIGHT-GLUTEAL,,
            """,
            "forecast",
            "-",
            "--subjects",
            "100",
            "--what-if",
            "NEXT INJECTION 10 D LATE THEN 380 MG XR-IM");
    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
  }

  /// Everything that the program writes about a chart.
  private Map<String, String> answer(String name, String chart, String... more) throws IOException {
    Path place = Files.createDirectory(folder.resolve(name));
    List<String> words =
        new ArrayList<>(
            List.of("forecast", "-", "--subjects=100", "--what-if=next injection 10 d late"));
    Collections.addAll(words, more);
    Map<String, String> all = new TreeMap<>();
    all.put("text", Run.withInput(chart, words.toArray(String[]::new)).text());
    for (String file : List.of("a.csv", "a.parquet", "a.html", "a.svg", "table.csv")) {
      words.add("--" + (file.startsWith("a.") ? file.substring(2) : "table"));
      words.add(place.resolve(file).toString());
    }
    words.add("--json");
    Run run = Run.withInput(chart, words.toArray(String[]::new));
    assertThat(run.exit()).isZero();
    all.put("json", run.text());
    try (var files = Files.list(place)) {
      for (Path file : files.toList()) {
        all.put(file.getFileName().toString(), HexFormat.of().formatHex(Files.readAllBytes(file)));
      }
    }
    return all;
  }
}
