package org.blockade.service.present.opioid;

import java.awt.Color;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.blockade.formats.table.ResultTable;
import org.blockade.service.present.AxisText;
import org.blockade.service.present.SvgDocument;
import org.knowm.xchart.XYChart;

/// The plot of an answer as SVG, drawn from its table.
public final class AnswerSvg {

  private static final double DAYS_PER_HOUR = 1.0 / 24;
  private static final double MINUTES_PER_HOUR = 60;
  private static final List<Color> COLOURS =
      List.of(
          new Color(0, 84, 140),
          new Color(184, 78, 0),
          new Color(11, 107, 69),
          new Color(123, 63, 160));
  private static final Color LEVEL = new Color(90, 90, 90);
  private static final int FAINT = 50;

  private AnswerSvg() {}

  /// Draws an answer that has a plot; does not close the writer.
  public static void write(AnswerSheet sheet, Writer out) throws IOException {
    AnswerSheet.Plot plot = sheet.plot().orElseThrow();
    ResultTable table = sheet.numbers();
    String title = plot.title();
    XYChart chart =
        switch (plot.clock()) {
          case DAYS -> SvgDocument.chart(title, plot.vertical(), new AxisText(sheet.axis()));
          case MINUTES -> SvgDocument.chartOverMinutes(title, plot.vertical());
        };
    chart.getStyler().setYAxisMin(plot.from()).setYAxisMax(plot.to());
    double perHour =
        switch (plot.clock()) {
          case DAYS -> DAYS_PER_HOUR;
          case MINUTES -> MINUTES_PER_HOUR;
        };
    double[] times = SvgDocument.scaled(table, "TIME", perHour);
    for (int i = 0; i < plot.lines().size(); i++) {
      AnswerSheet.Line line = plot.lines().get(i);
      Color colour = COLOURS.get(i % COLOURS.size());
      line.band()
          .ifPresent(band ->
              SvgDocument.ribbon(
                  chart,
                  band.name(),
                  times,
                  SvgDocument.scaled(table, band.low(), line.factor()),
                  SvgDocument.scaled(table, band.high(), line.factor()),
                  new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), FAINT)));
      SvgDocument.line(
          chart,
          line.name(),
          times,
          SvgDocument.scaled(table, line.column(), line.factor()),
          colour);
    }
    for (AnswerSheet.Level level : plot.levels()) {
      SvgDocument.line(
          chart,
          level.name(),
          new double[] {times[0], times[times.length - 1]},
          new double[] {level.value(), level.value()},
          LEVEL);
    }
    SvgDocument.write(chart, title, out);
  }
}
