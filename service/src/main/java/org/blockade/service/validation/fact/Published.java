package org.blockade.service.validation.fact;

import java.util.OptionalDouble;

/// What a source printed: a number, its spread, or both.
///
/// @param value empty where only a range or a bound was printed
public record Published(OptionalDouble value, Spread spread) {

  public Published {
    boolean told = !(spread instanceof Spread.None) || value.isPresent();
    if (!told) {
      throw new IllegalArgumentException("a published fact is a number, a range or a bound");
    }
    if (spread.needsValue() && value.isEmpty()) {
      throw new IllegalArgumentException("a standard deviation or error belongs to a number");
    }
  }

  /// The spread that a source gives.
  public sealed interface Spread {

    /// A number alone.
    record None() implements Spread {}

    /// A printed range: of people, of sources, of a statement.
    record Range(double low, double high) implements Spread {}

    /// Standard deviation between individuals.
    record StandardDeviation(double size) implements Spread {}

    /// Standard error of the mean, or of an estimate.
    record StandardError(double size) implements Spread {}

    /// A printed 95 % confidence interval.
    record ConfidenceInterval(double low, double high) implements Spread {}

    /// "At least", "more than".
    record AtLeast(double low) implements Spread {}

    /// "At most", "less than".
    record AtMost(double high) implements Spread {}

    private boolean needsValue() {
      return this instanceof StandardDeviation || this instanceof StandardError;
    }
  }

  /// One number to divide a prediction by in a plot: the value, else the geometric middle of a
  /// range, else the bound.
  public double middle() {
    if (value.isPresent()) {
      return value.getAsDouble();
    }
    return switch (spread) {
      case Spread.Range range -> StrictMath.sqrt(range.low() * range.high());
      case Spread.ConfidenceInterval interval -> StrictMath.sqrt(interval.low() * interval.high());
      case Spread.AtLeast bound -> bound.low();
      case Spread.AtMost bound -> bound.high();
      case Spread.None none -> throw refused();
      case Spread.StandardDeviation deviation -> throw refused();
      case Spread.StandardError error -> throw refused();
    };
  }

  private static IllegalStateException refused() {
    return new IllegalStateException("refused when it was made");
  }

  /// The number alone; the range or the bound where that is all that was printed.
  public String number() {
    return value.isPresent() ? Figures.of(value.getAsDouble()) : text();
  }

  /// As a table shows it, e.g. `16.6 (SD 1.6)`.
  public String text() {
    String number = value.isPresent() ? Figures.of(value.getAsDouble()) : "";
    String around =
        switch (spread) {
          case Spread.None none -> "";
          case Spread.Range range -> Figures.range(range.low(), range.high());
          case Spread.StandardDeviation deviation -> "SD " + Figures.of(deviation.size());
          case Spread.StandardError error -> "SE " + Figures.of(error.size());
          case Spread.ConfidenceInterval interval ->
              "95 % CI " + Figures.range(interval.low(), interval.high());
          case Spread.AtLeast bound -> "≥ " + Figures.of(bound.low());
          case Spread.AtMost bound -> "≤ " + Figures.of(bound.high());
        };
    if (number.isEmpty() || around.isEmpty()) {
      return number + around;
    }
    return number + " (" + around + ")";
  }
}
