package org.blockade.simulator.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpioidEffectTest {

  @ParameterizedTest
  @ValueSource(doubles = {1, 2, 3, 4, 5, 6, 7, 8})
  void aWholePowerIsThatOfTheLibraryButForItsLastBits(double exponent) {
    for (int i = 1; i <= 4_000; i++) {
      double x = i * 0.00317;
      double expected = StrictMath.pow(x, exponent);
      assertThat(OpioidEffect.power(x, exponent)).isCloseTo(expected, within(1e-15 * expected));
    }
  }

  @Test
  void anyOtherPowerIsThatOfTheLibrary() {
    for (double exponent : new double[] {-1, 0, 0.5, 1.44, 2.5, 9}) {
      assertThat(OpioidEffect.power(0.73, exponent)).isEqualTo(StrictMath.pow(0.73, exponent));
    }
  }
}
