package org.blockade.checks.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
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
    assertThat(Duck.rows(file.toString()))
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
    Duck.assertSame(csv, parquet.toString());
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
    Duck.assertSame(csv, parquet.toString());
    assertThat(Duck.rows(parquet.toString()).get(2)).startsWith("a", "no").contains("null");
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
}
