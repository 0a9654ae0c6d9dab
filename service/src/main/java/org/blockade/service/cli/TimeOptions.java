package org.blockade.service.cli;

import org.blockade.formats.chart.TimeReading;
import org.blockade.formats.chart.TimeWords;
import org.blockade.simulator.dosing.Span;

/// Options that hold words about time.
final class TimeOptions {

  private TimeOptions() {}

  /// The length of time that an option names.
  static Span span(String option, String words) {
    return value(option, TimeWords.span(words));
  }

  /// What an option's words mean, or one line that says what would be right.
  static <T> T value(String option, TimeReading<T> reading) {
    return switch (reading) {
      case TimeReading.Read<T>(T value) -> value;
      case TimeReading.Refused<T>(String message) ->
          throw InputException.usage(option + ": " + message);
    };
  }
}
