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
      case FOREST -> ForestSvg.write(plot, out);
    }
  }

  private static Color colour(int number) {
    return COLOURS.get(number % COLOURS.size());
  }

  /// The same for what draws by itself.
  static String colourWord(int number) {
    Color colour = colour(number);
    return String.format(
        Locale.ROOT, "#%02x%02x%02x", colour.getRed(), colour.getGreen(), colour.getBlue());
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
}
