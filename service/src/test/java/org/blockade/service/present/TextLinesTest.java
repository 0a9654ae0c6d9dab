package org.blockade.service.present;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextLinesTest {

  @ParameterizedTest
  @ValueSource(strings = {"Model", "Kappa receptors", "Last hydrocodone", "Last buprenorphine"})
  void aLabelNeverTouchesItsStatement(String label) {
    assertThat(TextLines.of(new ReportSentences.Line(label, "day 16")).getFirst())
        .matches("  " + label + " +day 16");
  }
}
