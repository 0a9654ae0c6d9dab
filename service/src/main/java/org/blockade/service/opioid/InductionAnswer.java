package org.blockade.service.opioid;

import java.util.List;
import java.util.Optional;
import org.blockade.protocol.guideline.OpioidFreeInterval;
import org.blockade.service.forecast.PersonHistory;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.quantity.ModelTime;

/// What a first dose of naltrexone would do on each candidate day, and what the calendar says.
///
/// @param history the opioids as they were simulated
/// @param days candidates in time order
/// @param model what the model says; empty where it does not speak
/// @param calendar what the opioid-free interval says; empty where no opioid is on record
public record InductionAnswer(
    PersonHistory person,
    DrugModel naltrexone,
    InductionQuestion question,
    OpioidHistory history,
    List<Day> days,
    Optional<Prediction> model,
    Optional<OpioidFreeInterval.Advice> calendar,
    double bearable,
    long seed,
    int subjects,
    List<String> notes) {

  public InductionAnswer {
    days = List.copyOf(days);
    notes = List.copyOf(notes);
  }

  /// A candidate day.
  ///
  /// @param daysSince local days since the last opioid
  public record Day(ModelTime time, long daysSince) {}

  /// What the model says.
  ///
  /// @param first peak COWS within a day of the first dose, one for each candidate
  /// @param naloxone peak COWS of the naloxone challenge, one for each candidate
  /// @param shareBearing share of people below the bearable score, one for each candidate
  /// @param typicalFrom first candidate from which on the typical person stays below it
  /// @param peopleFrom first candidate from which on 95 of 100 people do
  public record Prediction(
      List<Estimate> first,
      List<Estimate> naloxone,
      List<Double> shareBearing,
      Optional<Day> typicalFrom,
      Optional<Day> peopleFrom) {

    public Prediction {
      first = List.copyOf(first);
      naloxone = List.copyOf(naloxone);
      shareBearing = List.copyOf(shareBearing);
    }
  }

  /// What leads: the later of the two, or the only one that speaks.
  public enum Leading {
    MODEL,
    CALENDAR,
    NOTHING
  }

  /// Which of the two is stricter.
  public Leading leading() {
    if (calendar.isEmpty()) {
      return Leading.NOTHING;
    }
    if (model.isEmpty()) {
      return Leading.CALENDAR;
    }
    return model
        .get()
        .peopleFrom()
        .filter(day -> !day.time().isAfter(calendar.get().cautious()))
        .map(day -> Leading.CALENDAR)
        .orElse(Leading.MODEL);
  }

  /// The first candidate that the stricter of the two allows; empty where none of the candidates is
  /// late enough, or nothing can be said.
  public Optional<Day> first() {
    return switch (leading()) {
      case MODEL -> model.flatMap(Prediction::peopleFrom);
      case CALENDAR -> calendar.flatMap(advice -> from(advice.cautious()));
      case NOTHING -> Optional.empty();
    };
  }

  /// The first candidate at a time or after it: whole opioid-free days, to the hour.
  private Optional<Day> from(ModelTime time) {
    return days.stream().filter(day -> !day.time().isBefore(time)).findFirst();
  }
}
