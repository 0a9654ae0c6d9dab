package org.blockade.simulator.dosing;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import org.blockade.simulator.quantity.ModelTime;

/// What hour 0 of the model means to the person who wrote the chart.
///
/// Model time is true elapsed time, so a summer-time change moves the clock on the wall, not the
/// drug: from 10:00 on the day before to 10:00 on the day of a spring change are 23 model hours.
public sealed interface TimeAxis {

  /// Local days from one time to another: how often midnight came between them. Where the axis has
  /// no midnight (`Elapsed`), whole spans of 24 hours.
  default long daysBetween(ModelTime from, ModelTime to) {
    return switch (this) {
      case Elapsed elapsed -> (long) StrictMath.floor(to.hoursSince(from) / HOURS_PER_DAY);
      case StudyDays days -> (long) (StrictMath.floor(to.days()) - StrictMath.floor(from.days()));
      case Calendar calendar ->
          ChronoUnit.DAYS.between(
              calendar.momentOf(from).toLocalDate(), calendar.momentOf(to).toLocalDate());
    };
  }

  /// The time a number of local days later: on a calendar, the same time of day.
  default ModelTime plusDays(ModelTime from, int days) {
    return switch (this) {
      case Elapsed elapsed -> from.plusDays(days);
      case StudyDays studyDays -> from.plusDays(days);
      case Calendar calendar -> calendar.timeOf(calendar.momentOf(from).plusDays(days));
    };
  }

  /// Hours of an ordinary day.
  double HOURS_PER_DAY = 24;

  /// Hours since an origin that the chart does not name (`TIME`).
  record Elapsed() implements TimeAxis {}

  /// Days of a study, day 0 first (`DAY`); hour 0 is midnight at the start of day 0.
  record StudyDays() implements TimeAxis {}

  /// Calendar time (`DATETIME`).
  ///
  /// @param origin the moment of hour 0
  /// @param zone the zone in which times are shown
  record Calendar(Instant origin, ZoneId zone) implements TimeAxis {

    private static final double SECONDS_PER_HOUR = 3600;
    private static final double NANOS_PER_SECOND = 1e9;

    /// Model time of a moment.
    public ModelTime timeOf(ZonedDateTime moment) {
      Duration since = Duration.between(origin, moment.toInstant());
      double seconds = since.getSeconds() + since.getNano() / NANOS_PER_SECOND;
      return new ModelTime(seconds / SECONDS_PER_HOUR);
    }

    /// The moment of a model time, to the second.
    public ZonedDateTime momentOf(ModelTime time) {
      long seconds = StrictMath.round(time.hours() * SECONDS_PER_HOUR);
      return origin.plusSeconds(seconds).atZone(zone);
    }
  }
}
