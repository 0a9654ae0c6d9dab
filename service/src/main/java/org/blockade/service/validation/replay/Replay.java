package org.blockade.service.validation.replay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.blockade.protocol.course.NaltrexoneCourse;
import org.blockade.protocol.course.PersonRecord;
import org.blockade.protocol.facts.AboutTreatment.NaltrexoneGiven;
import org.blockade.protocol.facts.DoseGiven;
import org.blockade.protocol.facts.Fact;
import org.blockade.protocol.facts.OpioidUse;
import org.blockade.protocol.guideline.LateInjection;
import org.blockade.protocol.guideline.NextInjection;
import org.blockade.protocol.guideline.NextInjection.Timing;
import org.blockade.protocol.plan.OpioidsOnRecord;
import org.blockade.protocol.plan.PlanQuestion;
import org.blockade.protocol.plan.Planner;
import org.blockade.protocol.plan.TreatmentPlan;
import org.blockade.protocol.rule.Leader;
import org.blockade.protocol.rule.ProtectedUntil;
import org.blockade.service.forecast.PersonHistory;
import org.blockade.service.forecast.ProtectionReporter;
import org.blockade.service.present.plan.PlanSentences;
import org.blockade.simulator.dosing.Route;
import org.blockade.simulator.measure.ProtectionBands;
import org.blockade.simulator.population.Parallel;
import org.blockade.simulator.population.VirtualPopulation;
import org.blockade.simulator.quantity.ModelTime;

/// Asks the plan of each person on each evening of the record, and before each injection.
public final class Replay {

  private static final double LOW = 0.05;
  private static final double MIDDLE = 0.5;
  private static final double HIGH = 0.95;

  private final VirtualPopulation population;
  private final ProtectionReporter forecasts;
  private final double threshold;
  private final Planner planner;
  private final NextInjection injections;
  private final int threads;

  /// @param population the virtual people of the forecasts
  public Replay(VirtualPopulation population, int threads) {
    ProtectionBands bands = ProtectionBands.standard();
    this.injections = NextInjection.standard();
    this.population = population;
    this.planner = new Planner(injections);
    this.threshold = bands.protectedFrom();
    this.threads = threads;
    this.forecasts =
        new ProtectionReporter(
            population.model(), Optional.empty(), bands, injections, population, 1);
  }

  /// Somebody whose record is replayed.
  public record Person(PersonHistory history, List<Fact> facts) {

    public Person {
      facts = List.copyOf(facts);
    }
  }

  /// Replays people. The same people give the same report, whatever the number of threads.
  ///
  /// @param done told after each person, with that person's position, from any thread
  public ReplayReport of(List<Person> people, IntConsumer done) {
    List<Tally> tallies =
        Parallel.map(
            threads,
            people.size(),
            number -> {
              Tally tally = tally(people.get(number));
              done.accept(number);
              return tally;
            });
    Tally all = new Tally();
    tallies.forEach(all::add);
    return new ReplayReport(
        population.model().label(),
        people.size(),
        (int) tallies.stream().filter(tally -> tally.injections > 0).count(),
        all.days,
        all.injections,
        all.decisions,
        all.given,
        all.led,
        all.leading,
        intervals(all.intervals));
  }

  /// Counts of one person, and then of all.
  private static final class Tally {
    private long days;
    private long injections;
    private final Map<String, Long> decisions = new LinkedHashMap<>();
    private final Map<Timing, Long> given = new EnumMap<>(Timing.class);
    private final Map<Leader, Long> led = new EnumMap<>(Leader.class);
    private final Map<Timing, Long> leading = new EnumMap<>(Timing.class);
    private final List<Long> intervals = new ArrayList<>();

    void add(Tally other) {
      days += other.days;
      injections += other.injections;
      other.decisions.forEach((key, count) -> decisions.merge(key, count, Long::sum));
      other.given.forEach((key, count) -> given.merge(key, count, Long::sum));
      other.led.forEach((key, count) -> led.merge(key, count, Long::sum));
      other.leading.forEach((key, count) -> leading.merge(key, count, Long::sum));
      intervals.addAll(other.intervals);
    }
  }

