package org.blockade.protocol.rule;

import org.blockade.simulator.population.Loss;
import org.blockade.simulator.quantity.ModelTime;

/// Until when a forecast takes a person as protected if no further dose is given. It is handed to a
/// decision as an argument: no rule runs a simulation. It looks from the last dose on, so that what
/// was lost already has its date too; `AlreadyLost` means that the last dose never brought it.
///
/// @param early when protection is lost in 5 of 100 people like this
/// @param typical when it is lost in a typical person
/// @param late when it is lost in 95 of 100
/// @param from from when on it looks: the last dose
/// @param model which model, for the reader
public record ProtectedUntil(Loss early, Loss typical, Loss late, ModelTime from, String model) {

  /// Which of the three a rule asks for.
  public enum Edge {
    EARLY,
    TYPICAL,
    LATE
  }

  public ProtectedUntil {
    if (Loss.hours(early) > Loss.hours(late)) {
      throw new IllegalArgumentException(
          "protection is lost in 5 of 100 people before it is lost in 95 of them");
    }
  }

  /// One of the three.
  public Loss of(Edge edge) {
    return switch (edge) {
      case EARLY -> early;
      case TYPICAL -> typical;
      case LATE -> late;
    };
  }

  /// Whether protection is lost by a time.
  public boolean lostBy(Edge edge, ModelTime time) {
    return switch (of(edge)) {
      case Loss.AlreadyLost lost -> true;
      case Loss.At at -> at.time().isBefore(time);
      case Loss.After after -> false;
    };
  }
}
