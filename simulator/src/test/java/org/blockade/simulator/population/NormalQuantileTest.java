package org.blockade.simulator.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The quantile against the distribution function in hundreds of digits: one Newton step from the
/// computed quantile to the true one is the error.
class NormalQuantileTest {

  private static final double LIMIT = 1e-14;
  private static final MathContext DIGITS = new MathContext(400);
  private static final BigDecimal NEGLIGIBLE = new BigDecimal("1e-420");

  @ParameterizedTest
  @ValueSource(
      doubles = {
        1e-300,
        1e-290,
        1e-200,
        1e-120,
        1e-60,
        1e-30,
        1e-20,
        1.2e-16,
        1e-12,
        1.3e-11,
        1e-8,
        1e-5,
        1e-3,
        0.01,
        0.024,
        0.05,
        0.0749,
        0.0751,
        0.1,
        0.2,
        0.3,
        0.4,
        0.49,
        0.4999,
        0.499999,
        0.500001,
        0.51,
        0.6,
        0.7,
        0.9,
        0.9249,
        0.9251,
        0.95,
        0.976,
        0.99,
        0.999,
        0.99999,
        0.99999999,
        0.999999999999,
        0.9999999999999999
      })
  void theQuantileIsThatOfTheDistributionFunctionToFourteenDigits(double probability) {
    double quantile = NormalQuantile.of(probability);
    assertThat(errorOf(quantile, probability)).isLessThanOrEqualTo(LIMIT);
  }

  @Test
  void theSeriesOfThisTestKnowsThePublishedPoints() {
    assertThat(distribution(new BigDecimal("1.96")).doubleValue()).isEqualTo(0.9750021048517795);
    assertThat(distribution(new BigDecimal("-3")).doubleValue()).isEqualTo(0.0013498980316300946);
  }

  @Test
  void theMiddleIsZeroAndTheTailsMirrorEachOther() {
    assertThat(NormalQuantile.of(0.5)).isZero();
    for (double probability : new double[] {0x1p-52, 0.0625, 0.125, 0.25, 0.4375}) {
      assertThat(NormalQuantile.of(1 - probability)).isEqualTo(-NormalQuantile.of(probability));
    }
  }

  @Test
  void theQuantileNeverFalls() {
    double before = Double.NEGATIVE_INFINITY;
    for (int i = 1; i < 100_000; i++) {
      double quantile = NormalQuantile.of(i / 100_000.0);
      assertThat(quantile).isGreaterThan(before);
      before = quantile;
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -0.1, 1.1, Double.NaN})
  void aProbabilityThatIsNoneIsRefused(double probability) {
    assertThatThrownBy(() -> NormalQuantile.of(probability))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("between 0 and 1");
  }

  private static double errorOf(double quantile, double probability) {
    BigDecimal z = new BigDecimal(quantile);
    BigDecimal step =
        distribution(z).subtract(new BigDecimal(probability)).divide(density(z), DIGITS);
    return step.divide(z, DIGITS).abs().doubleValue();
  }

  /// `1/2 + density (z + z^3/3 + z^5/15 + ...)`.
  private static BigDecimal distribution(BigDecimal z) {
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal term = z;
    BigDecimal square = z.multiply(z);
    for (int odd = 3; term.abs().compareTo(NEGLIGIBLE) > 0; odd += 2) {
      sum = sum.add(term);
      term = term.multiply(square, DIGITS).divide(BigDecimal.valueOf(odd), DIGITS);
    }
    return new BigDecimal("0.5").add(density(z).multiply(sum));
  }

  private static BigDecimal density(BigDecimal z) {
    BigDecimal exponent = z.multiply(z).divide(BigDecimal.TWO);
    BigDecimal root = pi().multiply(BigDecimal.TWO).sqrt(DIGITS);
    return BigDecimal.ONE.divide(root.multiply(exp(exponent)), DIGITS);
  }

  private static BigDecimal exp(BigDecimal x) {
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal term = BigDecimal.ONE;
    for (int order = 1; term.compareTo(NEGLIGIBLE) > 0; order++) {
      sum = sum.add(term);
      term = term.multiply(x, DIGITS).divide(BigDecimal.valueOf(order), DIGITS);
    }
    return sum;
  }

  /// Machin's formula.
  private static BigDecimal pi() {
    BigDecimal quarter =
        BigDecimal.valueOf(4).multiply(arcTangentOfInverse(5)).subtract(arcTangentOfInverse(239));
    return quarter.multiply(BigDecimal.valueOf(4));
  }

  private static BigDecimal arcTangentOfInverse(int inverse) {
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal power = BigDecimal.ONE.divide(BigDecimal.valueOf(inverse), DIGITS);
    BigDecimal square = BigDecimal.valueOf((long) inverse * inverse);
    for (int odd = 1; power.compareTo(NEGLIGIBLE) > 0; odd += 2) {
      BigDecimal term = power.divide(BigDecimal.valueOf(odd), DIGITS);
      sum = odd % 4 == 1 ? sum.add(term) : sum.subtract(term);
      power = power.divide(square, DIGITS);
    }
    return sum;
  }
}
