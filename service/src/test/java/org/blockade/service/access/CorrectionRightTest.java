package org.blockade.service.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.blockade.service.journal.Content;
import org.junit.jupiter.api.Test;

class CorrectionRightTest {

  @Test
  void whoCorrectsAnEntryMayMakeOneOfItsKind() {
    assertThat(CorrectionRight.toCorrect(new Content.ConsentRevoked("c")))
        .isEqualTo(Action.RECORD_CONSENT);
    assertThat(CorrectionRight.toCorrect(new Content.Overridden("d", "give", "why")))
        .isEqualTo(Action.OVERRIDE_DECISION);
    assertThat(CorrectionRight.toCorrect(new Content.DecisionMade("next", "wait", List.of("x"))))
        .isEqualTo(Action.OVERRIDE_DECISION);
    assertThat(CorrectionRight.toCorrect(new Content.Corrected("e", "wrong day")))
        .isEqualTo(Action.CORRECT_ENTRY);
  }
}
