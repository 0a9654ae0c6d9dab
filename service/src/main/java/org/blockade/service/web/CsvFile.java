package org.blockade.service.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.blockade.service.access.ExportNotice;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// A table to take away. What 42 CFR 2.32 asks for stands first, as a comment.
final class CsvFile {

  private final StringWriter text = new StringWriter();
  private final CsvWriter rows;

  CsvFile(String... columns) {
    rows = CsvWriter.builder().build(text);
    rows.writeComment(ExportNotice.text());
    rows.writeRecord(columns);
  }

  void row(String... cells) {
    rows.writeRecord(Arrays.stream(cells).map(CsvFile::harmless).toArray(String[]::new));
  }

  /// A cell that begins like this is a formula to a spreadsheet. "-" alone is none.
  private static String harmless(String cell) {
    return cell.length() > 1 && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }

  ResponseEntity<byte[]> answer(String name) {
    try {
      rows.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
        .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
        .body(text.toString().getBytes(StandardCharsets.UTF_8));
  }
}
