package org.blockade.protocol.rule;

/// What leads where a calendar rule stands beside a forecast: the stricter of the two.
public enum Leader {
  /// They say the same.
  BOTH,
  /// The calendar is stricter.
  CALENDAR,
  /// The forecast is stricter.
  FORECAST,
  /// There is no forecast.
  CALENDAR_ALONE,
  /// Opioids on record decide, whatever the two say.
  OPIOIDS
}
