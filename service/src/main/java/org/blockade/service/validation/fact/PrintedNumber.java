package org.blockade.service.validation.fact;

/// A number as somebody printed it, which tells how far it was rounded.
///
/// @param text as printed, without an exponent
public record PrintedNumber(String text) {

  private static final double RELATIVE = 0.01;
  private static final double RUN_RELATIVE = 0.03;
  private static final double SLACK = 1e-9;
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
  public boolean agreesWith(double other, AnchorUnit unit) {
    double allowed = StrictMath.max(rounding(), RELATIVE * StrictMath.abs(value()));
    if (unit.isFraction()) {
      allowed = StrictMath.max(FRACTION, rounding());
    }
    return StrictMath.abs(other - value()) <= allowed;
  }

  /// Whether the same run, written a second time, gives the same: within 3 % or one unit of the
  /// last printed place.
  public boolean isReproducedBy(double other) {
    double allowed =
        StrictMath.max(2 * rounding(), RUN_RELATIVE * StrictMath.abs(value())) * (1 + SLACK);
    return StrictMath.abs(other - value()) <= allowed;
  }
}
