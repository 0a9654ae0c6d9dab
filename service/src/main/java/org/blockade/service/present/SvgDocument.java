package org.blockade.service.present;

import java.awt.Color;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.blockade.formats.table.Column;
import org.blockade.formats.table.ResultTable;
import org.blockade.simulator.quantity.ModelTime;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/// A plot over time, drawn from a table, as SVG.
public final class SvgDocument {

  private static final String SVG = "http://www.w3.org/2000/svg";
  private static final int WIDTH = 960;
  private static final int HEIGHT = 480;

  private SvgDocument() {}

  /// An empty plot whose horizontal axis counts days.
  public static XYChart chart(String title, String vertical, AxisText text) {
    return chart(title, vertical, days -> text.day(ModelTime.ofDays(days)));
  }

  /// An empty plot whose horizontal axis counts minutes.
  public static XYChart chartOverMinutes(String title, String vertical) {
    return chart(title, vertical, minutes -> String.format(Locale.ROOT, "%.0f min", minutes));
  }

  /// An empty plot.
  ///
  /// @param label of a value on the horizontal axis
  public static XYChart chart(String title, String vertical, Function<Double, String> label) {
    XYChart chart = new XYChart(WIDTH, HEIGHT, Styler.ChartTheme.Matlab);
    chart.setTitle(title);
    chart.setYAxisTitle(vertical);
    chart.getStyler().setXAxisTickLabelsFormattingFunction(label);
    chart.getStyler().setXAxisMaxLabelCount(8);
    chart.getStyler().setLocale(Locale.ROOT);
    chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideS);
    chart.getStyler().setLegendLayout(Styler.LegendLayout.Horizontal);
    return chart;
  }

  /// Draws a line.
  public static XYSeries line(XYChart chart, String name, double[] x, double[] y, Color colour) {
    XYSeries series = chart.addSeries(name, x, y);
    series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Line);
    series.setLineColor(colour);
    series.setMarker(SeriesMarkers.NONE);
    return series;
  }

  /// Fills what lies between two lines.
  public static XYSeries ribbon(
      XYChart chart, String name, double[] x, double[] low, double[] high, Color colour) {
    XYSeries ribbon = chart.addSeries(name, outline(x, x), outline(low, high));
    ribbon.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.PolygonArea);
    ribbon.setFillColor(colour);
    ribbon.setLineColor(new Color(0, 0, 0, 0));
    ribbon.setMarker(SeriesMarkers.NONE);
    return ribbon;
  }

  /// The numbers of a column, times a factor.
  public static double[] scaled(ResultTable table, String name, double factor) {
    if (table.column(name).orElseThrow() instanceof Column.Numbers numbers) {
      return DoubleStream.of(numbers.values()).map(value -> value * factor).toArray();
    }
    throw new IllegalArgumentException(name + " is no column of numbers");
  }

  /// Writes the plot; does not close the writer.
  public static void write(XYChart chart, String title, Writer out) throws IOException {
    Document document = emptyDocument();
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
    context.setPrecision(2);
    context.setComment("Blockade");
    SVGGraphics2D graphics = new SVGGraphics2D(context, false);
    graphics.setSVGCanvasSize(new java.awt.Dimension(WIDTH, HEIGHT));
    chart.paint(graphics, WIDTH, HEIGHT);
    Element root = graphics.getRoot();
    Element name = document.createElementNS(SVG, "title");
    name.setTextContent(title);
    root.insertBefore(name, root.getFirstChild());
    graphics.stream(root, out, true, false);
  }

  private static Document emptyDocument() {
    try {
      return DocumentBuilderFactory.newDefaultInstance()
          .newDocumentBuilder()
          .getDOMImplementation()
          .createDocument(SVG, "svg", null);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("every Java platform makes an empty document", e);
    }
  }

  /// The first values forwards, then the second ones backwards.
  private static double[] outline(double[] forwards, double[] backwards) {
    int last = backwards.length - 1;
    return DoubleStream.concat(
            DoubleStream.of(forwards),
            IntStream.rangeClosed(0, last).mapToDouble(i -> backwards[last - i]))
        .toArray();
  }
}
