package org.blockade.protocol.decision;

/// Where a person stands with the injection: what leads, of calendar, forecast and opioids.
public enum Standing {
  /// No injection is on record.
  FIRST,
  EARLY,
  /// On time or late: what a late one needs beside is among the findings.
  DUE,
  /// A further injection is a new start.
  LAPSED;

  /// Whether the next injection is assessed as a first dose is.
  public boolean isStart() {
    return switch (this) {
      case FIRST, LAPSED -> true;
      case EARLY, DUE -> false;
    };
  }
}
