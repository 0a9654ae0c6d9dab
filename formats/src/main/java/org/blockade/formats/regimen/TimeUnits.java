package org.blockade.formats.regimen;

import java.util.Locale;
import java.util.Optional;
import org.blockade.simulator.dosing.Span;

/// Units of time as people write them.
public final class TimeUnits {

  /// The short forms, for a message.
  public static final String CODES = "h, d, w, mo";

  private TimeUnits() {}

  /// The unit that a word names, in any letter case.
  public static Optional<Span.Unit> ofWord(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "h", "hr", "hrs", "hour", "hours" -> Optional.of(Span.Unit.HOURS);
      case "d", "day", "days" -> Optional.of(Span.Unit.DAYS);
      case "w", "wk", "wks", "week", "weeks" -> Optional.of(Span.Unit.WEEKS);
      case "mo", "month", "months" -> Optional.of(Span.Unit.MONTHS);
      default -> Optional.empty();
    };
  }
}
