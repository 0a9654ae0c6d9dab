package org.blockade.service.forecast;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.blockade.formats.regimen.RegimenReading;
import org.blockade.protocol.facts.DoseGiven;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.TimeAxis;
import org.blockade.simulator.quantity.ModelTime;

/// Somebody of whom nothing is known but that they take a regimen.
public final class RegimenHistory {

  private static final String NALTREXONE = "naltrexone";
  private static final int HOUR_OF_DOSES = 10;

  private RegimenHistory() {}

  /// The history.
  ///
  /// @param start first day of the regimen; empty for a Monday, day 0
  /// @throws QuestionRefusedException if the regimen has no dose, or one of another drug
  public static PersonHistory of(RegimenReading.Read read, Optional<LocalDate> start)
      throws QuestionRefusedException {
    TimeAxis axis = axis(start);
    ModelTime first =
        switch (axis) {
          case TimeAxis.Calendar calendar -> ModelTime.ORIGIN;
          case TimeAxis.StudyDays days -> new ModelTime(HOUR_OF_DOSES);
          case TimeAxis.Elapsed elapsed -> ModelTime.ORIGIN;
        };
    List<DoseEvent> doses;
    try {
      doses = read.regimen().resolve(first, startDay(axis));
    } catch (IllegalArgumentException e) {
      throw new QuestionRefusedException(String.valueOf(e.getMessage()));
    }
    if (doses.isEmpty()) {
      throw new QuestionRefusedException(
          "none of its days falls within its time, so it has no dose; make it longer, or name"
              + " another day, or another first day");
    }
    for (DoseEvent dose : doses) {
      if (!dose.drug().equals(NALTREXONE)) {
        throw new QuestionRefusedException(
            "a forecast is about naltrexone; " + dose.drug() + " cannot be simulated here");
      }
    }
    return new PersonHistory(
        "regimen",
        axis,
        doses.stream().map(dose -> new DoseGiven(dose, Optional.empty())).toList(),
        List.of(),
        PersonHistory.CovariateRecord.NOTHING,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        false,
        doses.getLast().time(),
        true);
  }

  private static DayOfWeek startDay(TimeAxis axis) {
    return switch (axis) {
      case TimeAxis.Calendar calendar -> calendar.momentOf(ModelTime.ORIGIN).getDayOfWeek();
      case TimeAxis.StudyDays days -> DayOfWeek.MONDAY;
      case TimeAxis.Elapsed elapsed -> DayOfWeek.MONDAY;
    };
  }

  private static TimeAxis axis(Optional<LocalDate> start) {
    return start
        .<TimeAxis>map(day ->
            new TimeAxis.Calendar(
                day.atTime(HOUR_OF_DOSES, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC))
        .orElseGet(TimeAxis.StudyDays::new);
  }
}
