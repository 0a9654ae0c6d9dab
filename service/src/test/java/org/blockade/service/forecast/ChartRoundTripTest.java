package org.blockade.service.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.blockade.formats.chart.Chart;
import org.blockade.formats.chart.ChartOptions;
import org.blockade.formats.chart.ChartReader;
import org.blockade.formats.chart.ChartReading;
import org.blockade.formats.chart.ChartRow;
import org.blockade.formats.chart.PersonChart;
import org.blockade.formats.table.ChartWriter;
import org.blockade.formats.table.ResultTable;
import org.blockade.simulator.drug.DrugCatalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A chart that was written back with its results is the same chart: random charts in all three
/// kinds of time, with people mixed, rows in disorder, missing cells in all their forms, text that
/// needs quotation marks, and rows that are refused.
class ChartRoundTripTest {

  private static final DrugCatalogue CATALOGUE = DrugCatalogue.standard();
  private static final ChartOptions OPTIONS = ChartOptions.of(CATALOGUE);
  private static final List<String> RESULTS = List.of("TAD", "PRED", "IPRED", "OCC", "REP");
  private static final int CHARTS_PER_SEED = 4;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 10);
  }

  private static String written(Chart chart) throws IOException {
    ResultTable results = ChartPredictions.of(chart, CATALOGUE.model("naltrexone"));
    StringWriter out = new StringWriter();
    ChartWriter.write(chart, results, out);
    return out.toString();
  }

  private static ChartReading read(String text) {
    return ChartReader.read(text, "chart.csv", OPTIONS);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatWasWrittenBackHoldsTheSamePeopleEventsAndValues(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    int rows = 0;
    for (int i = 0; i < CHARTS_PER_SEED; i++) {
      String text = new RandomChart(random).text();
      ChartReading first = read(text);
      assertThat(first.fileRefused()).as(text).isFalse();
      String written = written(first.chart());
      ChartReading second = read(written);
      assertThat(second.rowsRefused()).as("%s\n%s", second.problems(), written).isZero();
      assertThat(second.rowsRead()).as(written).isEqualTo(first.rowsRead());
      same(first.chart(), second.chart());
      assertThat(written(second.chart())).isEqualTo(written);
      rows += first.rowsRead();
    }
    assertThat(rows).isGreaterThan(CHARTS_PER_SEED * 5);
  }

  private static void same(Chart first, Chart second) {
    assertThat(second.axis()).isEqualTo(first.axis());
    assertThat(second.persons().stream().map(PersonChart::id))
        .containsExactlyElementsOf(first.persons().stream().map(PersonChart::id).toList());
    for (int i = 0; i < first.persons().size(); i++) {
      PersonChart before = first.persons().get(i);
      PersonChart after = second.persons().get(i);
      assertThat(after.rows()).hasSameSizeAs(before.rows());
      for (int k = 0; k < before.rows().size(); k++) {
        ChartRow was = before.rows().get(k);
        ChartRow is = after.rows().get(k);
        assertThat(is.time()).isEqualTo(was.time());
        assertThat(is.event()).isEqualTo(was.event());
        assertThat(is.covariates()).isEqualTo(was.covariates());
        assertThat(ownCells(second, is)).isEqualTo(ownCells(first, was));
      }
      assertThat(after.doses()).isEqualTo(before.doses());
      assertThat(after.dosing()).isEqualTo(before.dosing());
      assertThat(after.covariates()).isEqualTo(before.covariates());
    }
  }

  /// The cells that are the author's, by column.
  private static Map<String, String> ownCells(Chart chart, ChartRow row) {
    Map<String, String> cells = new HashMap<>();
    for (int i = 0; i < chart.columns().size(); i++) {
      String name = chart.columns().get(i);
      if (!RESULTS.contains(name.strip().toUpperCase(Locale.ROOT))) {
        cells.put(name, row.cells().get(i));
      }
    }
    return cells;
  }

  @Test
  void theChartsAreOfAllKinds() {
    List<ChartReading> readings =
        seeds()
            .mapToObj(SplittableRandom::new)
            .flatMap(
                random -> Stream.generate(() -> new RandomChart(random)).limit(CHARTS_PER_SEED))
            .map(chart -> read(chart.text()))
            .toList();
    assertThat(readings.stream().map(reading -> reading.chart().axis().getClass()).distinct())
        .hasSize(3);
    assertThat(readings.stream().mapToInt(ChartReading::rowsRefused).sum()).isGreaterThan(20);
    List<PersonChart> people =
        readings.stream().flatMap(reading -> reading.chart().persons().stream()).toList();
    assertThat(people.stream().mapToInt(person -> person.doses().size()).sum()).isGreaterThan(200);
    assertThat(people.stream().mapToInt(person -> person.dosing().resets().size()).sum())
        .isGreaterThan(20);
  }

  @Test
  void theResultsStandAfterTheColumnsOfTheChartInTheirOrder() throws IOException {
    Chart chart =
        read("ID,TIME,ocC,DRUG,ROUTE,AMT,UNIT\n1,0,9,naltrexone,iv,1,mg\n1,2,9,,,,\n").chart();
    List<String> lines = written(chart).lines().toList();
    assertThat(lines.getFirst()).isEqualTo("ID,TIME,DRUG,ROUTE,AMT,UNIT,TAD,PRED,IPRED,OCC,REP");
    assertThat(lines.getLast()).startsWith("1,2,,,,,2.0,");
  }

  /// One chart.
  private static final class RandomChart {

    private static final List<String> COLUMNS =
        List.of(
            "EVID",
            "DRUG",
            "ROUTE",
            "AMT",
            "UNIT",
            "RATE",
            "DUR",
            "II",
            "ADDL",
            "SS",
            "CMT",
            "SITE",
            "OBS",
            "DV",
            "MDV",
            "LLOQ",
            "WT",
            "AGE",
            "SEX",
            "CRCL",
            "ALT",
            "HEPATIC",
            "DEPENDENCE",
            "NOTE",
            "WARD");
    private static final List<String> MISSING = List.of("", "", "", ".", "NA", " ");
    private static final List<String> NOTES =
        List.of("came late", "said \"fine\", left", "two\nlines", " spaced ", "=1+1", "é, ß", "-");

    private final SplittableRandom random;
    private final String timeColumn;
    private final Map<String, String> row = new HashMap<>();

    RandomChart(SplittableRandom random) {
      this.random = random;
      this.timeColumn = pick("TIME", "DAY", "DATETIME");
    }

    private String pick(String... words) {
      return words[random.nextInt(words.length)];
    }

    private boolean oneIn(int count) {
      return random.nextInt(count) == 0;
    }

    String text() {
      List<String> names = new ArrayList<>(COLUMNS);
      names.add("ID");
      names.add(timeColumn);
      if (oneIn(2)) {
        names.addAll(RESULTS.subList(0, 1 + random.nextInt(RESULTS.size())));
      }
      for (int i = names.size() - 1; i > 0; i--) {
        names.set(i, names.set(random.nextInt(i + 1), names.get(i)));
      }
      StringBuilder text = new StringBuilder();
      text.append(String.join(",", names.stream().map(this::anyCase).toList()));
      String end = pick("\n", "\r\n");
      int rows = 6 + random.nextInt(20);
      for (int i = 0; i < rows; i++) {
        row.clear();
        fill();
        text.append(end).append(String.join(",", names.stream().map(this::cell).toList()));
      }
      return text.append(end).toString();
    }

    private String anyCase(String name) {
      return switch (random.nextInt(3)) {
        case 0 -> name.toLowerCase(Locale.ROOT);
        default -> name;
      };
    }

    private String cell(String name) {
      String cell = row.get(name);
      if (cell == null) {
        return MISSING.get(random.nextInt(MISSING.size()));
      }
      boolean quoted = oneIn(8) || cell.contains(",") || cell.contains("\"") || cell.contains("\n");
      return quoted ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell;
    }

    private void fill() {
      row.put("ID", pick("1", "01", "person 3", "ä-4"));
      row.put(timeColumn, time());
      switch (random.nextInt(8)) {
        case 0, 1, 2 -> dose(pick("1", "", "1.0"));
        case 3 -> dose("4");
        case 4 -> observation();
        case 5 -> row.put("EVID", "3");
        case 6 -> {
          row.put("EVID", "2");
          row.put("OBS", pick("use_reported", "my own event"));
        }
        default -> row.put("EVID", pick("0", "2"));
      }
      covariates();
      if (oneIn(4)) {
        row.put("NOTE", NOTES.get(random.nextInt(NOTES.size())));
      }
      if (oneIn(9)) {
        spoil();
      }
    }

    private String time() {
      int day = random.nextInt(60);
      return switch (timeColumn) {
        case "TIME" -> oneIn(2) ? Integer.toString(day * 24 - 48) : Double.toString(day * 7.3 - 9);
        case "DAY" -> Integer.toString(day - 5);
        default ->
            String.format(
                Locale.ROOT,
                "2026-%02d-%02dT%02d:30%s",
                1 + day / 28,
                1 + day % 28,
                random.nextInt(24),
                pick("Z", "+01:00", "-05:00"));
      };
    }

    private void dose(String evid) {
      row.put("EVID", evid);
      row.put("DRUG", pick("naltrexone", "Naltrexone", "NALTREXONE"));
      String route = pick("oral", "po", "xr-im", "iv", "IV");
      row.put("ROUTE", route);
      boolean vein = route.equalsIgnoreCase("iv");
      boolean depot = route.equals("xr-im");
      row.put(
          "AMT",
          depot
              ? pick("380", "3.8e2", "190.0")
              : vein ? pick("1", "0.5") : pick("50", "25.0", "1e2"));
      row.put("UNIT", pick("mg", "MG"));
      if (vein && oneIn(2)) {
        row.put(pick("RATE", "DUR"), pick("0.5", "0.25"));
      }
      if (oneIn(2)) {
        boolean days = timeColumn.equals("DAY");
        row.put("II", depot ? (days ? "28" : "672") : (days ? "1" : pick("24", "12.5")));
        row.put(pick("ADDL", "SS"), pick("1", "2"));
      }
      if (depot) {
        row.put("SITE", pick("left-gluteal", "Right-Gluteal", "deltoid"));
      }
      if (oneIn(4)) {
        row.put("CMT", vein ? "CENTRAL" : depot ? "depot" : "GUT");
      }
    }

    private void observation() {
      row.put("EVID", pick("0", ""));
      String name = pick("naltrexone_plasma", "Urine_Screen", "visit", "something else");
      row.put("OBS", name);
      switch (name) {
        case "naltrexone_plasma" -> {
          boolean below = oneIn(3);
          row.put("DV", below ? pick("BLQ", "blq") : pick("2.50", "0", "1e-2"));
          if (below) {
            row.put("LLOQ", "0.25");
          }
        }
        case "Urine_Screen" -> row.put("DV", pick("positive", "NEGATIVE"));
        case "visit" -> row.put("DV", pick("0", "1"));
        default -> row.put("DV", pick("7.0", "words, words"));
      }
      if (oneIn(4)) {
        row.put("MDV", pick("0", "1"));
      }
    }

    private void covariates() {
      if (oneIn(3)) {
        row.put("WT", pick("81.5", "60", "9e1"));
      }
      if (oneIn(4)) {
        row.put("AGE", pick("34", "35"));
      }
      if (oneIn(6)) {
        row.put("HEPATIC", pick("normal", "Compensated"));
        row.put("DEPENDENCE", pick("yes", "0"));
        row.put("CRCL", pick("90", "45.5"));
        row.put("SEX", pick("F", "male"));
        row.put("ALT", "40");
      }
    }

    /// Something that is refused.
    private void spoil() {
      List<String> names = new ArrayList<>(Arrays.asList("ID", timeColumn, "AMT", "WT", "EVID"));
      String name = names.get(random.nextInt(names.size()));
      row.put(name, name.equals("ID") ? "" : "x");
    }
  }
}
