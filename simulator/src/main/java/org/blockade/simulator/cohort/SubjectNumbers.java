package org.blockade.simulator.cohort;

/// The numbers of one subject, in the order of the layout.
final class SubjectNumbers {

  /// Rates between states, in the order of `Layout.rateTo` (1/h).
  double[] generator = {};

  /// What each ligand reads from the states, in the order of the rows.
  double[] weights = {};

  /// Rates at which the ligands leave (1/h).
  double[] rates = {};

  double[] efficacies = {};

  /// Times of the events (h), each once.
  double[] times = {};

  /// Of each event, which part of the states it changes; the number of parts if several or none.
  int[] kinds = {};

  /// Of each event, where its changes begin; at the end, how many there are.
  int[] changes = {};

  int[] changedStates = {};
  double[] amounts = {};

  /// Whether the state becomes the amount; else the amount is added.
  boolean[] sets = {};

  /// The event that the receptor is followed from: before it everything is forgotten in time.
  int firstEvent;
}
