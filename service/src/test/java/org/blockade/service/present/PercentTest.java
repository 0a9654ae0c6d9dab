package org.blockade.service.present;

import static org.assertj.core.api.Assertions.assertThat;

import org.blockade.simulator.population.Spread;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PercentTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0 %",
    "1e-9, < 0.1 %",
    "0.00099, < 0.1 %",
    "0.001, 0.1 %",
    "0.004, 0.4 %",
    "0.0099, 1.0 %",
    "0.01, 1 %",
    "0.5, 50 %",
    "0.9, 90 %",
    "0.99, 99 %",
    "0.9901, 99.0 %",
    "0.996, 99.6 %",
    "0.99999, 99.9 %",
    "1, 100 %",
  })
  void nothingIsRoundedToAllOrNothing(double fraction, String text) {
    assertThat(Percent.of(fraction)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0.9, 90 %", "0.896, 89.6 %", "0.07, 7 %", "0.99999, 99.999 %", "0.5, 50 %"})
  void aThresholdHasTheDigitsThatWereGiven(double fraction, String text) {
    assertThat(Percent.exactly(fraction)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0.896, 0.9, 89.6 %",
    "0.89999, 0.9, 89.9 %",
    "0.9, 0.9, 90 %",
    "0.894, 0.9, 89 %",
    "0.9041, 0.904, 90.5 %",
    "0.904, 0.904, 90.4 %",
    "0.89599, 0.896, 89.5 %",
  })
  void nothingIsRoundedAcrossTheThreshold(double fraction, double threshold, String text) {
    assertThat(Percent.of(fraction, threshold)).isEqualTo(text);
    assertThat(Percent.range(new Spread(0.5, 0.6, fraction), threshold)).isEqualTo("50-" + text);
  }

  @Test
  void aRangeHasOneUnit() {
    assertThat(Percent.range(new Spread(0.71, 0.9, 0.9705))).isEqualTo("71-97 %");
    assertThat(Percent.range(new Spread(0.0004, 0.01, 0.03))).isEqualTo("< 0.1 to 3 %");
    assertThat(Percent.range(new Spread(0.0001, 0.0002, 0.0009))).isEqualTo("< 0.1 %");
    assertThat(Percent.range(new Spread(0, 0, 0))).isEqualTo("0-0 %");
    assertThat(Percent.ofHundred(0.42)).isEqualTo("42 of 100");
  }
}
