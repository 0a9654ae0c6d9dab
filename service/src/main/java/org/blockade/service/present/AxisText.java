package org.blockade.service.present;

import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.blockade.simulator.dosing.TimeAxis;
import org.blockade.simulator.quantity.ModelTime;

/// Times in words, as the chart counts them: a date, a study day, hours.
public record AxisText(TimeAxis axis) {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter DATE_AND_TIME =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter DATE_ABOUT =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu', about 'HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter ISO_MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);

  /// The day of a time: `Thu 11 Dec 2025`, `day 33`.
  public String day(ModelTime time) {
    return switch (axis) {
      case TimeAxis.Calendar calendar -> DATE.format(calendar.momentOf(time));
      case TimeAxis.StudyDays days -> "day " + (long) StrictMath.floor(time.days());
      case TimeAxis.Elapsed elapsed -> String.format(Locale.ROOT, "day %.1f", time.days());
    };
  }

  /// A time to the minute: `Thu 11 Dec 2025 20:00`, `day 33 20:00`, `hour 812 (day 33.8)`.
  public String moment(ModelTime time) {
    return switch (axis) {
      case TimeAxis.Calendar calendar -> DATE_AND_TIME.format(calendar.momentOf(time));
      case TimeAxis.StudyDays days -> day(time) + " " + hourOfDay(time);
      case TimeAxis.Elapsed elapsed ->
          String.format(Locale.ROOT, "hour %.1f (day %.1f)", time.hours(), time.days());
    };
  }

  /// A predicted time, no finer than a prediction is: `Thu 11 Dec 2025, about 20:00`, `day 33,
  /// about 20:00`, `about hour 812 (day 33.8)`.
  public String about(ModelTime time) {
    return switch (axis) {
      case TimeAxis.Calendar calendar ->
          DATE_ABOUT.format(calendar.momentOf(time).plusMinutes(30).truncatedTo(ChronoUnit.HOURS));
      case TimeAxis.StudyDays days -> {
        ModelTime hour = new ModelTime(StrictMath.rint(time.hours()));
        yield day(hour) + ", about " + hourOfDay(hour);
      }
      case TimeAxis.Elapsed elapsed ->
          String.format(Locale.ROOT, "about hour %.0f (day %.1f)", time.hours(), time.days());
    };
  }

  /// A time for a machine: ISO-8601 where there is a calendar, else hours.
  public String code(ModelTime time) {
    return switch (axis) {
      case TimeAxis.Calendar calendar -> ISO_MINUTE.format(calendar.momentOf(time));
      case TimeAxis.StudyDays days -> Double.toString(time.hours());
      case TimeAxis.Elapsed elapsed -> Double.toString(time.hours());
    };
  }

  private static String hourOfDay(ModelTime time) {
    double hours = time.hours() - StrictMath.floor(time.days()) * TimeAxis.HOURS_PER_DAY;
    long minutes = (long) StrictMath.floor(hours * 60);
    return String.format(Locale.ROOT, "%02d:%02d", minutes / 60, minutes % 60);
  }
}
