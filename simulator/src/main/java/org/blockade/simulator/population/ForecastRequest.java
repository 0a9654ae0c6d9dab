package org.blockade.simulator.population;

import java.util.List;
import org.blockade.simulator.measure.TimeWindow;
import org.blockade.simulator.quantity.ModelTime;
import org.blockade.simulator.simulation.Scenario;

/// What is asked of a forecast.
///
/// @param scenario doses given so far, and any that are supposed
/// @param asOf the time of the question
/// @param horizon end of the curve, and of the count of unprotected hours
/// @param search where the loss of protection is looked for; starts at `asOf`
/// @param threshold occupancy at which a person counts as protected
/// @param curveTimes times of the curve; empty for none
public record ForecastRequest(
    Scenario scenario,
    ModelTime asOf,
    ModelTime horizon,
    TimeWindow search,
    double threshold,
    List<ModelTime> curveTimes) {

  public ForecastRequest {
    curveTimes = List.copyOf(curveTimes);
    if (!search.from().equals(asOf) || !search.contains(horizon)) {
      throw new IllegalArgumentException(
          "the search starts at the time of the question and reaches the horizon");
    }
    if (!(threshold > 0 && threshold < 1)) {
      throw new IllegalArgumentException(
          "a threshold is an occupancy between 0 and 1, not " + threshold);
    }
  }
}
