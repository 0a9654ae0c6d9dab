package org.blockade.service.fhir.server;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A date to search by: a prefix and a span of time.
///
/// @param from the first moment
/// @param to the first moment after it
record Dates(Prefix prefix, Instant from, Instant to) {

  private static final Pattern SHAPE =
      Pattern.compile(
          "(eq|ne|gt|lt|ge|le|sa|eb)?"
              + "([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})"
              + "(?:T([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:[.][0-9]{1,9})?)?"
              + "(Z|[+-][0-9]{2}:[0-9]{2})?)?)?)?");

  enum Prefix {
    EQ,
    NE,
    GT,
    LT,
    GE,
    LE,
    SA,
    EB
  }

  /// When something was.
  ///
  /// @param from empty where it has no beginning
  /// @param to the first moment after it; empty where it has no end
  record Span(Optional<Instant> from, Optional<Instant> to) {}

  /// @param zone of a time that names none
  /// @throws FhirProblem where it is no date
  static Dates of(String text, ZoneId zone) {
    // A plus in an address is a blank.
    Matcher found = SHAPE.matcher(text.replace(' ', '+'));
    if (!found.matches()) {
      throw notADate();
    }
    String prefix = found.group(1);
    Prefix kind =
        prefix == null ? Prefix.EQ : Prefix.valueOf(prefix.toUpperCase(java.util.Locale.ROOT));
    try {
      return span(kind, found, zone);
    } catch (DateTimeException e) {
      throw notADate();
    }
  }

  private static FhirProblem notADate() {
    return FhirProblem.invalid(
        "a date is like 2026-03-02 or 2026-03-02T15:00:00Z, with one of eq, ne, gt, lt, ge, le, sa,"
            + " eb before it if need be");
  }

  private static int number(Matcher found, int group, int otherwise) {
    String text = found.group(group);
    return text == null ? otherwise : Integer.parseInt(text);
  }

  private static Dates span(Prefix kind, Matcher found, ZoneId zone) {
    LocalDate day = LocalDate.of(number(found, 2, 1), number(found, 3, 1), number(found, 4, 1));
    if (found.group(5) == null) {
      LocalDate after =
          found.group(4) != null
              ? day.plusDays(1)
              : found.group(3) != null ? day.plusMonths(1) : day.plusYears(1);
      return new Dates(
          kind, day.atStartOfDay(zone).toInstant(), after.atStartOfDay(zone).toInstant());
    }
    LocalDateTime time = day.atTime(number(found, 5, 0), number(found, 6, 0), number(found, 7, 0));
    String offset = found.group(8);
    Instant from =
        offset == null
            ? time.atZone(zone).toInstant()
            : OffsetDateTime.parse(time.truncatedTo(ChronoUnit.SECONDS) + secondsOf(time) + offset)
                .toInstant();
    return new Dates(
        kind, from, from.plus(1, found.group(7) == null ? ChronoUnit.MINUTES : ChronoUnit.SECONDS));
  }

  /// A time of day without seconds is written without them, which the reader does not mind.
  private static String secondsOf(LocalDateTime time) {
    return time.getSecond() == 0 ? ":00" : "";
  }

  /// Whether a span of time is what is searched for.
  boolean matches(Span span) {
    Instant first = span.from().orElse(Instant.MIN);
    Instant end = span.to().orElse(Instant.MAX);
    return switch (prefix) {
      case EQ -> !first.isBefore(from) && !end.isAfter(to);
      case NE -> first.isBefore(from) || end.isAfter(to);
      case GT -> end.isAfter(to);
      case LT -> first.isBefore(from);
      case GE -> end.isAfter(from);
      case LE -> first.isBefore(to);
      case SA -> !first.isBefore(to);
      case EB -> !end.isAfter(from);
    };
  }
}
