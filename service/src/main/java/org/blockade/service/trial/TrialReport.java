package org.blockade.service.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.blockade.simulator.survival.EventCounts;
import org.blockade.simulator.survival.KaplanMeier;
import org.blockade.simulator.survival.RestrictedMean;
import org.blockade.simulator.survival.TwoGroups;
import org.blockade.simulator.trial.ArmPeople;
import org.blockade.simulator.trial.ArmTally;
import org.blockade.simulator.trial.Condition;
import org.blockade.simulator.trial.SubjectDays;
import org.blockade.simulator.trial.SubjectOutcome;
import org.blockade.simulator.trial.TrialDesign;
import org.blockade.simulator.trial.TrialPart;
import org.blockade.simulator.trial.TrialRun;

/// What a trial shows, derived from its counts.
///
/// @param endpoints a row for each, a number for each arm
/// @param ratios hazard ratios against the reference, of arms other than it
/// @param power of each arm against the reference; empty with one replicate, or where the arms have
///   the same people and the replicates other numbers of the course
/// @param flow what became of the people of each arm
/// @param checks what a real study saw beside the simulated ones
/// @param version of the program
public record TrialReport(
    TrialResult result,
    List<Endpoint> endpoints,
    List<Ratio> ratios,
    List<Power> power,
    List<Flow> flow,
    List<ArmCurves> curves,
    List<VisualCheck> checks,
    String version) {

  /// Each virtual person has nearly the same weight here as any: enough to see how they differ.
  private static final int SPAGHETTI = 20;

  private static final int RELAPSE = SubjectOutcome.RELAPSE_NEEDS;
  private static final int ABSTINENCE = SubjectOutcome.ABSTINENCE_NEEDS;

  /// As much of the replicates lies within the interval of one study.
  private static final double MIDDLE = 0.95;

  /// With fewer replicates none lies outside it: one in forty is a fortieth at either end.
  private static final int FEWEST_WITH_A_MIDDLE = 40;

  private static final double PERCENT_95 = 0.95;
  private static final double PERCENT_5 = 0.05;

  public TrialReport {
    endpoints = List.copyOf(endpoints);
    ratios = List.copyOf(ratios);
    power = List.copyOf(power);
    flow = List.copyOf(flow);
    curves = List.copyOf(curves);
    checks = List.copyOf(checks);
  }

  /// The hazard of an arm over that of the reference.
  public record Ratio(String arm, String event, Estimate ratio) {}

  /// How often replicates tell an arm from the reference at 5 %, two-sided.
  ///
  /// @param studies replicates that are in, whole
  /// @param apart of these, those that tell the arms apart
  /// @param test which test
  /// @param share with its interval
  /// @param spread 5th, 50th and 95th percentile over replicates of the arm's main outcome
  public record Power(
      String arm, int studies, int apart, String test, Estimate share, List<Double> spread) {}

  /// People of an arm.
  public record Flow(String arm, long randomised, long started, long inCareAtEnd, long neverLeft) {}

  /// The report of a result.
  public static TrialReport of(TrialResult result, String version) {
    boolean opioids = opioids(result);
    return new TrialReport(
        result,
        new Endpoints(result, opioids).all(),
        ratios(result, opioids),
        power(result, opioids),
        result.arms().stream().map(TrialReport::flow).toList(),
        result.arms().stream().map(arm -> ArmCurves.of(arm, opioids)).toList(),
        VisualCheck.of(result),
        version);
  }

  /// Whether the trial lasts long enough for the whole definition of relapse; in a shorter one no
  /// share of relapse is told, as a 0 would reassure.
  private static boolean relapseCanBeSeen(TrialResult result) {
    return result.file().design().days() >= RELAPSE;
  }

  private static boolean opioids(TrialResult result) {
    return switch (result.file().design().condition()) {
      case OPIOID_USE_DISORDER -> true;
      case ALCOHOL_USE_DISORDER -> false;
    };
  }

  /// The condition in words.
  public String condition() {
    return result.file().design().condition() == Condition.OPIOID_USE_DISORDER
        ? "opioid use disorder"
        : "alcohol use disorder (exploratory)";
  }

  private static Flow flow(ArmResult arm) {
    ArmTally tally = arm.tally();
    Counts first = new Counts(tally.of(ArmTally.SubjectCount.FIRST_DOSE));
    Counts left = new Counts(tally.of(ArmTally.SubjectCount.LEFT));
    long[] care = tally.of(ArmTally.DayCount.IN_CARE);
    return new Flow(
        arm.name(), tally.subjects(), first.valued(), care[care.length - 1], left.never());
  }

  private static List<Ratio> ratios(TrialResult result, boolean opioids) {
    List<Ratio> ratios = new ArrayList<>();
    for (ArmResult arm : others(result)) {
      if (opioids) {
        if (relapseCanBeSeen(result)) {
          ratios.add(ratio(result, arm, "relapse", ArmTally.SubjectCount.RELAPSE));
        }
        ratios.add(ratio(result, arm, "first use", ArmTally.SubjectCount.FIRST_USE));
      }
      ratios.add(ratio(result, arm, "leaving care", ArmTally.SubjectCount.LEFT));
    }
    return ratios;
  }

  private static List<ArmResult> others(TrialResult result) {
    ArmResult reference = reference(result);
    return result.arms().stream().filter(arm -> !arm.equals(reference)).toList();
  }

  static ArmResult reference(TrialResult result) {
    return result.arms().get(result.file().referenceArm());
  }

  private static Ratio ratio(
      TrialResult result, ArmResult arm, String event, ArmTally.SubjectCount what) {
    return new Ratio(arm.name(), event, hazardRatio(result, arm, what));
  }

  static Estimate hazardRatio(TrialResult result, ArmResult arm, ArmTally.SubjectCount what) {
    TwoGroups groups =
        TwoGroups.of(
            ArmCurves.events(arm.tally(), what), ArmCurves.events(reference(result).tally(), what));
    return new Estimate(groups.hazardRatio(), groups.low(), groups.high());
  }

  /// A replicate whose arms have their own people is a study, and is tested as one. Where its arms
  /// have the same people, tests for different people would hardly ever be wrong: then an arm is
  /// tested against the reference of the next replicate. If each replicate has its own numbers of
  /// the course, too, that one differs in more than its people, and the power is not known.
  private static List<Power> power(TrialResult result, boolean opioids) {
    List<Power> power = new ArrayList<>();
    TrialDesign design = result.file().design();
    int next = next(design.people());
    if (design.replicates() == 1
        || (next > 0 && design.uncertainty())
        || (opioids && !relapseCanBeSeen(result))) {
      return power;
    }
    int whole = result.file().design().subjects();
    ArmResult reference = reference(result);
    for (ArmResult arm : others(result)) {
      int studies = 0;
      int apart = 0;
      for (int i = 0; i < arm.studies().size(); i++) {
        ArmResult.Study one = arm.studies().get(i);
        ArmResult.Study other = reference.studies().get((i + next) % arm.studies().size());
        if (one.subjects() == whole && other.subjects() == whole) {
          studies++;
          apart += (opioids ? logRank(one, other) : welch(one, other)) ? 1 : 0;
        }
      }
      power.add(
          new Power(
              arm.name(),
              studies,
              apart,
              opioids
                  ? "log-rank test of the time to relapse"
                  : "Welch's test of the mean of heavy drinking days, normal approximation",
              Estimate.share(apart, studies),
              spread(outcomes(arm, whole, opioids))));
    }
    return power;
  }

  /// The main outcome of each replicate that is in, whole.
  static List<Double> outcomes(ArmResult arm, int whole, boolean opioids) {
    return arm.studies().stream()
        .filter(study -> study.subjects() == whole)
        .map(study -> new Counts(study.main()))
        .map(counts -> opioids ? (double) counts.valued() / whole : counts.mean())
        .toList();
  }

  private static int next(ArmPeople people) {
    return switch (people) {
      case OWN -> 0;
      case SAME -> 1;
    };
  }

  private static List<Double> spread(List<Double> outcomes) {
    if (outcomes.isEmpty()) {
      return List.of();
    }
    List<Double> sorted = outcomes.stream().sorted().toList();
    return List.of(at(sorted, PERCENT_5), at(sorted, 0.5), at(sorted, PERCENT_95));
  }

  static double at(List<Double> sorted, double share) {
    return sorted.get((int) StrictMath.floor(share * (sorted.size() - 1) + 0.5));
  }

  private static boolean logRank(ArmResult.Study one, ArmResult.Study other) {
    return TwoGroups.of(
            EventCounts.followedToEnd(one.main()), EventCounts.followedToEnd(other.main()))
        .differ();
  }

  private static boolean welch(ArmResult.Study one, ArmResult.Study other) {
    Counts first = new Counts(one.main());
    Counts second = new Counts(other.main());
    double error =
        StrictMath.sqrt(first.variance() / first.valued() + second.variance() / second.valued());
    return StrictMath.abs(first.mean() - second.mean()) > Estimate.Z_95 * error;
  }

  /// Occupancy of the first people of the first replicate of an arm, by day.
  public List<double[]> spaghetti(int arm) {
    TrialDesign design = result.file().design();
    List<double[]> people = new ArrayList<>();
    new TrialRun(design)
        .part(
            new TrialPart(arm, 0, 0, StrictMath.min(SPAGHETTI, design.subjects())),
            (outcome, days) -> people.add(occupancy(days)));
    return people;
  }

  private static double[] occupancy(SubjectDays days) {
    double[] occupancy = new double[days.days()];
    for (int day = 0; day < occupancy.length; day++) {
      occupancy[day] = days.occupancy(day);
    }
    return occupancy;
  }

  /// The numbers of an endpoint, by its key.
  public Optional<Endpoint> endpoint(String key) {
    return endpoints.stream().filter(each -> each.key().equals(key)).findFirst();
  }

  /// Builds the endpoints.
  private record Endpoints(TrialResult result, boolean opioids) {

    private List<Endpoint> all() {
      List<Endpoint> rows = new ArrayList<>();
      int days = result.file().design().days();
      add(
          rows,
          "subjects",
          "Subjects",
          Endpoint.Unit.COUNT,
          tally -> Estimate.of((double) tally.subjects()));
      add(
          rows,
          "started",
          "Got a first dose",
          Endpoint.Unit.SHARE,
          tally -> counts(tally, ArmTally.SubjectCount.FIRST_DOSE).happened());
      add(
          rows,
          "injections",
          "Injections, mean",
          Endpoint.Unit.COUNT,
          tally -> counts(tally, ArmTally.SubjectCount.INJECTIONS).meanEstimate(1));
      add(
          rows,
          "tablet_days",
          "Days with a tablet, mean",
          Endpoint.Unit.DAYS,
          tally -> counts(tally, ArmTally.SubjectCount.TABLET_DAYS).meanEstimate(1));
      add(
          rows,
          "in_care",
          "In care on the last day",
          Endpoint.Unit.SHARE,
          tally -> Estimate.share(last(tally.of(ArmTally.DayCount.IN_CARE)), tally.subjects()));
      add(
          rows,
          "never_left",
          "Never left care",
          Endpoint.Unit.SHARE,
          tally -> not(counts(tally, ArmTally.SubjectCount.LEFT)));
      if (opioids) {
        opioidRows(rows);
      } else {
        add(
            rows,
            "heavy_days",
            "Heavy drinking days, mean",
            Endpoint.Unit.DAYS,
            tally -> counts(tally, ArmTally.SubjectCount.HEAVY_DAYS).meanEstimate(1));
        studiesRow(rows, "heavy_days", "Heavy drinking days, mean", Endpoint.Unit.DAYS);
        add(
            rows,
            "heavy_days_median",
            "Heavy drinking days, median",
            Endpoint.Unit.DAYS,
            tally -> Estimate.of(counts(tally, ArmTally.SubjectCount.HEAVY_DAYS).quantile(0.5)));
      }
      add(
          rows,
          "covered_by_blockade",
          "Days covered by blockade (PDC)",
          Endpoint.Unit.SHARE,
          tally -> counts(tally, ArmTally.SubjectCount.PROTECTED_DAYS).meanEstimate(1.0 / days));
      add(
          rows,
          "covered_by_calendar",
          "Days covered by the calendar (PDC)",
          Endpoint.Unit.SHARE,
          tally -> counts(tally, ArmTally.SubjectCount.CALENDAR_DAYS).meanEstimate(1.0 / days));
      add(
          rows,
          "unprotected_days",
          "Days unprotected, mean",
          Endpoint.Unit.DAYS,
          tally ->
              without(counts(tally, ArmTally.SubjectCount.PROTECTED_DAYS).meanEstimate(1), days));
      ratioRow(rows, "hazard_ratio_leaving", "leaving care", ArmTally.SubjectCount.LEFT);
      return rows;
    }

    private void opioidRows(List<Endpoint> rows) {
      add(
          rows,
          "relapse",
          "Relapse by the end",
          Endpoint.Unit.SHARE,
          tally -> ifLasts(RELAPSE, counts(tally, ArmTally.SubjectCount.RELAPSE).happened()));
      differenceRow(rows);
      studiesRow(rows, "relapse", "Relapse by the end", Endpoint.Unit.SHARE);
      add(
          rows,
          "relapse_started",
          "Relapse of those with a first dose",
          Endpoint.Unit.SHARE,
          tally ->
              ifLasts(RELAPSE, counts(tally, ArmTally.SubjectCount.RELAPSE_STARTED).happened()));
      add(
          rows,
          "relapse_median",
          "Time to relapse, median",
          Endpoint.Unit.DAYS,
          tally -> ifLasts(RELAPSE, median(tally, ArmTally.SubjectCount.RELAPSE)));
      add(
          rows,
          "use_median",
          "Time to first use, median",
          Endpoint.Unit.DAYS,
          tally -> median(tally, ArmTally.SubjectCount.FIRST_USE));
      add(
          rows,
          "relapse_free_days",
          "Days before relapse, mean within the trial (RMST)",
          Endpoint.Unit.DAYS,
          tally -> ifLasts(RELAPSE, restrictedMean(tally, ArmTally.SubjectCount.RELAPSE)));
      if (relapseCanBeSeen(result)) {
        ratioRow(rows, "hazard_ratio_relapse", "relapse", ArmTally.SubjectCount.RELAPSE);
      }
      ratioRow(rows, "hazard_ratio_use", "first use", ArmTally.SubjectCount.FIRST_USE);
      add(
          rows,
          "abstinent_weeks",
          "Abstinent weeks, mean",
          Endpoint.Unit.WEEKS,
          tally ->
              ifLasts(
                  ABSTINENCE,
                  counts(tally, ArmTally.SubjectCount.ABSTINENT_WEEKS).meanEstimate(1)));
      add(
          rows,
          "abstinent_weeks_median",
          "Abstinent weeks, median",
          Endpoint.Unit.WEEKS,
          tally ->
              ifLasts(
                  ABSTINENCE,
                  Estimate.of(counts(tally, ArmTally.SubjectCount.ABSTINENT_WEEKS).quantile(0.5))));
      add(
          rows,
          "use_days",
          "Days of opioid use, mean",
          Endpoint.Unit.DAYS,
          tally -> counts(tally, ArmTally.SubjectCount.USE_DAYS).meanEstimate(1));
      add(
          rows,
          "exposed_days",
          "Days unprotected with tolerance lost, mean",
          Endpoint.Unit.DAYS,
          tally -> counts(tally, ArmTally.SubjectCount.EXPOSED_DAYS).meanEstimate(1));
    }

    /// Not known in a trial that is too short for it.
    private Estimate ifLasts(int days, Estimate estimate) {
      return result.file().design().days() >= days ? estimate : Estimate.UNKNOWN;
    }

    private static Counts counts(ArmTally tally, ArmTally.SubjectCount what) {
      return new Counts(tally.of(what));
    }

    private static long last(long[] row) {
      return row[row.length - 1];
    }

    private static Estimate not(Counts counts) {
      return Estimate.share(counts.never(), counts.never() + counts.valued());
    }

    private static Estimate without(Estimate mean, int days) {
      return new Estimate(days - mean.value(), days - mean.high(), days - mean.low());
    }

    private static Estimate median(ArmTally tally, ArmTally.SubjectCount what) {
      long[] row = tally.of(what);
      double half = tally.subjects() / 2.0;
      long by = 0;
      for (int day = 0; day < row.length - 1; day++) {
        by += row[day];
        if (by >= half && by > 0) {
          KaplanMeier curve = KaplanMeier.of(ArmCurves.events(tally, what));
          return new Estimate(day, day(curve.medianLow()), day(curve.medianHigh()));
        }
      }
      return Estimate.UNKNOWN;
    }

    private static double day(OptionalInt day) {
      return day.isPresent() ? day.getAsInt() : Double.NaN;
    }

    private static Estimate restrictedMean(ArmTally tally, ArmTally.SubjectCount what) {
      RestrictedMean mean = RestrictedMean.of(ArmCurves.events(tally, what), tally.days());
      double width = Estimate.Z_95 * mean.error();
      return new Estimate(
          mean.days(),
          StrictMath.max(0, mean.days() - width),
          StrictMath.min(tally.days(), mean.days() + width));
    }

    /// The share of relapse less that of the reference.
    private void differenceRow(List<Endpoint> rows) {
      if (result.arms().size() > 1 && relapseCanBeSeen(result)) {
        ArmResult reference = reference(result);
        rows.add(
            new Endpoint(
                "relapse_difference",
                "Relapse by the end, less that of \"" + reference.name() + "\"",
                Endpoint.Unit.SHARE,
                result.arms().stream()
                    .map(arm ->
                        arm.equals(reference)
                            ? Estimate.UNKNOWN
                            : Estimate.difference(relapse(arm), relapse(reference)))
                    .toList()));
      }
    }

    private static Estimate relapse(ArmResult arm) {
      return counts(arm.tally(), ArmTally.SubjectCount.RELAPSE).happened();
    }

    /// The main outcome of one study among the replicates: what separates them, chance and, where
    /// each drew its own, the numbers of the course.
    private void studiesRow(List<Endpoint> rows, String key, String label, Endpoint.Unit unit) {
      TrialDesign design = result.file().design();
      if (design.replicates() == 1 || (opioids && !relapseCanBeSeen(result))) {
        return;
      }
      List<List<Double>> studies =
          result.arms().stream()
              .map(arm -> outcomes(arm, design.subjects(), opioids).stream().sorted().toList())
              .toList();
      boolean many = studies.stream().allMatch(each -> each.size() >= FEWEST_WITH_A_MIDDLE);
      rows.add(
          new Endpoint(
              key + "_studies",
              label + ", one study (median, " + (many ? "middle 95 %)" : "least to most)"),
              unit,
              studies.stream().map(each -> middle(each, many ? MIDDLE : 1)).toList()));
    }

    private static Estimate middle(List<Double> sorted, double share) {
      return sorted.isEmpty()
          ? Estimate.UNKNOWN
          : new Estimate(at(sorted, 0.5), at(sorted, (1 - share) / 2), at(sorted, (1 + share) / 2));
    }

    private void add(
        List<Endpoint> rows,
        String key,
        String label,
        Endpoint.Unit unit,
        Function<ArmTally, Estimate> value) {
      rows.add(
          new Endpoint(
              key,
              label,
              unit,
              result.arms().stream()
                  .map(ArmResult::tally)
                  .map(tally -> tally.subjects() == 0 ? Estimate.UNKNOWN : value.apply(tally))
                  .toList()));
    }

    private void ratioRow(
        List<Endpoint> rows, String key, String event, ArmTally.SubjectCount what) {
      if (result.arms().size() > 1) {
        rows.add(
            new Endpoint(
                key,
                "Hazard ratio, " + event + ", to \"" + reference(result).name() + "\"",
                Endpoint.Unit.RATIO,
                result.arms().stream()
                    .map(arm ->
                        arm.equals(reference(result))
                            ? Estimate.UNKNOWN
                            : hazardRatio(result, arm, what))
                    .toList()));
      }
    }
  }
}
