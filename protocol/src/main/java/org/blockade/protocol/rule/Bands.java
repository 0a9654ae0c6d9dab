package org.blockade.protocol.rule;

import java.util.ArrayList;
import java.util.List;

/// Named bands that cover a line from a lowest value upwards.
///
/// A band ends where the next one begins, so bands can neither overlap nor leave a hole, whatever
/// real number is asked about. An edge belongs to the band above it (`21` days is on time), or,
/// where the rule says "at most", to the band below it (8 degrees is still cold).
///
/// @param bands in ascending order
public record Bands<T>(List<Band<T>> bands) {

  /// To which band an edge belongs.
  public enum Edge {
    /// `from 21`: the edge is the first value of this band.
    FROM,
    /// `above 8`: the edge is the last value of the band before.
    ABOVE
  }

  /// A band and where it begins.
  ///
  /// @param start where the band begins; negative infinity for one that has no lower end
  public record Band<T>(T name, double start, Edge edge) {

    private boolean begunAt(double value) {
      return switch (edge) {
        case FROM -> value >= start;
        case ABOVE -> value > start;
      };
    }
  }

  public Bands {
    bands = List.copyOf(bands);
    if (bands.isEmpty()) {
      throw new IllegalArgumentException("bands: there is one or more");
    }
    List<T> names = new ArrayList<>();
    double before = Double.NEGATIVE_INFINITY;
    for (Band<T> band : bands) {
      boolean first = names.isEmpty();
      if (Double.isNaN(band.start()) || (!first && !(band.start() > before))) {
        throw new IllegalArgumentException(
            "bands: each begins above the one before, not at " + band.start());
      }
      if (names.contains(band.name())) {
        throw new IllegalArgumentException("bands: " + band.name() + " stands there twice");
      }
      names.add(band.name());
      before = band.start();
    }
  }

  /// The band of a value.
  ///
  /// @throws IllegalArgumentException below the lowest band, and for what is no number
  public T at(double value) {
    return bands.reversed().stream()
        .filter(band -> band.begunAt(value))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "a value here is " + bands.getFirst().start() + " or more, not " + value))
        .name();
  }
}
