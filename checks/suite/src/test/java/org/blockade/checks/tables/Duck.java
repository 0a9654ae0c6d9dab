package org.blockade.checks.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Tables as DuckDB reads them.
final class Duck {

  private Duck() {}

  /// Both as DuckDB reads them, the CSV with the types of the Parquet file.
  static void assertSame(Path csv, String parquet) throws SQLException {
    List<List<String>> columnar = rows(parquet);
    String types =
        columnar.getFirst().stream()
            .map(column -> column.split(": "))
            .map(column -> "'" + column[0] + "': '" + column[1] + "'")
            .collect(Collectors.joining(", "));
    List<List<String>> text =
        query("select * from read_csv('" + csv + "', header = true, columns = {" + types + "})");
    assertThat(columnar).hasSizeGreaterThan(3).isEqualTo(text);
  }

  static List<List<String>> rows(String parquet) throws SQLException {
    return query("select * from read_parquet('" + parquet + "')");
  }

  /// Names and types first, then the rows; numbers in hexadecimal, so that every bit counts.
  static List<List<String>> query(String sql) throws SQLException {
    List<List<String>> rows = new ArrayList<>();
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      ResultSetMetaData columns = result.getMetaData();
      List<String> head = new ArrayList<>();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        head.add(columns.getColumnName(i) + ": " + columns.getColumnTypeName(i));
      }
      rows.add(head);
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
          Object value = result.getObject(i);
          row.add(value instanceof Double number ? Double.toHexString(number) : "" + value);
        }
        rows.add(row);
      }
    }
    return rows;
  }
}
