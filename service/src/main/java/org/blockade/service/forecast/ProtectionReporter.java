package org.blockade.service.forecast;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.blockade.formats.regimen.WhatIf;
import org.blockade.protocol.course.NaltrexoneCourse;
import org.blockade.protocol.guideline.NewStart;
import org.blockade.protocol.guideline.NextInjection;
import org.blockade.protocol.rule.ProtectedUntil;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.Span;
import org.blockade.simulator.drug.Covariates;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.measure.ProtectionBands;
import org.blockade.simulator.measure.TimeWindow;
import org.blockade.simulator.population.ForecastRequest;
import org.blockade.simulator.population.Forecaster;
import org.blockade.simulator.population.Loss;
import org.blockade.simulator.population.ProtectionForecast;
import org.blockade.simulator.population.VirtualPopulation;
import org.blockade.simulator.quantity.ModelTime;
import org.blockade.simulator.simulation.CovariateChange;
import org.blockade.simulator.simulation.Scenario;

/// Answers questions about people. One reporter serves any number of people and threads.
public final class ProtectionReporter {

  /// Protection is looked for at least this long after the question or the last dose (a choice): an
  /// injection wears off within three months in every virtual person.
  private static final double SEARCH_HOURS = 180 * 24;

  /// How much of the past a curve shows (a choice).
  private static final int MOST_PAST_DAYS = 120;

  private static final double HOURS_PER_DAY = 24;

  /// Days by which the usual suppositions let the next injection be late. A choice.
  private static final List<Integer> USUAL_DELAYS = List.of(7, 14);

  private final DrugModel model;
  private final Optional<DrugModel> sensitivityModel;
  private final NextInjection injections;
  private final NewStart newStart;
  private final Forecaster forecaster;

  /// @param sensitivityModel another parameter set to compare with
  /// @param threads threads for one person; 1 where many people run side by side
  public ProtectionReporter(
      DrugModel model,
      Optional<DrugModel> sensitivityModel,
      ProtectionBands bands,
      NextInjection injections,
      VirtualPopulation population,
      int threads) {
    this.model = model;
    this.sensitivityModel = sensitivityModel;
    this.injections = injections;
    this.newStart = NewStart.standard(injections);
    this.forecaster = new Forecaster(model, bands, population, threads);
  }

  /// A report, and what it takes to suppose something else without running the past again.
  ///
  /// @param begun what happened up to the time of the report; empty where doses are planned after
  ///   it
  public record Opened(ProtectionReport report, Optional<Forecaster.Begun> begun) {}

  /// Answers a question about a person as of a time.
  ///
  /// @throws QuestionRefusedException if the what-if of the question cannot be carried out
  public ProtectionReport report(PersonHistory recorded, ModelTime asOf, Question question)
      throws QuestionRefusedException {
    return open(recorded, asOf, question).report();
  }

  /// The same for somebody about whom more will be supposed.
  ///
  /// @throws QuestionRefusedException if the what-if of the question cannot be carried out
  public Opened open(PersonHistory recorded, ModelTime asOf, Question question)
      throws QuestionRefusedException {
    PersonHistory person = recorded.only(model);
    NaltrexoneCourse course = person.courseAsOf(asOf);
    Scenario scenario = person.scenarioAsOf(asOf);
    WhatIfPlanner planner = new WhatIfPlanner(course, injections, person.plannedAfter(asOf));
    Scenario past = person.pastOf(asOf);
    ForecastRequest request = request(scenario, asOf, question, question.curve());
    List<Supposition> suppositions = new ArrayList<>();
    if (question.whatIf().isPresent()) {
      suppositions.add(supposed(question.whatIf().get(), planner, past, asOf, question));
    }
    if (question.suppositions()) {
      if (!person.plannedAfter(asOf).isEmpty()) {
        suppositions.addFirst(
            suppose(
                "no further dose",
                OptionalInt.empty(),
                List.of(),
                past,
                asOf,
                question,
                new CurveWanted.None()));
      }
      addUsual(course, planner, past, question, suppositions);
    }
    Forecaster.Answered answered = forecaster.answer(request);
    ProtectionForecast forecast = answered.forecast();
    return new Opened(
        new ProtectionReport(
            person,
            course,
            model,
            forecast,
            sensitivityModel.map(other ->
                new ProtectionReport.Sensitivity(other, Forecaster.typicalLoss(other, request))),
            nextDue(course),
            suppositions,
            unknowns(person, course, scenario),
            notes(recorded, person, course, question, forecast.now())),
        Optional.of(answered.begun()).filter(begun -> scenario.equals(past)));
  }

