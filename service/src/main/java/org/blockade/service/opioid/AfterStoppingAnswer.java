package org.blockade.service.opioid;

import java.util.List;
import java.util.Optional;
import org.blockade.protocol.course.NaltrexoneCourse;
import org.blockade.service.forecast.PersonHistory;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.population.Loss;
import org.blockade.simulator.quantity.ModelTime;

/// What is left of protection and of tolerance after the last dose of naltrexone.
///
/// @param toleranceFrom where the tolerance at the first dose comes from, in words
/// @param toleranceSupposed whether it is supposed, so that what is left of it is not known
/// @param after what happens after the last dose; empty where no naltrexone is on record
/// @param context what studies counted
public record AfterStoppingAnswer(
    PersonHistory person,
    NaltrexoneCourse course,
    DrugModel naltrexone,
    AfterStoppingQuestion question,
    String toleranceFrom,
    boolean toleranceSupposed,
    Optional<After> after,
    OpioidNumbers.AfterStopping numbers,
    List<OpioidNumbers.Context> context,
    long seed,
    int subjects,
    List<String> notes) {

  public AfterStoppingAnswer {
    context = List.copyOf(context);
    notes = List.copyOf(notes);
  }

  /// A number under the three time constants of the tolerance of breathing: what is shown is not
  /// known better than from the lowest to the highest of them.
  ///
  /// @param fast under the shortest time constant
  /// @param middle under the one of the model
  /// @param slow under the longest
  public record Range(double fast, double middle, double slow) {}

  /// One time.
  ///
  /// @param occupancy mu receptors held by naltrexone (0 to 1)
  /// @param toleranceLeft slow tolerance over that at the first dose of naltrexone
  /// @param relative respiratory half activation over that of a person new to opioids: 1 is as
  ///   sensitive as somebody who never took any
  public record Point(ModelTime time, Estimate occupancy, Range toleranceLeft, Range relative) {}

  /// When the protection is lost and breathing is about as sensitive as in somebody new to opioids.
  /// It has no end: only opioids or treatment change it. A tolerance that is only supposed is taken
  /// as gone.
  ///
  /// @param typical typical person, middle time constant
  /// @param early where 5 of 100 people have lost protection, under the shortest time constant
  /// @param late where 95 of 100 have, under the longest
  public record Window(Loss typical, Loss early, Loss late) {}

  /// What happens after the last dose.
  ///
  /// @param points from the last dose on
  /// @param now at the time of the question
  public record After(
      ModelTime lastDose, Point now, List<Point> points, Window window, Loss protection) {

    public After {
      points = List.copyOf(points);
    }
  }
}
