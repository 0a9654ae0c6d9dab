package org.blockade.simulator.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.data.DataFileException;
import org.junit.jupiter.api.Test;

class PublishedChallengeTest {

  private static final String FORM =
      "  - {id: a, drug: %s, route: im, amount: %d, unit: mg, peak_within: 3, time_unit: h, source: a"
          + " study, evidence: read, choice: a choice}%n";

  private static List<PublishedChallenge> read(String... entries) {
    String text = "challenges:\n" + String.join("", entries);
    return PublishedChallenge.all(DataFile.of("some.yaml", text.getBytes(StandardCharsets.UTF_8)));
  }

  /// From two sizes one could tell how the effect goes with the amount.
  @Test
  void anOpioidHasOneSize() {
    assertThat(PublishedChallenge.all())
        .extracting(PublishedChallenge::drug)
        .doesNotHaveDuplicates();
    assertThat(read(FORM.formatted("heroin", 25), FORM.formatted("morphine", 15))).hasSize(2);
    assertThatThrownBy(
            () -> read(FORM.formatted("hydromorphone", 3), FORM.formatted("hydromorphone", 6)))
        .isInstanceOf(DataFileException.class)
        .hasMessageContaining("each opioid has one challenge");
  }
}
