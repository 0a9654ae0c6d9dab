package org.blockade.service.validation.people;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.effect.EffectParameters;
import org.blockade.simulator.outcome.CourseTable;
import org.blockade.simulator.population.CounterRandom;
import org.blockade.simulator.population.Parallel;
import org.blockade.simulator.quantity.ModelTime;
import org.blockade.simulator.simulation.Scenario;
import org.blockade.simulator.simulation.Simulation;
import org.blockade.simulator.simulation.Trajectory;
import org.blockade.simulator.trial.UseUnderDoses;

/// Counts days and days with reported use. The same courses give the same report, whatever the
/// number of threads.
public final class PeopleAnalysis {

  /// Occupancy is asked for at this hour of each day, the hour at which a chart of days puts what
  /// was observed.
  private static final int EVENING_HOUR = 20;

  private static final int HOURS_PER_DAY = 24;
  private static final int REPLICATES = 2000;
  private static final double TAIL = 0.025;

  /// Virtual people for each real one. A choice.
  private static final int VIRTUAL_PEOPLE = 100;

  /// Lower ends of the bins of occupancy, highest first; the last bin has none.
  private static final double[] OCCUPANCY = {0.95, 0.90, 0.80, 0.50};

  private static final List<String> OCCUPANCY_LABELS =
      List.of("95 % or more", "90 to 95 %", "80 to 90 %", "50 to 80 %", "below 50 %");

  private static final int DAYS_PER_WEEK = 7;

  /// Weeks 1 to 15 after an injection, then all that is later.
  private static final int WEEKS = 16;

  private final DrugModel model;
  private final Simulation typicalPerson;
  private final long seed;
  private final int threads;
  private final UseUnderDoses virtualUse;

  /// @param seed seed of the intervals
  public PeopleAnalysis(DrugModel model, long seed, int threads) {
    this.model = model;
    this.typicalPerson = Simulation.ofTypicalPerson(model);
    this.seed = seed;
    this.threads = threads;
    this.virtualUse =
        new UseUnderDoses(
            model,
            EffectParameters.standard(),
            CourseTable.standard().values(),
            seed,
            VIRTUAL_PEOPLE);
  }

  /// Analyses people.
  ///
  /// @param done told after each person, with that person's position, from any thread
  public PeopleReport analyse(List<PersonCourse> courses, IntConsumer done) {
    List<Tally> tallies =
        Parallel.map(
            threads,
            courses.size(),
            number -> {
              Tally tally = tally(number, courses.get(number));
              done.accept(number);
              return tally;
            });
    List<Tally> people = tallies.stream().filter(tally -> tally.days() > 0).toList();
    List<Tally> lost =
        people.stream().filter(tally -> tally.occupancyDays[OCCUPANCY.length] > 0).toList();
    return new PeopleReport(
        model.label(),
        seed,
        REPLICATES,
        courses.size(),
        people.size(),
        people.stream().mapToLong(Tally::days).sum(),
        people.stream().mapToLong(tally -> Arrays.stream(tally.occupancyUse).sum()).sum(),
        bins(
            OCCUPANCY_LABELS,
            people.stream().map(tally -> tally.occupancyDays).toList(),
            people.stream().map(tally -> tally.occupancyUse).toList(),
            List.of()),
        bins(
            OCCUPANCY_LABELS,
            lost.stream().map(tally -> tally.occupancyDays).toList(),
            lost.stream().map(tally -> tally.occupancyUse).toList(),
            List.of()),
        bins(
            sinceLabels(),
            people.stream().map(tally -> tally.sinceDays).toList(),
            people.stream().map(tally -> tally.sinceUse).toList(),
            people.stream().map(tally -> tally.sincePredicted).toList()));
  }

  /// One person's counts, by bin.
  private static final class Tally {
    private final int[] occupancyDays = new int[OCCUPANCY.length + 1];
    private final int[] occupancyUse = new int[OCCUPANCY.length + 1];
    private final int[] sinceDays = new int[WEEKS + 1];
    private final int[] sinceUse = new int[WEEKS + 1];
    private final double[] sincePredicted = new double[WEEKS + 1];

    void add(double occupancy, int daysSince, boolean used, double predicted) {
      int band = 0;
      while (band < OCCUPANCY.length && occupancy < OCCUPANCY[band]) {
        band++;
      }
      int week = Math.min(WEEKS, (daysSince + DAYS_PER_WEEK - 1) / DAYS_PER_WEEK);
      occupancyDays[band]++;
      sinceDays[week]++;
      sincePredicted[week] += predicted;
      if (used) {
        occupancyUse[band]++;
        sinceUse[week]++;
      }
    }

