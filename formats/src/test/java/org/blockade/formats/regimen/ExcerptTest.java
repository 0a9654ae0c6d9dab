package org.blockade.formats.regimen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptTest {

  @Test
  void longTextIsCut() {
    assertThat(Excerpt.of("a".repeat(100))).isEqualTo("\"" + "a".repeat(40) + "...\"");
  }

  @Test
  void invisibleCharactersAreShownAsCodes() {
    assertThat(Excerpt.of("a\u0000b\u001b[31m\n\u202ec"))
        .isEqualTo("\"a\\u{0}b\\u{1b}[31m\\u{a}\\u{202e}c\"");
  }

  @Test
  void numbersAreWrittenWithoutExponentOrUselessDigits() {
    assertThat(PlainNumber.of(50)).isEqualTo("50");
    assertThat(PlainNumber.of(1e-7)).isEqualTo("0.0000001");
    assertThat(PlainNumber.of(-0.0)).isEqualTo("0");
    assertThat(PlainNumber.of(12.5)).isEqualTo("12.5");
  }
}
