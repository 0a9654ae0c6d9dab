package org.blockade.service.trial;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.blockade.formats.table.Column;
import org.blockade.formats.table.ParquetTableWriter;
import org.blockade.formats.table.ResultTable;
import org.blockade.simulator.trial.SubjectDays;
import org.blockade.simulator.trial.SubjectOutcome;
import org.blockade.simulator.trial.SubjectSink;
import org.blockade.simulator.trial.TrialDesign;

/// The rows of one part of a trial, of one kind, as they are written to a file.
sealed interface PartRows extends SubjectSink, AutoCloseable {

  @Override
  void close() throws IOException;

  static PartRows open(
      RowKind kind, TrialDesign design, String arm, Path file, ParquetTableWriter parquet)
      throws IOException {
    List<RowTable.Cell> columns = RowTable.columns(design, kind.daily());
    return switch (kind) {
      case SUBJECTS_CSV, DAYS_CSV -> new Csv(columns, kind.daily(), arm, file);
      case SUBJECTS_PARQUET, DAYS_PARQUET -> new Parquet(columns, kind.daily(), arm, file, parquet);
    };
  }

  /// Comma-separated, without a heading: that stands once in the whole.
  final class Csv implements PartRows {

    private final List<RowTable.Cell> columns;
    private final boolean daily;
    private final String arm;
    private final CsvWriter csv;

    private Csv(List<RowTable.Cell> columns, boolean daily, String arm, Path file)
        throws IOException {
      this.columns = columns;
      this.daily = daily;
      this.arm = arm;
      this.csv = CsvWriter.builder().build(Files.newBufferedWriter(file, StandardCharsets.UTF_8));
    }

    @Override
    public void accept(SubjectOutcome outcome, SubjectDays days) {
      int rows = daily ? days.days() : 1;
      for (int day = 0; day < rows; day++) {
        RowTable.At at = new RowTable.At(outcome, days, day);
        List<String> cells = new ArrayList<>(columns.size() + 1);
        cells.add(arm);
        columns.forEach(column -> cells.add(RowTable.cell(column.value().applyAsDouble(at))));
        csv.writeRecord(cells);
      }
    }

    @Override
    public void close() throws IOException {
      try {
        csv.close();
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
    }
  }

  /// Columns are gathered, and written when the part ends: a part is small.
  final class Parquet implements PartRows {

    private final List<RowTable.Cell> columns;
    private final boolean daily;
    private final String arm;
    private final Path file;
    private final ParquetTableWriter writer;
    private final double[][] values;
    private int rows;

    private Parquet(
        List<RowTable.Cell> columns,
        boolean daily,
        String arm,
        Path file,
        ParquetTableWriter writer) {
      this.columns = columns;
      this.daily = daily;
      this.arm = arm;
      this.file = file;
      this.writer = writer;
      this.values = new double[columns.size()][64];
    }

    @Override
    public void accept(SubjectOutcome outcome, SubjectDays days) {
      int more = daily ? days.days() : 1;
      for (int day = 0; day < more; day++) {
        RowTable.At at = new RowTable.At(outcome, days, day);
        for (int column = 0; column < values.length; column++) {
          if (rows == values[column].length) {
            values[column] = Arrays.copyOf(values[column], 2 * rows);
          }
          values[column][rows] = columns.get(column).value().applyAsDouble(at);
        }
        rows++;
      }
    }

    @Override
    public void close() throws IOException {
      List<Column> table = new ArrayList<>();
      table.add(new Column.Words(RowTable.ARM, Collections.nCopies(rows, arm)));
      for (int column = 0; column < values.length; column++) {
        table.add(
            new Column.Numbers(
                columns.get(column).name(), "", Arrays.copyOf(values[column], rows)));
      }
      writer.write(new ResultTable(table), file);
    }
  }
}
