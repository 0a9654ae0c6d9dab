package org.blockade.protocol.guideline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.blockade.protocol.course.NaltrexoneCourse;
import org.blockade.protocol.facts.DoseGiven;
import org.blockade.protocol.facts.Side;
import org.blockade.protocol.rule.Bands;
import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.data.DataNode;
import org.blockade.simulator.dosing.TimeAxis;
import org.blockade.simulator.drug.Evidence;
import org.blockade.simulator.quantity.Mass;
import org.blockade.simulator.quantity.ModelTime;

/// When the next injection of extended-release naltrexone is due, and on which side.
///
/// Recommendation: 380 mg into the gluteal muscle every 4 weeks, on the other side than last time;
/// a missed dose is given as soon as possible. Strength: labelled. Source: Vivitrol label, sections
/// on dosage and on missed doses. The bands "early", "on time", "late" and "lapsed" are a choice
/// that a clinic can change; the label has none.
///
/// When: there is a last injection. Then: due 28 local days or one calendar month later, as the
/// clinic's policy says; side: the other one, unknown where the last one was not recorded.
public final class NextInjection {

  private final Policy policy;
  private final int intervalDays;
  private final Mass labelledAmount;
  private final Bands<Timing> bands;

  /// Which of the two labelled intervals a clinic keeps.
  public enum Policy {
    EVERY_28_DAYS("28d"),
    /// The same day of the next month, or its last day where the month is shorter.
    MONTHLY("monthly");

    private final String word;

    Policy(String word) {
      this.word = word;
    }

    /// The word for a command line.
    public String word() {
      return word;
    }

    /// The policy with this word.
    public static Optional<Policy> ofWord(String word) {
      return Arrays.stream(values()).filter(policy -> policy.word.equals(word)).findFirst();
    }

    /// Whether the policy means anything on an axis: months need dates.
    public boolean fits(TimeAxis axis) {
      return switch (this) {
        case EVERY_28_DAYS -> true;
        case MONTHLY -> axis instanceof TimeAxis.Calendar;
      };
    }
  }

  /// How the time since the last injection is called.
  public enum Timing {
    EARLY,
    ON_TIME,
    LATE,
    LAPSED;

    /// The word in data files.
    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Timing> ofWord(String word) {
      return Arrays.stream(values()).filter(timing -> timing.word().equals(word)).findFirst();
    }
  }

  /// From a day on, counted from the last injection, the time is called so.
  public record Band(Timing timing, int fromDay) {}

  /// Days on which an injection is called "on time", counted from the last one; both belong to it.
  public record Window(int firstDay, int lastDay) {}

  /// What the recommendation comes to for one person.
  ///
  /// @param due day and time at which the next injection is due
  /// @param daysSince local days since the last injection
  /// @param daysPastDue local days since the due day; below 0 before it
  /// @param timing what an injection at the time of the question would be
  /// @param usual the days that count as on time
  /// @param next what it will be next, and from which day on
  /// @param side side of the next injection, if the last one was recorded
  /// @param last the last injection
  public record Advice(
      ModelTime due,
      long daysSince,
      long daysPastDue,
      Timing timing,
      Window usual,
      Optional<Band> next,
      Optional<Side> side,
      DoseGiven last) {}

  private NextInjection(Policy policy, int intervalDays, Mass labelledAmount, Bands<Timing> bands) {
    this.policy = policy;
    this.intervalDays = intervalDays;
    this.labelledAmount = labelledAmount;
    this.bands = bands;
  }

  /// The recommendation with the numbers that come with Blockade, every 28 days.
  public static NextInjection standard() {
    return standard(Policy.EVERY_28_DAYS);
  }

  /// The recommendation with the numbers that come with Blockade and a clinic's policy.
  public static NextInjection standard(Policy policy) {
    return read(DataFile.resource(NextInjection.class, "injection-interval.yaml"), policy);
  }

