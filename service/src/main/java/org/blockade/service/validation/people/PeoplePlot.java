package org.blockade.service.validation.people;

import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGraphics2D;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.w3c.dom.Document;

/// Shares of days with use, one point a bin with its interval, as an image.
final class PeoplePlot {

  private static final int WIDTH = 860;
  private static final int HEIGHT = 380;
  private static final Color INK = new Color(0x0b5394);
  private static final String SVG_NAMESPACE = "http://www.w3.org/2000/svg";

  private PeoplePlot() {}

  /// Shares over named bins, as the address of an image: a page holds it, and its names clash with
  /// nothing on the page.
  static String overBins(String title, String axis, List<PeopleReport.Bin> bins) {
    List<Double> positions = IntStream.range(0, bins.size()).mapToObj(Double::valueOf).toList();
    XYChart chart = chart(title, axis, positions, bins);
    chart.getStyler().setXAxisTickLabelsFormattingFunction(position -> label(position, bins));
    return image(chart);
  }

  /// Shares over numbers, as the address of an image.
  static String overNumbers(
      String title, String axis, List<Double> positions, List<PeopleReport.Bin> bins) {
    return image(chart(title, axis, positions, bins));
  }

  private static String image(XYChart chart) {
    byte[] svg = svg(chart).getBytes(StandardCharsets.UTF_8);
    return "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(svg);
  }

  private static XYChart chart(
      String title, String axis, List<Double> positions, List<PeopleReport.Bin> bins) {
    XYChart chart = new XYChart(WIDTH, HEIGHT);
    chart.setTitle(title);
    chart.setXAxisTitle(axis);
    chart.setYAxisTitle("days with reported use (%)");
    Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    XYStyler style = chart.getStyler();
    style.setLegendVisible(false);
    style.setChartBackgroundColor(Color.WHITE);
    style.setPlotBorderVisible(false);
    style.setChartTitleFont(font.deriveFont(Font.BOLD, 14f));
    style.setAxisTitleFont(font);
    style.setAxisTickLabelsFont(font);
    style.setPlotGridVerticalLinesVisible(false);
    style.setMarkerSize(9);
    style.setYAxisMin(0.0);
    for (int i = 0; i < bins.size(); i++) {
      add(chart, positions.get(i), bins.get(i));
    }
    return chart;
  }

  private static String label(double position, List<PeopleReport.Bin> bins) {
    int bin = (int) StrictMath.rint(position);
    return bin >= 0 && bin < bins.size() ? bins.get(bin).label() : "";
  }

  private static void add(XYChart chart, double position, PeopleReport.Bin bin) {
    bin.interval()
        .ifPresent(ends -> {
          XYSeries line =
              chart.addSeries(
                  "interval " + position,
                  new double[] {position, position},
                  new double[] {100 * ends.low(), 100 * ends.high()});
          line.setMarker(SeriesMarkers.NONE);
          line.setLineStyle(SeriesLines.SOLID);
          line.setLineColor(INK);
          line.setLineWidth(2f);
        });
    bin.fraction()
        .ifPresent(fraction -> {
          XYSeries point =
              chart.addSeries(
                  "point " + position, new double[] {position}, new double[] {100 * fraction});
          point.setMarker(SeriesMarkers.CIRCLE);
          point.setMarkerColor(INK);
          point.setLineStyle(SeriesLines.NONE);
        });
  }

  private static String svg(XYChart chart) {
    SVGGraphics2D graphics = new SVGGraphics2D(document());
    chart.paint(graphics, WIDTH, HEIGHT);
    graphics.setSVGCanvasSize(new java.awt.Dimension(WIDTH, HEIGHT));
    StringWriter text = new StringWriter();
    try {
      graphics.stream(text, true);
    } catch (IOException e) {
      throw new UncheckedIOException("text in memory cannot fail", e);
    }
    String svg = text.toString();
    return svg.substring(svg.indexOf("<svg"));
  }

  private static Document document() {
    try {
      return DocumentBuilderFactory.newDefaultNSInstance()
          .newDocumentBuilder()
          .getDOMImplementation()
          .createDocument(SVG_NAMESPACE, "svg", null);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("every Java platform can make an XML document", e);
    }
  }
}
