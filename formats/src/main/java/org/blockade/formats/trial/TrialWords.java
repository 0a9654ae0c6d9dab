package org.blockade.formats.trial;

import java.util.Arrays;
import java.util.Optional;
import org.blockade.simulator.trial.ArmPeople;
import org.blockade.simulator.trial.Condition;
import org.blockade.simulator.trial.Participants;

/// Words of the file that stand for one of a few things, both ways.
final class TrialWords {

  private TrialWords() {}

  static String word(Condition condition) {
    return switch (condition) {
      case OPIOID_USE_DISORDER -> "opioid";
      case ALCOHOL_USE_DISORDER -> "alcohol";
    };
  }

  static Optional<Condition> condition(String word) {
    for (Condition condition : Condition.values()) {
      if (word(condition).equals(word)) {
        return Optional.of(condition);
      }
    }
    return Optional.empty();
  }

  static String conditions() {
    return "opioid, alcohol";
  }

  static Optional<ArmPeople> people(String word) {
    return Arrays.stream(ArmPeople.values()).filter(each -> each.word().equals(word)).findFirst();
  }

  static Optional<Participants.Measured> covariate(String word) {
    for (Participants.Measured covariate : Participants.Measured.values()) {
      if (covariate.word().equals(word)) {
        return Optional.of(covariate);
      }
    }
    return Optional.empty();
  }
}
