package org.blockade.service.opioid;

import java.util.List;
import org.blockade.protocol.course.NaltrexoneCourse;
import org.blockade.service.forecast.PersonHistory;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.quantity.ModelTime;

/// How far a published challenge is attenuated in a person new to opioids.
///
/// @param person the naltrexone that was simulated
/// @param at at the time asked
/// @param curve from the time of the question on
/// @param unblocked peak of the effect without naltrexone in the typical person (0 to 100)
/// @param notes what the reader should know about how the record was used
public record ChallengeAnswer(
    PersonHistory person,
    NaltrexoneCourse course,
    DrugModel model,
    ChallengeQuestion question,
    Point at,
    List<Point> curve,
    double unblocked,
    long seed,
    int subjects,
    List<String> notes) {

  public ChallengeAnswer {
    curve = List.copyOf(curve);
    notes = List.copyOf(notes);
  }

  /// One time.
  ///
  /// @param occupancy mu receptors held by naltrexone (0 to 1), as in the forecast
  /// @param attenuation of the peak of the subjective effect: 0 (as without naltrexone) to 1
  /// @param foldShift by which factor the effect of agonists is shifted at equilibrium: 1 plus the
  ///   drives of the antagonists
  public record Point(
      ModelTime time, Estimate occupancy, Estimate attenuation, Estimate foldShift) {}

  /// Whether anything is on record that could attenuate.
  public boolean known() {
    return !person.doses().isEmpty();
  }
}
