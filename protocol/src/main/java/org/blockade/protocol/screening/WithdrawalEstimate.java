package org.blockade.protocol.screening;

import org.blockade.simulator.quantity.ModelTime;

/// What a model predicts about withdrawal after a first dose. It is handed in: nothing in this
/// module runs a simulation.
public sealed interface WithdrawalEstimate {

  /// From a time on, withdrawal stays bearable.
  record BearableFrom(ModelTime time, String says) implements WithdrawalEstimate {}

  /// On none of the days that were asked about.
  record NotForeseen(String says) implements WithdrawalEstimate {}

  /// The model has no numbers for this history.
  record Silent(String because) implements WithdrawalEstimate {}
}
