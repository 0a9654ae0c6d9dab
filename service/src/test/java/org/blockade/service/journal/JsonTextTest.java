package org.blockade.service.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {

  /// Bits and texts of the number samples of RFC 8785, appendix B.
  @ParameterizedTest
  @CsvSource({
    "0000000000000000, 0",
    "8000000000000000, 0",
    "0000000000000001, 5e-324",
    "8000000000000001, -5e-324",
    "7fefffffffffffff, 1.7976931348623157e+308",
    "4340000000000000, 9007199254740992",
    "4430000000000000, 295147905179352830000",
    "44b52d02c7e14af5, 9.999999999999997e+22",
    "44b52d02c7e14af6, 1e+23",
    "44b52d02c7e14af7, 1.0000000000000001e+23",
    "444b1ae4d6e2ef4e, 999999999999999700000",
    "444b1ae4d6e2ef50, 1e+21",
    "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
    "3eb0c6f7a0b5ed8d, 0.000001",
    "41b3de4355555553, 333333333.3333332",
    "41b3de4355555557, 333333333.33333343",
    "becbf647612f3696, -0.0000033333333333333333"
  })
  void numbersAreWrittenAsTheStandardWritesThem(String bits, String text) {
    double value = Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));
    assertThat(new Json.Numeral(value).text()).isEqualTo(text);
  }

  @Test
  void everyNumberComesBackToTheLastBit() {
    Random random = new Random(5);
    for (int i = 0; i < 100_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        String text = new Json.Numeral(value).text();
        assertThat(JsonText.read(text)).contains(new Json.Numeral(value));
        assertThat(Double.parseDouble(text)).isEqualTo(value);
      }
    }
  }

  @Test
  void namesAreInOrderAndTextsEscapedAsTheStandardSays() {
    String text =
        "{ \"\\u20ac\": \"Euro\", \"\\r\": 1, \"\\ufb33\": [], \"1\": null, \"\\ud83d\\ude00\": true,"
            + " \"\\u0080\": {}, \"\\u00f6\": \"\\u000f\\u0041/\\\"\" }";
    assertThat(JsonText.read(text).orElseThrow().text())
        .isEqualTo(
            "{\"\\r\":1,\"1\":null,\"\u0080\":{},\"\u00f6\":\"\\u000fA/\\\"\",\"\u20ac\":\"Euro\","
                + "\"\ud83d\ude00\":true,\"\ufb33\":[]}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[1,]",
        "{\"a\":1,\"a\":2}",
        "1 2",
        "nul",
        "1e999",
        "\"\\ud800\"",
        "{\"a\"}"
      })
  void whatIsNoJsonIsRefused(String text) {
    assertThat(JsonText.read(text)).isEmpty();
  }

  @Test
  void halfACharacterIsRefused() {
    assertThatThrownBy(() -> new Json.Text("\ud83d"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("valid Unicode");
  }
}
