package org.blockade.service.clinic;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.blockade.protocol.course.PersonRecord;
import org.blockade.protocol.guideline.NextInjection;
import org.blockade.protocol.guideline.NextInjection.Timing;
import org.blockade.service.forecast.PersonHistory;
import org.blockade.service.journal.Content;
import org.blockade.service.journal.Entry;
import org.blockade.service.journal.PersonState;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.Route;
import org.blockade.simulator.dosing.TimeAxis;
import org.blockade.simulator.measure.CoveredWindows;
import org.blockade.simulator.measure.TimeWindow;
import org.blockade.simulator.quantity.ModelTime;
import org.blockade.simulator.simulation.Scenario;
import org.blockade.simulator.simulation.Simulation;

/// What the figures of a panel need of one person: a few numbers, no name, no id, no date.
///
/// @param understood whether every entry is; of somebody of whom one is not, nothing else is said
/// @param calendar days covered by injections; empty without an injection before today
/// @param blockade days blocked in the typical person; empty without naltrexone before now
/// @param stay how long the person stayed on injections; empty without an injection
/// @param injections how many came in which band after the one before
/// @param decisions decisions that stand
/// @param overridden how many of them were overridden
record PanelPerson(
    boolean understood,
    Optional<Days> calendar,
    Optional<Days> blockade,
    Optional<Stay> stay,
    Map<Timing, Integer> injections,
    int decisions,
    int overridden) {

  /// Hours of a day by which hours of blockade are counted as days.
  private static final double HOURS_PER_DAY = 24;

  private static final PanelPerson NOT_UNDERSTOOD =
      new PanelPerson(false, Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), 0, 0);

  /// Days since the first dose, and how many of them are covered.
  record Days(double followed, double covered) {

    Days {
      if (!(followed > 0 && covered >= 0 && covered <= followed)) {
        throw new IllegalArgumentException("days covered are some of the days since the first");
      }
    }

    double percent() {
      return 100 * covered / followed;
    }

    double uncovered() {
      return followed - covered;
    }
  }

  /// Time on injections.
  ///
  /// @param days since the first injection
  /// @param ended whether it ended then; else the person is on injections still
  record Stay(int days, boolean ended) {

    Stay {
      if (days < 0) {
        throw new IllegalArgumentException("nobody stays for fewer than 0 days");
      }
    }
  }

  PanelPerson {
    injections = Map.copyOf(injections);
  }

  /// Whether naltrexone is on record.
  boolean hasNaltrexone() {
    return blockade.isPresent() || stay.isPresent();
  }

  /// @param entries all of one person
  /// @param typical simulates the typical person
  static PanelPerson of(List<Entry> entries, ClinicModel clinic, Simulation typical, Instant now) {
    String person = entries.getFirst().person();
    PersonState<PersonRecord> state = PersonReading.state(person, entries, now);
    if (!state.complete()) {
      return NOT_UNDERSTOOD;
    }
    PersonFacts facts = PersonFacts.of(person, state, now, clinic.zone(), clinic.catalogue());
    PersonHistory history = facts.history().only(clinic.model());
    TimeAxis axis = history.axis();
    List<ModelTime> injected =
        history.courseAsOf(facts.asOf()).given().stream()
            .map(given -> given.dose())
            .filter(dose -> dose.route() == Route.EXTENDED_RELEASE_INTRAMUSCULAR)
            .map(DoseEvent::time)
            .toList();
    return new PanelPerson(
        true,
        calendar(injected, facts.asOf(), axis, clinic.injections()),
        blockade(history, facts.asOf(), clinic, typical),
        stay(injected, stops(state, axis), facts.asOf(), axis, clinic.injections()),
        timings(injected, axis, clinic.injections()),
        state.decisions().size(),
        overridden(state));
  }

  /// An injection covers its day and the days up to the one on which the next is due. Days that two
  /// cover count once.
  private static Optional<Days> calendar(
      List<ModelTime> injected, ModelTime asOf, TimeAxis axis, NextInjection rule) {
    if (injected.isEmpty() || axis.daysBetween(injected.getFirst(), asOf) == 0) {
      return Optional.empty();
    }
    ModelTime first = injected.getFirst();
    long followed = axis.daysBetween(first, asOf);
    long covered = 0;
    long upTo = 0;
    for (ModelTime each : injected) {
      long from = StrictMath.max(upTo, axis.daysBetween(first, each));
      long to = StrictMath.min(followed, axis.daysBetween(first, rule.dueAfter(each, axis)));
      covered += StrictMath.max(0, to - from);
      upTo = StrictMath.max(upTo, to);
    }
    return Optional.of(new Days(followed, covered));
  }

  private static Optional<Days> blockade(
      PersonHistory history, ModelTime asOf, ClinicModel clinic, Simulation typical) {
    Scenario scenario = history.pastOf(asOf);
    List<DoseEvent> doses = scenario.dosing().doses();
    if (doses.isEmpty() || !doses.getFirst().time().isBefore(asOf)) {
      return Optional.empty();
    }
    TimeWindow since = new TimeWindow(doses.getFirst().time(), asOf);
    double below =
        CoveredWindows.of(typical.run(scenario), clinic.bands().protectedFrom(), since)
            .hoursBelowUntil(asOf);
    double followed = since.hours() / HOURS_PER_DAY;
    return Optional.of(new Days(followed, StrictMath.max(0, followed - below / HOURS_PER_DAY)));
  }

  private static List<ModelTime> stops(PersonState<?> state, TimeAxis axis) {
    return state.decisions().stream()
        .filter(entry ->
            entry.content() instanceof Content.DecisionMade decision
                && decision.about().equals(Standing.TREATMENT)
                && decision.outcome().equals(Standing.STOPPED))
        .flatMap(entry ->
            axis instanceof TimeAxis.Calendar calendar
                ? Stream.of(calendar.timeOf(entry.recorded().atZone(calendar.zone())))
                : Stream.empty())
        .toList();
  }

  /// Ends at the first lapse or stop after the first injection, whatever comes later.
  private static Optional<Stay> stay(
      List<ModelTime> injected,
      List<ModelTime> stops,
      ModelTime asOf,
      TimeAxis axis,
      NextInjection rule) {
    if (injected.isEmpty()) {
      return Optional.empty();
    }
    ModelTime first = injected.getFirst();
    int lapse = rule.firstDay(Timing.LAPSED);
    long now = axis.daysBetween(first, asOf);
    long end = Long.MAX_VALUE;
    for (int i = 0; i < injected.size() && end == Long.MAX_VALUE; i++) {
      ModelTime next = i + 1 < injected.size() ? injected.get(i + 1) : asOf;
      if (axis.daysBetween(injected.get(i), next) >= lapse) {
        end = axis.daysBetween(first, injected.get(i)) + lapse;
      }
    }
    for (ModelTime stop : stops) {
      if (!stop.isBefore(first)) {
        end = StrictMath.min(end, axis.daysBetween(first, stop));
      }
    }
    boolean ended = end <= now;
    return Optional.of(new Stay((int) (ended ? end : now), ended));
  }

  private static Map<Timing, Integer> timings(
      List<ModelTime> injected, TimeAxis axis, NextInjection rule) {
    Map<Timing, Integer> timings = new EnumMap<>(Timing.class);
    for (int i = 1; i < injected.size(); i++) {
      timings.merge(
          rule.timingOn(axis.daysBetween(injected.get(i - 1), injected.get(i))), 1, Integer::sum);
    }
    return timings;
  }

  /// A decision that is overridden twice counts once.
  private static int overridden(PersonState<?> state) {
    Set<String> standing =
        state.decisions().stream().map(Entry::id).collect(Collectors.toCollection(HashSet::new));
    return (int)
        state.overrides().stream()
            .flatMap(entry ->
                entry.content() instanceof Content.Overridden override
                    ? Stream.of(override.decision())
                    : Stream.empty())
            .distinct()
            .filter(standing::contains)
            .count();
  }
}
