package org.blockade.simulator.population;

import java.util.List;
import org.blockade.simulator.measure.CoveredWindows;
import org.blockade.simulator.measure.ProtectionBands;

/// How well naltrexone protects a person: now, and until when.
///
/// Every statement is about people: the typical one, and the spread over virtual people who differ
/// as the drug file says. It is not an individual measurement.
///
/// @param request what was asked
/// @param subjects number of virtual people
/// @param now at the time of the question
/// @param loss when protection is lost
/// @param typicalWindows when the typical person is at the threshold or above
/// @param hoursBelow spread over people of the hours below the threshold up to the horizon
/// @param curve occupancy over time
public record ProtectionForecast(
    ForecastRequest request,
    long seed,
    int subjects,
    Now now,
    LossOfProtection loss,
    CoveredWindows typicalWindows,
    Spread hoursBelow,
    OccupancyCurve curve) {

  /// Protection at the time of the question.
  ///
  /// @param typical mu-receptor occupancy of the typical person
  /// @param people spread of it between people
  /// @param share share of people at the threshold or above
  /// @param level word for the typical occupancy
  /// @param certain whether nearly everybody is at the threshold or above
  public record Now(
      double typical, Spread people, double share, ProtectionBands.Level level, boolean certain) {}

  /// When protection is lost: in the typical person, and the date by which it is lost in 5, 50 and
  /// 95 of 100 people.
  ///
  /// @param alreadyShare share of people in whom it is lost at the time of the question
  public record LossOfProtection(
      Loss typical, Loss early, Loss middle, Loss late, double alreadyShare) {

    /// The four in order, for a table.
    public List<Loss> all() {
      return List.of(typical, early, middle, late);
    }
  }
}
