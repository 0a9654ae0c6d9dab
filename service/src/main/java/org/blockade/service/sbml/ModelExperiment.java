package org.blockade.service.sbml;

import java.util.List;
import java.util.stream.Stream;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.quantity.ModelTime;
import org.blockade.simulator.simulation.Scenario;

/// What an archive holds: a drug, what was done to a person, and over which time it is simulated.
///
/// @param scenario doses of this drug only
/// @param until end of the simulated time
/// @param everyHours step of the output (h)
/// @param remarks what a reader must know about what is missing, in whole sentences
public record ModelExperiment(
    DrugModel model, Scenario scenario, ModelTime until, double everyHours, List<String> remarks) {

  /// A record that begins later than this would begin with a long nothing. A choice.
  private static final double LATEST_BEGINNING_HOURS = 366 * 24;

  public ModelExperiment {
    remarks = List.copyOf(remarks);
    if (scenario.dosing().doses().isEmpty()) {
      throw new IllegalArgumentException("an experiment has a dose");
    }
    if (!(everyHours > 0)) {
      throw new IllegalArgumentException("a step of the output is a time above 0 h");
    }
  }

  /// The hour of the record at which the archive's time is 0. It is hour 0 of the record, so that
  /// times are those of its other tables, unless the record begins before that or long after.
  double origin() {
    double first =
        Stream.concat(
                scenario.dosing().doses().stream().map(DoseEvent::time),
                scenario.dosing().resets().stream())
            .mapToDouble(ModelTime::hours)
            .min()
            .orElse(0);
    return first < 0 || first > LATEST_BEGINNING_HOURS ? first : 0;
  }

  /// How many steps the output has; at least one.
  public int steps() {
    return (int) StrictMath.max(1, StrictMath.ceil((until.hours() - origin()) / everyHours));
  }

  /// The end of the output in the archive's time (h): a whole number of steps.
  double end() {
    return steps() * everyHours;
  }
}
