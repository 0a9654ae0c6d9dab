package org.blockade.service.opioid;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.blockade.protocol.facts.OpioidUse;
import org.blockade.protocol.guideline.OpioidFreeInterval;
import org.blockade.service.forecast.PersonHistory;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.DosingHistory;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.effect.EffectParameters;
import org.blockade.simulator.effect.OpioidEffect;
import org.blockade.simulator.measure.ProtectionBands;
import org.blockade.simulator.measure.TimeWindow;
import org.blockade.simulator.population.ForecastRequest;
import org.blockade.simulator.population.Forecaster;
import org.blockade.simulator.population.Loss;
import org.blockade.simulator.population.OccupancyCurve;
import org.blockade.simulator.population.ProtectionForecast;
import org.blockade.simulator.population.VirtualPopulation;
import org.blockade.simulator.quantity.ModelTime;
import org.blockade.simulator.simulation.Arena;
import org.blockade.simulator.simulation.ArenaCourse;
import org.blockade.simulator.simulation.Scenario;

/// Answers what is left after the last dose of naltrexone: receptors held, tolerance, and how
/// sensitive breathing is.
///
/// Opioids before the first dose of naltrexone give the tolerance at its start; those after it are
/// not simulated, which errs on the side of less tolerance.
public final class AfterStoppingReporter {

  /// The reference where nothing else is known.
  private static final String REFERENCE = "heroin";

  /// The window is looked for this long after the last dose (h). A choice, as in the forecast.
  private static final double SEARCH_HOURS = 180 * 24;

  /// Dates are told by the day, so this is fine enough (h).
  private static final double SEARCH_STEP = 2;

  private final DrugCatalogue catalogue;
  private final DrugModel naltrexone;
  private final EffectParameters effects;
  private final OpioidNumbers numbers;
  private final OpioidFreeInterval interval;
  private final VirtualPopulation population;
  private final int threads;

  /// @param population virtual people for the spread of the occupancy
  public AfterStoppingReporter(
      DrugCatalogue catalogue,
      DrugModel naltrexone,
      EffectParameters effects,
      OpioidNumbers numbers,
      OpioidFreeInterval interval,
      VirtualPopulation population,
      int threads) {
    this.catalogue = catalogue;
    this.naltrexone = naltrexone;
    this.effects = effects;
    this.numbers = numbers;
    this.interval = interval;
    this.population = population;
    this.threads = threads;
  }

  /// The opioids before naltrexone, and where they come from.
  private record Before(List<DoseEvent> doses, boolean supposed, String words) {

    /// The tolerance that may be counted on: none that is only supposed.
    Optional<Course> known(Course tolerance) {
      return supposed ? Optional.empty() : Optional.of(tolerance);
    }
  }

  /// The typical person under one time constant.
  private record Course(EffectParameters effects, ArenaCourse course, double atStart) {

    double relative(ModelTime time) {
      return effects.respiratoryTolerance(tolerance(time));
    }

    double left(ModelTime time) {
      double tone = effects.tone().activation();
      double now = StrictMath.max(0, tolerance(time).slow() - tone);
      return atStart > tone ? now / (atStart - tone) : 0;
    }

    private OpioidEffect.Tolerance tolerance(ModelTime time) {
      return course.effect(time).tolerance();
    }
  }

  /// Answers a question about a person.
  public AfterStoppingAnswer answer(PersonHistory recorded, AfterStoppingQuestion question) {
    OpioidRecord opioids = OpioidRecord.of(recorded);
    PersonHistory person = recorded.only(naltrexone);
    Scenario scenario = person.pastOf(question.asOf());
    List<DoseEvent> doses = scenario.dosing().doses();
    List<String> notes = new ArrayList<>(question.remarks());
    if (doses.isEmpty()) {
      return answer(person, question, Optional.empty(), Optional.empty(), notes);
    }
    ModelTime first = doses.getFirst().time();
    ModelTime last = doses.getLast().time();
    Before before = before(opioids.until(first), first, person);
    if (opioids.until(question.asOf()).uses().stream().anyMatch(use -> use.time().isAfter(first))) {
      notes.add(
          "opioids used after the first dose of naltrexone are not simulated; there may be more"
              + " tolerance than shown, which nobody should count on");
    }
    person.laterDoses(question.asOf()).ifPresent(notes::add);
    return answer(
        person,
        question,
        Optional.of(before),
        Optional.of(after(scenario, before, first, last, question)),
        notes);
  }

  private AfterStoppingAnswer answer(
      PersonHistory person,
      AfterStoppingQuestion question,
      Optional<Before> before,
      Optional<AfterStoppingAnswer.After> after,
      List<String> notes) {
    return new AfterStoppingAnswer(
        person,
        person.courseAsOf(question.asOf()),
        naltrexone,
        question,
        before.map(Before::words).orElse(""),
        before.map(Before::supposed).orElse(true),
        after,
        numbers.afterStopping(),
        numbers.context(),
        population.seed(),
        population.subjects().size(),
        notes);
  }

