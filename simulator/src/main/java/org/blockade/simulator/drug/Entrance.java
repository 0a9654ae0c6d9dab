package org.blockade.simulator.drug;

import java.util.Comparator;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.Route;

/// Where a dose enters a model: as which substance, by which route.
public record Entrance(String substance, Route route) implements Comparable<Entrance> {

  private static final Comparator<Entrance> ORDER =
      Comparator.comparing(Entrance::substance).thenComparing(Entrance::route);

  /// The entrance of a dose.
  public static Entrance of(DoseEvent dose) {
    return new Entrance(dose.drug(), dose.route());
  }

  @Override
  public int compareTo(Entrance other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return substance + " " + route.id();
  }
}
