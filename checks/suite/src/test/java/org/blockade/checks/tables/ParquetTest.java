package org.blockade.checks.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
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
import org.blockade.checks.pages.Program;
import org.blockade.formats.table.Column;
import org.blockade.formats.table.ResultTable;
import org.blockade.service.present.ParquetFloorWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Parquet files, read back by DuckDB.
class ParquetTest {

  private static final double SMALLEST = Double.MIN_VALUE;

  @TempDir private Path folder;

  @Test
  void everyKindOfValueIsReadBackToTheBit() throws IOException, SQLException {
    Path file = folder.resolve("values.parquet");
    new ParquetFloorWriter()
        .write(
            new ResultTable(
                List.of(
                    new Column.Numbers("PRED", "ng/mL", 0.1 + 0.2, Double.NaN, -0.0, SMALLEST),
                    new Column.Words("WHEN", List.of("", "µ-opioid, \"x\"", "two\nlines", "日本")))),
            file);
    assertThat(rows(file))
        .containsExactly(
            List.of("PRED [ng/mL]: DOUBLE", "WHEN: VARCHAR"),
            List.of(Double.toHexString(0.1 + 0.2), "null"),
            List.of("null", "µ-opioid, \"x\""),
            List.of("-0x0.0p0", "two\nlines"),
            List.of(Double.toHexString(SMALLEST), "日本"));
  }

  @Test
  void theCurveAsParquetIsTheCurveAsCsv() throws IOException, SQLException {
    Path csv = folder.resolve("curve.csv");
    Path parquet = folder.resolve("curve.parquet");
    run("examples/late-injection.csv", csv, parquet);
    assertSame(csv, parquet);
  }

  @Test
  void theTableOfManyPeopleAsParquetIsThatOfTheCsv() throws IOException, SQLException {
    Path chart = folder.resolve("people.csv");
    Files.writeString(
        chart,
        """
        ID,DAY,EVID,DRUG,ROUTE,AMT,UNIT,OBS,DV
        "b, c",0,1,naltrexone,xr-im,380,mg,,
        a,0,0,,,,,visit,1
        9,0,1,naltrexone,oral,50,mg,,
        """);
    Path csv = folder.resolve("table.csv");
    Path parquet = folder.resolve("table.parquet");
    run(chart.toString(), csv, parquet);
    assertSame(csv, parquet);
    assertThat(rows(parquet).get(2)).startsWith("a", "no").contains("null");
  }

  private static void run(String chart, Path csv, Path parquet) {
    Program.Outcome outcome =
        Program.run(
            "forecast",
            chart,
            "--subjects=100",
            "--csv",
            csv.toString(),
            "--parquet",
            parquet.toString());
    assertThat(outcome.exit()).as(outcome.said()).isZero();
  }

  /// Both as DuckDB reads them, the CSV with the types of the Parquet file.
  private static void assertSame(Path csv, Path parquet) throws SQLException {
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

  private static List<List<String>> rows(Path parquet) throws SQLException {
    return query("select * from read_parquet('" + parquet + "')");
  }

  /// Names and types first, then the rows; numbers in hexadecimal, so that every bit counts.
  private static List<List<String>> query(String sql) throws SQLException {
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
