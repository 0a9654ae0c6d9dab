package org.blockade.protocol.rule;

import org.blockade.simulator.quantity.ModelTime;

/// A number that a rule turns on.
///
/// @param value in `unit`
/// @param unit e.g. `d`, `h`, `x ULN`; `1` for a score
public record Threshold(double value, String unit, Basis basis) {

  private static final double MINUTES_PER_HOUR = 60;
  private static final double SECONDS_PER_HOUR = 3600;

  /// The value as whole days.
  ///
  /// @throws IllegalStateException if it is not a whole number
  public int days() {
    if (!unit.equals("d") || value != StrictMath.rint(value)) {
      throw new IllegalStateException("a rule that counts days has whole days, not " + value);
    }
    return (int) value;
  }

  /// A time later by it.
  ///
  /// @throws IllegalStateException if it is no span of hours, minutes or seconds
  public ModelTime after(ModelTime time) {
    return time.plusHours(
        switch (unit) {
          case "h" -> value;
          case "min" -> value / MINUTES_PER_HOUR;
          case "s" -> value / SECONDS_PER_HOUR;
          default ->
              throw new IllegalStateException("a span of time is in h, min or s, not " + unit);
        });
  }

  /// It with its unit, as a finding shows it.
  public Value measure() {
    return new Value.Measured(value, unit);
  }
}
