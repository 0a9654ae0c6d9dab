package org.blockade.protocol.rule;

import java.util.Optional;
import org.blockade.simulator.quantity.ModelTime;

/// When something is to be done.
public sealed interface When {

  /// On that day.
  record On(ModelTime time) implements When {}

  /// Not before that day.
  record NotBefore(ModelTime time) implements When {}

  /// By that day at the latest.
  record By(ModelTime time) implements When {}

  /// At every visit for an injection.
  record EachInjection() implements When {}

  /// When it comes to that; `event` says to what.
  record If(String event) implements When {}

  /// Nobody can say yet; `unknown` says what is missing.
  record Undated(String unknown) implements When {}

  /// Its date, if it has one.
  default Optional<ModelTime> date() {
    return switch (this) {
      case On on -> Optional.of(on.time());
      case NotBefore notBefore -> Optional.of(notBefore.time());
      case By by -> Optional.of(by.time());
      case EachInjection each -> Optional.empty();
      case If when -> Optional.empty();
      case Undated undated -> Optional.empty();
    };
  }
}
