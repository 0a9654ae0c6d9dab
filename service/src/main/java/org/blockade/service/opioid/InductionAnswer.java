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
    /// Both say the same candidate, or none of them.
    BOTH,
    NOTHING
  }

  /// Which of the two is stricter, by the candidates that they allow.
  public Leading leading() {
    if (calendar.isEmpty()) {
      return Leading.NOTHING;
    }
    if (model.isEmpty()) {
      return Leading.CALENDAR;
    }
    Optional<Day> byModel = model.flatMap(Prediction::peopleFrom);
    Optional<Day> byCalendar = byCalendar();
    if (byModel.equals(byCalendar)) {
      return Leading.BOTH;
    }
    return byModel.isPresent()
            && byCalendar.filter(day -> !day.time().isAfter(byModel.get().time())).isEmpty()
        ? Leading.CALENDAR
        : Leading.MODEL;
  }

  /// The first candidate that the stricter of the two allows; empty where none of the candidates is
  /// late enough, or nothing can be said.
  public Optional<Day> first() {
    return switch (leading()) {
      case MODEL, BOTH -> model.flatMap(Prediction::peopleFrom);
      case CALENDAR -> byCalendar();
      case NOTHING -> Optional.empty();
    };
  }

  /// Whether the first candidate is allowed: then nothing is said of the days before it.
  public boolean allowsTheFirstAsked() {
    return first().filter(days.getFirst()::equals).isPresent();
  }

  private Optional<Day> byCalendar() {
    return calendar.flatMap(advice -> from(advice.cautious()));
  }

  /// The first candidate at a time or after it: whole opioid-free days, to the hour.
  private Optional<Day> from(ModelTime time) {
    return days.stream().filter(day -> !day.time().isBefore(time)).findFirst();
  }
}
