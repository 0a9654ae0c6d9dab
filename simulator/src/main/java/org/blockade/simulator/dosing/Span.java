package org.blockade.simulator.dosing;

/// A length of time as a prescription writes it: a whole number and a unit (`28 d`, `12 weeks`).
public record Span(int count, Unit unit) {

  /// Units of a prescription. A day is 24 hours; a month is 30 days, which is a choice: a regimen
  /// in words need not say in which month it starts.
  public enum Unit {
    HOURS("h", 1),
    DAYS("d", 24),
    WEEKS("w", 7 * 24),
    MONTHS("mo", 30 * 24);

    private final String code;
    private final double hours;

    Unit(String code, double hours) {
      this.code = code;
      this.hours = hours;
    }

    /// The short form, as in `q28d`.
    public String code() {
      return code;
    }
  }

  public Span {
    if (count <= 0) {
      throw new IllegalArgumentException("a span is 1 or more, not " + count);
    }
  }

  /// This length in hours.
  public double hours() {
    return count * unit.hours;
  }
}