  /// The same report with a supposition in place of those it has. What is known of the person is
  /// not computed again, so that an answer is there while a slider moves.
  ///
  /// @param opened a report about the person as of the time of the question
  /// @param asked what is supposed
  /// @param question horizon, threshold, and how much of the supposed curve is needed
  /// @throws QuestionRefusedException if it cannot be carried out
  public ProtectionReport supposing(Opened opened, Question.Asked asked, Question question)
      throws QuestionRefusedException {
    ProtectionReport known = opened.report();
    PersonHistory person = known.person();
    ModelTime asOf = known.asOf();
    WhatIfPlanner planner =
        new WhatIfPlanner(known.course(), injections, person.plannedAfter(asOf));
    Scenario past = person.pastOf(asOf);
    List<DoseEvent> added = supposedDoses(asked, planner);
    ForecastRequest request = request(past.plus(added), asOf, question, question.curve());
    return known.with(
        new Supposition(
            asked.words(),
            OptionalInt.empty(),
            added,
            opened
                .begun()
                .map(begun -> forecaster.forecast(request, begun, added))
                .orElseGet(() -> forecaster.forecast(request))));
  }

  private Supposition supposed(
      Question.Asked asked, WhatIfPlanner planner, Scenario past, ModelTime asOf, Question question)
      throws QuestionRefusedException {
    return suppose(
        asked.words(),
        OptionalInt.empty(),
        supposedDoses(asked, planner),
        past,
        asOf,
        question,
        question.curve());
  }

  private List<DoseEvent> supposedDoses(Question.Asked asked, WhatIfPlanner planner)
      throws QuestionRefusedException {
    return switch (planner.plan(asked.question())) {
      case WhatIfPlanner.Plan.Doses plan -> {
        requireNaltrexone(plan.added());
        yield plan.added();
      }
      case WhatIfPlanner.Plan.Refused refused ->
          throw new QuestionRefusedException(refused.reason());
    };
  }

  /// Until when a person is protected after the last dose on record, if no further one is given.
  /// Looked for from that dose on, so that what was lost before the question has its date too;
  /// empty where no naltrexone is on record.
  ///
  /// @param threshold occupancy from which on a person counts as protected
  public Optional<ProtectedUntil> protectedUntil(
      PersonHistory recorded, ModelTime asOf, double threshold) {
    PersonHistory person = recorded.only(model);
    return person
        .courseAsOf(asOf)
        .lastDose()
        .map(last -> {
          ModelTime from = last.dose().time();
          Question question =
              new Question(
                  HOURS_PER_DAY, threshold, Optional.empty(), false, new CurveWanted.None());
          ProtectionForecast.LossOfProtection loss =
              forecaster
                  .forecast(request(person.pastOf(asOf), from, question, question.curve()))
                  .loss();
          return new ProtectedUntil(loss.early(), loss.typical(), loss.late(), from, model.label());
        });
  }

  /// When occupancy of the typical person falls below a bound after the last dose on record, if no
  /// further one is given; empty where no naltrexone is on record.
  ///
  /// @param occupancy the bound
  public Optional<Loss> typicallyBelow(PersonHistory recorded, ModelTime asOf, double occupancy) {
    PersonHistory person = recorded.only(model);
    return person
        .courseAsOf(asOf)
        .lastDose()
        .map(last -> {
          Question question =
              new Question(
                  HOURS_PER_DAY, occupancy, Optional.empty(), false, new CurveWanted.None());
          return forecaster.typicalLoss(
              request(person.pastOf(asOf), last.dose().time(), question, question.curve()));
        });
  }

  /// No supposition about an opioid: one could look for the amount that the blockade does not hold.
  private void requireNaltrexone(List<DoseEvent> doses) throws QuestionRefusedException {
    for (DoseEvent dose : doses) {
      if (!PersonHistory.takes(model, dose)) {
        throw new QuestionRefusedException(
            "a forecast is about naltrexone; " + dose.drug() + " cannot be supposed here");
      }
    }
  }

  /// The next injection when it is due (at once, if that has passed), a week late, two weeks late.
  private void addUsual(
      NaltrexoneCourse course,
      WhatIfPlanner planner,
      Scenario scenario,
      Question question,
      List<Supposition> suppositions) {
    if (!(nextDue(course) instanceof NextDue.Injection injection)) {
      return;
    }
    ModelTime asOf = course.asOf();
    if (injection.advice().due().isBefore(asOf)) {
      DoseEvent next = injection.advice().last().dose().repeatedAt(asOf);
      suppositions.add(
          supposeInTurn("next injection given at once", next, course, scenario, question));
    } else {
      addNext(
          "next injection when due",
          new WhatIf.Shift.OnTime(),
          planner,
          course,
          scenario,
          question,
          suppositions);
    }
    for (int days : USUAL_DELAYS) {
      addNext(
          "next injection " + days + " days late",
          new WhatIf.Shift.Late(new Span(days, Span.Unit.DAYS)),
          planner,
          course,
          scenario,
          question,
          suppositions);
    }
  }

