package org.blockade.service.clinic;

import java.util.List;
import java.util.stream.Collectors;

/// A table that leaves the clinic, with the notice that must go with it.
///
/// @param notice stands before everything else
/// @param rows as many cells each as there are columns
public record Table(String notice, List<String> columns, List<List<String>> rows) {

  private static final String LINE_END = "\r\n";

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
    StringBuilder text = new StringBuilder(cell(notice)).append(LINE_END);
    text.append(line(columns));
    rows.forEach(row -> text.append(line(row)));
    return text.toString();
  }

  private static String line(List<String> cells) {
    return cells.stream().map(Table::cell).collect(Collectors.joining(",", "", LINE_END));
  }

  /// A spreadsheet would run what begins with one of these signs; a number may begin so.
  private static String cell(String text) {
    boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    boolean number = text.matches("-?[0-9]+(\\.[0-9]+)?");
    String shown = formula && !number ? "'" + text : text;
    return shown.matches("[^\",\r\n]*") ? shown : '"' + shown.replace("\"", "\"\"") + '"';
  }
}
