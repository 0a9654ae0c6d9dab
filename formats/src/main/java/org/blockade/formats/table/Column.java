package org.blockade.formats.table;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/// A column of a result table.
public sealed interface Column {

  String name();

  /// Unit of the values; empty where they have none.
  String unit();

  /// Number of values.
  int size();

  /// The value of a row as text; empty where it is missing.
  String text(int row);

  /// A column of numbers; NaN is a missing value.
  final class Numbers implements Column {
    private final String name;
    private final String unit;
    private final double[] values;

    /// @throws IllegalArgumentException if a value is infinite: no result is, so it is an error
    public Numbers(String name, String unit, double... values) {
      this.name = named(name);
      this.unit = unit;
      this.values = values.clone();
      if (Arrays.stream(values).anyMatch(Double::isInfinite)) {
        throw new IllegalArgumentException("the column " + name + " holds an infinite number");
      }
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public String unit() {
      return unit;
    }

    @Override
    public int size() {
      return values.length;
    }

    /// The value of a row; NaN where it is missing.
    public double value(int row) {
      return values[row];
    }

    /// A copy of the values.
    public double[] values() {
      return values.clone();
    }

    /// The column in another unit.
    public Numbers in(String otherUnit, DoubleUnaryOperator conversion) {
      return new Numbers(name, otherUnit, Arrays.stream(values).map(conversion).toArray());
    }

    /// The shortest digits that read back as the same number.
    @Override
    public String text(int row) {
      return Double.isNaN(values[row]) ? "" : Double.toString(values[row]);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Numbers that
          && name.equals(that.name)
          && unit.equals(that.unit)
          && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(values) + 31 * name.hashCode();
    }

    @Override
    public String toString() {
      return name + " [" + unit + "] " + Arrays.toString(values);
    }
  }

  /// A column of words; an empty word is a missing value.
  record Words(String name, List<String> values) implements Column {
    public Words {
      named(name);
      values = List.copyOf(values);
    }

    @Override
    public String unit() {
      return "";
    }

    @Override
    public int size() {
      return values.size();
    }

    @Override
    public String text(int row) {
      return values.get(row);
    }
  }

  private static String named(String name) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a column has a name");
    }
    return name;
  }
}
