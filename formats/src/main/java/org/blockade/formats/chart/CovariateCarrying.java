package org.blockade.formats.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.blockade.simulator.drug.Covariates;
import org.blockade.simulator.quantity.ModelTime;
import org.blockade.simulator.simulation.CovariateChange;
import org.jspecify.annotations.Nullable;

/// What holds between the rows that name a covariate. Each covariate is carried by itself: a row
/// that names only the weight changes only the weight.
final class CovariateCarrying {

  private final CovariateRule rule;

  private CovariateCarrying(CovariateRule rule) {
    this.rule = rule;
  }

  /// @param rows in the order of time; one or more
  static List<CovariateChange> changes(List<ChartRow> rows, CovariateRule rule) {
    return new CovariateCarrying(rule).changes(rows);
  }

  private List<CovariateChange> changes(List<ChartRow> rows) {
    var weight = series(rows, row -> boxed(row.weightKilograms()));
    var age = series(rows, row -> boxed(row.ageYears()));
    var clearance = series(rows, row -> boxed(row.creatinineClearanceMillilitresPerMinute()));
    var dependence = series(rows, RowCovariates::dependence);
    var hepatic = series(rows, RowCovariates::hepatic);
    TreeSet<ModelTime> times = new TreeSet<>();
    times.add(rows.getFirst().time());
    List.of(weight, age, clearance, dependence, hepatic)
        .forEach(series -> times.addAll(series.keySet()));

    List<CovariateChange> changes = new ArrayList<>();
    for (ModelTime time : times) {
      Covariates covariates =
          new Covariates(
              unboxed(from(weight, time)),
              unboxed(from(age, time)),
              unboxed(from(clearance, time)),
              from(dependence, time),
              from(hepatic, time));
      if (changes.isEmpty() || !changes.getLast().covariates().equals(covariates)) {
        changes.add(new CovariateChange(time, covariates));
      }
    }
    return List.copyOf(changes);
  }

  /// The values by time; of several at the same time the last of the file holds.
  private static <T> NavigableMap<ModelTime, T> series(
      List<ChartRow> rows, Function<RowCovariates, Optional<T>> covariate) {
    NavigableMap<ModelTime, T> series = new TreeMap<>();
    for (ChartRow row : rows) {
      covariate.apply(row.covariates()).ifPresent(value -> series.put(row.time(), value));
    }
    return series;
  }

  /// The value that holds from a time until the next change.
  private <T> Optional<T> from(NavigableMap<ModelTime, T> series, ModelTime time) {
    Optional<T> before = value(series.floorEntry(time));
    Optional<T> after = value(series.higherEntry(time));
    return switch (rule) {
      case LAST_OBSERVATION_CARRIED_FORWARD -> before.or(() -> after);
      case NEXT_OBSERVATION_CARRIED_BACKWARD -> after.or(() -> before);
    };
  }

  private static <T> Optional<T> value(Map.@Nullable Entry<ModelTime, T> entry) {
    return Optional.ofNullable(entry).map(Map.Entry::getValue);
  }

  private static Optional<Double> boxed(OptionalDouble value) {
    return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
  }

  private static OptionalDouble unboxed(Optional<Double> value) {
    return value.map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
  }
}
