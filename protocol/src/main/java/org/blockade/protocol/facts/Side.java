package org.blockade.protocol.facts;

/// The side of a gluteal injection.
public enum Side {
  LEFT,
  RIGHT;

  /// The other side.
  public Side other() {
    return switch (this) {
      case LEFT -> RIGHT;
      case RIGHT -> LEFT;
    };
  }
}
