package org.blockade.service.validation.replay;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.blockade.protocol.guideline.NextInjection.Timing;
import org.blockade.protocol.rule.Leader;

/// What a replay counted.
///
/// @param model which model forecast
/// @param people everybody in the chart
/// @param treated those with an injection
/// @param days days on which a decision was asked for
/// @param injections injections on record
/// @param decisions days by what a visit would have come to
/// @param given injections after the first, by the days since the one before
/// @param led injections after the first, by what would have led on the day
/// @param leading injections after the first, by the timing that would have led
/// @param intervals days between injections; empty where nobody had two
public record ReplayReport(
    String model,
    int people,
    int treated,
    long days,
    long injections,
    Map<String, Long> decisions,
    Map<Timing, Long> given,
    Map<Leader, Long> led,
    Map<Timing, Long> leading,
    Optional<Intervals> intervals) {

  public ReplayReport {
    decisions = Collections.unmodifiableMap(new LinkedHashMap<>(decisions));
    given = inOrder(given, Timing.class);
    led = inOrder(led, Leader.class);
    leading = inOrder(leading, Timing.class);
  }

  /// Days between injections.
  ///
  /// @param low not exceeded by 5 % of them
  /// @param high not exceeded by 95 % of them
  public record Intervals(long number, double low, double median, double high) {}

  private static <K extends Enum<K>> Map<K, Long> inOrder(Map<K, Long> counts, Class<K> kind) {
    EnumMap<K, Long> copy = new EnumMap<>(kind);
    copy.putAll(counts);
    return Collections.unmodifiableMap(copy);
  }
}
