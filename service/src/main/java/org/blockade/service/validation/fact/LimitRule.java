package org.blockade.service.validation.fact;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// How limits follow from what was published. The rules were chosen before any prediction was made.
public enum LimitRule {
  RANGE("range", "a printed range is the range"),
  STANDARD_DEVIATION("sd", "mean ± 1 SD, the spread of individuals around a typical person"),
  STANDARD_ERROR("sem", "mean ± 2 standard errors"),
  CONFIDENCE_INTERVAL("ci95", "a printed 95 % confidence interval is the interval"),
  BOUND("bound", "“at least” and “at most” are one-sided, at the printed number"),
  FACTOR(
      "factor",
      "no spread printed, exposure (concentration, area, time, half-life, clearance, volume, dose,"
          + " and ratios of these): a factor 1.5 either way"),
  MARGIN("margin", "no spread printed, occupancy or attenuation: ± 0.10"),
  SEVERITY(
      "severity",
      "no spread printed, COWS score: the published band of severity it lies in (below 5, 5-12,"
          + " 13-24, 25-36, above), or a factor 1.5 either way where that is wider");

  private static final double EXPOSURE_FACTOR = 1.5;
  private static final double FRACTION_MARGIN = 0.10;
  private static final double STANDARD_ERRORS = 2;

  /// First scores of the bands of the Clinical Opiate Withdrawal Scale, and its highest score
  /// (Wesson and Ling 2003; row TW004 of the evidence).
  private static final double[] BANDS = {0, 5, 13, 25, 37, 48};

  private final String word;
  private final String meaning;

  LimitRule(String word, String meaning) {
    this.word = word;
    this.meaning = meaning;
  }

  /// The word in the data file and in tables.
  public String word() {
    return word;
  }

  /// The rule in words.
  public String meaning() {
    return meaning;
  }

  /// The rule with this word.
  public static Optional<LimitRule> ofWord(String word) {
    return Arrays.stream(values()).filter(rule -> rule.word.equals(word)).findFirst();
  }

  /// All words, for a message.
  public static String words() {
    return Arrays.stream(values()).map(LimitRule::word).collect(Collectors.joining(", "));
  }

  /// The rule for a published fact: its own spread where it has one, else by the kind of quantity.
  public static LimitRule of(Published published, AnchorUnit unit) {
    return switch (published.spread()) {
      case Published.Spread.Range range -> RANGE;
      case Published.Spread.StandardDeviation deviation -> STANDARD_DEVIATION;
      case Published.Spread.StandardError error -> STANDARD_ERROR;
      case Published.Spread.ConfidenceInterval interval -> CONFIDENCE_INTERVAL;
      case Published.Spread.AtLeast bound -> BOUND;
      case Published.Spread.AtMost bound -> BOUND;
      case Published.Spread.None none -> withoutSpread(unit);
    };
  }

  private static LimitRule withoutSpread(AnchorUnit unit) {
    if (unit == AnchorUnit.POINTS) {
      return SEVERITY;
    }
    return unit.isFraction() ? MARGIN : FACTOR;
  }

  /// The limits that follow from a published fact.
  public static Limits limits(Published published, AnchorUnit unit) {
    return switch (published.spread()) {
      case Published.Spread.Range range -> clipped(range.low(), range.high(), unit);
      case Published.Spread.StandardDeviation deviation ->
          around(published, deviation.size(), unit);
      case Published.Spread.StandardError error ->
          around(published, STANDARD_ERRORS * error.size(), unit);
      case Published.Spread.ConfidenceInterval interval ->
          clipped(interval.low(), interval.high(), unit);
      case Published.Spread.AtLeast bound -> new Limits(bound.low(), Double.POSITIVE_INFINITY);
      case Published.Spread.AtMost bound -> new Limits(Double.NEGATIVE_INFINITY, bound.high());
      case Published.Spread.None none -> {
        double value = published.value().orElseThrow();
        Limits factor = clipped(value / EXPOSURE_FACTOR, value * EXPOSURE_FACTOR, unit);
        if (unit == AnchorUnit.POINTS) {
          yield severity(value, factor);
        }
        yield unit.isFraction() ? around(published, FRACTION_MARGIN, unit) : factor;
      }
    };
  }

  private static Limits severity(double score, Limits factor) {
    int band = 0;
    while (band < BANDS.length - 2 && score >= BANDS[band + 1]) {
      band++;
    }
    return new Limits(
        StrictMath.min(BANDS[band], factor.low()), StrictMath.max(BANDS[band + 1], factor.high()));
  }

  private static Limits around(Published published, double margin, AnchorUnit unit) {
    double value = published.value().orElseThrow();
    return clipped(value - margin, value + margin, unit);
  }

  private static Limits clipped(double low, double high, AnchorUnit unit) {
    return new Limits(StrictMath.max(0, low), unit.isFraction() ? StrictMath.min(1, high) : high);
  }
}
