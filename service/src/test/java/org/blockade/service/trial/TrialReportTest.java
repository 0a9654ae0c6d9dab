package org.blockade.service.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TrialReportTest {

  /// Newcombe 1998, table I: 81 of 263 has the interval 0.2553 to 0.3662 (Wilson, no correction).
  @Test
  void aShareHasThePublishedInterval() {
    Estimate share = Estimate.share(81, 263);
    assertThat(share.value()).isCloseTo(0.30798, within(1e-5));
    assertThat(share.low()).isCloseTo(0.2553, within(5e-5));
    assertThat(share.high()).isCloseTo(0.3662, within(5e-5));
    assertThat(Estimate.share(0, 20).low()).isZero();
    assertThat(Estimate.share(0, 20).high()).isCloseTo(0.1611, within(5e-5));
    assertThat(Estimate.share(0, 0).known()).isFalse();
  }

  @Test
  void figuresOfCountsAreThoseOfTheValues() {
    // the values 0, 2, 2, 5, and one who never had it
    Counts counts = new Counts(new long[] {1, 0, 2, 0, 0, 1, 1});
    assertThat(counts.valued()).isEqualTo(4);
    assertThat(counts.mean()).isEqualTo(9.0 / 4);
    assertThat(counts.variance()).isCloseTo(4.25, within(1e-12));
    assertThat(counts.quantile(0.5)).isEqualTo(2);
    assertThat(counts.quantile(1)).isEqualTo(5);
    assertThat(counts.happened().value()).isEqualTo(0.8);
  }
}
