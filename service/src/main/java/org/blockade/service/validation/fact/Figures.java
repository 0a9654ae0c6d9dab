package org.blockade.service.validation.fact;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// Numbers as tables show them: three significant digits, never an exponent, the same in every
/// locale.
public final class Figures {

  private static final int DIGITS = 3;

  private Figures() {}

  /// A number to three significant digits; whole numbers of more digits keep them all.
  public static String of(double number) {
    if (Double.isNaN(number)) {
      return "none";
    }
    if (Double.isInfinite(number)) {
      return number > 0 ? "∞" : "-∞";
    }
    if (number == 0) {
      return "0";
    }
    BigDecimal exact = BigDecimal.valueOf(number);
    BigDecimal rounded = exact.round(new MathContext(DIGITS, RoundingMode.HALF_EVEN));
    if (rounded.scale() <= 0) {
      return exact.setScale(0, RoundingMode.HALF_EVEN).toPlainString();
    }
    String plain = rounded.toPlainString();
    return exact.stripTrailingZeros().scale() <= 0
        ? exact.setScale(0, RoundingMode.UNNECESSARY).toPlainString()
        : plain;
  }

  /// Two numbers, from and to.
  public static String range(double low, double high) {
    return of(low) + "–" + of(high);
  }

  /// A share as percent with one decimal.
  public static String percent(double share) {
    return BigDecimal.valueOf(100 * share).setScale(1, RoundingMode.HALF_EVEN).toPlainString()
        + " %";
  }
}
