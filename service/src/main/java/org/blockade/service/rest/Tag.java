package org.blockade.service.rest;

import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import org.blockade.service.desk.Desk;
import org.blockade.service.desk.UnfitException;
import org.jspecify.annotations.Nullable;

/// The ETag of a person: number of the last entry, then what else the answer depends on, the hour
/// of the clinic and the version of the rules.
final class Tag {

  private static final String SHAPE = "\"[0-9]{1,18}-[0-9]{1,18}-[0-9a-f]{1,8}\"";

  /// What a program sends to record only where nobody else has since.
  static final String SEEN_SAYS = "ETag of the person: record only if nobody else has since.";

  private Tag() {}

  static String of(Desk desk, String person) {
    long hour =
        desk.now().atZone(desk.clinic().zone()).truncatedTo(ChronoUnit.HOURS).toEpochSecond();
    return "\""
        + desk.lastEntry(person)
        + "-"
        + hour
        + "-"
        + Integer.toHexString(desk.clinic().versions().hashCode())
        + "\"";
  }

  /// Whether a header names a tag.
  static boolean isAmong(@Nullable String header, String tag) {
    return header != null
        && Arrays.stream(header.split(","))
            .map(each -> each.strip().replaceFirst("^W/", ""))
            .anyMatch(each -> each.equals(tag) || each.equals("*"));
  }

  /// Number of the last entry that whoever sends this has seen. That an hour has passed since is no
  /// reason to refuse.
  static Optional<Long> seen(@Nullable String header) {
    if (header == null) {
      return Optional.empty();
    }
    String tag = header.strip();
    if (!tag.matches(SHAPE)) {
      throw new UnfitException("If-Match is the ETag of the person, one of them", "If-Match");
    }
    return Optional.of(Long.valueOf(tag.substring(1, tag.indexOf('-'))));
  }
}
