package org.blockade.service.opioid;

/// Somebody who wants to know how far the work is.
@FunctionalInterface
public interface Progress {

  /// Nobody.
  Progress NOBODY = (done, total) -> {};

  /// So many of the virtual people are done.
  void advancedTo(int done, int total);
}
