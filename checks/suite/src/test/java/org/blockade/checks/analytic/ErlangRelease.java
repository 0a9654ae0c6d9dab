package org.blockade.checks.analytic;

import java.math.BigDecimal;

/// Release of a unit dose with an Erlang distributed delay: `k^n t^(n-1) / (n-1)! exp(-k t)`.
///
/// @param rate `k`, stages over mean time
record ErlangRelease(int stages, BigDecimal rate) {

  static ErlangRelease of(int stages, double meanTime) {
    return new ErlangRelease(
        stages,
        BigDecimal.valueOf(stages).divide(ExponentialSum.number(meanTime), ExponentialSum.DIGITS));
  }

  /// The convolution of the release with the response to a unit dose, at a time.
  BigDecimal into(ExponentialSum response, BigDecimal time) {
    BigDecimal sum = BigDecimal.ZERO;
    if (time.signum() <= 0) {
      return sum;
    }
    for (ExponentialSum.Term term : response.terms()) {
      sum =
          sum.add(
              term.factor()
                  .multiply(ExponentialSum.exp(term.rate().multiply(time).negate()))
                  .multiply(rate.pow(stages))
                  .multiply(integral(rate.subtract(term.rate()), time)));
    }
    return sum.round(ExponentialSum.DIGITS);
  }

  /// The integral of `s^(n-1) / (n-1)! exp(-d s)` from 0 to `t`: an incomplete gamma function, by
  /// its finite sum, or by its power series where that sum would cancel.
  private BigDecimal integral(BigDecimal difference, BigDecimal time) {
    BigDecimal product = difference.multiply(time);
    return product.abs().compareTo(BigDecimal.ONE) < 0
        ? bySeries(difference, time)
        : byFiniteSum(difference, product);
  }

  private BigDecimal bySeries(BigDecimal difference, BigDecimal time) {
    BigDecimal power = time.pow(stages).divide(factorial(stages - 1), ExponentialSum.DIGITS);
    BigDecimal sum = BigDecimal.ZERO;
    for (int order = 0; order < 60; order++) {
      sum = sum.add(power.divide(BigDecimal.valueOf(stages + order), ExponentialSum.DIGITS));
      power =
          power
              .multiply(difference.negate())
              .multiply(time)
              .divide(BigDecimal.valueOf(order + 1L), ExponentialSum.DIGITS);
    }
    return sum;
  }

  private BigDecimal byFiniteSum(BigDecimal difference, BigDecimal product) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int order = 0; order < stages; order++) {
      sum = sum.add(product.pow(order).divide(factorial(order), ExponentialSum.DIGITS));
    }
    return BigDecimal.ONE
        .subtract(ExponentialSum.exp(product.negate()).multiply(sum))
        .divide(difference.pow(stages), ExponentialSum.DIGITS);
  }

  private static BigDecimal factorial(int number) {
    BigDecimal product = BigDecimal.ONE;
    for (int factor = 2; factor <= number; factor++) {
      product = product.multiply(BigDecimal.valueOf(factor));
    }
    return product;
  }
}
