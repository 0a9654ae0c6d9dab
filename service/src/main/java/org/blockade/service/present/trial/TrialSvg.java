package org.blockade.service.present.trial;

import java.awt.Color;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import org.blockade.service.present.SvgDocument;
import org.blockade.service.trial.TrialReport;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/// The plots of a trial as pictures.
public final class TrialSvg {

  private static final List<Color> COLOURS =
      List.of(
          new Color(0, 84, 140),
          new Color(184, 78, 0),
          new Color(11, 107, 69),
          new Color(123, 63, 160),
          new Color(163, 18, 60));
  private static final Color MARK = new Color(90, 90, 90);
  private static final int FAINT = 50;
  private static final int THIN = 110;

  /// So many names stand beside each other below a plot. A choice.
  private static final int BELOW = 3;

  private TrialSvg() {}

  /// The plots of a report; each is written with `write`.
  public static List<TrialPlot> plots(TrialReport report) {
    return TrialPlots.of(report);
  }

  /// Draws a plot; does not close the writer.
  public static void write(TrialPlot plot, Writer out) throws IOException {
    switch (plot.kind()) {
      case LINES -> lines(plot, out);
      case FOREST -> forest(plot, out);
    }
  }

  private static Color colour(int number) {
    return COLOURS.get(number % COLOURS.size());
  }

  private static Color faint(Color colour, int alpha) {
    return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), alpha);
  }

  private static void legendBeside(XYChart chart) {
    chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideE);
    chart.getStyler().setLegendLayout(Styler.LegendLayout.Vertical);
  }

  private static void lines(TrialPlot plot, Writer out) throws IOException {
    XYChart chart =
        SvgDocument.chart(
            plot.title(), plot.vertical(), day -> String.format(Locale.ROOT, "%.0f", day));
    chart.setXAxisTitle(plot.horizontal());
    chart.getStyler().setYAxisMin(0.0).setYAxisMax(plot.most());
    chart.getStyler().setLegendVisible(plot.legend());
    if (plot.lines().size() > BELOW) {
      legendBeside(chart);
    }
    for (TrialPlot.Line line : plot.lines()) {
      if (line.band()) {
        SvgDocument.ribbon(
                chart,
                line.name() + ", band",
                line.x(),
                line.low(),
                line.high(),
                faint(colour(line.colour()), FAINT))
            .setShowInLegend(false);
      }
      XYSeries series =
          SvgDocument.line(
              chart,
              line.name(),
              line.x(),
              line.y(),
              plot.legend() ? colour(line.colour()) : faint(colour(line.colour()), THIN));
      series.setLineStyle(line.dashed() ? SeriesLines.DASH_DASH : SeriesLines.SOLID);
      if (line.points()) {
        series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
        series.setMarker(SeriesMarkers.DIAMOND).setMarkerColor(colour(line.colour()));
      }
    }
    SvgDocument.write(chart, plot.title(), out);
  }

  private static void forest(TrialPlot plot, Writer out) throws IOException {
    XYChart chart =
        SvgDocument.chart(plot.title(), "", ratio -> String.format(Locale.ROOT, "%.2f", ratio));
    chart.setXAxisTitle(plot.horizontal());
    int size = plot.lines().size();
    chart.getStyler().setXAxisLogarithmic(true);
    chart.getStyler().setYAxisMin(0.0).setYAxisMax(size + 1.0);
    chart.getStyler().setYAxisTicksVisible(false);
    legendBeside(chart);
    for (int i = 0; i < size; i++) {
      TrialPlot.Line line = plot.lines().get(i);
      double height = size - i;
      SvgDocument.line(
              chart,
              line.name() + ", interval",
              new double[] {line.low()[0], line.high()[0]},
              new double[] {height, height},
              colour(line.colour()))
          .setLineStyle(SeriesLines.SOLID)
          .setShowInLegend(false);
      XYSeries point =
          chart.addSeries(
              String.format(
                  Locale.ROOT,
                  "%d. %s %.2f (%.2f to %.2f)",
                  i + 1,
                  line.name(),
                  line.x()[0],
                  line.low()[0],
                  line.high()[0]),
              line.x(),
              new double[] {height});
      point.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
      point.setMarker(SeriesMarkers.SQUARE).setMarkerColor(colour(line.colour()));
    }
    SvgDocument.line(chart, "no difference", new double[] {1, 1}, new double[] {0, size + 1}, MARK);
    SvgDocument.write(chart, plot.title(), out);
  }
}
