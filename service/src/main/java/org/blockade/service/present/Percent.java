package org.blockade.service.present;

import java.util.Locale;
import org.blockade.simulator.population.Spread;

/// Fractions as percent. Nothing is rounded up to 100 or down to 0 that is not.
final class Percent {

  private Percent() {}

  /// `97 %`; `99.6 %` and `0.4 %` near the ends.
  static String of(double fraction) {
    return number(fraction) + " %";
  }

  /// `91-99 %`.
  static String range(Spread spread) {
    return number(spread.low()) + "-" + number(spread.high()) + " %";
  }

  /// `96 of 100`.
  static String ofHundred(double share) {
    return number(share) + " of 100";
  }

  private static String number(double fraction) {
    double percent = 100 * fraction;
    boolean end = (percent > 99 && percent < 100) || (percent > 0 && percent < 1);
    return end
        ? String.format(Locale.ROOT, "%.1f", StrictMath.min(99.9, StrictMath.max(0.1, percent)))
        : String.format(Locale.ROOT, "%.0f", percent);
  }
}