  private Tally tally(Person replayed) {
    Tally tally = new Tally();
    PersonHistory person = replayed.history();
    List<Fact> facts = replayed.facts();
    Forecasts cache = new Forecasts(person);
    for (ModelTime day = firstDay(person);
        person.axis().daysBetween(day, person.lastRecord()) >= 0;
        day = person.axis().plusDays(day, 1)) {
      TreatmentPlan plan = plan(person, facts, day, cache);
      tally.days++;
      tally.decisions.merge(PlanSentences.code(plan.decision()), 1L, Long::sum);
    }
    injections(person)
        .forEach(injection -> {
          tally.injections++;
          TreatmentPlan before =
              plan(person, without(injection, facts), injection.dose().time(), cache);
          before.next().ifPresent(next -> tally.intervals.add(next.daysSince()));
          before.timing().ifPresent(advice -> count(advice, tally));
        });
    return tally;
  }

  private static void count(LateInjection.Advice advice, Tally tally) {
    tally.given.merge(advice.calendar(), 1L, Long::sum);
    tally.led.merge(advice.leader(), 1L, Long::sum);
    tally.leading.merge(advice.leading(), 1L, Long::sum);
  }

  private TreatmentPlan plan(
      PersonHistory person, List<Fact> facts, ModelTime asOf, Forecasts cache) {
    PersonRecord record = PersonRecord.of(facts, asOf, person.axis());
    return planner.plan(
        record,
        OpioidsOnRecord.of(record, person.opioidUse(), false),
        PlanQuestion.OF_THE_RECORD,
        cache.of(record.naltrexone()));
  }

  /// The first thing on record that is a dose or an opioid; a person of whom neither is on record
  /// has the last thing alone.
  private static ModelTime firstDay(PersonHistory person) {
    return Stream.concat(
            person.doses().stream().map(given -> given.dose().time()),
            person.opioidUse().stream().map(OpioidUse::time))
        .min(Comparator.naturalOrder())
        .orElse(person.lastRecord());
  }

  private static List<DoseGiven> injections(PersonHistory person) {
    return new NaltrexoneCourse(person.doses(), person.lastRecord(), person.axis())
        .given().stream()
            .filter(given -> given.dose().route() == Route.EXTENDED_RELEASE_INTRAMUSCULAR)
            .toList();
  }

  private static List<Fact> without(DoseGiven injection, List<Fact> facts) {
    return facts.stream()
        .filter(fact ->
            !(fact.statement() instanceof NaltrexoneGiven
                && fact.occurred().equals(injection.dose().time())))
        .toList();
  }

  /// The forecasts of one person: they change with the last dose alone.
  private final class Forecasts {
    private final PersonHistory person;
    private final Map<ModelTime, Optional<ProtectedUntil>> byLastDose = new LinkedHashMap<>();

    Forecasts(PersonHistory person) {
      this.person = person;
    }

    Optional<ProtectedUntil> of(NaltrexoneCourse course) {
      return course
          .lastDose()
          .flatMap(last ->
              byLastDose.computeIfAbsent(
                  last.dose().time(), time -> forecasts.protectedUntil(person, time, threshold)));
    }
  }

  private static Optional<ReplayReport.Intervals> intervals(List<Long> days) {
    if (days.isEmpty()) {
      return Optional.empty();
    }
    double[] sorted = days.stream().mapToDouble(Long::doubleValue).sorted().toArray();
    return Optional.of(
        new ReplayReport.Intervals(
            days.size(), quantile(sorted, LOW), quantile(sorted, MIDDLE), quantile(sorted, HIGH)));
  }

  /// Quantile of sorted values by linear interpolation between order statistics (type 7).
  private static double quantile(double[] sorted, double probability) {
    double position = probability * (sorted.length - 1);
    int below = (int) position;
    int above = StrictMath.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }
}
