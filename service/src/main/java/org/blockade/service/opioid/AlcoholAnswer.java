package org.blockade.service.opioid;

import java.util.List;
import org.blockade.service.forecast.LaterDoses;
import org.blockade.service.forecast.PersonHistory;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.effect.AlcoholReward;
import org.blockade.simulator.quantity.ModelTime;

/// Receptors held, and the opioid part of the reward of alcohol. Exploratory.
///
/// @param person the naltrexone that was simulated
/// @param laterDoses what is known of doses after the time of the question
/// @param reward the supposed releases, and what trials saw
/// @param curve from the time of the question on
/// @param notes what the reader should know about how the record was used
public record AlcoholAnswer(
    PersonHistory person,
    LaterDoses laterDoses,
    DrugModel naltrexone,
    AlcoholReward reward,
    AlcoholQuestion question,
    List<Point> curve,
    long seed,
    int subjects,
    List<String> notes) {

  public AlcoholAnswer {
    curve = List.copyOf(curve);
    notes = List.copyOf(notes);
  }

  /// One time.
  ///
  /// @param mu mu receptors held by naltrexone (0 to 1), as in the forecast
  /// @param kappa kappa receptors held by naltrexone (0 to 1)
  /// @param lowRelease how far the opioid part is attenuated (0 to 1) under the lowest release
  /// @param highRelease the same under the highest one
  public record Point(
      ModelTime time, Estimate mu, Estimate kappa, Estimate lowRelease, Estimate highRelease) {}

  /// The time of the question.
  public Point now() {
    return curve.getFirst();
  }

  /// Whether any naltrexone is on record.
  public boolean known() {
    return !person.doses().isEmpty();
  }
}
