package org.blockade.formats.table;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;

/// Writes a table as CSV (RFC 4180).
///
/// The first line holds the names, with the unit in brackets where there is one (`PRED [ng/mL]`).
/// Numbers are written with a point and as many digits as it takes to read the same number back; a
/// missing value is an empty cell.
public final class CsvTableWriter {

  private CsvTableWriter() {}

  /// Writes the table row by row; does not close the writer.
  public static void write(ResultTable table, Writer out) throws IOException {
    try {
      CsvWriter csv = CsvWriter.builder().build(out);
      csv.writeRecord(table.columns().stream().map(CsvTableWriter::heading).toList());
      for (int i = 0; i < table.rows(); i++) {
        int row = i;
        List<String> cells = table.columns().stream().map(column -> column.text(row)).toList();
        csv.writeRecord(cells);
      }
      csv.flush();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static String heading(Column column) {
    return column.unit().isEmpty() ? column.name() : column.name() + " [" + column.unit() + "]";
  }
}
