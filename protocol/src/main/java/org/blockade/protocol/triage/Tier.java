package org.blockade.protocol.triage;

import java.util.Arrays;
import java.util.Optional;

/// How soon somebody must act, from the least to the most urgent. The order is used.
public enum Tier {
  /// Expected and mild.
  SELF_CARE(1),
  /// The clinic hears of it within a day.
  CALL_WITHIN_A_DAY(2),
  /// The clinic hears of it the same day.
  CALL_SAME_DAY(3),
  /// Somebody examines the person the same day.
  EXAMINE_SAME_DAY(4),
  /// Emergency services now.
  EMERGENCY(5);

  private final int number;

  Tier(int number) {
    this.number = number;
  }

  /// 1 to 5, as in data files.
  public int number() {
    return number;
  }

  /// The more urgent of two.
  Tier orAtLeast(Tier other) {
    return compareTo(other) >= 0 ? this : other;
  }

  static Optional<Tier> ofWord(String word) {
    return Arrays.stream(values())
        .filter(tier -> Integer.toString(tier.number).equals(word))
        .findFirst();
  }
}
