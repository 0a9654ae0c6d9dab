package org.blockade.service.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.blockade.service.access.ExportNotice;
import org.blockade.service.clinic.Table;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// A table to take away, row by row. What 42 CFR 2.32 asks for stands first.
final class CsvFile {

  private final List<String> columns;
  private final List<List<String>> rows = new ArrayList<>();

  CsvFile(String... columns) {
    this.columns = List.of(columns);
  }

  void row(String... cells) {
    rows.add(List.of(cells));
  }

  ResponseEntity<byte[]> answer(String name) {
    return answer(new Table(ExportNotice.text(), columns, rows), name);
  }

  static ResponseEntity<byte[]> answer(Table table, String name) {
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
        .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
        .body(table.csv().getBytes(StandardCharsets.UTF_8));
  }
}
