package org.blockade.service.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.blockade.service.desk.UnfitException;

/// Reads the fields of forms. What cannot be read is refused with a sentence that names the field
/// and repeats nothing of it; the field keeps its name in the form where it is called the same.
final class Form {

  private Form() {}

  static int whole(String what, String text, int least, int most) {
    try {
      int value = Integer.parseInt(text.strip());
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new UnfitException(
        "\"" + what + "\" is a whole number from " + least + " to " + most, what);
  }

  static double number(String what, String text) {
    try {
      double value = Double.parseDouble(text.strip());
      if (Double.isFinite(value) && text.strip().matches("-?[0-9.]+")) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new UnfitException(
        "\"" + what + "\" is a number, with a dot for the decimals: 2.5", what);
  }

  static Optional<String> text(String text) {
    return text.isBlank() ? Optional.empty() : Optional.of(text.strip());
  }

  static LocalDate day(String what, String text) {
    try {
      return LocalDate.parse(text.strip());
    } catch (DateTimeException e) {
      throw new UnfitException("\"" + what + "\" is a day: 2026-03-01", what);
    }
  }

  /// A moment of the clinic's clock; now where nothing was said.
  static Instant moment(String what, String text, ZoneId zone, Instant now) {
    if (text.isBlank()) {
      return now;
    }
    try {
      return LocalDateTime.parse(text.strip()).atZone(zone).toInstant();
    } catch (DateTimeException e) {
      throw new UnfitException("\"" + what + "\" is a day and a time: 2026-03-01T14:30", what);
    }
  }

  /// A constant by its name in lower case.
  static <E extends Enum<E>> E one(String what, String word, E[] all) {
    return Arrays.stream(all)
        .filter(each -> word(each).equals(word))
        .findFirst()
        .orElseThrow(
            () -> new UnfitException("\"" + what + "\" is one of those in the list", what));
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
