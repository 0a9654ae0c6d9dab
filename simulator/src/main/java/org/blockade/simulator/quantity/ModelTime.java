package org.blockade.simulator.quantity;

/// A point on the model's time line: hours since the origin of a chart or a regimen.
///
/// These are true elapsed hours. A day on which clocks change has 23 or 25 of them; the conversion
/// from calendar time is made once, by `TimeAxis`.
public record ModelTime(double hours) implements Comparable<ModelTime> {

  /// The origin.
  public static final ModelTime ORIGIN = new ModelTime(0);

  private static final double HOURS_PER_DAY = 24;

  public ModelTime {
    if (!Double.isFinite(hours)) {
      throw new IllegalArgumentException("a time is a finite number of hours, not " + hours);
    }
    hours = hours + 0.0; // one zero: -0.0 and 0.0 are the same moment
  }

  /// A time given in days of 24 hours.
  public static ModelTime ofDays(double days) {
    return new ModelTime(days * HOURS_PER_DAY);
  }

  /// This time in days of 24 hours.
  public double days() {
    return hours / HOURS_PER_DAY;
  }

  /// The time a number of hours later, or earlier where it is negative.
  public ModelTime plusHours(double more) {
    return new ModelTime(hours + more);
  }

  /// The time a number of 24-hour days later, or earlier where it is negative.
  public ModelTime plusDays(double days) {
    return plusHours(days * HOURS_PER_DAY);
  }

  /// Hours from another time to this one.
  public double hoursSince(ModelTime earlier) {
    return hours - earlier.hours;
  }

  public boolean isBefore(ModelTime other) {
    return hours < other.hours;
  }

  public boolean isAfter(ModelTime other) {
    return hours > other.hours;
  }

  @Override
  public int compareTo(ModelTime other) {
    return Double.compare(hours, other.hours);
  }
}
