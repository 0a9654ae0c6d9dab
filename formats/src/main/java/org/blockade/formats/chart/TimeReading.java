package org.blockade.formats.chart;

/// What became of words about time.
public sealed interface TimeReading<T> {

  /// They were understood.
  record Read<T>(T value) implements TimeReading<T> {}

  /// They were not.
  ///
  /// @param message what is wrong, and what would be right
  record Refused<T>(String message) implements TimeReading<T> {}
}
