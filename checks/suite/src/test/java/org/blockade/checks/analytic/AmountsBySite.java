package org.blockade.checks.analytic;

import java.util.List;
import org.blockade.simulator.kinetics.KineticState;
import org.blockade.simulator.quantity.ModelTime;
import org.blockade.simulator.simulation.Trajectory;

/// Where the drug of a state is (nmol), told from the names of the states.
record AmountsBySite(double depot, double smallestState) {

  static AmountsBySite of(Trajectory trajectory, double hours) {
    KineticState state = trajectory.state(new ModelTime(hours));
    List<String> names = state.names();
    double[] values = state.values();
    double depot = 0;
    double smallest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < values.length; i++) {
      smallest = Math.min(smallest, values[i]);
      if (names.get(i).contains("stage")) {
        depot += values[i];
      }
    }
    return new AmountsBySite(depot, smallest);
  }
}
