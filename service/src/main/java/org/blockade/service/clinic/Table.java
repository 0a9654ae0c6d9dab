package org.blockade.service.clinic;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/// A table that leaves the clinic, with the notice that must go with it.
///
/// @param notice stands before everything else
/// @param rows as many cells each as there are columns
public record Table(String notice, List<String> columns, List<List<String>> rows) {

  public Table {
    if (notice.isBlank()) {
      throw new IllegalArgumentException("a table that leaves the clinic has its notice");
    }
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    int width = columns.size();
    if (rows.stream().anyMatch(row -> row.size() != width)) {
      throw new IllegalArgumentException("every row has a cell for each column");
    }
  }

  /// The table as CSV (RFC 4180); the notice is the first line.
  public String csv() {
    StringWriter text = new StringWriter();
    try (CsvWriter writer = CsvWriter.builder().build(text)) {
      writer.writeRecord(notice);
      writer.writeRecord(columns);
      for (List<String> row : rows) {
        writer.writeRecord(row.stream().map(Table::harmless).toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /// A spreadsheet would run what begins with one of these signs; a number may begin so.
  private static String harmless(String text) {
    boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    return formula && !text.matches("-?[0-9]+(\\.[0-9]+)?") ? "'" + text : text;
  }
}
