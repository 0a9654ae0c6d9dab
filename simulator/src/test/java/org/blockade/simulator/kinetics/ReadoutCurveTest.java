package org.blockade.simulator.kinetics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadoutCurveTest {

  /// A curve of `exp(-k t)` after an event at time 0, as far as a length needs it.
  private static Continuation decay(double rate, double first, double length) {
    return decay(rate, first, 0, length).after(0);
  }

  /// The same of an event at another time, as far as a later time needs it.
  private static ReadoutCurve decay(double rate, double first, double start, double end) {
    int blocks = ReadoutCurve.blocks(first, start, end);
    double[] coefficients = ReadoutCurve.emptyCoefficients(blocks);
    double from = 0;
    for (int block = 0; block < blocks; block++) {
      double size = first * ReadoutCurve.length(block);
      ReadoutCurve.fit(
          coefficients, block, size, derivatives(rate, from), derivatives(rate, from + size), 0);
      from += size;
    }
    return new ReadoutCurve(
        new double[] {start}, new double[] {first}, new double[][] {coefficients});
  }

  private static double[] derivatives(double rate, double time) {
    double value = Math.exp(-rate * time);
    return new double[] {value, -rate * value, rate * rate * value, -rate * rate * rate * value};
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.001, 0.1, 0.51, 0.75, 0.9, 1})
  void aTermUpToTheFastestRateIsFollowedTo3e8OfItsPeak(double rate) {
    Continuation curve = decay(rate, ReadoutCurve.firstBlock(1), 500);
    for (int i = 0; i <= 50_000; i++) {
      assertThat(curve.applyAsDouble(i * 0.01)).isCloseTo(Math.exp(-rate * i * 0.01), within(3e-8));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1.2, 1.5, 2})
  void anExchangeUpToTwiceAsFastIsFollowedTo2e7OfItsPeak(double rate) {
    Continuation curve = decay(rate, ReadoutCurve.firstBlock(1), 500);
    for (int i = 0; i <= 50_000; i++) {
      assertThat(curve.applyAsDouble(i * 0.01)).isCloseTo(Math.exp(-rate * i * 0.01), within(2e-7));
    }
  }

  @Test
  void manyTimesAtOnceHaveTheBitsOfEachAlone() {
    Continuation curve = decay(0.37, ReadoutCurve.firstBlock(1), 500);
    double[] elapsed = IntStream.rangeClosed(0, 5_000).mapToDouble(i -> i * 0.0997).toArray();
    double[] values = new double[elapsed.length + 3];
    curve.values(elapsed, values, 3);
    for (int i = 0; i < elapsed.length; i++) {
      assertThat(values[i + 3]).isEqualTo(curve.applyAsDouble(elapsed[i]));
    }
    assertThat(values).startsWith(0, 0, 0);
  }

  @Test
  void aTimeThatIsTheEndOfABlockButForItsLastBitsIsReached() {
    for (int power = -10; power <= 2; power++) {
      double first = Math.scalb(1.0, power);
      double end = 0;
      for (int block = 0; block < 20; block++) {
        end += first * ReadoutCurve.length(block);
        double length = end;
        for (int bit = 0; bit < 4; bit++) {
          assertThat(decay(0.1, first, length).applyAsDouble(length))
              .isCloseTo(Math.exp(-0.1 * length), within(1e-6));
          length = Math.nextDown(length);
        }
      }
    }
  }

  /// A tablet of naltrexone at 243.8 h enters a quarter of an hour later and is followed for a day.
  /// A time within it is told as a step of its own after another, whose end was rounded to fewer
  /// bits than the event where a power of two lies between them.
  @Test
  void theEndIsReachedHoweverLateOnAChart() {
    for (double power = 256; power <= 8192; power *= 2) {
      for (int i = 1; i < 200; i++) {
        double dose = power - i * 0.1173;
        double start = dose + 0.25;
        double end = dose + 24;
        Continuation curve = decay(0.1, 0.0625, start, end).after(start);
        for (int step = 1; step <= 50; step++) {
          double passed = step * 0.4567;
          double elapsed = end - (start + passed);
          assertThat(curve.applyAsDouble(passed + elapsed))
              .isCloseTo(Math.exp(-2.375), within(1e-6));
        }
      }
    }
  }

  @Test
  void beyondWhatWasComputedThereIsNoAnswer() {
    Continuation curve = decay(0.1, 1, 3.5);
    assertThatThrownBy(() -> curve.applyAsDouble(4.001))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not computed that far");
  }
}
