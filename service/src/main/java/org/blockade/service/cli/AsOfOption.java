package org.blockade.service.cli;

import java.util.Optional;
import org.blockade.formats.chart.TimeWords;
import org.blockade.simulator.quantity.ModelTime;
import picocli.CommandLine.Option;

/// The option that names the time of a question about a chart.
final class AsOfOption {

  private static final String NAME = "--as-of";

  @Option(
      names = NAME,
      paramLabel = "TIME",
      description =
          "The time of the question: 2026-03-01 or 2026-03-01T10:00, 336h, \"day 14\", or +14d after"
              + " the last row. Default: the last thing on record of each person. What is recorded"
              + " after it does not count.")
  private Optional<String> words = Optional.empty();

  /// Whether a time was named.
  boolean isGiven() {
    return words.isPresent();
  }

  /// The time that was named; empty where the end of each record is meant.
  Optional<ModelTime> in(ChartInput.Read read) {
    return words.map(
        text -> TimeOptions.value(NAME, TimeWords.asOf(text, read.axis(), read.lastTime())));
  }
}
