package org.blockade.service.trial;

import java.util.List;
import java.util.Locale;

/// A result of every arm.
///
/// @param key for programs
/// @param label for people
/// @param arms one for each arm
public record Endpoint(String key, String label, Unit unit, List<Estimate> arms) {

  public Endpoint {
    arms = List.copyOf(arms);
  }

  /// What the numbers are.
  public enum Unit {
    /// Shown as percent.
    SHARE("share"),
    DAYS("d"),
    WEEKS("weeks"),
    COUNT("count"),
    RATIO("ratio");

    private final String word;

    Unit(String word) {
      this.word = word;
    }

    /// For programs.
    public String word() {
      return word;
    }
  }

  /// An arm's number in words.
  public String text(int arm) {
    Estimate estimate = arms.get(arm);
    if (!estimate.known()) {
      return "-";
    }
    String value = shown(estimate.value());
    if (estimate.openAbove()) {
      return value + " (" + shown(estimate.low()) + " or more)";
    }
    return estimate.ranged()
        ? value + " (" + shown(estimate.low()) + " to " + shown(estimate.high()) + ")"
        : value;
  }

  private String shown(double value) {
    return switch (unit) {
      case SHARE -> String.format(Locale.ROOT, "%.1f %%", 100 * value);
      case DAYS, WEEKS -> String.format(Locale.ROOT, "%.1f", value);
      case COUNT ->
          value == StrictMath.rint(value)
              ? String.format(Locale.ROOT, "%d", (long) value)
              : String.format(Locale.ROOT, "%.2f", value);
      case RATIO -> String.format(Locale.ROOT, "%.2f", value);
    };
  }
}