  private void addNext(
      String title,
      WhatIf.Shift shift,
      WhatIfPlanner planner,
      NaltrexoneCourse course,
      Scenario scenario,
      Question question,
      List<Supposition> suppositions) {
    WhatIf whatIf =
        new WhatIf(new WhatIf.NextDose(WhatIf.Which.INJECTION, shift), Optional.empty());
    if (planner.plan(whatIf) instanceof WhatIfPlanner.Plan.Doses plan) {
      suppositions.add(supposeInTurn(title, plan.added().getFirst(), course, scenario, question));
    }
  }

  /// The usual suppositions go on at the labelled interval: else a dose that comes later would look
  /// better, because its tail reaches further.
  private Supposition supposeInTurn(
      String title, DoseEvent next, NaltrexoneCourse course, Scenario scenario, Question question) {
    ModelTime horizon = course.asOf().plusHours(question.horizonHours());
    List<DoseEvent> doses = new ArrayList<>();
    ModelTime time = next.time();
    while (doses.isEmpty() || time.isBefore(horizon)) {
      doses.add(next.repeatedAt(time));
      time = course.axis().plusDays(time, injections.intervalDays());
    }
    return suppose(
        title,
        OptionalInt.of(injections.intervalDays()),
        doses,
        scenario,
        course.asOf(),
        question,
        new CurveWanted.None());
  }

  private Supposition suppose(
      String title,
      OptionalInt thenEveryDays,
      List<DoseEvent> added,
      Scenario scenario,
      ModelTime asOf,
      Question question,
      CurveWanted curve) {
    return new Supposition(
        title,
        thenEveryDays,
        added,
        forecaster.forecast(request(scenario.plus(added), asOf, question, curve)));
  }

  private static ForecastRequest request(
      Scenario scenario, ModelTime asOf, Question question, CurveWanted curve) {
    ModelTime horizon = asOf.plusHours(question.horizonHours());
    ModelTime lastDose =
        scenario.dosing().doses().isEmpty() ? asOf : scenario.dosing().doses().getLast().time();
    ModelTime end =
        switch (curve) {
          // What is looked at while a slider moves ends with its curve.
          case CurveWanted.AheadEvery ahead -> horizon;
          case CurveWanted.None none -> searchedTo(asOf, horizon, lastDose);
          case CurveWanted.Ahead ahead -> searchedTo(asOf, horizon, lastDose);
          case CurveWanted.Every every -> searchedTo(asOf, horizon, lastDose);
        };
    return new ForecastRequest(
        scenario,
        asOf,
        horizon,
        new TimeWindow(asOf, end),
        question.threshold(),
        curveTimes(scenario, asOf, horizon, curve));
  }

  private static ModelTime searchedTo(ModelTime asOf, ModelTime horizon, ModelTime lastDose) {
    return later(later(horizon, asOf.plusHours(SEARCH_HOURS)), lastDose.plusHours(SEARCH_HOURS));
  }

  private static List<ModelTime> curveTimes(
      Scenario scenario, ModelTime asOf, ModelTime horizon, CurveWanted curve) {
    return switch (curve) {
      case CurveWanted.None none -> List.of();
      case CurveWanted.Ahead ahead -> ahead(asOf, horizon);
      case CurveWanted.AheadEvery every ->
          Forecaster.grid(
              new TimeWindow(asOf, horizon),
              every.hours(),
              scenario.dosing().doses().stream().map(DoseEvent::time).toList());
      case CurveWanted.Every every -> pastAndAhead(scenario, asOf, horizon, every.hours());
    };
  }

  private static List<ModelTime> ahead(ModelTime asOf, ModelTime horizon) {
    List<ModelTime> times = new ArrayList<>();
    double step = CurveWanted.Ahead.stepDays(horizon.hoursSince(asOf));
    for (double day = 0; !asOf.plusDays(day).isAfter(horizon); day += step) {
      times.add(asOf.plusDays(day));
    }
    return times;
  }

