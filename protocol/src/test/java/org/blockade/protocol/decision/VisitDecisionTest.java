package org.blockade.protocol.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.blockade.protocol.rule.Basis;
import org.blockade.protocol.rule.Finding;
import org.blockade.protocol.rule.Recommendation;
import org.blockade.protocol.rule.Status;
import org.blockade.protocol.rule.Weight;
import org.blockade.simulator.drug.Evidence;
import org.blockade.simulator.quantity.ModelTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class VisitDecisionTest {

  private static final Recommendation RULE =
      new Recommendation("a rule", "a choice", new Basis("R00", Evidence.CHOICE, "a test"));
  private static final ModelTime OPENS = ModelTime.ofDays(21);

  @ParameterizedTest(name = "{0}, a {1} one {2}: {3}")
  @CsvSource({
    "FIRST, AT_START, MET, FirstInjection",
    "FIRST, REQUIRED, UNKNOWN, FirstInjection",
    "FIRST, REQUIRED, NOT_MET, Hold",
    "FIRST, SPECIALIST, NOT_MET, Hold",
    "LAPSED, AT_START, MET, NewStart",
    "LAPSED, REQUIRED, NOT_MET, Hold",
    "LAPSED, SPECIALIST, NOT_MET, Hold",
    "EARLY, AT_START, MET, NotYet",
    "EARLY, AT_START, NOT_MET, NotYet",
    "EARLY, AT_START, UNKNOWN, NotYet",
    "EARLY, REQUIRED, NOT_MET, Hold",
    "EARLY, SPECIALIST, NOT_MET, Hold",
    "DUE, AT_START, MET, Give",
    "DUE, AT_START, NOT_APPLICABLE, Give",
    "DUE, AT_START, UNKNOWN, CheckFirst",
    "DUE, AT_START, NOT_MET, Hold",
    "DUE, REQUIRED, UNKNOWN, CheckFirst",
    "DUE, REQUIRED, NOT_MET, Hold",
    "DUE, SPECIALIST, UNKNOWN, CheckFirst",
    "DUE, SPECIALIST, NOT_MET, Hold",
    "DUE, CAUTION, NOT_MET, Give",
    "DUE, CAUTION, UNKNOWN, Give"
  })
  void theFirstThatHoldsDecides(Standing standing, Weight weight, Status status, String outcome) {
    List<Finding> findings = List.of(Finding.of(RULE, weight, status, "so it is"));
    VisitDecision decision = VisitDecision.of(standing, Optional.of(OPENS), findings);
    assertThat(decision.getClass().getSimpleName()).isEqualTo(outcome);
    assertThat(decision.findings()).isEqualTo(findings);
    if (decision instanceof VisitDecision.NotYet notYet) {
      assertThat(notYet.from()).isEqualTo(OPENS);
    }
    if (decision instanceof VisitDecision.Hold hold) {
      assertThat(hold.held()).isEqualTo(standing);
    }
  }

  @ParameterizedTest
  @EnumSource(Standing.class)
  void withoutFindingsNothingIsGiven(Standing standing) {
    assertThat(VisitDecision.of(standing, Optional.of(OPENS), List.of()))
        .isNotInstanceOf(VisitDecision.Give.class);
  }

  @Test
  void tooEarlyNeedsTheDayOnWhichTheWindowOpens() {
    assertThatThrownBy(() -> VisitDecision.of(Standing.EARLY, Optional.empty(), List.of()))
        .isInstanceOf(RuntimeException.class);
  }

  @Test
  void aFindingMoreNeverMakesItMorePermissive() {
    List<Finding> all = new ArrayList<>();
    for (Weight weight : Weight.values()) {
      for (Status status : Status.values()) {
        all.add(Finding.of(RULE, weight, status, "so it is"));
      }
    }
    for (Standing standing : Standing.values()) {
      for (Finding one : all) {
        for (Finding other : all) {
          int alone = permission(standing, List.of(one));
          assertThat(permission(standing, List.of(one, other))).isLessThanOrEqualTo(alone);
          assertThat(permission(standing, List.of(other, one)))
              .isEqualTo(permission(standing, List.of(one, other)));
        }
      }
    }
  }

  private static int permission(Standing standing, List<Finding> findings) {
    return switch (VisitDecision.of(standing, Optional.of(OPENS), findings)) {
      case VisitDecision.Give give -> 4;
      case VisitDecision.CheckFirst check -> 3;
      case VisitDecision.NotYet notYet -> 2;
      case VisitDecision.NewStart start -> 1;
      case VisitDecision.FirstInjection first -> 1;
      case VisitDecision.Hold hold -> 0;
    };
  }
}
