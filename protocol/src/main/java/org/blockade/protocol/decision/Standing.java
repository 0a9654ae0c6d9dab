package org.blockade.protocol.decision;

/// Where a person stands with the injection: what leads, of calendar, forecast and opioids.
public enum Standing {
  /// No injection is on record.
  FIRST,
  EARLY,
  IN_WINDOW,
  LATE,
  /// A further injection is a new start.
  LAPSED
}