  /// The recommendation with the numbers of a file in the form of `injection-interval.yaml`: a
  /// clinic's own bands.
  ///
  /// @throws org.blockade.simulator.data.DataFileException if the file is not sound
  public static NextInjection read(DataFile file, Policy policy) {
    DataNode interval = file.root().child("interval");
    int days = days(interval);
    double milligrams = measure(file.root().child("labelled_amount"), "mg");
    List<Bands.Band<Timing>> bands = new ArrayList<>();
    for (DataNode node : file.root().children("bands")) {
      Optional<Timing> timing = node.word("status", Timing::ofWord, "early, on-time, late, lapsed");
      double from = node.number("from_day");
      requireNext(node, timing, from, bands);
      node.word("evidence", Evidence::ofWord, Evidence.words());
      node.text("source");
      node.close();
      timing.ifPresent(value -> bands.add(new Bands.Band<>(value, from, Bands.Edge.FROM)));
    }
    if (bands.size() != Timing.values().length) {
      file.root().report("bands", "the bands are early, on-time, late, lapsed, each once");
    }
    if (!(days > 0)) {
      interval.report("value", "an interval is 1 day or more");
    }
    file.root().close();
    file.requireSound();
    return new NextInjection(policy, days, Mass.ofMilligrams(milligrams), new Bands<>(bands));
  }

  /// A whole number of days with its source; what is wrong is reported to the file.
  static int days(DataNode node) {
    double days = measure(node, "d");
    if (days != StrictMath.rint(days)) {
      node.report("value", "days are counted as whole days");
    }
    return (int) days;
  }

  private static double measure(DataNode node, String unit) {
    double value = node.number("value");
    if (!node.text("unit").equals(unit)) {
      node.report("unit", "it is given in " + unit);
    }
    node.word("evidence", Evidence::ofWord, Evidence.words());
    node.text("source");
    node.close();
    return value;
  }

  /// Bands of days begin on day 0, follow each other in their order, and begin on whole days.
  private static void requireNext(
      DataNode node, Optional<Timing> timing, double from, List<Bands.Band<Timing>> before) {
    boolean inOrder =
        timing.isEmpty()
            || timing.equals(Arrays.stream(Timing.values()).skip(before.size()).findFirst());
    boolean ascending = before.isEmpty() ? from == 0 : from > before.getLast().start();
    if (!inOrder || !ascending || from != StrictMath.rint(from)) {
      node.report(
          "from_day",
          "the bands are early, on-time, late, lapsed in this order; the first begins on day 0, each"
              + " other on a whole day after the one before");
    }
  }

  /// The clinic's policy.
  public Policy policy() {
    return policy;
  }

  /// The bands, in local days since the last injection.
  public Bands<Timing> bands() {
    return bands;
  }

  /// When an injection is due after another one.
  ///
  /// @throws IllegalArgumentException if the policy is monthly and the axis has no months
  public ModelTime dueAfter(ModelTime injection, TimeAxis axis) {
    return switch (policy) {
      case EVERY_28_DAYS -> axis.plusDays(injection, intervalDays);
      case MONTHLY -> {
        if (axis instanceof TimeAxis.Calendar calendar) {
          yield calendar.timeOf(calendar.momentOf(injection).plusMonths(1));
        }
        throw new IllegalArgumentException("a month needs dates; this record counts days");
      }
    };
  }

  /// Days between injections where a month is not asked for.
  public int intervalDays() {
    return intervalDays;
  }

  /// The amount of one injection on the label.
  public Mass labelledAmount() {
    return labelledAmount;
  }

  /// The days that count as on time.
  public Window usualWindow() {
    return new Window(firstDay(Timing.ON_TIME), firstDay(Timing.LATE) - 1);
  }

  /// The first day of a band.
  public int firstDay(Timing timing) {
    return bands.bands().stream()
        .filter(band -> band.name() == timing)
        .mapToInt(band -> (int) band.start())
        .findFirst()
        .orElseThrow();
  }

  /// The advice for a person; empty for one who never had an injection.
  public Optional<Advice> adviceFor(NaltrexoneCourse course) {
    return course
        .lastInjection()
        .map(last -> {
          long days = course.daysSince(last);
          ModelTime due = dueAfter(last.dose().time(), course.axis());
          return new Advice(
              due,
              days,
              course.axis().daysBetween(due, course.asOf()),
              timingOn(days),
              usualWindow(),
              Arrays.stream(Timing.values())
                  .map(timing -> new Band(timing, firstDay(timing)))
                  .filter(band -> band.fromDay() > days)
                  .findFirst(),
              last.side().map(Side::other),
              last);
        });
  }

  /// What the time since the last injection is called on a day.
  public Timing timingOn(long daysSinceLast) {
    if (daysSinceLast < 0) {
      throw new IllegalArgumentException("days since the last injection are 0 or more");
    }
    return bands.at((double) daysSinceLast);
  }
}
