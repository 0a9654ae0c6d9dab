package org.blockade.service.present.opioid;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.blockade.service.present.TextLines;

/// An answer for a terminal.
public final class AnswerText {

  private AnswerText() {}

  /// The text, line by line.
  public static List<String> lines(AnswerSheet sheet) {
    List<String> lines = new ArrayList<>();
    lines.addAll(TextLines.wrap(sheet.title(), TextLines.WIDTH));
    lines.add("");
    TextLines.wrap(sheet.headline(), TextLines.WIDTH - 2).forEach(line -> lines.add("  " + line));
    sheet.lines().forEach(line -> lines.addAll(TextLines.of(line)));
    if (!sheet.grid().rows().isEmpty()) {
      lines.add("");
      lines.addAll(grid(sheet.grid()));
    }
    lines.add("");
    sheet.provenance().forEach(line -> lines.addAll(TextLines.wrap(line, TextLines.WIDTH)));
    return lines;
  }

  private static List<String> grid(AnswerSheet.Grid grid) {
    int columns = grid.head().size();
    int[] widths = new int[columns];
    List<List<String>> all = new ArrayList<>(List.of(grid.head()));
    all.addAll(grid.rows());
    for (List<String> row : all) {
      for (int column = 0; column < columns; column++) {
        widths[column] = StrictMath.max(widths[column], row.get(column).length());
      }
    }
    return all.stream().map(row -> row(row, widths)).toList();
  }

  private static String row(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder("  ");
    for (int column = 0; column < widths.length; column++) {
      line.append(String.format(Locale.ROOT, "%-" + widths[column] + "s  ", cells.get(column)));
    }
    return line.toString().stripTrailing();
  }
}
