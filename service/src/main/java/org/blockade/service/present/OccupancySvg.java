package org.blockade.service.present;

import java.awt.Color;
import java.io.IOException;
import java.io.Writer;
import org.blockade.formats.table.ResultTable;
import org.blockade.service.forecast.ProtectionReport;
import org.blockade.service.forecast.ProtectionReporter;
import org.blockade.service.forecast.Supposition;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.population.ProtectionForecast;
import org.blockade.simulator.quantity.ModelTime;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/// The occupancy ribbon as SVG, drawn from the exported table: spread between people, typical
/// person, threshold, doses, and the time of the question.
public final class OccupancySvg {

  private static final double HOURS_PER_DAY = 24;
  private static final Color RIBBON = new Color(0, 114, 178, 60);
  private static final Color TYPICAL = new Color(0, 84, 140);
  private static final Color AHEAD = new Color(213, 94, 0);
  private static final Color SUPPOSED = new Color(163, 18, 60);
  private static final Color THRESHOLD = new Color(90, 90, 90);
  private static final Color DOSE = new Color(0, 100, 70);

  private OccupancySvg() {}

  /// Draws the forecast of a report; does not close the writer.
  public static void write(ProtectionReport report, Writer out) throws IOException {
    ResultTable table = ReportTables.curve(report);
    AxisText text = new AxisText(report.person().axis());
    boolean known = ProtectionReporter.isKnown(report);
    String title =
        "Mu-opioid receptors held by naltrexone, as of "
            + text.moment(report.asOf())
            + (known
                ? ReportSentences.laterDoses(report.laterDoses())
                : report.person().nothingRead()
                    ? ": UNKNOWN, no row could be read"
                    : ": UNKNOWN, none is on record")
            + (report.plannedAhead() > 0
                ? ", " + new ReportSentences(report).ifGivenInShort()
                : "");
    XYChart chart = SvgDocument.chart(title, "occupancy (%)", text);
    chart.getStyler().setYAxisMin(0.0).setYAxisMax(100.0);
    addSeries(chart, table, report, known);
    SvgDocument.write(chart, title, out);
  }

  private static void addSeries(
      XYChart chart, ResultTable table, ProtectionReport report, boolean known) {
    ProtectionForecast forecast = report.forecast();
    ModelTime asOf = report.asOf();
    double[] days = SvgDocument.scaled(table, "TIME", 1 / HOURS_PER_DAY);
    if (known) {
      String ahead = "typical, " + new ReportSentences(report).ifGivenInShort();
      addOccupancy(chart, table, days, asOf, ahead);
    }
    addSupposed(chart, report);
    double threshold = 100 * forecast.request().threshold();
    SvgDocument.line(
        chart,
        Percent.exactly(forecast.request().threshold()),
        new double[] {days[0], days[days.length - 1]},
        new double[] {threshold, threshold},
        THRESHOLD);
    SvgDocument.line(
        chart, "as of", new double[] {asOf.days(), asOf.days()}, new double[] {0, 100}, THRESHOLD);
    double[] doses =
        forecast.request().scenario().dosing().doses().stream()
            .map(DoseEvent::time)
            .mapToDouble(ModelTime::days)
            .filter(day -> day >= days[0] && day <= days[days.length - 1])
            .toArray();
    if (doses.length > 0) {
      double[] marks = new double[doses.length];
      java.util.Arrays.fill(marks, 2);
      XYSeries series = chart.addSeries("dose", doses, marks);
      series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
      series.setMarker(SeriesMarkers.TRIANGLE_UP).setMarkerColor(DOSE);
    }
  }

  private static void addOccupancy(
      XYChart chart, ResultTable table, double[] days, ModelTime asOf, String aheadName) {
    double[] typical = SvgDocument.scaled(table, "OCC", 100);
    SvgDocument.ribbon(
        chart,
        "90 of 100 people",
        days,
        SvgDocument.scaled(table, "OCC_P05", 100),
        SvgDocument.scaled(table, "OCC_P95", 100),
        RIBBON);
    int ahead = firstAfter(days, asOf.days());
    if (ahead > 0) {
      SvgDocument.line(
          chart, "typical, past", cut(days, 0, ahead), cut(typical, 0, ahead), TYPICAL);
    }
    if (ahead < days.length) {
      int from = StrictMath.max(0, ahead - 1);
      SvgDocument.line(
          chart, aheadName, cut(days, from, days.length), cut(typical, from, days.length), AHEAD);
    }
  }

  /// What somebody asked, as far as its curve is known: of somebody unknown from its first dose on.
  private static void addSupposed(XYChart chart, ProtectionReport report) {
    for (Supposition supposition : report.suppositions()) {
      ResultTable table = ReportTables.curve(report, supposition);
      double[] days = SvgDocument.scaled(table, "TIME", 1 / HOURS_PER_DAY);
      double[] typical = SvgDocument.scaled(table, "OCC", 100);
      int from = StrictMath.max(0, firstAfter(days, report.asOf().days()) - 1);
      while (from < days.length && Double.isNaN(typical[from])) {
        from++;
      }
      if (from < days.length) {
        SvgDocument.line(
            chart,
            "if: " + supposition.title(),
            cut(days, from, days.length),
            cut(typical, from, days.length),
            SUPPOSED);
      }
    }
  }

  private static int firstAfter(double[] days, double asOf) {
    int index = 0;
    while (index < days.length && days[index] <= asOf) {
      index++;
    }
    return index;
  }

  private static double[] cut(double[] values, int from, int to) {
    return java.util.Arrays.copyOfRange(values, from, to);
  }
}
