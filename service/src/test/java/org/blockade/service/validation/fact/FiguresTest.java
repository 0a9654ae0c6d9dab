package org.blockade.service.validation.fact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0", "10.251, 10.3", "8.6, 8.6", "0.9, 0.9", "2714.29, 2714", "0.91563, 0.916",
    "100.4, 100", "0.000123456, 0.000123", "1, 1", "26.0, 26", "1e6, 1000000", "-2.5, -2.5"
  })
  void threeDigitsWithoutAnExponent(double number, String text) {
    assertThat(Figures.of(number)).isEqualTo(text);
  }

  @Test
  void whatIsNoNumberIsSaidInWords() {
    assertThat(Figures.of(Double.NaN)).isEqualTo("none");
    assertThat(Figures.of(Double.POSITIVE_INFINITY)).isEqualTo("∞");
  }

  @Test
  void aPrintedNumberAgreesWithinItsRounding() {
    PrintedNumber printed = new PrintedNumber("0.9");
    assertThat(printed.agreesWith(0.949, AnchorUnit.HOURS)).isTrue();
    assertThat(printed.agreesWith(0.951, AnchorUnit.HOURS)).isFalse();
    assertThat(new PrintedNumber("2.21").agreesWith(2.231, AnchorUnit.RATIO)).isTrue();
    assertThat(new PrintedNumber("0.916").agreesWith(0.9209, AnchorUnit.FRACTION)).isTrue();
    assertThat(new PrintedNumber("0.916").agreesWith(0.922, AnchorUnit.FRACTION)).isFalse();
  }
}
