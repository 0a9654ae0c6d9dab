package org.blockade.simulator.measure;

import org.blockade.simulator.quantity.ModelTime;

/// A stretch of time.
public record TimeWindow(ModelTime from, ModelTime to) {

  public TimeWindow {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("a window ends at or after its start");
    }
  }

  /// Its length (h).
  public double hours() {
    return to.hoursSince(from);
  }

  /// Whether a time lies in it, ends included.
  public boolean contains(ModelTime time) {
    return !time.isBefore(from) && !time.isAfter(to);
  }
}
