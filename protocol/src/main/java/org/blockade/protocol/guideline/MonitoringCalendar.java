package org.blockade.protocol.guideline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.blockade.protocol.rule.Instruction;
import org.blockade.protocol.rule.RuleFile;
import org.blockade.protocol.rule.Step;
import org.blockade.protocol.rule.Threshold;
import org.blockade.protocol.rule.When;
import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.data.DataNode;
import org.blockade.simulator.dosing.TimeAxis;
import org.blockade.simulator.quantity.ModelTime;

/// What is looked at, and when.
///
/// Recommendation: a baseline before the first dose, a contact in the second week, liver tests at 3
/// and 6 months and then every half year, a review every half year. Strength: guidance; the liver
/// dates are second-hand. Source: `monitoring-calendar.yaml`, rules R07, R22 to R26, R28, R33, R35,
/// R52, R53.
///
/// When: naltrexone is on record. Then: the next date of each item, and those that are overdue.
public final class MonitoringCalendar {

  private final List<Instruction> baseline;
  private final List<Dated> dated;
  private final Threshold countsBefore;

  /// What an item of the calendar is about: what was done of it counts.
  public enum About {
    CONTACT("contact"),
    LIVER("liver"),
    DRINKING("drinking"),
    REVIEW("review");

    private final String word;

    About(String word) {
      this.word = word;
    }

    static Optional<About> ofWord(String word) {
      return Arrays.stream(values()).filter(about -> about.word.equals(word)).findFirst();
    }
  }

  /// A dated item.
  ///
  /// @param firstDay local days since the first dose
  /// @param everyDays how often again; 0 for once
  /// @param required whether it must be done, or is recommended
  public record Dated(
      About about, int firstDay, int everyDays, boolean required, Instruction instruction) {}

  private MonitoringCalendar(
      List<Instruction> baseline, List<Dated> dated, Threshold countsBefore) {
    this.baseline = List.copyOf(baseline);
    this.dated = List.copyOf(dated);
    this.countsBefore = countsBefore;
  }

  /// The calendar that comes with Blockade.
  public static MonitoringCalendar standard() {
    return read(DataFile.resource(MonitoringCalendar.class, "monitoring-calendar.yaml"));
  }

  static MonitoringCalendar read(DataFile file) {
    List<Instruction> baseline = new ArrayList<>();
    List<Dated> dated = new ArrayList<>();
    RuleFile rule =
        RuleFile.read(
            file,
            root -> {
              for (DataNode node : root.children("baseline")) {
                required(node);
                baseline.add(Instruction.read(node.text("id"), node));
              }
              for (DataNode node : root.children("dated")) {
                read(node).ifPresent(dated::add);
              }
            });
    return new MonitoringCalendar(baseline, dated, rule.threshold("counts_before", "d"));
  }

  private static Optional<Dated> read(DataNode node) {
    Optional<About> about = node.word("about", About::ofWord, "contact, liver, drinking, review");
    int first = (int) node.number("first_day");
    int every = (int) node.number("every_days");
    boolean required = required(node);
    Instruction instruction = Instruction.read(node.text("id"), node);
    return about.map(kind -> new Dated(kind, first, every, required, instruction));
  }

  private static boolean required(DataNode node) {
    return node.word(
            "requirement",
            word ->
                switch (word) {
                  case "required" -> Optional.of(true);
                  case "recommended" -> Optional.of(false);
                  default -> Optional.<Boolean>empty();
                },
            "required, recommended")
        .orElse(true);
  }

  /// What is looked at before the first dose.
  public List<Instruction> baseline() {
    return baseline;
  }

  /// The dated items.
  public List<Dated> dated() {
    return dated;
  }

  /// What was done of an item.
  public record Done(About about, ModelTime time) {}

  /// The next date of each item that has one, in time order. One that lies before the time of the
  /// question is overdue.
  ///
  /// @param start the first dose of naltrexone
  /// @param done what is on record, in any order
  public List<Step> steps(ModelTime start, List<Done> done, ModelTime asOf, TimeAxis axis) {
    return dated.stream()
        .flatMap(item ->
            next(item, start, done, asOf, axis).stream()
                .map(time -> item.instruction().when(new When.On(time))))
        .sorted(Comparator.comparing(step -> step.when().date().orElse(asOf)))
        .toList();
  }

  /// An item without a record of what was done is only looked for ahead: contacts and reviews are
  /// seldom written down, and a list of years would help nobody. The last one that passed is shown.
  private Optional<ModelTime> next(
      Dated item, ModelTime start, List<Done> done, ModelTime asOf, TimeAxis axis) {
    ModelTime date = axis.plusDays(start, item.firstDay());
    Optional<ModelTime> overdue = Optional.empty();
    while (true) {
      ModelTime day = date;
      ModelTime from = axis.plusDays(day, -countsBefore.days());
      boolean wasDone =
          done.stream()
              .anyMatch(each ->
                  each.about() == item.about()
                      && !each.time().isBefore(from)
                      && !each.time().isAfter(asOf));
      boolean ahead = axis.daysBetween(asOf, day) >= 0;
      if (ahead) {
        return overdue.isPresent() ? overdue : wasDone ? after(item, day, axis) : Optional.of(day);
      }
      overdue = wasDone ? Optional.empty() : Optional.of(day);
      if (item.everyDays() == 0) {
        return overdue;
      }
      date = axis.plusDays(day, item.everyDays());
    }
  }

  private static Optional<ModelTime> after(Dated item, ModelTime day, TimeAxis axis) {
    return item.everyDays() == 0
        ? Optional.empty()
        : Optional.of(axis.plusDays(day, item.everyDays()));
  }
}
