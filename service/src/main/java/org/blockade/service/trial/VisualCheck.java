package org.blockade.service.trial;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.blockade.formats.trial.ObservedTable;

/// A visual predictive check: what a real study saw, beside the same curve of simulated studies.
///
/// @param arm place of the arm
/// @param studies whole replicates, from which the curve is made; with 0 there is none
/// @param curve of the days that are known in every one of them
/// @param seen what was observed, by day
public record VisualCheck(
    int arm, ObservedTable.Curve what, int studies, List<Day> curve, List<Seen> seen) {

  private static final double LOW = 0.05;
  private static final double HIGH = 0.95;

  /// Use is rare on a day of one study: a week of days is taken together.
  private static final int DAYS_AROUND = 3;

  public VisualCheck {
    curve = List.copyOf(curve);
    seen = List.copyOf(seen);
  }

  /// A day of the simulated curve.
  public record Day(int day, Band band) {}

  /// A share of simulated studies.
  ///
  /// @param middle median over studies
  /// @param low 5th percentile over studies; NaN with one study, which has none
  /// @param high 95th percentile
  public record Band(double middle, double low, double high) {

    /// Whether there is more than the median.
    public boolean ranged() {
      return !Double.isNaN(low);
    }
  }

  /// A value that was observed.
  ///
  /// @param simulated on the same day; empty where it is not known
  public record Seen(ObservedTable.Point point, Optional<Band> simulated) {

    /// Whether it lies within the band; empty without one.
    public Optional<Boolean> within() {
      return simulated
          .filter(Band::ranged)
          .map(band -> band.low() <= point.value() && point.value() <= band.high());
    }
  }

  /// Values within the band.
  public long inside() {
    return seen.stream().filter(each -> each.within().orElse(false)).count();
  }

  /// All checks that a trial asks for.
  static List<VisualCheck> of(TrialResult result) {
    List<VisualCheck> checks = new ArrayList<>();
    List<ObservedTable.Point> points =
        result.file().observed().map(ObservedTable::points).orElse(List.of());
    for (ObservedTable.Curve what : ObservedTable.Curve.values()) {
      for (int arm = 0; arm < result.arms().size(); arm++) {
        String name = result.arms().get(arm).name();
        List<ObservedTable.Point> own =
            points.stream()
                .filter(point -> point.curve() == what && point.arm().equals(name))
                .sorted(Comparator.comparingInt(ObservedTable.Point::day))
                .toList();
        if (!own.isEmpty()) {
          checks.add(of(result, arm, what, own));
        }
      }
    }
    return checks;
  }

  private static VisualCheck of(
      TrialResult result, int arm, ObservedTable.Curve what, List<ObservedTable.Point> points) {
    int days = result.file().design().days();
    List<double[]> studies =
        result.arms().get(arm).studies().stream()
            .filter(study -> study.subjects() == result.file().design().subjects())
            .map(study -> shares(study, days, what))
            .toList();
    List<Day> curve = new ArrayList<>();
    for (int day = 0; day < days && !studies.isEmpty(); day++) {
      int at = day;
      List<Double> sorted = studies.stream().map(each -> each[at]).sorted().toList();
      if (sorted.stream().allMatch(Double::isFinite)) {
        curve.add(
            new Day(
                day,
                studies.size() == 1
                    ? new Band(sorted.getFirst(), Double.NaN, Double.NaN)
                    : new Band(
                        TrialReport.at(sorted, 0.5),
                        TrialReport.at(sorted, LOW),
                        TrialReport.at(sorted, HIGH))));
      }
    }
    return new VisualCheck(
        arm,
        what,
        studies.size(),
        curve,
        points.stream()
            .map(point ->
                new Seen(
                    point,
                    curve.stream()
                        .filter(day -> day.day() == point.day())
                        .map(Day::band)
                        .findFirst()))
            .toList());
  }

  private static double[] shares(ArmResult.Study study, int days, ObservedTable.Curve what) {
    ArmResult.Curves curves = study.curves().orElseThrow();
    return switch (what) {
      case RETENTION -> without(curves.left(), study.subjects(), days);
      case RELAPSE_FREE -> without(study.main(), study.subjects(), days);
      case USE_SINCE_INJECTION ->
          IntStream.range(0, days)
              .mapToDouble(day ->
                  day == 0
                      ? Double.NaN
                      : (double) around(curves.used(), day, days)
                          / around(curves.sinceInjection(), day, days))
              .toArray();
    };
  }

  private static double[] without(long[] firsts, long subjects, int days) {
    double[] shares = new double[days];
    long left = subjects;
    for (int day = 0; day < days; day++) {
      left -= firsts[day];
      shares[day] = (double) left / subjects;
    }
    return shares;
  }

  private static long around(long[] row, int day, int days) {
    long sum = 0;
    for (int i = StrictMath.max(1, day - DAYS_AROUND);
        i <= StrictMath.min(days - 1, day + DAYS_AROUND);
        i++) {
      sum += row[i];
    }
    return sum;
  }
}
