package org.blockade.service.trial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import org.blockade.formats.table.ParquetTableWriter;
import org.blockade.formats.trial.TrialFile;
import org.blockade.simulator.outcome.CourseTable;
import org.blockade.simulator.population.CounterRandom;

/// How much an outcome of an arm depends on each number of the course, within its range. The same
/// random numbers are used every time, so that nothing but the number differs.
public final class Sensitivity {

  private final TrialFile file;
  private final TrialRunner.Settings settings;
  private final ParquetTableWriter parquet;
  private final String outcome;
  private final int arm;
  private final IntConsumer progress;
  private int runs;

  /// An outcome with a number at the lower and upper end of its range.
  ///
  /// The intervals are those of each trial by itself: wider than what the ends differ by through
  /// chance, because both have the same people.
  ///
  /// @param row the number
  public record Bar(CourseTable.Row row, Estimate atLow, Estimate atHigh) {

    /// How far apart the ends are.
    public double width() {
      return StrictMath.abs(atHigh.value() - atLow.value());
    }
  }

  /// Bars, the widest first, and the outcome as the trial stands.
  public record Tornado(Estimate base, List<Bar> bars) {
    public Tornado {
      bars = List.copyOf(bars);
    }
  }

  /// Indices of the numbers that have a range.
  public record Sobol(List<CourseTable.Row> rows, SobolIndices indices) {
    public Sobol {
      rows = List.copyOf(rows);
    }
  }

  /// @param outcome key of an endpoint
  /// @param arm place of the arm
  /// @param progress told how many trials were run
  /// @throws TrialRefusedException if the trial draws the numbers itself
  public Sensitivity(
      TrialFile file,
      TrialRunner.Settings settings,
      ParquetTableWriter parquet,
      String outcome,
      int arm,
      IntConsumer progress) {
    if (file.design().uncertainty()) {
      throw new TrialRefusedException(
          "--sensitivity varies the numbers of the course itself; leave \"uncertainty\" out");
    }
    this.file = file.withObserved(java.util.Optional.empty());
    this.settings =
        new TrialRunner.Settings(
            settings.threads(),
            settings.partSize(),
            Set.of(),
            java.util.Optional.empty(),
            settings.version());
    this.parquet = parquet;
    this.outcome = outcome;
    this.arm = arm;
    this.progress = progress;
  }

  /// The numbers that have a range and can change something in a trial of this condition.
  public static List<CourseTable.Row> rows(TrialFile file) {
    return file.design().course().rows().stream()
        .filter(row -> row.low() < row.high())
        .filter(row -> file.design().condition().reads(row.number()))
        .toList();
  }

  /// Each number at the ends of its range, the others as they stand.
  public Tornado tornado() {
    Estimate base = value(file.design().course());
    List<Bar> bars = new ArrayList<>();
    for (CourseTable.Row row : rows(file)) {
      bars.add(
          new Bar(
              row,
              value(with(file.design().course(), row, row.low())),
              value(with(file.design().course(), row, row.high()))));
    }
    bars.sort(Comparator.comparingDouble(Bar::width).reversed());
    return new Tornado(base, bars);
  }

  /// All numbers at once, each drawn from its range (evenly in its logarithm where it begins above
  /// 0).
  public Sobol sobol(int samples) {
    List<CourseTable.Row> rows = rows(file);
    return new Sobol(
        rows,
        SobolIndices.of(
            rows.size(),
            samples,
            new CounterRandom(file.design().seed()),
            point -> {
              CourseTable course = file.design().course();
              for (int i = 0; i < point.length; i++) {
                course = with(course, rows.get(i), within(rows.get(i), point[i]));
              }
              return value(course).value();
            }));
  }

  private static double within(CourseTable.Row row, double draw) {
    return row.low() > 0
        ? row.low() * StrictMath.pow(row.high() / row.low(), draw)
        : row.low() + (row.high() - row.low()) * draw;
  }

  private static CourseTable with(CourseTable course, CourseTable.Row changed, double value) {
    return new CourseTable(
        course.rows().stream()
            .map(row -> row.number() == changed.number() ? at(row, value) : row)
            .toList(),
        course.checksum());
  }

  private static CourseTable.Row at(CourseTable.Row row, double value) {
    return new CourseTable.Row(
        row.number(),
        row.meaning(),
        value,
        row.low(),
        row.high(),
        row.source(),
        row.evidence(),
        row.calibratedTo());
  }

  private Estimate value(CourseTable course) {
    TrialFile changed = file.withDesign(file.design().withCourse(course));
    try (TrialRunner runner = new TrialRunner(changed, settings, parquet)) {
      TrialResult result = runner.run(() -> false, () -> 0, at -> {});
      TrialReport report = TrialReport.of(result, settings.version());
      runs++;
      progress.accept(runs);
      Estimate value =
          report
              .endpoint(outcome)
              .orElseThrow(() ->
                  new UnknownOutcomeException(
                      report.endpoints().stream().map(Endpoint::key).toList()))
              .arms()
              .get(arm);
      if (!Double.isFinite(value.value())) {
        throw new TrialRefusedException(
            "\"" + outcome + "\" is not known for some of the numbers; choose another --outcome");
      }
      return value;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
