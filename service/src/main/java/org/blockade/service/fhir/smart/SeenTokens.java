package org.blockade.service.fhir.smart;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// Remembers tokens until they expire, so that each counts once.
final class SeenTokens {

  /// How many are remembered. A choice: 5 minutes of 300 calls a second. Where more come, new ones
  /// are refused: forgetting one would let it count again.
  private static final int MOST = 100_000;

  private final Clock clock;
  private final Map<Seen, Instant> seen = new HashMap<>();
  private Instant swept = Instant.EPOCH;

  private record Seen(String system, String id) {}

  SeenTokens(Clock clock) {
    this.clock = clock;
  }

  /// Whether it was not seen before; from now on it was.
  ///
  /// @param until when it expires
  synchronized boolean isNew(String system, String id, Instant until) {
    Instant now = clock.instant();
    if (seen.size() >= MOST || now.isAfter(swept.plusSeconds(60))) {
      seen.values().removeIf(expires -> !expires.isAfter(now));
      swept = now;
    }
    return seen.size() < MOST && seen.putIfAbsent(new Seen(system, id), until) == null;
  }
}
