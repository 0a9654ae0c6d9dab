package org.blockade.service.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.blockade.formats.table.CsvTableWriter;
import org.blockade.formats.table.ResultTable;
import org.blockade.service.forecast.CurveWanted;
import org.blockade.service.forecast.ProtectionReport;
import org.blockade.service.present.OccupancySvg;
import org.blockade.service.present.ParquetFloorWriter;
import org.blockade.service.present.ReportPage;
import picocli.CommandLine.Option;

/// The options that say where the answer goes.
final class OutputOptions {

  @Option(
      names = "--every",
      paramLabel = "SPAN",
      defaultValue = "6h",
      description = "Step of the curve in files (default: ${DEFAULT-VALUE}).")
  private String every = "6h";

  @Option(names = "--json", description = "JSON on standard output in place of the summary.")
  private boolean json;

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description = "The curve of one person, or one row for each of many.")
  private Optional<Path> csv = Optional.empty();

  @Option(names = "--parquet", paramLabel = "FILE", description = "The same as Parquet.")
  private Optional<Path> parquet = Optional.empty();

  @Option(
      names = "--table",
      paramLabel = "FILE",
      description = "The chart's rows written back with TAD, PRED, IPRED, OCC, REP.")
  private Optional<Path> table = Optional.empty();

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "One self-contained page (one person).")
  private Optional<Path> html = Optional.empty();

  @Option(names = "--svg", paramLabel = "FILE", description = "The occupancy ribbon (one person).")
  private Optional<Path> svg = Optional.empty();

  boolean json() {
    return json;
  }

  Optional<Path> table() {
    return table;
  }

  /// Whether anything is asked for that shows one person only.
  boolean aboutOnePerson() {
    return html.isPresent() || svg.isPresent();
  }

  /// How much of the curve of one person is needed.
  CurveWanted curve() {
    double step = TimeOptions.span("--every", every).hours();
    boolean file =
        json || csv.isPresent() || parquet.isPresent() || html.isPresent() || svg.isPresent();
    return file ? new CurveWanted.Every(step) : new CurveWanted.Ahead();
  }

  /// Writes the numbers to the files that were asked for.
  void writeNumbers(ResultTable numbers) {
    csv.ifPresent(file -> WholeFile.text(file, place -> CsvTableWriter.write(numbers, place)));
    parquet.ifPresent(
        file -> WholeFile.content(file, place -> new ParquetFloorWriter().write(numbers, place)));
  }

  /// Draws one person's report into the files that were asked for.
  void draw(ProtectionReport report) {
    html.ifPresent(file -> WholeFile.text(file, place -> ReportPage.write(report, place)));
    svg.ifPresent(file -> WholeFile.text(file, place -> OccupancySvg.write(report, place)));
  }
}