  private static List<ModelTime> pastAndAhead(
      Scenario scenario, ModelTime asOf, ModelTime horizon, double step) {
    List<ModelTime> doses = scenario.dosing().doses().stream().map(DoseEvent::time).toList();
    double past = doses.isEmpty() ? 0 : asOf.hoursSince(doses.getFirst());
    double days =
        StrictMath.min(MOST_PAST_DAYS, StrictMath.ceil(StrictMath.max(past, 0) / HOURS_PER_DAY));
    return Forecaster.grid(new TimeWindow(asOf.plusDays(-days), horizon), step, doses);
  }

  private static ModelTime later(ModelTime one, ModelTime other) {
    return one.isAfter(other) ? one : other;
  }

  private NextDue nextDue(NaltrexoneCourse course) {
    boolean injectionLeads =
        course
            .lastInjection()
            .filter(injection ->
                course.lastDose().filter(injection::equals).isPresent()
                    || course.daysSince(injection) < injections.intervalDays())
            .isPresent();
    if (injectionLeads) {
      return injections.adviceFor(course).<NextDue>map(NextDue.Injection::new).orElseThrow();
    }
    return course
        .lastTablet()
        .<NextDue>map(tablet ->
            new NextDue.Tablet(tablet.dose(), course.axis().plusDays(tablet.dose().time(), 1)))
        .orElseGet(NextDue.Unknown::new);
  }

  private static List<String> unknowns(
      PersonHistory person, NaltrexoneCourse course, Scenario scenario) {
    List<String> unknowns = new ArrayList<>();
    if (course.lastDose().isEmpty()) {
      unknowns.add(
          "whether any naltrexone was taken: "
              + (person.nothingRead()
                  ? "no row of this person could be read"
                  : "none is on record"));
    }
    course
        .lastInjection()
        .filter(injection -> injection.side().isEmpty())
        .ifPresent(injection -> unknowns.add("side of the last injection"));
    Covariates known =
        scenario.covariates().stream()
            .map(CovariateChange::covariates)
            .reduce((earlier, later) -> later)
            .orElse(Covariates.UNKNOWN);
    List<String> missing = new ArrayList<>();
    if (known.weightKilograms().isEmpty()) {
      missing.add("weight");
    }
    if (known.ageYears().isEmpty()) {
      missing.add("age");
    }
    if (known.creatinineClearanceMillilitresPerMinute().isEmpty()) {
      missing.add("kidney function");
    }
    if (known.hepatic().isEmpty()) {
      missing.add("liver");
    }
    if (known.dependence().isEmpty()) {
      missing.add("dependence");
    }
    if (!missing.isEmpty()) {
      unknowns.add(String.join(", ", missing) + " (an ordinary adult is assumed)");
    }
    unknowns.add("tablets or injections that are not on record");
    return unknowns;
  }

  private List<Note> notes(
      PersonHistory recorded,
      PersonHistory person,
      NaltrexoneCourse course,
      Question question,
      ProtectionForecast.Now now) {
    ModelTime asOf = course.asOf();
    List<Note> notes = new ArrayList<>();
    if (person.nothingRead()) {
      notes.add(
          new Note(Note.Kind.NOTHING_READ, "NOTHING READ: no row of this person could be read"));
    }
    notes.addAll(RecordEndNotes.of(person, asOf));
    question.remarks().forEach(text -> notes.add(new Note(Note.Kind.ROWS_NOT_READ, text)));
    if (person.doses().size() < recorded.doses().size()) {
      notes.add(
          new Note(Note.Kind.OPIOID_DOSES, "opioid doses on the chart do not enter this forecast"));
    }
    notes.addAll(StartNotes.of(person, course, newStart, now));
    notes.addAll(RecordNotes.of(person, course));
    person.resets().stream()
        .filter(reset -> !reset.isAfter(asOf))
        .max(Comparator.naturalOrder())
        .ifPresent(reset -> notes.add(new Note(Note.Kind.RESET, reset(course, reset))));
    if (!model.leads()) {
      notes.add(
          new Note(
              Note.Kind.PARAMETERS,
              "parameter set \"" + model.variant() + "\": " + model.variantReason()));
    }
    person
        .laterDoses(asOf)
        .ifPresent(text ->
            notes.add(
                new Note(
                    Note.Kind.LATER_DOSES, text + "; suppose them with --what-if \"add ...\"")));
    return notes;
  }

  private static String reset(NaltrexoneCourse course, ModelTime reset) {
    return "a reset row ("
        + DaysBefore.words(course.axis().daysBetween(reset, course.asOf()))
        + ") empties the body in the calculation: what was given before it no longer acts there";
  }

  /// Whether protection can be spoken of at all.
  public static boolean isKnown(ProtectionReport report) {
    return report.course().lastDose().isPresent()
        || !(report.forecast().loss().typical() instanceof Loss.AlreadyLost);
  }
}
