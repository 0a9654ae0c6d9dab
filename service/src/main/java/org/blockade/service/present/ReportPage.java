package org.blockade.service.present;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.WriterOutput;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import org.blockade.service.forecast.ProtectionReport;
import org.blockade.simulator.dosing.TimeAxis;
import org.blockade.simulator.population.OccupancyCurve;

/// A protection report as one page that needs nothing but itself: words, an interactive plot, the
/// numbers.
///
/// @param data the report as JSON; the plot is drawn from it
public record ReportPage(ProtectionReport report, ReportSentences sentences, String data) {

  private static final double HOURS_PER_DAY = 24;

  /// Writes the page of a report; does not close the writer.
  public static void write(ProtectionReport report, Writer out) {
    StringWriter json = new StringWriter();
    ReportJson.write(List.of(report), json);
    ReportPage page =
        new ReportPage(
            report, new ReportSentences(report), json.toString().replace("<", "\\u003c"));
    TemplateEngine.createPrecompiled(ContentType.Html)
        .render("forecast/report.jte", page, new WriterOutput(out));
  }

  /// The plotting library.
  public String script() {
    return EchartsScript.text();
  }

  /// Word for the style of the headline.
  public String levelClass() {
    if (!sentences.known()) {
      return "unknown";
    }
    return sentences.uncertain() ? "fading" : ReportSentences.word(report.forecast().now().level());
  }

  /// `calendar` where times are dates, `day` where they are counted.
  public String axis() {
    return switch (report.person().axis()) {
      case TimeAxis.Calendar calendar -> "calendar";
      case TimeAxis.StudyDays days -> "day";
      case TimeAxis.Elapsed elapsed -> "day";
    };
  }

  /// A row of the table of numbers.
  public record Row(String day, String typical, String people, String plasma) {}

  /// The curve once a day, for those who would rather read than look.
  public List<Row> rows() {
    AxisText text = new AxisText(report.person().axis());
    double threshold = report.forecast().request().threshold();
    return report.forecast().curve().points().stream()
        .filter(point -> isWholeDay(point))
        .map(point ->
            new Row(
                text.moment(point.time()),
                Percent.of(point.typical(), threshold),
                Percent.range(point.people(), threshold),
                String.format(java.util.Locale.ROOT, "%.3g", point.parent())))
        .toList();
  }

  private boolean isWholeDay(OccupancyCurve.Point point) {
    double hours = point.time().hoursSince(report.asOf());
    return hours == StrictMath.rint(hours / HOURS_PER_DAY) * HOURS_PER_DAY;
  }
}
