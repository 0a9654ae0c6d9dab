package org.blockade.service.present;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Text folded to the width of a terminal.
public final class TextLines {

  /// Columns of a terminal.
  public static final int WIDTH = 100;

  private static final int LABEL_WIDTH = 16;

  private TextLines() {}

  /// A statement with its label in front; a label that is too long for its column stands a little
  /// wider.
  public static List<String> of(ReportSentences.Line line) {
    String label = String.format(Locale.ROOT, "  %-" + (LABEL_WIDTH - 1) + "s ", line.label());
    List<String> parts = wrap(line.statement(), WIDTH - label.length());
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      lines.add((i == 0 ? label : " ".repeat(label.length())) + parts.get(i));
    }
    return lines;
  }

  /// Text folded between words; a longer word stands on a line of its own.
  public static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
