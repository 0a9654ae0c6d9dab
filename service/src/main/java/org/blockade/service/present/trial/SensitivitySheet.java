package org.blockade.service.present.trial;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.blockade.formats.table.Column;
import org.blockade.formats.table.ResultTable;
import org.blockade.service.present.ReportSentences;
import org.blockade.service.trial.Estimate;
import org.blockade.service.trial.Sensitivity;
import org.blockade.service.trial.SobolIndices;
import org.blockade.simulator.outcome.CourseTable;

/// How much an outcome depends on each number of the course: rows, a table, bars.
///
/// @param title what is shown
/// @param lines what to know when reading it
/// @param base where bars begin or cross; 0 for indices
/// @param rows the most important first
public record SensitivitySheet(
    String id, String title, List<String> lines, double base, List<Row> rows, List<String> heads) {

  private static final int ROW = 22;
  private static final int LEFT = 190;
  private static final int WIDTH = 960;
  private static final int TOP = 48;

  public SensitivitySheet {
    lines = List.copyOf(lines);
    rows = List.copyOf(rows);
    heads = List.copyOf(heads);
  }

  /// A number, and the two values that are shown of it.
  public record Row(CourseTable.Row number, Estimate one, Estimate two) {}

  /// A tornado.
  public static SensitivitySheet of(String outcome, Sensitivity.Tornado tornado) {
    return new SensitivitySheet(
        "tornado",
        outcome + " with each number at the ends of its range",
        List.of(
            String.format(
                Locale.ROOT, "%s as the trial stands: %s.", outcome, shown("%.4g", tornado.base())),
            "One number at a time, the others as they stand, the same random numbers. Intervals of"
                + " 95 % are those of each trial by itself: the same people are in all, so that what"
                + " two of them differ by is known better."),
        tornado.base().value(),
        tornado.bars().stream().map(bar -> new Row(bar.row(), bar.atLow(), bar.atHigh())).toList(),
        List.of("AT_LOW", "AT_HIGH"));
  }

  /// Indices of Sobol.
  public static SensitivitySheet of(String outcome, Sensitivity.Sobol sobol, int samples) {
    List<Row> rows =
        IntStream.range(0, sobol.rows().size())
            .mapToObj(i ->
                new Row(
                    sobol.rows().get(i),
                    sobol.indices().first().get(i),
                    sobol.indices().total().get(i)))
            .sorted(Comparator.comparingDouble((Row row) -> row.two().value()).reversed())
            .toList();
    return new SensitivitySheet(
        "sobol",
        "Share of the variance of " + outcome + " that each number explains",
        List.of(
            String.format(
                Locale.ROOT,
                "%s with all numbers drawn from their ranges: mean %.4g, standard deviation %.4g.",
                outcome,
                sobol.indices().mean(),
                StrictMath.sqrt(sobol.indices().variance())),
            "First: alone. Total: with all in which it takes part. From "
                + samples
                + " samples, "
                + (samples < SobolIndices.FEWEST_WITH_INTERVALS
                    ? "too few for intervals, which need "
                        + SobolIndices.FEWEST_WITH_INTERVALS
                        + ": none of these indices is told from 0."
                    : "with intervals of 95 % by drawing from them again (bootstrap): an index whose"
                        + " interval holds 0 is not told from 0.")),
        0,
        rows,
        List.of("FIRST", "TOTAL"));
  }

  /// Lines for a terminal.
  public List<String> text() {
    List<String> text = new ArrayList<>();
    text.add(title);
    text.add("");
    lines.forEach(line -> text.add("  " + line));
    text.add("");
    text.add(
        String.format(
            Locale.ROOT,
            "  %-20s %-26s %-26s %-16s %-8s %s",
            "number",
            heads.getFirst().toLowerCase(Locale.ROOT).replace('_', ' '),
            heads.getLast().toLowerCase(Locale.ROOT).replace('_', ' '),
            "range",
            "unit",
            "evidence"));
    for (Row row : rows) {
      text.add(
          String.format(
              Locale.ROOT,
              "  %-20s %-26s %-26s %-16s %-8s %s",
              row.number().number().symbol(),
              shown("%.4f", row.one()),
              shown("%.4f", row.two()),
              row.number().low() + " to " + row.number().high(),
              row.number().number().unit(),
              row.number().evidence().word()));
    }
    text.add("");
    text.add(TrialWords.NOTICE.strip());
    text.add(ReportSentences.NOT_A_DEVICE);
    return text;
  }

  /// A value, with its interval if it has one.
  static String shown(String form, Estimate value) {
    String number = String.format(Locale.ROOT, form, value.value());
    return value.ranged()
        ? number
            + " ("
            + String.format(Locale.ROOT, form, value.low())
            + " to "
            + String.format(Locale.ROOT, form, value.high())
            + ")"
        : number;
  }

  private boolean ranged() {
    return rows.stream().anyMatch(row -> row.one().ranged() || row.two().ranged());
  }

  /// The rows as a table.
  public ResultTable table() {
    List<Column> columns = new ArrayList<>();
    columns.addAll(
        List.of(
            new Column.Words(
                "NUMBER", rows.stream().map(row -> row.number().number().symbol()).toList()),
            new Column.Words(
                "UNIT", rows.stream().map(row -> row.number().number().unit()).toList()),
            new Column.Numbers(
                "VALUE", "", rows.stream().mapToDouble(row -> row.number().value()).toArray()),
            new Column.Numbers(
                "LOW", "", rows.stream().mapToDouble(row -> row.number().low()).toArray()),
            new Column.Numbers(
                "HIGH", "", rows.stream().mapToDouble(row -> row.number().high()).toArray()),
            numbers(heads.getFirst(), row -> row.one().value()),
            numbers(heads.getLast(), row -> row.two().value())));
    if (ranged()) {
      columns.add(numbers(heads.getFirst() + "_LOW95", row -> row.one().low()));
      columns.add(numbers(heads.getFirst() + "_HIGH95", row -> row.one().high()));
      columns.add(numbers(heads.getLast() + "_LOW95", row -> row.two().low()));
      columns.add(numbers(heads.getLast() + "_HIGH95", row -> row.two().high()));
    }
    columns.add(
        new Column.Words(
            "EVIDENCE", rows.stream().map(row -> row.number().evidence().word()).toList()));
    return new ResultTable(columns);
  }

  private Column numbers(String name, ToDoubleFunction<Row> value) {
    return new Column.Numbers(name, "", rows.stream().mapToDouble(value).toArray());
  }

  /// Draws the bars as SVG; does not close the writer.
  public void svg(Writer out) throws IOException {
    out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.write(drawing());
  }

  /// The bars as an element of a page.
  String drawing() {
    double low = base;
    double high = base;
    for (Row row : rows) {
      for (Estimate end : List.of(row.one(), row.two())) {
        low = StrictMath.min(low, end.ranged() ? end.low() : end.value());
        high = StrictMath.max(high, end.ranged() ? end.high() : end.value());
      }
    }
    double span = high > low ? high - low : 1;
    double scale = (WIDTH - LEFT - 90) / span;
    int height = TOP + ROW * rows.size() + 40;
    StringBuilder svg = new StringBuilder();
    add(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
            + " font-size=\"12\">%n<title>%s</title>%n<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>%n",
        WIDTH,
        height,
        WIDTH,
        height,
        title);
    add(svg, "<text x=\"16\" y=\"24\" font-size=\"15\">%s</text>%n", title);
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      int y = TOP + ROW * i;
      add(
          svg,
          "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>%n",
          LEFT - 12,
          y + 14,
          row.number().number().symbol());
      bar(svg, low, scale, row.one(), y, "#00548c");
      bar(svg, low, scale, row.two(), y + 9, "#b84e00");
    }
    double zero = LEFT + (base - low) * scale;
    add(
        svg,
        "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\" stroke=\"#5a5a5a\"/>%n",
        zero,
        zero,
        TOP - 6,
        height - 34);
    add(
        svg,
        "<text x=\"%d\" y=\"%d\">%.3g</text>%n<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%.3g</text>%n",
        LEFT,
        height - 18,
        low,
        WIDTH - 90,
        height - 18,
        high);
    add(
        svg,
        "<text x=\"%d\" y=\"%d\" fill=\"#00548c\">%s</text>%n<text x=\"%d\" y=\"%d\" fill=\"#b84e00\">%s</text>%n",
        LEFT,
        height - 4,
        heads.getFirst().toLowerCase(Locale.ROOT).replace('_', ' '),
        LEFT + 90,
        height - 4,
        heads.getLast().toLowerCase(Locale.ROOT).replace('_', ' '));
    add(svg, "</svg>%n");
    return svg.toString();
  }

  /// A bar from the base to a value, and a thin line for its interval.
  private void bar(
      StringBuilder svg, double low, double scale, Estimate value, int y, String colour) {
    double from = LEFT + (base - low) * scale;
    double to = LEFT + (value.value() - low) * scale;
    add(
        svg,
        "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"8\" fill=\"%s\"/>%n",
        StrictMath.min(from, to),
        y + 2,
        StrictMath.abs(to - from),
        colour);
    if (value.ranged()) {
      add(
          svg,
          "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\" stroke=\"#5a5a5a\"/>%n",
          LEFT + (value.low() - low) * scale,
          LEFT + (value.high() - low) * scale,
          y + 6,
          y + 6);
    }
  }

  private static void add(StringBuilder svg, String form, Object... values) {
    Object[] safe = values.clone();
    for (int i = 0; i < safe.length; i++) {
      if (safe[i] instanceof String text) {
        safe[i] = text.startsWith("#") ? text : text.replace("&", "&amp;").replace("<", "&lt;");
      }
    }
    svg.append(String.format(Locale.ROOT, form, safe).replace("\r\n", "\n"));
  }
}
