package org.blockade.simulator.overdose;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// What happened.
///
/// @param scenario what was asked
/// @param model name, version and checksums of the numbers behind it
/// @param points in the order of time, from second 0 to the end
/// @param calledForHelp when ventilation fell under the threshold at which help is called
/// @param doses when a rescue dose was given, in seconds
/// @param arrest whether and when the heart failed
public record OverdoseCourse(
    OverdoseScenario scenario,
    String model,
    List<OverdosePoint> points,
    OptionalDouble calledForHelp,
    List<Double> doses,
    Optional<Arrest> arrest) {

  public OverdoseCourse {
    points = List.copyOf(points);
    doses = List.copyOf(doses);
  }
}
