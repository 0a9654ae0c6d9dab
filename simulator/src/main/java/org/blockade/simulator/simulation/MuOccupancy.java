package org.blockade.simulator.simulation;

import java.util.List;
import org.blockade.simulator.quantity.ModelTime;

/// Occupancy of the mu receptor of one person over time.
public interface MuOccupancy {

  /// Occupancy at a time (0 to 1).
  double muOccupancy(ModelTime time);

  /// Times at which a dose enters, an infusion starts or ends, or the body is reset.
  List<ModelTime> eventTimes();
}