  private Before before(OpioidRecord opioids, ModelTime first, PersonHistory person) {
    OpioidHistory history = OpioidHistory.of(opioids, numbers, catalogue);
    if (history.silence().isEmpty() && !history.doses().isEmpty()) {
      return new Before(
          history.doses(),
          !history.supposed().isEmpty(),
          history.supposed().isEmpty()
              ? "the opioid doses on record before naltrexone"
              : "opioid use on record before naltrexone, without amounts; supposed: "
                  + String.join("; ", history.supposed()));
    }
    OpioidNumbers.Pattern reference = numbers.pattern(REFERENCE).orElseThrow();
    int free = interval.ruleFor(REFERENCE).orElseThrow().to();
    ModelTime end =
        opioids.last().map(OpioidUse::time).orElseGet(() -> person.axis().plusDays(first, -free));
    return new Before(
        reference.until(end),
        true,
        (opioids.uses().isEmpty()
                ? "no opioid is on record before naltrexone; supposed: "
                : "the opioids on record before naltrexone cannot be simulated; supposed: ")
            + reference.title());
  }

  private AfterStoppingAnswer.After after(
      Scenario scenario,
      Before before,
      ModelTime first,
      ModelTime last,
      AfterStoppingQuestion question) {
    ModelTime asOf = question.asOf();
    ModelTime horizon = later(last.plusHours(question.horizonHours()), asOf);
    ModelTime end = later(horizon, last.plusHours(SEARCH_HOURS));
    TreeSet<ModelTime> times = new TreeSet<>(List.of(last, asOf));
    long steps = (long) StrictMath.floor(horizon.hoursSince(last) / question.everyHours());
    for (long step = 0; step <= steps; step++) {
      times.add(last.plusHours(step * question.everyHours()));
    }
    ProtectionForecast forecast =
        new Forecaster(naltrexone, ProtectionBands.standard(), population, threads)
            .forecast(
                new ForecastRequest(
                    scenario,
                    last,
                    horizon,
                    new TimeWindow(last, end),
                    question.threshold(),
                    List.copyOf(times)));
    Scenario whole =
        new Scenario(
            new DosingHistory(before.doses(), List.of()).plus(scenario.dosing().doses()),
            scenario.covariates());
    List<Course> courses =
        numbers.afterStopping().timeConstants().stream()
            .map(hours -> course(effects.withSlowTolerance(hours), whole, before, first, end))
            .toList();
    List<AfterStoppingAnswer.Point> points =
        forecast.curve().points().stream().map(point -> point(point, courses)).toList();
    return new AfterStoppingAnswer.After(
        last,
        points.stream().filter(point -> point.time().equals(asOf)).findFirst().orElseThrow(),
        points,
        new AfterStoppingAnswer.Window(
            opens(forecast.loss().typical(), before.known(courses.get(1)), last, end),
            opens(forecast.loss().early(), before.known(courses.get(0)), last, end),
            opens(forecast.loss().late(), before.known(courses.get(2)), last, end)),
        forecast.loss().typical());
  }

  private Course course(
      EffectParameters own, Scenario whole, Before before, ModelTime first, ModelTime end) {
    Set<DrugModel> models = new LinkedHashSet<>(List.of(naltrexone));
    before.doses().forEach(dose -> models.add(catalogue.model(dose.drug())));
    ModelTime from = whole.dosing().doses().getFirst().time();
    ArenaCourse course =
        Arena.ofTypicalPerson(models, own).run(whole, from, end, ChallengeReporter.ACCURACY);
    return new Course(own, course, course.effect(first).tolerance().slow());
  }

  private static AfterStoppingAnswer.Point point(
      OccupancyCurve.Point occupancy, List<Course> courses) {
    ModelTime time = occupancy.time();
    return new AfterStoppingAnswer.Point(
        time,
        new Estimate(occupancy.typical(), occupancy.people()),
        range(courses, course -> course.left(time)),
        range(courses, course -> course.relative(time)));
  }

  private static AfterStoppingAnswer.Range range(
      List<Course> courses, ToDoubleFunction<Course> value) {
    double[] values = courses.stream().mapToDouble(value).toArray();
    return new AfterStoppingAnswer.Range(values[0], values[1], values[2]);
  }

  /// The later of the loss of protection and of tolerance; an unknown tolerance is taken as gone.
  private Loss opens(Loss protection, Optional<Course> tolerance, ModelTime last, ModelTime end) {
    ModelTime time =
        switch (protection) {
          case Loss.AlreadyLost lost -> last;
          case Loss.At at -> later(at.time(), last);
          case Loss.After after -> end;
        };
    if (tolerance.isPresent()) {
      Course course = tolerance.get();
      while (time.isBefore(end) && course.relative(time) > numbers.afterStopping().nearNaive()) {
        time = time.plusHours(SEARCH_STEP);
      }
    }
    if (!time.isBefore(end)) {
      return new Loss.After(end);
    }
    return new Loss.At(time);
  }

  private static ModelTime later(ModelTime one, ModelTime other) {
    return one.isAfter(other) ? one : other;
  }
}
