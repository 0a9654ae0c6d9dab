package org.blockade.formats.chart;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A date and time of ISO-8601, with an offset, a zone or both.
///
/// A time on the clock does not always name one moment. In the hour that is skipped when summer
/// time begins it names none, in the hour that comes twice when it ends it names two; both are
/// refused unless an offset decides. The messages say nothing about the date.
final class MomentWords {

  private static final Pattern MOMENT =
      Pattern.compile(
          "(\\d{4}-\\d{2}-\\d{2})[Tt ](\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?)"
              + " ?([Zz]|[+-]\\d{2}(?::?\\d{2})?)?(?:\\[([^\\]]{1,60})\\])?");
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  static final String EXAMPLES =
      "write e.g. 2026-03-01T10:00+01:00 or 2026-03-01T10:00[Europe/Berlin]";

  private MomentWords() {}

  /// Reads a moment.
  ///
  /// @param usual the zone that is meant where the words name none; without one they are refused
  static TimeReading<ZonedDateTime> read(String words, Optional<ZoneId> usual) {
    Matcher parts = MOMENT.matcher(words);
    if (!parts.matches()) {
      return new TimeReading.Refused<>(
          DATE.matcher(words).matches()
              ? "is a date without a time of day; write date, time and zone, "
                  + EXAMPLES.substring("write ".length())
              : "is no ISO-8601 date and time; " + EXAMPLES);
    }
    try {
      LocalDateTime local =
          LocalDateTime.of(LocalDate.parse(parts.group(1)), LocalTime.parse(parts.group(2)));
      Optional<ZoneOffset> offset = Optional.ofNullable(parts.group(3)).map(text -> offset(text));
      Optional<ZoneId> zone =
          Optional.ofNullable(parts.group(4)).map(ZoneId::of).or(() -> zoneOf(offset, usual));
      return zone.isPresent()
          ? moment(local, offset, zone.get())
          : new TimeReading.Refused<>(
              "has no zone; write an offset or a zone after it, e.g. +01:00 or [Europe/Berlin]");
    } catch (DateTimeException e) {
      return new TimeReading.Refused<>(
          "names a day, a time of day or a zone that does not exist; " + EXAMPLES);
    }
  }

  private static Optional<ZoneId> zoneOf(Optional<ZoneOffset> offset, Optional<ZoneId> usual) {
    return offset.isPresent() ? Optional.of(offset.get()) : usual;
  }

  private static ZoneOffset offset(String text) {
    return text.equalsIgnoreCase("Z") ? ZoneOffset.UTC : ZoneOffset.of(text);
  }

  private static TimeReading<ZonedDateTime> moment(
      LocalDateTime local, Optional<ZoneOffset> offset, ZoneId zone) {
    List<ZoneOffset> valid = zone.getRules().getValidOffsets(local);
    if (valid.isEmpty()) {
      return new TimeReading.Refused<>(
          "does not exist in "
              + zone
              + ": the clocks are put forward over it; write the time that the clock showed");
    }
    if (offset.isPresent() && !valid.contains(offset.get())) {
      return new TimeReading.Refused<>(
          "has an offset that "
              + zone
              + " does not have at that time; correct it, or leave the offset or the zone out");
    }
    if (offset.isEmpty() && valid.size() > 1) {
      return new TimeReading.Refused<>(
          "comes twice in "
              + zone
              + ", as the clocks are put back; write the offset too, "
              + valid.getFirst()
              + " for the first time or "
              + valid.getLast()
              + " for the second");
    }
    return new TimeReading.Read<>(
        ZonedDateTime.ofLocal(local, zone, offset.orElse(valid.getFirst())));
  }
}
