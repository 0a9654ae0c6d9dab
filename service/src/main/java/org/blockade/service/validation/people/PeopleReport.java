package org.blockade.service.validation.people;

import java.util.List;
import java.util.Optional;

/// Days and days with reported opioid use, summed over people.
///
/// @param model id, version and parameter set of the model
/// @param seed seed of the intervals
/// @param replicates how often people were drawn anew
/// @param peopleRead people in the chart
/// @param people people with a first injection and a later day
/// @param personDays days counted
/// @param useDays of these, days with reported opioid use
/// @param byOccupancy by predicted occupancy that evening, highest first
/// @param sameByOccupancy the same of those people only who have days in the lowest bin
/// @param bySinceInjection by days since the last injection
public record PeopleReport(
    String model,
    long seed,
    int replicates,
    int peopleRead,
    int people,
    long personDays,
    long useDays,
    List<Bin> byOccupancy,
    List<Bin> sameByOccupancy,
    List<Bin> bySinceInjection) {

  public PeopleReport {
    byOccupancy = List.copyOf(byOccupancy);
    sameByOccupancy = List.copyOf(sameByOccupancy);
    bySinceInjection = List.copyOf(bySinceInjection);
  }

  /// One bin.
  ///
  /// @param people people with a day in it
  /// @param interval 95 % interval of the fraction; empty without a day with use, where drawing
  ///   people anew can say nothing
  /// @param predicted share of these days with use in virtual people who get the same injections;
  ///   empty where it was not asked for, or without a day
  public record Bin(
      String label,
      int people,
      long personDays,
      long useDays,
      Optional<Interval> interval,
      Optional<Double> predicted) {

    /// Share of days with reported use; empty without a day.
    public Optional<Double> fraction() {
      return personDays == 0 ? Optional.empty() : Optional.of((double) useDays / personDays);
    }
  }

  /// The central 95 % of what drawing people anew gives.
  public record Interval(double low, double high) {}
}
