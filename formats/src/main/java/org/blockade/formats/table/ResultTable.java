package org.blockade.formats.table;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Columns of equal length with different names.
public record ResultTable(List<Column> columns) {

  public ResultTable {
    columns = List.copyOf(columns);
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("a table has one column or more");
    }
    Set<String> names = new HashSet<>();
    for (Column column : columns) {
      if (!names.add(column.name())) {
        throw new IllegalArgumentException("two columns are called " + column.name());
      }
      if (column.size() != columns.getFirst().size()) {
        throw new IllegalArgumentException(
            "the column "
                + column.name()
                + " has "
                + column.size()
                + " rows, the first one "
                + columns.getFirst().size());
      }
    }
  }

  /// Number of rows.
  public int rows() {
    return columns.getFirst().size();
  }

  /// The column with this name.
  public Optional<Column> column(String name) {
    return columns.stream().filter(column -> column.name().equals(name)).findFirst();
  }
}
