package org.blockade.protocol.guideline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.blockade.protocol.course.NaltrexoneCourse;
import org.blockade.protocol.facts.DoseGiven;
import org.blockade.protocol.facts.Side;
import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.data.DataNode;
import org.blockade.simulator.quantity.Mass;
import org.blockade.simulator.quantity.ModelTime;

/// When the next injection of extended-release naltrexone is due, and on which side.
///
/// Recommendation: 380 mg into the gluteal muscle every 4 weeks, on the other side than last time;
/// a missed dose is given as soon as possible. Strength: labelled. Source: Vivitrol label, sections
/// on dosage and on missed doses. The bands "early", "on time", "late" and "lapsed" are a choice
/// that a clinic can change; the label has none.
///
/// When: there is a last injection. Then: due 28 local days later; side: the other one, unknown
/// where the last one was not recorded.
public final class NextInjection {

  private final int intervalDays;
  private final Mass labelledAmount;
  private final List<Band> bands;

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

  private NextInjection(int intervalDays, Mass labelledAmount, List<Band> bands) {
    this.intervalDays = intervalDays;
    this.labelledAmount = labelledAmount;
    this.bands = List.copyOf(bands);
  }

  /// The recommendation with the numbers that come with Blockade.
  public static NextInjection standard() {
    DataFile file = DataFile.resource(NextInjection.class, "injection-interval.yaml");
    DataNode interval = file.root().child("interval");
    int days = (int) interval.number("value");
    interval.text("unit");
    interval.text("evidence");
    interval.text("source");
    interval.close();
    DataNode amount = file.root().child("labelled_amount");
    double milligrams = amount.number("value");
    amount.text("unit");
    amount.text("evidence");
    amount.text("source");
    amount.close();
    List<Band> bands = new ArrayList<>();
    for (DataNode node : file.root().children("bands")) {
      Optional<Timing> timing = node.word("status", Timing::ofWord, "early, on-time, late, lapsed");
      int from = (int) node.number("from_day");
      node.text("evidence");
      node.text("source");
      node.close();
      timing.ifPresent(value -> bands.add(new Band(value, from)));
    }
    file.root().close();
    file.requireSound();
    return new NextInjection(days, Mass.ofMilligrams(milligrams), bands);
  }

  /// Days between injections.
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

  private int firstDay(Timing timing) {
    return bands.stream()
        .filter(band -> band.timing() == timing)
        .mapToInt(Band::fromDay)
        .findFirst()
        .orElseThrow();
  }

  /// The advice for a person; empty for one who never had an injection.
  public Optional<Advice> adviceFor(NaltrexoneCourse course) {
    return course
        .lastInjection()
        .map(last -> {
          long days = course.daysSince(last);
          return new Advice(
              course.axis().plusDays(last.dose().time(), intervalDays),
              days,
              days - intervalDays,
              timingOn(days),
              usualWindow(),
              bands.stream().filter(band -> band.fromDay() > days).findFirst(),
              last.side().map(Side::other),
              last);
        });
  }

  /// What the time since the last injection is called on a day.
  public Timing timingOn(long daysSinceLast) {
    if (daysSinceLast < 0) {
      throw new IllegalArgumentException("days since the last injection are 0 or more");
    }
    return bands.stream()
        .filter(band -> daysSinceLast >= band.fromDay())
        .reduce((earlier, later) -> later)
        .orElseThrow()
        .timing();
  }
}
