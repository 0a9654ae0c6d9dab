package org.blockade.simulator.population;

import java.util.List;
import org.blockade.simulator.quantity.ModelTime;

/// Concentrations and occupancy over time: the typical person, and the spread between people.
public record OccupancyCurve(List<Point> points) {

  public OccupancyCurve {
    points = List.copyOf(points);
  }

  /// One time of the curve.
  ///
  /// @param parent plasma concentration of the drug, typical person (ng/mL)
  /// @param metabolite plasma concentration of its metabolite, typical person (ng/mL)
  /// @param typical mu-receptor occupancy of the typical person
  /// @param people spread of mu-receptor occupancy between people
  public record Point(
      ModelTime time, double parent, double metabolite, double typical, Spread people) {}
}
