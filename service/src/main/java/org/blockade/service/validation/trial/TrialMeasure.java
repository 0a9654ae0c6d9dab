package org.blockade.service.validation.trial;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.blockade.simulator.survival.EventCounts;
import org.blockade.simulator.survival.TwoGroups;
import org.blockade.simulator.trial.ArmTally;
import org.blockade.simulator.trial.ArmTally.DayCount;
import org.blockade.simulator.trial.ArmTally.SubjectCount;

/// What is read from the counts of an arm to stand beside a published figure.
public enum TrialMeasure {
  STARTED("started", "share with a first dose"),
  RETAINED("retained", "share in care at the end of a day"),
  RETAINED_WITHOUT_RELAPSE("retained-without-relapse", "share in care without relapse"),
  RELAPSE_FREE("relapse-free", "share without relapse"),
  RELAPSE_FREE_STARTED("relapse-free-started", "share without relapse, of those with a first dose"),
  RELAPSE_FREE_NOT_STARTED(
      "relapse-free-not-started", "share without relapse, of those without a first dose"),
  MEDIAN_RELAPSE("median-relapse", "day by which half have relapsed"),
  MEDIAN_LEFT("median-left", "day by which half have left care"),
  INJECTIONS_AT_LEAST("injections-at-least", "share with so many injections, of those with one"),
  SECOND_INJECTION("second-injection", "share with two injections, of all"),
  CALENDAR_COVERED("calendar-covered", "share covered by the calendar on a day"),
  USE_SINCE_INJECTION(
      "use-since-injection", "share of days with opioid use, by days since the last injection"),
  MEDIAN_EXPOSED_USE(
      "median-exposed-use",
      "median of days since the last injection, of use without protection and tolerance"),
  MEDIAN_ABSTINENT_SHARE("median-abstinent-share", "median share of abstinent weeks"),
  ABSTINENT_THROUGHOUT("abstinent-throughout", "share with every week abstinent"),
  HEAVY_DAYS_RATIO("heavy-days-ratio", "heavy drinking days over those of the first arm"),
  HEAVY_PER_30_LESS(
      "heavy-per-30-less", "heavy drinking days in 30 days fewer than in the first arm"),
  MEDIAN_HEAVY_PER_30("median-heavy-per-30", "median of heavy drinking days in 30 days"),
  NO_HEAVY_DAY("no-heavy-day", "share without a heavy drinking day"),
  ANY_HEAVY_RATIO("any-heavy-ratio", "share with a heavy drinking day over that of the first arm"),
  HEAVY_HAZARD_RATIO(
      "heavy-hazard-ratio", "hazard of the first heavy drinking day over that of the first arm");

  private static final double MONTH = 30;

  private final String word;
  private final String meaning;

  TrialMeasure(String word, String meaning) {
    this.word = word;
    this.meaning = meaning;
  }

  /// The word in the data file.
  public String word() {
    return word;
  }

  /// What is read, in words.
  public String meaning() {
    return meaning;
  }

  static Optional<TrialMeasure> ofWord(String word) {
    return Arrays.stream(values()).filter(measure -> measure.word.equals(word)).findFirst();
  }

  static String words() {
    return Arrays.stream(values()).map(TrialMeasure::word).collect(Collectors.joining(", "));
  }

  /// Reads the figure; NaN where nobody counts.
  ///
  /// @param reference the first arm of the trial
  /// @param from first day, or number of injections, or number of weeks
  /// @param to last day
  double of(ArmTally arm, ArmTally reference, int from, int to) {
    return switch (this) {
      case STARTED -> 1 - never(arm.of(SubjectCount.FIRST_DOSE));
      case RETAINED -> share(arm.of(DayCount.IN_CARE)[to - 1], arm.subjects());
      case RETAINED_WITHOUT_RELAPSE -> never(arm.of(SubjectCount.LEFT_OR_RELAPSE));
      case RELAPSE_FREE -> never(arm.of(SubjectCount.RELAPSE));
      case RELAPSE_FREE_STARTED -> never(arm.of(SubjectCount.RELAPSE_STARTED));
      case RELAPSE_FREE_NOT_STARTED -> never(arm.of(SubjectCount.RELAPSE_NOT_STARTED));
      case MEDIAN_RELAPSE -> median(arm.of(SubjectCount.RELAPSE));
      case MEDIAN_LEFT -> median(arm.of(SubjectCount.LEFT));
      case INJECTIONS_AT_LEAST -> {
        long[] injections = arm.of(SubjectCount.INJECTIONS);
        yield share(atLeast(injections, from), atLeast(injections, 1));
      }
      case SECOND_INJECTION -> share(atLeast(arm.of(SubjectCount.INJECTIONS), 2), arm.subjects());
      case CALENDAR_COVERED -> share(arm.of(DayCount.CALENDAR)[to - 1], arm.subjects());
      case USE_SINCE_INJECTION ->
          share(
              sum(arm.of(DayCount.USED_SINCE_INJECTION), from, to),
              sum(arm.of(DayCount.SINCE_INJECTION), from, to));
      case MEDIAN_EXPOSED_USE -> median(arm.of(DayCount.EXPOSED_USE_SINCE_INJECTION));
      case MEDIAN_ABSTINENT_SHARE -> median(arm.of(SubjectCount.ABSTINENT_WEEKS)) / from;
      case ABSTINENT_THROUGHOUT ->
          share(atLeast(arm.of(SubjectCount.ABSTINENT_WEEKS), from), arm.subjects());
      case HEAVY_DAYS_RATIO -> heavyPer30(arm) / heavyPer30(reference);
      case HEAVY_PER_30_LESS -> heavyPer30(reference) - heavyPer30(arm);
      case MEDIAN_HEAVY_PER_30 -> median(arm.of(SubjectCount.HEAVY_DAYS)) * MONTH / arm.days();
      case NO_HEAVY_DAY -> never(arm.of(SubjectCount.FIRST_HEAVY));
      case ANY_HEAVY_RATIO ->
          (1 - never(arm.of(SubjectCount.FIRST_HEAVY)))
              / (1 - never(reference.of(SubjectCount.FIRST_HEAVY)));
      case HEAVY_HAZARD_RATIO ->
          TwoGroups.of(
                  EventCounts.followedToEnd(arm.of(SubjectCount.FIRST_HEAVY)),
                  EventCounts.followedToEnd(reference.of(SubjectCount.FIRST_HEAVY)))
              .hazardRatio();
    };
  }

  private static double heavyPer30(ArmTally arm) {
    long days = sum(arm.of(DayCount.HEAVY_DRINKING), 0, arm.days() - 1);
    return share(days, arm.subjects()) * MONTH / arm.days();
  }

  private static double share(long part, long whole) {
    return whole == 0 ? Double.NaN : (double) part / whole;
  }

  private static double never(long[] counts) {
    return share(counts[counts.length - 1], sum(counts, 0, counts.length - 1));
  }

  /// The least value that half of the subjects are at or below.
  private static double median(long[] counts) {
    long half = (sum(counts, 0, counts.length - 1) + 1) / 2;
    if (half == 0) {
      return Double.NaN;
    }
    long below = 0;
    for (int value = 0; value < counts.length; value++) {
      below += counts[value];
      if (below >= half) {
        return value;
      }
    }
    throw new IllegalStateException("half of a count is in it");
  }

  private static long atLeast(long[] counts, int value) {
    return sum(counts, value, counts.length - 2);
  }

  private static long sum(long[] counts, int from, int to) {
    long sum = 0;
    for (int i = from; i <= to; i++) {
      sum += counts[i];
    }
    return sum;
  }
}
