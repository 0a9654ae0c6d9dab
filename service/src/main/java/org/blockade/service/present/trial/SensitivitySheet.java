package org.blockade.service.present.trial;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.blockade.formats.table.Column;
import org.blockade.formats.table.ResultTable;
import org.blockade.service.present.ReportSentences;
import org.blockade.service.trial.Sensitivity;
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
  public record Row(CourseTable.Row number, double one, double two) {}

  /// A tornado.
  public static SensitivitySheet of(String outcome, Sensitivity.Tornado tornado) {
    return new SensitivitySheet(
        "tornado",
        outcome + " with each number at the ends of its range",
        List.of(
            String.format(Locale.ROOT, "%s as the trial stands: %.4g.", outcome, tornado.base()),
            "One number at a time, the others as they stand, the same random numbers."),
        tornado.base(),
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
            .sorted(java.util.Comparator.comparingDouble(Row::two).reversed())
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
                + " samples: small indices are not told from 0, and may be below it."),
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
            "  %-20s %10s %10s  %-22s %-8s %s",
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
              "  %-20s %10.4f %10.4f  %-22s %-8s %s",
              row.number().number().symbol(),
              row.one(),
              row.two(),
              row.number().low() + " to " + row.number().high(),
              row.number().number().unit(),
              row.number().evidence().word()));
    }
    text.add("");
    text.add(TrialWords.NOTICE.strip());
    text.add(ReportSentences.NOT_A_DEVICE);
    return text;
  }

  /// The rows as a table.
  public ResultTable table() {
    return new ResultTable(
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
            new Column.Numbers(heads.getFirst(), "", rows.stream().mapToDouble(Row::one).toArray()),
            new Column.Numbers(heads.getLast(), "", rows.stream().mapToDouble(Row::two).toArray()),
            new Column.Words(
                "EVIDENCE", rows.stream().map(row -> row.number().evidence().word()).toList())));
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
      low = StrictMath.min(low, StrictMath.min(row.one(), row.two()));
      high = StrictMath.max(high, StrictMath.max(row.one(), row.two()));
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
      bar(svg, LEFT + (base - low) * scale, LEFT + (row.one() - low) * scale, y, "#00548c");
      bar(svg, LEFT + (base - low) * scale, LEFT + (row.two() - low) * scale, y + 9, "#b84e00");
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

  private static void bar(StringBuilder svg, double from, double to, int y, String colour) {
    add(
        svg,
        "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"8\" fill=\"%s\"/>%n",
        StrictMath.min(from, to),
        y + 2,
        StrictMath.abs(to - from),
        colour);
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
