package org.blockade.simulator.dosing;

/// How long a part of a regimen goes on: a number of doses, or a length of time.
public sealed interface Extent {

  /// A number of doses (`x 28`).
  record Doses(int count) implements Extent {
    public Doses {
      if (count <= 0) {
        throw new IllegalArgumentException("a regimen has 1 dose or more, not " + count);
      }
    }
  }

  /// A length of time (`x 12 weeks`).
  record Lasting(Span span) implements Extent {}
}
