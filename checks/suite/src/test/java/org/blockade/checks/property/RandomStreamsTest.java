package org.blockade.checks.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.assertj.core.data.Offset;
import org.blockade.simulator.population.CounterRandom;
import org.blockade.simulator.population.Spread;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.UniformRealDistribution;
import org.hipparchus.stat.correlation.PearsonsCorrelation;
import org.hipparchus.stat.descriptive.rank.Percentile;
import org.hipparchus.stat.inference.ChiSquareTest;
import org.hipparchus.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Random streams and quantiles against a library's tests and quantiles. The seeds are fixed, so a
/// p-value is a constant of the code; below one in ten thousand it would be no accident.
class RandomStreamsTest {

  private static final int COUNT = 20_000;
  private static final double NO_ACCIDENT = 1e-4;

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 42, -1, Long.MIN_VALUE, 0x1_0000_0000L})
  void uniformsOverSubjectsAreUniform(long seed) {
    double[] numbers = overSubjects(seed, "CL", 0);
    assertUniform(numbers);
    assertUniform(
        IntStream.range(0, COUNT)
            .mapToDouble(draw -> new CounterRandom(seed).uniform(7, 0, "CL", draw))
            .toArray());
    assertUniform(
        IntStream.range(0, COUNT)
            .mapToDouble(replicate -> new CounterRandom(seed).uniform(7, replicate, "CL", 0))
            .toArray());
  }

  @Test
  void normalsAreNormal() {
    double[] numbers =
        IntStream.range(0, COUNT)
            .mapToDouble(subject -> new CounterRandom(42).normal(subject, 0, "ke", 0))
            .toArray();
    assertThat(
            new KolmogorovSmirnovTest()
                .kolmogorovSmirnovTest(new NormalDistribution(0, 1), numbers))
        .isGreaterThan(NO_ACCIDENT);
  }

  @Test
  void neighbouringSeedsPurposesDrawsAndSubjectsAreNotCorrelated() {
    double[] numbers = overSubjects(42, "CL", 0);
    assertUncorrelated(numbers, overSubjects(43, "CL", 0));
    assertUncorrelated(numbers, overSubjects(42 + (1L << 32), "CL", 0));
    assertUncorrelated(numbers, overSubjects(42, "CLM", 0));
    assertUncorrelated(numbers, overSubjects(42, "F", 0));
    assertUncorrelated(numbers, overSubjects(42, "CL", 1));
    double[] next = new double[COUNT];
    System.arraycopy(numbers, 1, next, 0, COUNT - 1);
    next[COUNT - 1] = numbers[0];
    assertUncorrelated(numbers, next);
  }

  private static double[] overSubjects(long seed, String purpose, int draw) {
    CounterRandom random = new CounterRandom(seed);
    return IntStream.range(0, COUNT)
        .mapToDouble(subject -> random.uniform(subject, 0, purpose, draw))
        .toArray();
  }

  private static void assertUniform(double[] numbers) {
    assertThat(
            new KolmogorovSmirnovTest()
                .kolmogorovSmirnovTest(new UniformRealDistribution(0, 1), numbers))
        .isGreaterThan(NO_ACCIDENT);
    long[] observed = new long[256];
    double[] expected = new double[256];
    for (double number : numbers) {
      observed[(int) (number * 256)]++;
    }
    Arrays.fill(expected, COUNT / 256.0);
    assertThat(new ChiSquareTest().chiSquareTest(expected, observed)).isGreaterThan(NO_ACCIDENT);
  }

  /// A correlation of independent numbers has a standard error of one over the root of the count.
  private static void assertUncorrelated(double[] left, double[] right) {
    double limit = 4 / Math.sqrt(COUNT);
    assertThat(new PearsonsCorrelation().correlation(left, right)).isBetween(-limit, limit);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 19, 20, 21, 200, 999})
  void aSpreadHasTheQuantilesOfTypeSeven(int count) {
    double[] values =
        IntStream.range(0, count)
            .mapToDouble(subject -> new CounterRandom(9).normal(subject, 0, "x", 0))
            .toArray();
    Spread spread = Spread.of(values);
    Percentile percentile = new Percentile().withEstimationType(Percentile.EstimationType.R_7);
    assertThat(spread.low()).isCloseTo(percentile.evaluate(values, 5), within());
    assertThat(spread.median()).isCloseTo(percentile.evaluate(values, 50), within());
    assertThat(spread.high()).isCloseTo(percentile.evaluate(values, 95), within());
  }

  private static Offset<Double> within() {
    return Assertions.within(1e-13);
  }

  @Test
  void aSpreadTakesInfiniteValuesAsTheLargestAndSmallest() {
    double[] values = IntStream.range(0, 101).mapToDouble(number -> number).toArray();
    for (int i = 0; i < 10; i++) {
      values[i] = Double.NEGATIVE_INFINITY;
      values[100 - i] = Double.POSITIVE_INFINITY;
    }
    Spread spread = Spread.of(values);
    assertThat(spread.low()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(spread.median()).isEqualTo(50);
    assertThat(spread.high()).isEqualTo(Double.POSITIVE_INFINITY);
  }
}
