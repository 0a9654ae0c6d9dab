package org.blockade.simulator.drug;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The parameters of one drug, in the order of its file.
public final class ParameterTable {

  private final List<Parameter> parameters;
  private final Map<String, Integer> positions = new LinkedHashMap<>();

  public ParameterTable(List<Parameter> parameters) {
    this.parameters = List.copyOf(parameters);
    for (int i = 0; i < this.parameters.size(); i++) {
      positions.put(this.parameters.get(i).symbol(), i);
    }
  }

  /// All parameters.
  public List<Parameter> all() {
    return parameters;
  }

  /// The parameter with this symbol.
  public Optional<Parameter> find(String symbol) {
    return Optional.ofNullable(positions.get(symbol)).map(parameters::get);
  }

  int position(String symbol) {
    Integer position = positions.get(symbol);
    if (position == null) {
      throw new IllegalArgumentException(
          "there is no parameter " + symbol + "; known: " + positions.keySet());
    }
    return position;
  }

  /// The typical values.
  public ParameterValues typical() {
    double[] values = new double[parameters.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = parameters.get(i).value();
    }
    return new ParameterValues(this, values);
  }
}
