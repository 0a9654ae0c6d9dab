package org.blockade.service.forecast;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.blockade.formats.regimen.WhatIf;
import org.blockade.protocol.course.NaltrexoneCourse;
import org.blockade.protocol.facts.DoseGiven;
import org.blockade.protocol.guideline.NextInjection;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.DosingRegimen;
import org.blockade.simulator.dosing.Extent;
import org.blockade.simulator.dosing.Route;
import org.blockade.simulator.dosing.Span;
import org.blockade.simulator.dosing.TimeAxis;
import org.blockade.simulator.quantity.ModelTime;

/// Turns a what-if question into the doses that it supposes.
final class WhatIfPlanner {

  private static final int DAYS_BETWEEN_TABLETS = 1;
  private static final int MOST_SUPPOSED_DOSES = 1_000;
  private static final String BEFORE_THE_QUESTION =
      "the dose would fall before the time of the question; ask with an earlier --as-of, or write"
          + " \"add ...\" for a dose given then";

  private final NaltrexoneCourse course;
  private final NextInjection injections;

  /// Doses that a regimen plans after the time of the question; a chart plans none.
  private final List<DoseEvent> planned;

  /// The doses to come that a question supposes, or why it cannot be answered.
  sealed interface Plan {

    record Doses(List<DoseEvent> added) implements Plan {}

    record Refused(String reason) implements Plan {}
  }

  /// A dose that repeats: the last one of its kind, and the time from one to the next.
  private record Series(DoseEvent last, boolean injection) {}

  WhatIfPlanner(NaltrexoneCourse course, NextInjection injections, List<DoseEvent> planned) {
    this.course = course;
    this.injections = injections;
    this.planned = List.copyOf(planned);
  }

  Plan plan(WhatIf question) {
    try {
      return planned(question);
    } catch (IllegalArgumentException e) {
      return new Plan.Refused(Objects.requireNonNullElse(e.getMessage(), "it has no doses"));
    }
  }

  private Plan planned(WhatIf question) {
    return switch (question.change()) {
      case WhatIf.Add add -> {
        List<DoseEvent> doses = new ArrayList<>(planned);
        doses.addAll(resolved(add.regimen(), course.asOf()));
        yield new Plan.Doses(doses);
      }
      case WhatIf.NextDose next when plannedNext(next.which()).isPresent() ->
          planChanged(plannedNext(next.which()).get(), next.shift(), question);
      case WhatIf.SkipNext skip when plannedNext(skip.which()).isPresent() ->
          planWithout(plannedNext(skip.which()).get(), question);
      case WhatIf.StopAfter stop when !planned.isEmpty() -> planStopped(stop.extent(), question);
      case WhatIf.NextDose next ->
          series(next.which())
              .map(series -> planNext(series, shifted(due(series), next.shift()), question))
              .orElseGet(() -> nothingToRepeat(next.which()));
      case WhatIf.SkipNext skip ->
          series(skip.which())
              .map(series -> planNext(series, after(series, due(series)), question))
              .orElseGet(() -> nothingToRepeat(skip.which()));
      case WhatIf.StopAfter stop ->
          series(WhatIf.Which.DOSE)
              .map(series -> planUntil(series, stop.extent(), question))
              .orElseGet(() -> nothingToRepeat(WhatIf.Which.DOSE));
    };
  }

  private Optional<DoseEvent> plannedNext(WhatIf.Which which) {
    return planned.stream()
        .filter(dose ->
            which == WhatIf.Which.DOSE || dose.route() == Route.EXTENDED_RELEASE_INTRAMUSCULAR)
        .findFirst();
  }

  /// The planned doses, the next one shifted and those after it with it; a `then` takes their
  /// place.
  private Plan planChanged(DoseEvent next, WhatIf.Shift shift, WhatIf question) {
    ModelTime time = shifted(next.time(), shift);
    if (time.isBefore(course.asOf())) {
      return new Plan.Refused(BEFORE_THE_QUESTION);
    }
    List<DoseEvent> doses = new ArrayList<>();
    for (DoseEvent dose : planned) {
      if (dose.time().isBefore(next.time())) {
        doses.add(dose);
      } else if (question.then().isEmpty()) {
        doses.add(dose.at(shifted(dose.time(), shift)));
      }
    }
    if (question.then().isPresent()) {
      doses.add(next.at(time));
      addThen(question, after(seriesOf(next), time), doses);
    }
    return new Plan.Doses(doses);
  }

  private Plan planWithout(DoseEvent next, WhatIf question) {
    List<DoseEvent> doses = new ArrayList<>(planned);
    doses.remove(next);
    if (question.then().isPresent()) {
      doses.removeIf(dose -> !dose.time().isBefore(next.time()));
      addThen(question, after(seriesOf(next), next.time()), doses);
    }
    return new Plan.Doses(doses);
  }

