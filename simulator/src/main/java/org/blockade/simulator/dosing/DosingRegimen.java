package org.blockade.simulator.dosing;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import org.blockade.simulator.quantity.ModelTime;

/// A dosing regimen as prescribed: parts that follow each other.
///
/// `resolve` turns it into dose events. A part starts one interval after the last dose of the part
/// before it; after a weekly part, on the day after its last day; after a single dose, one interval
/// of the part that follows (a day, where that part is weekly).
public record DosingRegimen(List<RegimenPart> parts) {

  /// More doses than this are not a prescription (50 years, daily, and some). A choice.
  public static final int MOST_DOSES = 20_000;

  private static final double HOURS_PER_DAY = 24;

  public DosingRegimen {
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("a regimen has one part or more");
    }
    for (int i = 1; i < parts.size(); i++) {
      if (parts.get(i - 1) instanceof RegimenPart.Single
          && parts.get(i) instanceof RegimenPart.Single) {
        throw new IllegalArgumentException(
            "two single doses in a row have no interval between them: write the first with one,"
                + " e.g. \"25 mg oral q24h x 1\"");
      }
    }
  }

  /// The doses of this regimen.
  ///
  /// @param start time of the first day
  /// @param startDay day of the week on which it starts; only weekly parts ask for it
  /// @throws IllegalArgumentException if there are more than `MOST_DOSES`, or if none of the days
  ///   of a weekly part falls within its time
  public List<DoseEvent> resolve(ModelTime start, DayOfWeek startDay) {
    List<DoseEvent> doses = new ArrayList<>();
    ModelTime partStart = start;
    for (int i = 0; i < parts.size(); i++) {
      switch (parts.get(i)) {
        case RegimenPart.Single single -> {
          requireFew(doses.size() + 1);
          doses.add(single.dose().at(partStart));
          boolean last = i + 1 == parts.size();
          partStart = last ? partStart : partStart.plusHours(intervalOf(parts.get(i + 1)));
        }
        case RegimenPart.Repeated repeated -> {
          double interval = repeated.interval().hours();
          long count = count(repeated);
          requireFew(doses.size() + count);
          for (long k = 0; k < count; k++) {
            doses.add(repeated.dose().at(partStart.plusHours(k * interval)));
          }
          partStart = partStart.plusHours(count * interval);
        }
        case RegimenPart.Weekly weekly ->
            partStart = addWeekly(weekly, start, partStart, startDay, doses);
      }
    }
    return List.copyOf(doses);
  }

  private static double intervalOf(RegimenPart part) {
    return switch (part) {
      case RegimenPart.Single single -> throw new IllegalStateException("refused above: " + single);
      case RegimenPart.Repeated repeated -> repeated.interval().hours();
      case RegimenPart.Weekly weekly -> HOURS_PER_DAY;
    };
  }

  private static long count(RegimenPart.Repeated repeated) {
    return switch (repeated.extent()) {
      case Extent.Doses doses -> doses.count();
      case Extent.Lasting lasting ->
          (long) StrictMath.ceil(lasting.span().hours() / repeated.interval().hours());
    };
  }

  private static ModelTime addWeekly(
      RegimenPart.Weekly weekly,
      ModelTime start,
      ModelTime partStart,
      DayOfWeek startDay,
      List<DoseEvent> doses) {
    long daysBefore = (long) StrictMath.floor(partStart.hoursSince(start) / HOURS_PER_DAY);
    int given = 0;
    for (int day = 0; goesOn(weekly.extent(), day, given); day++) {
      ModelTime time = partStart.plusDays(day);
      DayOfWeek weekday = startDay.plus(daysBefore + day);
      for (RegimenPart.OnDays list : weekly.lists()) {
        if (list.days().contains(weekday) && goesOn(weekly.extent(), day, given)) {
          doses.add(list.dose().at(time));
          given++;
          requireFew(doses.size());
        }
      }
      if (!goesOn(weekly.extent(), day + 1, given)) {
        return partStart.plusDays(day + 1);
      }
    }
    return partStart;
  }

  private static boolean goesOn(Extent extent, int day, int given) {
    return switch (extent) {
      case Extent.Doses doses -> given < doses.count();
      case Extent.Lasting lasting -> day * HOURS_PER_DAY < lasting.span().hours();
    };
  }

  private static void requireFew(long count) {
    if (count > MOST_DOSES) {
      throw new IllegalArgumentException(
          "the regimen has more than " + MOST_DOSES + " doses: shorten it");
    }
  }
}
