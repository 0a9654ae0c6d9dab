package org.blockade.protocol.guideline;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.blockade.protocol.rule.Basis;
import org.blockade.protocol.rule.Instruction;
import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.data.DataNode;
import org.blockade.simulator.dosing.TimeAxis;
import org.blockade.simulator.quantity.Mass;
import org.blockade.simulator.quantity.ModelTime;

/// Schedules of naltrexone tablets.
///
/// Recommendation: 50 mg a day, or one of the label's flexible schedules, or three times a week
/// under supervision; schedules that skip days rest on somebody who sees the tablets taken. For
/// opioid use disorder only under close supervision. Strength: labelled; thrice weekly from trials;
/// the limit for opioid use disorder from a guideline. Source: `oral-schedules.yaml`, rules R38 to
/// R41.
///
/// When: tablets are taken. Then: the next one, and whether it is supervised.
public final class OralSchedules {

  private static final int DAYS_PER_WEEK = 7;

  private final List<Schedule> schedules;
  private final GuidelineFile file;

  /// Which days have which tablets.
  public sealed interface Rhythm {

    /// Every so many days.
    record EveryDays(int days, Mass amount) implements Rhythm {}

    /// On days of the week.
    record Weekdays(Map<DayOfWeek, Mass> amounts) implements Rhythm {

      public Weekdays {
        amounts = Map.copyOf(amounts);
      }
    }
  }

  /// One schedule.
  ///
  /// @param id the word for a command line
  /// @param supervised whether it rests on somebody who sees the tablets taken
  public record Schedule(String id, String title, Rhythm rhythm, boolean supervised, Basis basis) {

    /// What comes to a week, where it is the same each week.
    public double milligramsAWeek() {
      return switch (rhythm) {
        case Rhythm.EveryDays every -> every.amount().milligrams() * DAYS_PER_WEEK / every.days();
        case Rhythm.Weekdays days ->
            Arrays.stream(DayOfWeek.values())
                .flatMap(day -> Optional.ofNullable(days.amounts().get(day)).stream())
                .mapToDouble(Mass::milligrams)
                .sum();
      };
    }

    /// When the next tablet is due after one; empty where the record has no days of the week.
    public Optional<ModelTime> nextAfter(ModelTime tablet, TimeAxis axis) {
      return switch (rhythm) {
        case Rhythm.EveryDays every -> Optional.of(axis.plusDays(tablet, every.days()));
        case Rhythm.Weekdays days -> nextOn(days, tablet, axis);
      };
    }

    private static Optional<ModelTime> nextOn(
        Rhythm.Weekdays days, ModelTime tablet, TimeAxis axis) {
      if (!(axis instanceof TimeAxis.Calendar calendar)) {
        return Optional.empty();
      }
      DayOfWeek last = calendar.momentOf(tablet).getDayOfWeek();
      int ahead = 1;
      while (!days.amounts().containsKey(last.plus(ahead))) {
        ahead++;
      }
      return Optional.of(axis.plusDays(tablet, ahead));
    }
  }

  private OralSchedules(List<Schedule> schedules, GuidelineFile file) {
    this.schedules = List.copyOf(schedules);
    this.file = file;
  }

  /// The schedules that come with Blockade.
  public static OralSchedules standard() {
    return read(DataFile.resource(OralSchedules.class, "oral-schedules.yaml"));
  }

  static OralSchedules read(DataFile data) {
    List<Schedule> schedules = new ArrayList<>();
    GuidelineFile file =
        GuidelineFile.read(
            data,
            root -> {
              for (DataNode node : root.children("schedules")) {
                schedules.add(schedule(node));
                node.close();
              }
            });
    return new OralSchedules(schedules, file);
  }

  private static Schedule schedule(DataNode node) {
    String id = node.text("id");
    String title = node.text("title");
    List<Mass> amounts = node.numbers("milligrams").stream().map(Mass::ofMilligrams).toList();
    boolean supervised = node.word("supervised", OralSchedules::yesOrNo, "yes, no").orElse(true);
    OptionalInt every =
        node.optionalNumber("every_days").stream().mapToInt(days -> (int) days).findFirst();
    Rhythm rhythm =
        every.isPresent() && amounts.size() == 1
            ? new Rhythm.EveryDays(every.getAsInt(), amounts.getFirst())
            : new Rhythm.Weekdays(weekdays(node, amounts));
    return new Schedule(id, title, rhythm, supervised, Basis.read(node));
  }

  private static Map<DayOfWeek, Mass> weekdays(DataNode node, List<Mass> amounts) {
    List<String> words = node.texts("weekdays");
    Map<DayOfWeek, Mass> days = new EnumMap<>(DayOfWeek.class);
    if (words.isEmpty() || words.size() != amounts.size()) {
      node.report("weekdays", "a schedule has as many days as amounts, one or more");
      return days;
    }
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i).toUpperCase(Locale.ROOT);
      Mass amount = amounts.get(i);
      Arrays.stream(DayOfWeek.values())
          .filter(day -> day.name().equals(word))
          .findFirst()
          .ifPresentOrElse(
              day -> days.put(day, amount),
              () -> node.report("weekdays", "a day is monday to sunday"));
    }
    return days;
  }

  private static Optional<Boolean> yesOrNo(String word) {
    return switch (word) {
      case "yes" -> Optional.of(true);
      case "no" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  /// All schedules.
  public List<Schedule> schedules() {
    return schedules;
  }

  /// The schedule with this id.
  public Optional<Schedule> named(String id) {
    return schedules.stream().filter(schedule -> schedule.id().equals(id)).findFirst();
  }

  /// What is said about a schedule.
  ///
  /// @param opioidUseDisorder whether it is, or may be, for opioid use disorder
  public List<Instruction> instructions(Schedule schedule, boolean opioidUseDisorder) {
    List<Instruction> instructions = new ArrayList<>();
    if (schedule.supervised() || opioidUseDisorder) {
      instructions.add(file.instruction("supervise"));
    }
    if (opioidUseDisorder) {
      instructions.add(file.instruction("opioid-use-disorder"));
    }
    return instructions;
  }
}