  private Plan planStopped(Extent extent, WhatIf question) {
    ModelTime first = planned.getFirst().time();
    List<DoseEvent> doses = new ArrayList<>();
    for (DoseEvent dose : planned) {
      if (goesOn(extent, doses.size(), dose.time().hoursSince(first))) {
        doses.add(dose);
      }
    }
    DoseEvent last = doses.getLast();
    addThen(question, after(seriesOf(last), last.time()), doses);
    return new Plan.Doses(doses);
  }

  private static Series seriesOf(DoseEvent dose) {
    return new Series(dose, dose.route() == Route.EXTENDED_RELEASE_INTRAMUSCULAR);
  }

  private Optional<Series> series(WhatIf.Which which) {
    return switch (which) {
      case INJECTION -> course.lastInjection().map(last -> new Series(last.dose(), true));
      case DOSE -> course.lastDose().map(last -> new Series(last.dose(), isInjection(last)));
    };
  }

  private boolean isInjection(DoseGiven given) {
    return course.lastInjection().filter(given::equals).isPresent();
  }

  private static Plan nothingToRepeat(WhatIf.Which which) {
    return new Plan.Refused(
        switch (which) {
          case INJECTION ->
              "no injection is on record, so there is no next one; write e.g. \"add 380 mg xr-im\"";
          case DOSE ->
              "no naltrexone is on record, so there is no next dose; write e.g. \"add 50 mg oral q24h x 7\"";
        });
  }

  private ModelTime due(Series series) {
    return after(series, series.last().time());
  }

  private ModelTime after(Series series, ModelTime time) {
    return series.injection()
        ? course.axis().plusDays(time, injections.intervalDays())
        : course.axis().plusDays(time, DAYS_BETWEEN_TABLETS);
  }

  private ModelTime shifted(ModelTime time, WhatIf.Shift shift) {
    return switch (shift) {
      case WhatIf.Shift.OnTime onTime -> time;
      case WhatIf.Shift.Late late -> shifted(time, late.by(), 1);
      case WhatIf.Shift.Early early -> shifted(time, early.by(), -1);
    };
  }

  /// Whole days are local days: the time of day stays, also where the clocks change in between.
  private ModelTime shifted(ModelTime time, Span by, int sign) {
    return switch (by.unit()) {
      case HOURS -> time.plusHours(sign * by.hours());
      case DAYS, WEEKS, MONTHS ->
          course.axis().plusDays(time, sign * (int) (by.hours() / TimeAxis.HOURS_PER_DAY));
    };
  }

  private Plan planNext(Series series, ModelTime time, WhatIf question) {
    if (time.isBefore(course.asOf())) {
      return new Plan.Refused(BEFORE_THE_QUESTION);
    }
    List<DoseEvent> doses = new ArrayList<>();
    doses.add(series.last().repeatedAt(time));
    addThen(question, after(series, time), doses);
    return new Plan.Doses(doses);
  }

  private Plan planUntil(Series series, Extent extent, WhatIf question) {
    List<DoseEvent> doses = new ArrayList<>();
    ModelTime first = due(series);
    ModelTime time = first.isBefore(course.asOf()) ? course.asOf() : first;
    ModelTime start = time;
    while (goesOn(extent, doses.size(), time.hoursSince(start))) {
      if (doses.size() == MOST_SUPPOSED_DOSES) {
        return new Plan.Refused("that is more than " + MOST_SUPPOSED_DOSES + " doses; write fewer");
      }
      doses.add(series.last().repeatedAt(time));
      time = after(series, time);
    }
    addThen(question, time, doses);
    return new Plan.Doses(doses);
  }

  private static boolean goesOn(Extent extent, int given, double hours) {
    return switch (extent) {
      case Extent.Doses count -> given < count.count();
      case Extent.Lasting lasting -> hours < lasting.span().hours();
    };
  }

  private void addThen(WhatIf question, ModelTime start, List<DoseEvent> doses) {
    question.then().map(regimen -> resolved(regimen, start)).ifPresent(doses::addAll);
  }

  private List<DoseEvent> resolved(DosingRegimen regimen, ModelTime start) {
    List<DoseEvent> doses = regimen.resolve(start, startDay(start));
    if (doses.isEmpty()) {
      throw new IllegalArgumentException(
          "none of the days falls within the time of the list, so it has no dose; make it longer, or"
              + " name another day");
    }
    return doses;
  }

  /// Day of the week on which a regimen starts; Monday where the record has no calendar.
  private DayOfWeek startDay(ModelTime time) {
    return startDay(course.axis(), time);
  }

  static DayOfWeek startDay(TimeAxis axis, ModelTime time) {
    return switch (axis) {
      case TimeAxis.Calendar calendar -> calendar.momentOf(time).getDayOfWeek();
      case TimeAxis.StudyDays days -> mondayPlus((long) StrictMath.floor(time.days()));
      case TimeAxis.Elapsed elapsed -> mondayPlus((long) StrictMath.floor(time.days()));
    };
  }

  private static DayOfWeek mondayPlus(long days) {
    return DayOfWeek.MONDAY.plus(days);
  }
}
