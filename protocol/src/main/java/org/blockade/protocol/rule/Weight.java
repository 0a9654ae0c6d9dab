package org.blockade.protocol.rule;

/// What a finding does to the decision.
public enum Weight {
  /// Decides at any time: who does not meet it is not started; where it is unknown, somebody asks.
  REQUIRED,
  /// Decides at the time of the start. As long as something else makes the person wait, it is done
  /// again then.
  AT_START,
  /// A specialist decides where it is not met; where it is unknown, somebody asks.
  SPECIALIST,
  /// Shown, and decides nothing.
  CAUTION
}
