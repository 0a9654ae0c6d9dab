package org.blockade.service.present;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.blockade.formats.table.Column;
import org.blockade.formats.table.ResultTable;
import org.blockade.protocol.facts.Side;
import org.blockade.service.forecast.NextDue;
import org.blockade.service.forecast.ProtectionReport;
import org.blockade.service.forecast.ProtectionReporter;
import org.blockade.service.forecast.Supposition;
import org.blockade.simulator.population.Loss;
import org.blockade.simulator.population.OccupancyCurve;
import org.blockade.simulator.population.ProtectionForecast;
import org.blockade.simulator.quantity.ModelTime;

/// The numbers of reports as tables. Every plot and every file is made from these.
public final class ReportTables {

  private ReportTables() {}

  /// The curve if no further dose is given but those that a regimen plans: a row for each time. Its
  /// numbers are missing where nothing is known of the person: no dose on record is not a measured
  /// zero.
  ///
  /// Columns: `TIME` (h), `WHEN` (as the chart counts), `PART` (`past` or `ahead`), `PRED` and
  /// `PRED_METABOLITE` (typical person, ng/mL), `OCC` (typical person), `OCC_P05`, `OCC_P50`,
  /// `OCC_P95` (over people).
  public static ResultTable curve(ProtectionReport report) {
    return curve(report, report.forecast(), time -> known(report));
  }

  /// The curve of a supposition. Of somebody unknown it begins with the first dose supposed.
  public static ResultTable curve(ProtectionReport report, Supposition supposition) {
    return curve(
        report,
        supposition.forecast(),
        time ->
            known(report)
                || supposition.added().stream().anyMatch(dose -> !dose.time().isAfter(time)));
  }

  private static ResultTable curve(
      ProtectionReport report, ProtectionForecast forecast, Predicate<ModelTime> known) {
    List<OccupancyCurve.Point> points = forecast.curve().points();
    AxisText text = new AxisText(report.person().axis());
    ModelTime asOf = report.asOf();
    return new ResultTable(
        List.of(
            numbers("TIME", "h", points, point -> point.time().hours()),
            words("WHEN", points, point -> text.code(point.time())),
            words("PART", points, point -> point.time().isAfter(asOf) ? "ahead" : "past"),
            numbers("PRED", "ng/mL", points, when(known, OccupancyCurve.Point::parent)),
            numbers(
                "PRED_METABOLITE", "ng/mL", points, when(known, OccupancyCurve.Point::metabolite)),
            numbers("OCC", "", points, when(known, OccupancyCurve.Point::typical)),
            numbers("OCC_P05", "", points, when(known, point -> point.people().low())),
            numbers("OCC_P50", "", points, when(known, point -> point.people().median())),
            numbers("OCC_P95", "", points, when(known, point -> point.people().high()))));
  }

  private static ToDoubleFunction<OccupancyCurve.Point> when(
      Predicate<ModelTime> known, ToDoubleFunction<OccupancyCurve.Point> value) {
    return point -> known.test(point.time()) ? value.applyAsDouble(point) : Double.NaN;
  }

  /// One row for each person.
  ///
  /// `LATER_DOSES` says what is known of doses after `AS_OF`. `KNOWN` is `no` where no naltrexone
  /// is on record; the numbers of such a row are empty. A loss of protection that has happened has
  /// an empty `LOST...` and `LOST_STATE` `already`; one beyond the search has `later`. `CERTAIN` is
  /// `yes` where nearly everybody is at the threshold or above. `NOTES` holds what the notes are
  /// about in a few words; the notes themselves stand in the answer about one person and in JSON.
  public static ResultTable people(List<ProtectionReport> reports) {
    return new ResultTable(
        List.of(
            words("ID", reports, report -> report.person().id()),
            words("KNOWN", reports, report -> known(report) ? "yes" : "no"),
            words("AS_OF", reports, report -> text(report).code(report.asOf())),
            words("LATER_DOSES", reports, report -> report.laterDoses().word()),
            numbers("THRESHOLD", "", reports, report -> report.forecast().request().threshold()),
            words(
                "LEVEL",
                reports,
                report -> known(report) ? new ReportSentences(report).levelWord() : ""),
            numbers("OCC", "", reports, ifKnown(report -> report.forecast().now().typical())),
            numbers(
                "OCC_P05", "", reports, ifKnown(report -> report.forecast().now().people().low())),
            numbers(
                "OCC_P95", "", reports, ifKnown(report -> report.forecast().now().people().high())),
            words(
                "CERTAIN",
                reports,
                report -> known(report) ? (report.forecast().now().certain() ? "yes" : "no") : ""),
            numbers(
                "SHARE_PROTECTED", "", reports, ifKnown(report -> report.forecast().now().share())),
            words(
                "LOST_STATE",
                reports,
                report -> known(report) ? state(report.forecast().loss().typical()) : ""),
            words("LOST", reports, report -> time(report, report.forecast().loss().typical())),
            words("LOST_P05", reports, report -> time(report, report.forecast().loss().early())),
            words("LOST_P95", reports, report -> time(report, report.forecast().loss().late())),
            words(
                "LAST_DOSE",
                reports,
                report ->
                    report
                        .course()
                        .lastDose()
                        .map(last -> text(report).code(last.dose().time()))
                        .orElse("")),
            words("NEXT_DUE", reports, ReportTables::due),
            words("TIMING", reports, ReportTables::timing),
            words("NEXT_SIDE", reports, ReportTables::side),
            words(
                "NOTES",
                reports,
                report -> String.join("; ", new ReportSentences(report).briefNotes()))));
  }

  private static boolean known(ProtectionReport report) {
    return ProtectionReporter.isKnown(report);
  }

  private static ToDoubleFunction<ProtectionReport> ifKnown(
      ToDoubleFunction<ProtectionReport> value) {
    return report -> known(report) ? value.applyAsDouble(report) : Double.NaN;
  }

  private static AxisText text(ProtectionReport report) {
    return new AxisText(report.person().axis());
  }

  private static String state(Loss loss) {
    return switch (loss) {
      case Loss.AlreadyLost lost -> "already";
      case Loss.At at -> "at";
      case Loss.After after -> "later";
    };
  }

  private static String time(ProtectionReport report, Loss loss) {
    return known(report) && loss instanceof Loss.At at ? text(report).code(at.time()) : "";
  }

  private static String due(ProtectionReport report) {
    return switch (report.next()) {
      case NextDue.Injection injection -> text(report).code(injection.advice().due());
      case NextDue.Tablet tablet -> text(report).code(tablet.due());
      case NextDue.Unknown unknown -> "";
    };
  }

  private static String timing(ProtectionReport report) {
    return report.next() instanceof NextDue.Injection injection
        ? ReportSentences.word(injection.advice().timing())
        : "";
  }

  private static String side(ProtectionReport report) {
    if (report.next() instanceof NextDue.Injection injection) {
      return injection
          .advice()
          .side()
          .map((Side side) -> ReportSentences.word(side))
          .orElse("unknown");
    }
    return "";
  }

  private static <T> Column numbers(
      String name, String unit, List<T> rows, ToDoubleFunction<T> value) {
    return new Column.Numbers(name, unit, rows.stream().mapToDouble(value).toArray());
  }

  private static <T> Column words(String name, List<T> rows, Function<T, String> value) {
    return new Column.Words(name, rows.stream().map(value).toList());
  }
}
