package org.blockade.service.validation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The evidence tables as they lie in `docs`.
public final class EvidenceTables {

  private static final Path DOCS = Path.of("..", "docs");

  private EvidenceTables() {}

  static Path docs(String file) {
    return DOCS.resolve(file);
  }

  /// Rows by column name.
  public static List<Map<String, String>> rows(String table) {
    List<Map<String, String>> rows = new ArrayList<>();
    try {
      List<String> lines = Files.readAllLines(DOCS.resolve("evidence").resolve(table));
      List<String> names = cells(lines.getFirst());
      for (String line : lines.subList(1, lines.size())) {
        List<String> cells = cells(line);
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
          row.put(names.get(i), cells.get(i));
        }
        rows.add(row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (char letter : line.toCharArray()) {
      if (letter == '"') {
        quoted = !quoted;
      } else if (letter == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(letter);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
