package org.blockade.simulator.outcome;

import java.util.EnumMap;
import java.util.Map;

/// One value for each number of the course. The table they come from says where each stands.
public final class CourseValues {

  private final EnumMap<CourseNumber, Double> values;

  CourseValues(Map<CourseNumber, Double> values) {
    this.values = new EnumMap<>(values);
  }

  /// A value in the unit of its number.
  public double of(CourseNumber number) {
    Double value = values.get(number);
    if (value == null) {
      throw new IllegalArgumentException(number.symbol() + " has no value");
    }
    return value;
  }

  /// The same with another value.
  public CourseValues with(CourseNumber number, double value) {
    if (!(value >= 0)
        || Double.isInfinite(value)
        || (number.unit().equals("fraction") && value > 1)) {
      throw new IllegalArgumentException(
          number.symbol() + " is 0 or more, a fraction at most 1, not " + value);
    }
    EnumMap<CourseNumber, Double> changed = new EnumMap<>(values);
    changed.put(number, value);
    return new CourseValues(changed);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CourseValues that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }
}
