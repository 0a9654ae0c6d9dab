package org.blockade.formats.chart;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.blockade.formats.regimen.Excerpt;
import org.blockade.formats.regimen.TimeUnits;
import org.blockade.simulator.dosing.Span;
import org.blockade.simulator.dosing.TimeAxis;
import org.blockade.simulator.quantity.ModelTime;

/// Times as people write them beside a chart: up to when it is known (`--as-of`) and how far to
/// look ahead (`--horizon`).
public final class TimeWords {

  private static final Pattern LATER =
      Pattern.compile("\\+ ?(\\d{1,9}(?:\\.\\d{1,9})?) ?(\\p{L}+)");
  private static final Pattern HOURS = Pattern.compile("(-?\\d{1,9}(?:\\.\\d{1,9})?) ?h");
  private static final Pattern DAY = Pattern.compile("day ?(-?\\d{1,6})");
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern SPAN = Pattern.compile("(\\d{1,9}) ?(\\p{L}+)");
  private static final double HOURS_PER_DAY = 24;

  /// A time further away than this is not believed. A choice.
  private static final double MOST_HOURS = 100 * 365.25 * HOURS_PER_DAY;

  private TimeWords() {}

  /// The time that `--as-of` names.
  ///
  /// A date or a date and time belongs to a `DATETIME` chart; `336h` and `day 14` to the others,
  /// and `+14d` (after the last row) to all. A bare date and `day 14` of a `DAY` chart mean 20:00,
  /// when the observations of that day are known; `day 14` of a `TIME` chart is hour 336. All of it
  /// is a choice.
  public static TimeReading<ModelTime> asOf(String words, Chart chart) {
    return asOf(words, chart.axis(), chart.lastTime());
  }

  /// The same words for a time at which a dose is given: a bare date and `day 14` mean 10:00, when
  /// the doses of a day are given.
  public static TimeReading<ModelTime> ofDose(String words, Chart chart) {
    return ofDose(words, chart.axis(), chart.lastTime());
  }

  /// The same without a chart.
  ///
  /// @param last what `+14d` counts from
  public static TimeReading<ModelTime> ofDose(
      String words, TimeAxis axis, Optional<ModelTime> last) {
    return read(words, axis, last, ChartAssembly.HOUR_OF_DOSES);
  }

  /// What `--as-of` names, without a chart.
  ///
  /// @param last what `+14d` counts from
  public static TimeReading<ModelTime> asOf(String words, TimeAxis axis, Optional<ModelTime> last) {
    return read(words, axis, last, ChartAssembly.HOUR_OF_OBSERVATIONS);
  }

  private static TimeReading<ModelTime> read(
      String words, TimeAxis axis, Optional<ModelTime> last, int hourOfDay) {
    String text = ChartCells.trimmed(words);
    Matcher later = LATER.matcher(text);
    if (later.matches()) {
      return afterLast(later, last);
    }
    TimeReading<ModelTime> reading =
        switch (axis) {
          case TimeAxis.Calendar calendar -> onCalendar(text, calendar, hourOfDay);
          case TimeAxis.StudyDays days -> counted(text, hourOfDay);
          case TimeAxis.Elapsed elapsed -> counted(text, 0);
        };
    return reading instanceof TimeReading.Read<ModelTime>(ModelTime time)
            && StrictMath.abs(time.hours()) > MOST_HOURS
        ? tooFar(text)
        : reading;
  }

  private static TimeReading<ModelTime> afterLast(Matcher words, Optional<ModelTime> last) {
    if (last.isEmpty()) {
      return new TimeReading.Refused<>(
          Excerpt.of(words.group()) + " counts from the last row, and the chart has none");
    }
    Optional<Span.Unit> unit = TimeUnits.ofWord(words.group(2));
    if (unit.isEmpty()) {
      return noUnit(words.group());
    }
    double hours = Double.parseDouble(words.group(1)) * new Span(1, unit.get()).hours();
    return hours > MOST_HOURS
        ? tooFar(words.group())
        : new TimeReading.Read<>(last.get().plusHours(hours));
  }

  private static TimeReading<ModelTime> onCalendar(
      String text, TimeAxis.Calendar calendar, int hourOfDay) {
    if (!DATE.matcher(text).matches()) {
      return switch (MomentWords.read(text, Optional.of(calendar.zone()))) {
        case TimeReading.Read<ZonedDateTime>(ZonedDateTime moment) ->
            new TimeReading.Read<>(calendar.timeOf(moment));
        case TimeReading.Refused<ZonedDateTime>(String message) ->
            new TimeReading.Refused<>(
                Excerpt.of(text)
                    + " "
                    + message
                    + "; the chart has dates, so a date (2026-03-01) or +14d will do too");
      };
    }
    try {
      ZoneId zone = calendar.zone();
      LocalDate date = LocalDate.parse(text);
      return new TimeReading.Read<>(calendar.timeOf(date.atTime(hourOfDay, 0).atZone(zone)));
    } catch (DateTimeException e) {
      return new TimeReading.Refused<>(Excerpt.of(text) + " is no day of the calendar");
    }
  }

  private static TimeReading<ModelTime> counted(String text, int hourOfDay) {
    String lower = text.toLowerCase(Locale.ROOT);
    Matcher hours = HOURS.matcher(lower);
    if (hours.matches()) {
      return new TimeReading.Read<>(new ModelTime(Double.parseDouble(hours.group(1))));
    }
    Matcher day = DAY.matcher(lower);
    if (day.matches()) {
      int number = Integer.parseInt(day.group(1));
      return new TimeReading.Read<>(new ModelTime(number * HOURS_PER_DAY + hourOfDay));
    }
    return new TimeReading.Refused<>(
        Excerpt.of(text)
            + " is no time of this chart, which counts from an origin and has no dates; write"
            + " 336h, day 14 or +14d");
  }

  /// The length that `--horizon` names: a whole number and a unit, e.g. `60d`, `12w`, `36h`.
  public static TimeReading<Span> span(String words) {
    String text = ChartCells.trimmed(words);
    Matcher parts = SPAN.matcher(text);
    if (!parts.matches()) {
      return new TimeReading.Refused<>(
          Excerpt.of(text) + " is no length of time; write a whole number and a unit, e.g. 60d");
    }
    Optional<Span.Unit> unit = TimeUnits.ofWord(parts.group(2));
    if (unit.isEmpty()) {
      return noUnit(text);
    }
    int count = Integer.parseInt(parts.group(1));
    if (count == 0) {
      return new TimeReading.Refused<>(Excerpt.of(text) + " is no length; write 1 or more");
    }
    Span span = new Span(count, unit.get());
    return span.hours() > MOST_HOURS ? tooFar(text) : new TimeReading.Read<>(span);
  }

  private static <T> TimeReading<T> noUnit(String text) {
    return new TimeReading.Refused<>(
        Excerpt.of(text) + " has no known unit of time; write one of " + TimeUnits.CODES);
  }

  private static <T> TimeReading<T> tooFar(String text) {
    return new TimeReading.Refused<>(
        Excerpt.of(text) + " is more than 100 years away; check the number and its unit");
  }
}
