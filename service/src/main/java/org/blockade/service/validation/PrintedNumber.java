package org.blockade.service.validation;

/// A number as somebody printed it, which tells how far it was rounded.
///
/// @param text as printed, without an exponent
public record PrintedNumber(String text) {

  private static final double RELATIVE = 0.01;
  private static final double FRACTION = 0.005;

  /// The number.
  public double value() {
    return Double.parseDouble(text);
  }

  /// Half a unit of the last printed place.
  double rounding() {
    int point = text.indexOf('.');
    int decimals = point < 0 ? 0 : text.length() - point - 1;
    return 0.5 * StrictMath.pow(10, -decimals);
  }

  /// Whether another computation gives the same: within rounding, 1 %, or 0.005 of a fraction.
  boolean agreesWith(double other, AnchorUnit unit) {
    double allowed = StrictMath.max(rounding(), RELATIVE * StrictMath.abs(value()));
    if (unit.isFraction()) {
      allowed = StrictMath.max(FRACTION, rounding());
    }
    return StrictMath.abs(other - value()) <= allowed;
  }
}
