package org.blockade.service.validation.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.blockade.simulator.data.DataNode;

/// Reads what a source printed, and checks the limits that are written beside it.
public final class PublishedReader {

  /// Limits are written to six digits.
  private static final double WRITTEN_TO = 1e-5;

  private static final Pattern PLAIN_NUMBER = Pattern.compile("\\d+(\\.\\d+)?");

  private PublishedReader() {}

  /// Reports each limit under `limits` that does not follow from the published number by its rule.
  public static void checkLimits(DataNode node, Limits limits, LimitRule rule) {
    DataNode written = node.child("limits");
    Optional<LimitRule> named = written.word("rule", LimitRule::ofWord, LimitRule.words());
    if (named.isPresent() && named.get() != rule) {
      written.report(
          "rule",
          "the published number asks for rule \""
              + rule.word()
              + "\", not \""
              + named.get().word()
              + "\"");
    }
    checkLimit(written, "low", limits.low());
    checkLimit(written, "high", limits.high());
    written.close();
  }

  private static void checkLimit(DataNode written, String key, double expected) {
    OptionalDouble number = written.optionalNumber(key);
    boolean open = Double.isInfinite(expected);
    if (open || number.isEmpty()) {
      if (open != number.isEmpty()) {
        written.report(key, open ? "this side is open by its rule" : "this limit is missing");
      }
      return;
    }
    double allowed = WRITTEN_TO * StrictMath.max(StrictMath.abs(expected), 1e-3);
    if (!(StrictMath.abs(number.getAsDouble() - expected) <= allowed)) {
      written.report(
          key,
          "by its rule this limit is "
              + Figures.of(expected)
              + ", not "
              + Figures.of(number.getAsDouble()));
    }
  }

  /// A number as somebody printed it; a problem is reported where it is none.
  public static Optional<PrintedNumber> printed(DataNode node, String key) {
    Optional<String> text = node.optionalText(key);
    if (text.isPresent() && !PLAIN_NUMBER.matcher(text.get()).matches()) {
      node.report(key, "a printed number has digits and a point, e.g. 0.95");
      return Optional.empty();
    }
    return text.map(PrintedNumber::new);
  }

  /// What a source printed; empty where a problem was reported.
  public static Optional<Published> published(DataNode node) {
    OptionalDouble value = node.optionalNumber("value");
    List<Published.Spread> spreads = new ArrayList<>();
    pair(node, "range")
        .ifPresent(
            pair -> spreads.add(new Published.Spread.Range(pair.getFirst(), pair.getLast())));
    pair(node, "ci95")
        .ifPresent(pair ->
            spreads.add(new Published.Spread.ConfidenceInterval(pair.getFirst(), pair.getLast())));
    node.optionalNumber("sd")
        .ifPresent(size -> spreads.add(new Published.Spread.StandardDeviation(size)));
    node.optionalNumber("sem")
        .ifPresent(size -> spreads.add(new Published.Spread.StandardError(size)));
    node.optionalNumber("at_least")
        .ifPresent(bound -> spreads.add(new Published.Spread.AtLeast(bound)));
    node.optionalNumber("at_most")
        .ifPresent(bound -> spreads.add(new Published.Spread.AtMost(bound)));
    node.close();
    if (spreads.size() > 1) {
      node.report("value", "a published number has one spread, not " + spreads.size());
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Published(
              value, spreads.isEmpty() ? new Published.Spread.None() : spreads.getFirst()));
    } catch (IllegalArgumentException e) {
      node.report("value", String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private static Optional<List<Double>> pair(DataNode node, String key) {
    if (!node.has(key)) {
      return Optional.empty();
    }
    List<Double> numbers = node.numbers(key);
    if (numbers.size() != 2 || !(numbers.getFirst() <= numbers.getLast())) {
      node.report(key, "\"" + key + "\" is two numbers, the lower one first");
      return Optional.empty();
    }
    return Optional.of(numbers);
  }
}
