package org.blockade.simulator.overdose;

/// An antagonist that is there already, e.g. naltrexone, as a drive on the mu receptor.
///
/// It must be a pure function of the time, safe to be asked by several threads.
@FunctionalInterface
public interface BlockadeOnBoard {

  /// Nothing on board.
  BlockadeOnBoard NONE = seconds -> 0;

  /// The drive `u` at a time: the concentration over the one that holds half of the receptors, so
  /// that alone it holds `u / (1 + u)` of them. 0 or more, finite.
  ///
  /// @param seconds since the overdose
  double driveAt(double seconds);
}
