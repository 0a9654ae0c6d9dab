package org.blockade.simulator.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelTimeTest {

  @Test
  void aDayHasTwentyFourHours() {
    assertThat(ModelTime.ofDays(2.5).hours()).isEqualTo(60);
    assertThat(new ModelTime(36).days()).isEqualTo(1.5);
    assertThat(new ModelTime(5).plusDays(-1)).isEqualTo(new ModelTime(-19));
    assertThat(new ModelTime(5).hoursSince(new ModelTime(7))).isEqualTo(-2);
  }

  @Test
  void bothZerosAreTheSameMoment() {
    assertThat(new ModelTime(-0.0)).isEqualTo(ModelTime.ORIGIN);
    assertThat(new ModelTime(-0.0)).isEqualByComparingTo(ModelTime.ORIGIN);
    assertThat(new ModelTime(-0.0)).hasSameHashCodeAs(ModelTime.ORIGIN);
  }

  @Test
  void timesAreOrdered() {
    ModelTime early = new ModelTime(1);
    ModelTime late = new ModelTime(2);
    assertThat(early).isLessThan(late);
    assertThat(early.isBefore(late)).isTrue();
    assertThat(late.isAfter(early)).isTrue();
    assertThat(early.isBefore(early)).isFalse();
    assertThat(early.isAfter(early)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void aTimeThatIsNoNumberIsRefused(double hours) {
    assertThatThrownBy(() -> new ModelTime(hours))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(String.valueOf(hours));
  }
}
