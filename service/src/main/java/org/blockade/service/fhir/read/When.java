package org.blockade.service.fhir.read;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A date or a date and time of FHIR, as exactly as it was written.
sealed interface When {

  /// A moment.
  record Moment(OffsetDateTime at) implements When {}

  /// A day of which the time is not known.
  record Day(LocalDate date) implements When {}

  /// A month or a year.
  ///
  /// @param first its first day
  /// @param last its last day
  record Vague(LocalDate first, LocalDate last) implements When {}

  /// None that can be used.
  ///
  /// @param why what is wrong, to go on after the name of the element
  record Unreadable(String why) implements When {}

  Pattern WORDS =
      Pattern.compile(
          "(\\d{4})(?:-(\\d{2})(?:-(\\d{2})(?:T(\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?\\d*)?)"
              + "(Z|[+-]\\d{2}:\\d{2})?)?)?)?");

  /// A record outside these years is a slip. The choice of the chart.
  int EARLIEST_YEAR = 1900;

  int LATEST_YEAR = 2200;

  /// Reads a `date`, `dateTime` or `instant`.
  static When of(String words) {
    Matcher parts = WORDS.matcher(words);
    if (words.length() > 50 || !parts.matches()) {
      return new Unreadable("is no date or time of FHIR; write e.g. 2026-03-01T10:00:00+01:00");
    }
    int year = Integer.parseInt(parts.group(1));
    if (year < EARLIEST_YEAR || year > LATEST_YEAR) {
      return new Unreadable(
          "is outside the years " + EARLIEST_YEAR + " to " + LATEST_YEAR + "; check the year");
    }
    try {
      if (parts.group(2) == null) {
        return new Vague(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
      }
      YearMonth month = YearMonth.of(year, Integer.parseInt(parts.group(2)));
      if (parts.group(3) == null) {
        return new Vague(month.atDay(1), month.atEndOfMonth());
      }
      LocalDate day = month.atDay(Integer.parseInt(parts.group(3)));
      if (parts.group(4) == null) {
        return new Day(day);
      }
      if (parts.group(5) == null) {
        return new Unreadable(
            "is a time without a zone, and nobody can say when that was; write an offset after it,"
                + " e.g. +01:00");
      }
      return new Moment(
          day.atTime(LocalTime.parse(parts.group(4))).atOffset(ZoneOffset.of(parts.group(5))));
    } catch (DateTimeException e) {
      return new Unreadable("names a day or a time that does not exist");
    }
  }
}
