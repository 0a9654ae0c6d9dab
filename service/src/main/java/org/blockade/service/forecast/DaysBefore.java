package org.blockade.service.forecast;

/// How long before the time of the question something was, in words that hold on any day.
public final class DaysBefore {

  private DaysBefore() {}

  /// `on the same day`, `1 day before`, `34 days before`.
  ///
  /// @param days local days, 0 or more
  public static String words(long days) {
    return days == 0 ? "on the same day" : days == 1 ? "1 day before" : days + " days before";
  }
}
