package org.blockade.simulator.outcome;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// A number of the course of treatment: what people do, as far as trials tell.
public enum CourseNumber {
  /// Hazard of beginning to use opioids again, with nothing in the way of the effect and craving as
  /// after detoxification.
  ATTEMPT("attempt", "1/d"),
  /// The same where the effect is wholly blocked, over that.
  ATTEMPT_BLOCKED("attempt_blocked", "ratio"),
  /// Standard deviation of the logarithm of that hazard between people.
  ATTEMPT_SPREAD("attempt_spread", "ratio"),
  /// Hazard on a day of waiting for a first dose that never comes, over that at home.
  ATTEMPT_WAITING("attempt_waiting", "ratio"),
  /// Time constant at which craving falls without rewarded use.
  CRAVING_FALL("craving_fall", "d"),
  /// Time constant at which rewarded use brings it back.
  CRAVING_RISE("craving_rise", "d"),
  /// What is left of craving in the long run.
  CRAVING_LEFT("craving_left", "fraction"),
  /// Hazard of the end of an episode of use while its effect is felt.
  END("end", "1/d"),
  /// The same where the effect is wholly blocked.
  END_BLOCKED("end_blocked", "1/d"),
  /// Share of the days of an episode on which opioids are used.
  USE_DAYS("use_days", "fraction"),
  /// Hazard of leaving care.
  LEAVE("leave", "1/d"),
  /// How far leaving and not coming for an injection go with a person's own hazard of use: both
  /// hazards are multiplied by that hazard, over the median one, to this power.
  LEAVE_WITH_USE("leave_with_use", "ratio"),
  /// The same during an episode whose effect is felt, over that.
  LEAVE_USING("leave_using", "ratio"),
  /// The same during an episode whose effect is blocked, over that.
  LEAVE_USING_BLOCKED("leave_using_blocked", "ratio"),
  /// Hazard of giving up tablets, in care still.
  STOP_TABLETS("stop_tablets", "1/d"),
  /// Hazard of coming back to care of somebody who left, where an arm lets people come back.
  COME_BACK("come_back", "1/d"),
  /// Share of an opioid's effect that must be left for a day of use to count as one with effect,
  /// after which the medicine waits.
  FELT("felt", "fraction"),
  /// Days without an opioid before a first dose.
  OPIOID_FREE("opioid_free", "d"),
  /// Days for which a urine test tells of use.
  URINE_WINDOW("urine_window", "d"),
  /// Share of urine tests that people in care miss.
  URINE_MISSED("urine_missed", "fraction"),
  /// Share of people who go on giving urine tests after they left treatment.
  FOLLOWED("followed", "fraction"),
  /// Tolerance at which it counts as lost, over that at the beginning.
  TOLERANCE_LOST("tolerance_lost", "fraction"),
  /// Median probability of a heavy drinking day in care, without medicine.
  HEAVY("heavy", "fraction"),
  /// Standard deviation of its logit between people.
  HEAVY_SPREAD("heavy_spread", "ratio"),
  /// How far that probability falls where the opioid part of the reward is wholly kept down.
  HEAVY_REWARD("heavy_reward", "fraction");

  private final String symbol;
  private final String unit;

  CourseNumber(String symbol, String unit) {
    this.symbol = symbol;
    this.unit = unit;
  }

  /// Its key in files and tables.
  public String symbol() {
    return symbol;
  }

  /// Its unit: `1/d`, `d`, `fraction` or `ratio`.
  public String unit() {
    return unit;
  }

  /// The number with this symbol.
  public static Optional<CourseNumber> ofSymbol(String symbol) {
    return Arrays.stream(values()).filter(number -> number.symbol.equals(symbol)).findFirst();
  }

  /// All symbols, for an error message.
  public static String symbols() {
    return Arrays.stream(values()).map(CourseNumber::symbol).collect(Collectors.joining(", "));
  }
}
