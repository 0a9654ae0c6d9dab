package org.blockade.service.present.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.blockade.service.present.TextLines;
import org.blockade.service.trial.ArmResult;
import org.blockade.service.trial.Endpoint;
import org.blockade.service.trial.TrialReport;

/// A trial on a terminal.
public final class TrialText {

  /// Arms beside each other; more stand below. A choice: a terminal has 100 columns.
  private static final int BESIDE = 2;

  private TrialText() {}

  /// The lines.
  public static List<String> lines(TrialReport report) {
    List<String> lines = new ArrayList<>();
    lines.add(report.result().file().design().title() + ", " + report.condition());
    lines.add("");
    lines.addAll(
        TextLines.wrap(TrialWords.headline(report), TextLines.WIDTH - 2).stream()
            .map(line -> "  " + line)
            .toList());
    TrialWords.lines(report).forEach(line -> lines.addAll(TextLines.of(line)));
    List<ArmResult> arms = report.result().arms();
    for (int from = 0; from < arms.size(); from += BESIDE) {
      lines.add("");
      lines.addAll(table(report, from, StrictMath.min(arms.size(), from + BESIDE)));
    }
    lines.add("");
    for (String line : TrialWords.provenance(report)) {
      lines.addAll(TextLines.wrap(line, TextLines.WIDTH));
    }
    return lines;
  }

  private static List<String> table(TrialReport report, int from, int to) {
    List<List<String>> rows = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of(""));
    report.result().arms().subList(from, to).forEach(arm -> head.add(arm.name()));
    rows.add(head);
    for (Endpoint endpoint : report.endpoints()) {
      List<String> row = new ArrayList<>(List.of(endpoint.label()));
      IntStream.range(from, to).mapToObj(endpoint::text).forEach(row::add);
      rows.add(row);
    }
    int columns = head.size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = StrictMath.max(widths[i], row.get(i).length());
      }
    }
    return rows.stream()
        .map(row -> {
          StringBuilder line = new StringBuilder(" ");
          for (int i = 0; i < columns; i++) {
            line.append(' ')
                .append(row.get(i))
                .append(" ".repeat(widths[i] - row.get(i).length() + 1));
          }
          return line.toString().stripTrailing();
        })
        .toList();
  }
}
