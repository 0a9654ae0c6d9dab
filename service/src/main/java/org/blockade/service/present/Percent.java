package org.blockade.service.present;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.blockade.simulator.population.Spread;

/// Fractions as percent. Nothing is rounded up to 100 or down to 0 that is not.
public final class Percent {

  private Percent() {}

  /// Less than this is not told in digits: the model does not know it so finely. A choice.
  private static final double LEAST_PERCENT = 0.1;

  /// `97 %`; `99.6 %` and `0.4 %` near the ends, `< 0.1 %` below what is told.
  public static String of(double fraction) {
    return number(fraction) + " %";
  }

  /// A threshold with as many digits as were given: `90 %`, `89.6 %`.
  static String exactly(double fraction) {
    return BigDecimal.valueOf(fraction).movePointRight(2).stripTrailingZeros().toPlainString()
        + " %";
  }

  /// `91-99 %`; `< 0.1 to 3 %`; `< 0.1 %` where both ends are that low.
  public static String range(Spread spread) {
    return range(spread.low(), spread.high());
  }

  /// The same for two fractions.
  public static String range(double low, double high) {
    return range(low, high, number(low), number(high));
  }

  private static String range(double least, double most, String low, String high) {
    boolean bothLow = least > 0 && 100 * most < LEAST_PERCENT;
    return (bothLow ? high : low + (low.startsWith("<") ? " to " : "-") + high) + " %";
  }

  /// A fraction beside a threshold, never rounded across it: `89.6 %` is not `90 %`.
  static String of(double fraction, double threshold) {
    return number(fraction, threshold) + " %";
  }

  /// A range whose ends are never rounded across a threshold.
  static String range(Spread spread, double threshold) {
    return range(
        spread.low(),
        spread.high(),
        number(spread.low(), threshold),
        number(spread.high(), threshold));
  }

  private static String number(double fraction, double threshold) {
    String usual = number(fraction);
    if (usual.startsWith("<")) {
      return usual;
    }
    BigDecimal limit = BigDecimal.valueOf(threshold).movePointRight(2).stripTrailingZeros();
    boolean reached = fraction >= threshold;
    if ((new BigDecimal(usual).compareTo(limit) >= 0) == reached) {
      return usual;
    }
    return BigDecimal.valueOf(fraction)
        .movePointRight(2)
        .setScale(
            StrictMath.max(1, limit.scale()), reached ? RoundingMode.CEILING : RoundingMode.FLOOR)
        .toPlainString();
  }

  /// `96 of 100`.
  public static String ofHundred(double share) {
    return number(share) + " of 100";
  }

  /// The same as a bare number, where the words beside it say of what: `97`, `99.6`, `< 0.1`.
  public static String number(double fraction) {
    double percent = 100 * fraction;
    if (percent > 0 && percent < LEAST_PERCENT) {
      return "< " + String.format(Locale.ROOT, "%.1f", LEAST_PERCENT);
    }
    boolean end = (percent > 99 && percent < 100) || (percent > 0 && percent < 1);
    return end
        ? String.format(Locale.ROOT, "%.1f", StrictMath.min(99.9, percent))
        : String.format(Locale.ROOT, "%.0f", percent);
  }
}
