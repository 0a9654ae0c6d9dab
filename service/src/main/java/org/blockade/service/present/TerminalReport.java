package org.blockade.service.present;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.blockade.service.forecast.CurveWanted;
import org.blockade.service.forecast.ProtectionReport;
import org.blockade.simulator.measure.ProtectionBands;
import org.blockade.simulator.population.OccupancyCurve;
import org.blockade.simulator.quantity.ModelTime;

/// A protection report for a terminal, 100 columns wide. Colour is never alone: each coloured word
/// says the same without it.
public final class TerminalReport {

  private static final int TITLE_WIDTH = 32;
  private static final int BAR = 40;

  private final ProtectionReport report;
  private final ReportSentences sentences;
  private final boolean colour;

  /// @param colour whether the terminal shows colour
  public TerminalReport(ProtectionReport report, boolean colour) {
    this.report = report;
    this.sentences = new ReportSentences(report);
    this.colour = colour;
  }

  /// The text, line by line.
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.addAll(TextLines.wrap(sentences.title(), TextLines.WIDTH));
    lines.add("");
    lines.add("  " + coloured(sentences.level(), report.forecast().now().level()));
    for (ReportSentences.Line line : sentences.lines()) {
      lines.addAll(TextLines.of(line));
    }
    List<ReportSentences.SuppositionLine> suppositions = sentences.suppositionLines();
    if (!suppositions.isEmpty()) {
      lines.add("");
      lines.addAll(table(suppositions));
    }
    List<String> plot = plot();
    if (sentences.known() && !plot.isEmpty()) {
      lines.add("");
      lines.addAll(plot);
    }
    lines.add("");
    sentences.provenance().forEach(line -> lines.addAll(TextLines.wrap(line, TextLines.WIDTH)));
    return lines;
  }

  /// What goes on afterwards stands above the rows for which it holds.
  private List<String> table(List<ReportSentences.SuppositionLine> suppositions) {
    List<String> lines = new ArrayList<>();
    lines.add(
        row(
            "If",
            "typical person below " + Percent.exactly(report.forecast().request().threshold()),
            "days below, in 90 of 100"));
    String then = "";
    for (ReportSentences.SuppositionLine supposition : suppositions) {
      if (!supposition.then().equals(then)) {
        then = supposition.then();
        lines.add("  If, " + then);
      }
      lines.addAll(rows(supposition));
    }
    return lines;
  }

  private static String row(String first, String second, String third) {
    return String.format(Locale.ROOT, "  %-" + TITLE_WIDTH + "s %-40s %s", first, second, third)
        .stripTrailing();
  }

  /// A title that is too long for its column, and each further gap, stands on a line of its own.
  private static List<String> rows(ReportSentences.SuppositionLine line) {
    List<String> rows = new ArrayList<>();
    boolean fits = line.title().length() <= TITLE_WIDTH;
    if (!fits) {
      rows.add("  " + line.title());
    }
    rows.add(row(fits ? line.title() : "", line.windows().getFirst(), line.gap()));
    line.windows().stream().skip(1).forEach(window -> rows.add(row("", window, "")));
    return rows;
  }

  /// Occupancy over the time ahead: one bar a row, the spread in brackets.
  private List<String> plot() {
    List<OccupancyCurve.Point> points = barPoints();
    if (points.isEmpty()) {
      return List.of();
    }
    AxisText text = new AxisText(report.person().axis());
    List<String> lines = new ArrayList<>();
    double threshold = report.forecast().request().threshold();
    int mark = (int) StrictMath.round(threshold * BAR);
    lines.add(
        "  "
            + sentences.ifGivenInShort()
            + ": receptors held (# typical, | "
            + Percent.exactly(threshold)
            + ", [ ] 90 of 100 people)");
    for (OccupancyCurve.Point point : points) {
      lines.add(
          String.format(
              Locale.ROOT,
              "  %-16s %s %s (%s)",
              text.day(point.time()),
              bar(point, mark),
              Percent.of(point.typical(), threshold),
              Percent.range(point.people(), threshold)));
    }
    return lines;
  }

  private static String bar(OccupancyCurve.Point point, int mark) {
    char[] cells = " ".repeat(BAR + 1).toCharArray();
    int filled = (int) StrictMath.round(point.typical() * BAR);
    for (int i = 0; i < filled; i++) {
      cells[i] = '#';
    }
    cells[mark] = '|';
    cells[(int) StrictMath.round(point.people().low() * BAR)] = '[';
    cells[(int) StrictMath.round(point.people().high() * BAR)] = ']';
    return new String(cells);
  }

  private List<OccupancyCurve.Point> barPoints() {
    ModelTime horizon = report.forecast().request().horizon();
    double step = CurveWanted.Ahead.stepDays(horizon.hoursSince(report.asOf()));
    List<ModelTime> wanted = new ArrayList<>();
    for (double day = 0; !report.asOf().plusDays(day).isAfter(horizon); day += step) {
      wanted.add(report.asOf().plusDays(day));
    }
    return report.forecast().curve().points().stream()
        .filter(point -> wanted.contains(point.time()))
        .toList();
  }

  private String coloured(String words, ProtectionBands.Level level) {
    if (!colour || !sentences.known()) {
      return words;
    }
    String code =
        switch (level) {
          case PROTECTED -> "32";
          case FADING -> "33";
          case UNPROTECTED -> "31";
        };
    return "\u001B[1;" + code + "m" + words + "\u001B[0m";
  }
}
