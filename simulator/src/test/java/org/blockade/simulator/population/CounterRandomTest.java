package org.blockade.simulator.population;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import org.blockade.simulator.drug.DrugCatalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CounterRandomTest {

  /// Known answers of `philox4x32` with ten rounds, from the file `kat_vectors` of the Random123
  /// distribution (Salmon and others 2011).
  @ParameterizedTest
  @CsvSource({
    "00000000 00000000 00000000 00000000, 00000000 00000000, 6627e8d5 e169c58d bc57ac4c 9b00dbd8",
    "ffffffff ffffffff ffffffff ffffffff, ffffffff ffffffff, 408f276d 41c83b0e a20bc7c6 6d5451fd",
    "243f6a88 85a308d3 13198a2e 03707344, a4093822 299f31d0, d16cfe09 94fdcceb 5001e420 24126ea1"
  })
  void theKnownAnswersAreGiven(String counter, String key, String answer) {
    int[] c = words(counter);
    int[] k = words(key);
    assertThat(CounterRandom.block(c[0], c[1], c[2], c[3], k[0], k[1]))
        .containsExactly(words(answer));
  }

  private static int[] words(String hexadecimal) {
    String[] parts = hexadecimal.split(" ");
    int[] words = new int[parts.length];
    for (int i = 0; i < parts.length; i++) {
      words[i] = Integer.parseUnsignedInt(parts[i], 16);
    }
    return words;
  }

  @Test
  void aNumberDependsOnNothingButItsFiveKeys() {
    CounterRandom random = new CounterRandom(7);
    double number = random.uniform(3, 1, "CL", 4);
    random.uniform(1, 2, "V", 3);
    assertThat(new CounterRandom(7).uniform(3, 1, "CL", 4)).isEqualTo(number);
    assertThat(new CounterRandom(8).uniform(3, 1, "CL", 4)).isNotEqualTo(number);
    assertThat(new CounterRandom(7 + (1L << 32)).uniform(3, 1, "CL", 4)).isNotEqualTo(number);
    assertThat(random.uniform(4, 1, "CL", 4)).isNotEqualTo(number);
    assertThat(random.uniform(3, 2, "CL", 4)).isNotEqualTo(number);
    assertThat(random.uniform(3, 1, "CLM", 4)).isNotEqualTo(number);
    assertThat(random.uniform(3, 1, "CL", 5)).isNotEqualTo(number);
  }

  /// The one block in 2^53 whose upper 53 bits are all ones, found by running Philox backwards. The
  /// interval is promised to be open, and a normal quantile of 1 does not exist.
  @Test
  void theLargestUniformNumberIsBelowOne() {
    CounterRandom random = new CounterRandom(42);
    assertThat(random.uniform(760705010, 657965706, "clyjcbbx", 1425013771)).isLessThan(1);
    assertThat(random.normal(760705010, 657965706, "clyjcbbx", 1425013771)).isBetween(8.0, 8.5);
  }

  @Test
  void theRandomEffectsOfADrugHaveNumbersOfTheirOwn() {
    Set<String> effects =
        DrugCatalogue.standard().model("naltrexone").parameters().all().stream()
            .flatMap(parameter -> parameter.between().stream())
            .map(between -> between.effect())
            .collect(Collectors.toSet());
    CounterRandom random = new CounterRandom(1);
    assertThat(effects.stream().map(effect -> random.uniform(0, 0, effect, 0)).distinct())
        .hasSize(effects.size())
        .hasSize(10);
  }
}
