package org.blockade.protocol.guideline;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.blockade.protocol.course.NaltrexoneCourse;
import org.blockade.protocol.facts.DoseGiven;
import org.blockade.protocol.facts.OpioidUse;
import org.blockade.protocol.facts.Side;
import org.blockade.protocol.rule.ProtectedUntil;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.Route;
import org.blockade.simulator.dosing.TimeAxis;
import org.blockade.simulator.population.Loss;
import org.blockade.simulator.quantity.Mass;
import org.blockade.simulator.quantity.ModelTime;

/// People of the tests, on study days, at 10 in the morning.
final class Course {

  static final TimeAxis DAYS = new TimeAxis.StudyDays();
  static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  private Course() {}

  static ModelTime day(double day) {
    return new ModelTime(10).plusDays(day);
  }

  static DoseGiven injection(double day, Optional<Side> side) {
    return new DoseGiven(
        DoseEvent.of(
            day(day), "naltrexone", Route.EXTENDED_RELEASE_INTRAMUSCULAR, Mass.ofMilligrams(380)),
        side);
  }

  static DoseGiven injection(double day) {
    return injection(day, Optional.empty());
  }

  static DoseGiven tablet(double day) {
    return new DoseGiven(
        DoseEvent.of(day(day), "naltrexone", Route.ORAL, Mass.ofMilligrams(50)), Optional.empty());
  }

  static NaltrexoneCourse asOf(double day, DoseGiven... doses) {
    return new NaltrexoneCourse(List.of(doses), day(day), DAYS);
  }

  static OpioidUse use(double day) {
    return new OpioidUse(day(day), "heroin", OpioidUse.Sign.REPORTED);
  }

  static OpioidUse urine(double day) {
    return new OpioidUse(day(day), OpioidUse.UNSPECIFIED, OpioidUse.Sign.URINE);
  }

  /// Protection lost on these days in 5 of 100, in a typical person, in 95 of 100.
  static ProtectedUntil until(double early, double typical, double late) {
    return new ProtectedUntil(
        new Loss.At(day(early)),
        new Loss.At(day(typical)),
        new Loss.At(day(late)),
        day(0),
        "a model");
  }

  static TimeAxis.Calendar calendar(String firstDay) {
    return new TimeAxis.Calendar(
        LocalDate.parse(firstDay).atStartOfDay(NEW_YORK).toInstant(), NEW_YORK);
  }

  static ModelTime moment(TimeAxis.Calendar calendar, String local) {
    return calendar.timeOf(ZonedDateTime.of(LocalDateTime.parse(local), NEW_YORK));
  }
}
