package org.blockade.service.trial;

import java.util.Optional;
import org.blockade.simulator.survival.EventCounts;
import org.blockade.simulator.survival.KaplanMeier;
import org.blockade.simulator.trial.ArmTally;
import org.blockade.simulator.trial.SubjectOutcome;

/// The curves of an arm over the days of the trial.
///
/// @param retention share that has not left care
/// @param relapse share without relapse; empty where the condition has none, or the trial is too
///   short for its definition
/// @param firstUse share without opioid use; empty where the condition has none
/// @param occupancy on each day the 5th, 50th and 95th percentile over subjects
/// @param covered on each day the share protected and the share covered by the calendar
/// @param useSinceInjection by days since an injection: person-days, of these with use
/// @param heavy share with a heavy drinking day on each day; empty where the condition has none
@SuppressWarnings("ArrayRecordComponent") // read only
public record ArmCurves(
    String name,
    KaplanMeier retention,
    Optional<KaplanMeier> relapse,
    Optional<KaplanMeier> firstUse,
    double[][] occupancy,
    double[][] covered,
    Optional<long[][]> useSinceInjection,
    Optional<double[]> heavy) {

  private static final double[] QUANTILES = {0.05, 0.5, 0.95};

  static ArmCurves of(ArmResult arm, boolean opioids) {
    ArmTally tally = arm.tally();
    int days = tally.days();
    double[][] occupancy = new double[days][];
    double[][] covered = new double[days][];
    long[] isProtected = tally.of(ArmTally.DayCount.PROTECTED);
    long[] calendar = tally.of(ArmTally.DayCount.CALENDAR);
    long[] heavy = tally.of(ArmTally.DayCount.HEAVY_DRINKING);
    double[] drinking = new double[days];
    for (int day = 0; day < days; day++) {
      occupancy[day] = quantiles(tally.occupancy(day));
      covered[day] =
          new double[] {
            (double) isProtected[day] / tally.subjects(), (double) calendar[day] / tally.subjects()
          };
      drinking[day] = (double) heavy[day] / tally.subjects();
    }
    return new ArmCurves(
        arm.name(),
        curve(tally, ArmTally.SubjectCount.LEFT),
        opioids && days >= SubjectOutcome.RELAPSE_NEEDS
            ? Optional.of(curve(tally, ArmTally.SubjectCount.RELAPSE))
            : Optional.empty(),
        opioids ? Optional.of(curve(tally, ArmTally.SubjectCount.FIRST_USE)) : Optional.empty(),
        occupancy,
        covered,
        opioids
            ? Optional.of(
                new long[][] {
                  tally.of(ArmTally.DayCount.SINCE_INJECTION),
                  tally.of(ArmTally.DayCount.USED_SINCE_INJECTION)
                })
            : Optional.empty(),
        opioids ? Optional.empty() : Optional.of(drinking));
  }

  static EventCounts events(ArmTally tally, ArmTally.SubjectCount what) {
    return EventCounts.followedToEnd(tally.of(what));
  }

  private static KaplanMeier curve(ArmTally tally, ArmTally.SubjectCount what) {
    KaplanMeier whole = KaplanMeier.of(events(tally, what));
    return new KaplanMeier(whole.points().subList(0, tally.days()));
  }

  /// Percentiles from bins, evenly spread within a bin; nobody's occupancy of 0 is in the first.
  private static double[] quantiles(long[] bins) {
    long all = 0;
    for (long bin : bins) {
      all += bin;
    }
    double[] quantiles = new double[QUANTILES.length];
    for (int i = 0; i < quantiles.length; i++) {
      double wanted = QUANTILES[i] * all;
      double below = 0;
      int bin = 0;
      while (bin < bins.length - 1 && below + bins[bin] < wanted) {
        below += bins[bin];
        bin++;
      }
      // the first bin is nearly always that of people without naltrexone
      double within = bin == 0 || bins[bin] == 0 ? 0 : (wanted - below) / bins[bin];
      quantiles[i] = (bin + within) / bins.length;
    }
    return quantiles;
  }
}