    long days() {
      return Arrays.stream(occupancyDays).sum();
    }
  }

  private Tally tally(int number, PersonCourse course) {
    Tally tally = new Tally();
    Optional<Integer> first = course.firstInjection();
    if (first.isEmpty()) {
      return tally;
    }
    List<Integer> injections = course.injectionDays();
    Trajectory trajectory = typicalPerson.run(new Scenario(course.dosing(), List.of()));
    double[] predicted =
        virtualUse.shares(
            number,
            course.dosing(),
            first.get(),
            StrictMath.max(first.get(), course.lastContact()));
    int next = 0;
    int latest = first.get();
    for (int day = first.get() + 1; day <= course.lastContact(); day++) {
      while (next < injections.size() && injections.get(next) <= day) {
        latest = injections.get(next);
        next++;
      }
      double occupancy =
          trajectory.muOccupancy(new ModelTime((double) day * HOURS_PER_DAY + EVENING_HOUR));
      tally.add(
          occupancy, day - latest, course.useDays().contains(day), predicted[day - first.get()]);
    }
    return tally;
  }

  private static List<String> sinceLabels() {
    List<String> labels = new ArrayList<>();
    labels.add("0 (day of a later injection)");
    for (int week = 1; week < WEEKS; week++) {
      labels.add((DAYS_PER_WEEK * (week - 1) + 1) + " to " + DAYS_PER_WEEK * week);
    }
    labels.add((DAYS_PER_WEEK * (WEEKS - 1) + 1) + " or more");
    return labels;
  }

  /// @param predicted expected days with use; empty where nothing is predicted
  private List<PeopleReport.Bin> bins(
      List<String> labels, List<int[]> days, List<int[]> use, List<double[]> predicted) {
    List<double[]> fractions = drawnFractions(labels.size(), days, use);
    List<PeopleReport.Bin> bins = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      int bin = i;
      long useDays = use.stream().mapToLong(counts -> counts[bin]).sum();
      long personDays = days.stream().mapToLong(counts -> counts[bin]).sum();
      double expected = 0;
      for (double[] person : predicted) {
        expected += person[bin];
      }
      bins.add(
          new PeopleReport.Bin(
              labels.get(bin),
              (int) days.stream().filter(counts -> counts[bin] > 0).count(),
              personDays,
              useDays,
              useDays == 0 ? Optional.empty() : interval(fractions.get(bin)),
              predicted.isEmpty() || personDays == 0
                  ? Optional.empty()
                  : Optional.of(expected / personDays)));
    }
    return bins;
  }

  /// Fractions of each bin when as many people are drawn with replacement; draws in which nobody
  /// has a day in a bin are left out of that bin.
  private List<double[]> drawnFractions(int binCount, List<int[]> days, List<int[]> use) {
    CounterRandom random = new CounterRandom(seed);
    int people = days.size();
    double[][] fractions = new double[binCount][REPLICATES];
    for (int replicate = 0; replicate < REPLICATES; replicate++) {
      long[] drawnDays = new long[binCount];
      long[] drawnUse = new long[binCount];
      for (int draw = 0; draw < people; draw++) {
        int person = (int) (random.uniform(draw, replicate, "people drawn anew", 0) * people);
        for (int bin = 0; bin < binCount; bin++) {
          drawnDays[bin] += days.get(person)[bin];
          drawnUse[bin] += use.get(person)[bin];
        }
      }
      for (int bin = 0; bin < binCount; bin++) {
        fractions[bin][replicate] =
            drawnDays[bin] == 0 ? Double.NaN : (double) drawnUse[bin] / drawnDays[bin];
      }
    }
    return Arrays.stream(fractions)
        .map(values -> Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray())
        .toList();
  }

  private static Optional<PeopleReport.Interval> interval(double[] fractions) {
    if (fractions.length == 0) {
      return Optional.empty();
    }
    double[] sorted = fractions.clone();
    Arrays.sort(sorted);
    return Optional.of(
        new PeopleReport.Interval(quantile(sorted, TAIL), quantile(sorted, 1 - TAIL)));
  }

  /// Quantile of sorted values by linear interpolation between order statistics (type 7).
  private static double quantile(double[] sorted, double probability) {
    double position = probability * (sorted.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }
}
