package org.blockade.service.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EstimateTest {

  /// Newcombe 1998 (Stat Med 17:873), table II, method 10: 56 of 70 less 48 of 80, and 9 of 10 less
  /// 3 of 10.
  @Test
  void theIntervalOfADifferenceOfSharesIsThatOfTheExample() {
    Estimate large = Estimate.difference(Estimate.share(56, 70), Estimate.share(48, 80));
    assertThat(large.value()).isEqualTo(0.2, within(1e-12));
    assertThat(large.low()).isEqualTo(0.0524, within(5e-5));
    assertThat(large.high()).isEqualTo(0.3339, within(5e-5));
    Estimate small = Estimate.difference(Estimate.share(9, 10), Estimate.share(3, 10));
    assertThat(small.low()).isEqualTo(0.1705, within(5e-5));
    assertThat(small.high()).isEqualTo(0.8090, within(5e-5));
  }

  @Test
  void aShareOfNobodyIsNotKnownAndNeitherIsItsDifference() {
    Estimate none = Estimate.difference(Estimate.share(0, 0), Estimate.share(3, 10));
    assertThat(none.known()).isFalse();
    assertThat(none.ranged()).isFalse();
  }

  @Test
  void anIntervalThatGoesOnBeyondWhatWasSeenSaysSo() {
    Endpoint median =
        new Endpoint(
            "m", "M", Endpoint.Unit.DAYS, java.util.List.of(new Estimate(23, 13, Double.NaN)));
    assertThat(median.text(0)).isEqualTo("23.0 (13.0 or more)");
  }
}
