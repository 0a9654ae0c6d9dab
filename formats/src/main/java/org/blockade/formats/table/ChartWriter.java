package org.blockade.formats.table;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.blockade.formats.chart.Chart;
import org.blockade.formats.chart.ChartRow;

/// Writes a chart back with result columns beside its own (RFC 4180).
///
/// The chart's cells stand as they were written, whatever they hold; rows that were refused are not
/// there. A column of an earlier result is left out where the new ones have its name.
public final class ChartWriter {

  private ChartWriter() {}

  /// Writes the chart; does not close the writer.
  ///
  /// @param results one row for each row of the chart, in the order of `Chart.rows`
  /// @throws IllegalArgumentException if the numbers of rows differ
  public static void write(Chart chart, ResultTable results, Writer out) throws IOException {
    List<ChartRow> rows = chart.rows();
    if (rows.size() != results.rows()) {
      throw new IllegalArgumentException(
          "the chart has " + rows.size() + " rows, its results " + results.rows());
    }
    List<Integer> kept = keptColumns(chart, results);
    try {
      CsvWriter csv = CsvWriter.builder().build(out);
      List<String> names = pick(chart.columns(), kept);
      results.columns().forEach(column -> names.add(column.name()));
      csv.writeRecord(names);
      for (int i = 0; i < rows.size(); i++) {
        int row = i;
        List<String> cells = pick(rows.get(i).cells(), kept);
        results.columns().forEach(column -> cells.add(column.text(row)));
        csv.writeRecord(cells);
      }
      csv.flush();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static List<Integer> keptColumns(Chart chart, ResultTable results) {
    Set<String> replaced = new HashSet<>();
    results.columns().forEach(column -> replaced.add(column.name().toUpperCase(Locale.ROOT)));
    List<Integer> kept = new ArrayList<>();
    for (int i = 0; i < chart.columns().size(); i++) {
      if (!replaced.contains(chart.columns().get(i).strip().toUpperCase(Locale.ROOT))) {
        kept.add(i);
      }
    }
    return kept;
  }

  private static List<String> pick(List<String> cells, List<Integer> places) {
    List<String> picked = new ArrayList<>();
    places.forEach(place -> picked.add(cells.get(place)));
    return picked;
  }
}
