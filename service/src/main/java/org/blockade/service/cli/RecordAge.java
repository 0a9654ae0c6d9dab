package org.blockade.service.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.blockade.service.forecast.PersonHistory;
import org.blockade.simulator.dosing.TimeAxis;

/// How far the ends of records lie from the clock of the computer. The line names no date: it goes
/// to the error stream, which may be kept.
final class RecordAge {

  /// A record that ends up to this long ago is of the present. A choice: a weekend.
  private static final Duration PRESENT = Duration.ofDays(2);

  private RecordAge() {}

  /// The line to tell; empty where every record ends in the present, or has no dates.
  static Optional<String> line(List<PersonHistory> people, Instant now) {
    List<Duration> ages =
        people.stream()
            .flatMap(person -> age(person, now).stream())
            .filter(age -> age.isNegative() || age.compareTo(PRESENT) > 0)
            .toList();
    if (ages.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        people.size() == 1
            ? "the last record lies "
                + words(ages.getFirst())
                + " the clock of this computer; this answer is about that time, add --as-of for"
                + " another"
            : "of "
                + people.size()
                + " people, "
                + ages.size()
                + " have a last record more than "
                + PRESENT.toDays()
                + " days before the clock of this computer, or after it; each answer is about the"
                + " end of that person's record, add --as-of for another time");
  }

  private static Optional<Duration> age(PersonHistory person, Instant now) {
    return switch (person.axis()) {
      case TimeAxis.Calendar calendar ->
          Optional.of(Duration.between(calendar.momentOf(person.lastRecord()).toInstant(), now));
      case TimeAxis.StudyDays days -> Optional.empty();
      case TimeAxis.Elapsed elapsed -> Optional.empty();
    };
  }

  private static String words(Duration age) {
    long days = age.abs().toDays();
    String span = days == 0 ? "less than a day" : days == 1 ? "1 day" : days + " days";
    return span + (age.isNegative() ? " after" : " before");
  }
}
