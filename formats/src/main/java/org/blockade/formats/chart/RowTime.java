package org.blockade.formats.chart;

import java.time.ZonedDateTime;

/// The time of a row as its cell says it, before the chart's origin is known.
sealed interface RowTime {

  /// Hours since the origin (`TIME`).
  record Hours(double hours) implements RowTime {}

  /// A day of the study (`DAY`).
  record Day(int day) implements RowTime {}

  /// A moment (`DATETIME`).
  record Moment(ZonedDateTime moment) implements RowTime {}

  /// A number that grows with time; comparable between rows of one file.
  default double order() {
    return switch (this) {
      case Hours hours -> hours.hours;
      case Day day -> day.day;
      case Moment moment -> moment.moment.toEpochSecond();
    };
  }
}
