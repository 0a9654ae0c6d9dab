package org.blockade.formats.regimen;

import java.math.BigDecimal;

/// A number as people write it: without exponent, without digits that say nothing (`50`, `0.25`).
public final class PlainNumber {

  private PlainNumber() {}

  /// The shortest such form that reads back as the same number.
  ///
  /// @param number any finite number
  public static String of(double number) {
    BigDecimal decimal = new BigDecimal(Double.toString(number));
    return decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
  }
}
