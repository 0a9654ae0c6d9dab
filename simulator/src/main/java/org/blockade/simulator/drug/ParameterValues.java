package org.blockade.simulator.drug;

import java.util.Arrays;

/// One person's values of the parameters of one drug.
public final class ParameterValues {

  private final ParameterTable table;
  private final double[] values;

  ParameterValues(ParameterTable table, double[] values) {
    this.table = table;
    this.values = values;
  }

  /// The table these are values of.
  public ParameterTable table() {
    return table;
  }

  /// The value of the parameter with this symbol, in the unit of the table.
  public double value(String symbol) {
    return values[table.position(symbol)];
  }

  /// These values with one changed.
  public ParameterValues with(String symbol, double value) {
    double[] changed = values.clone();
    changed[table.position(symbol)] = value;
    return new ParameterValues(table, changed);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ParameterValues that
        && table == that.table
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }
}
