package org.blockade.formats.chart;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blockade.simulator.dosing.DosingRegimen;

/// Reads a chart file. Whatever the file holds, the answer is a value: the good rows, and every
/// problem with its line.
public final class ChartReader {

  /// A chart with more rows is to be split. A choice that bounds the memory.
  private static final int MOST_ROWS = 1_000_000;

  private final String name;
  private final ChartOptions options;
  private final ChartProblems problems = new ChartProblems();
  private final List<RowReader.Draft> drafts = new ArrayList<>();
  private final List<RowReader.Refused> refused = new ArrayList<>();
  private final Map<String, Integer> dosesOfPerson = new HashMap<>();
  private int rows;

  private ChartReader(String name, ChartOptions options) {
    this.name = name;
    this.options = options;
  }

  /// Reads a chart from bytes; does not close them.
  ///
  /// @param name how the file is called in messages
  /// @throws IOException only if the bytes themselves cannot be had
  public static ChartReading read(InputStream in, String name, ChartOptions options)
      throws IOException {
    return new ChartReader(name, options).read(new ChartLines(in));
  }

  /// Reads a chart from text.
  public static ChartReading read(String text, String name, ChartOptions options) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return read(new ByteArrayInputStream(bytes), name, options);
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory cannot fail", e);
    }
  }

  private ChartReading read(ChartLines lines) throws IOException {
    Optional<String> foreign = lines.foreign();
    if (foreign.isPresent()) {
      return refused(1, foreign.get());
    }
    ChartRecords records = new ChartRecords(lines);
    Optional<ChartRecords.Raw> first = records.next();
    if (first.isEmpty()) {
      return refused(1, "the file is empty; its first line names the columns");
    }
    Optional<ChartHeader> header = header(first.get());
    if (header.isEmpty()) {
      countRows(records, lines);
      return reading(Chart.EMPTY);
    }
    return body(header.get(), records, lines);
  }

  private ChartReading refused(int line, String message) {
    problems.refuseFile(line, "", message);
    return reading(Chart.EMPTY);
  }

  private Optional<ChartHeader> header(ChartRecords.Raw first) {
    return switch (first) {
      case ChartRecords.Cells cells -> ChartHeader.read(cells, problems);
      case ChartRecords.Broken(int line, String message) -> {
        problems.refuseFile(line, "", message);
        yield Optional.empty();
      }
    };
  }

  private ChartReading body(ChartHeader header, ChartRecords records, ChartLines lines)
      throws IOException {
    RowReader reader = new RowReader(options, Plausible.standard(), header, problems);
    for (Optional<ChartRecords.Raw> record = records.next();
        record.isPresent();
        record = records.next()) {
      if (lines.tooLarge() || rows == MOST_ROWS) {
        return tooMuch(record.get().line());
      }
      switch (record.get()) {
        case ChartRecords.Broken(int line, String message) -> {
          rows++;
          problems.refuseRow(line, "", message);
          refused.add(RowReader.Refused.whole(line));
        }
        case ChartRecords.Cells cells -> row(cells, reader);
      }
    }
    if (rows == 0) {
      return refused(records.lastLine(), "the file has a header but no rows; add a row per event");
    }
    ChartAssembly assembly = new ChartAssembly(header, options.covariateRule(), problems);
    Chart chart = assembly.assemble(drafts);
    return reading(chart, ChartAssembly.unread(refused, chart.axis()));
  }

  private void row(ChartRecords.Cells cells, RowReader reader) {
    if (cells.cells().stream().allMatch(ChartCells::isMissing)) {
      problems.noteOnce(
          "empty row", cells.line(), "", "rows whose cells are all empty are passed over");
      return;
    }
    rows++;
    switch (reader.read(cells)) {
      case RowReader.Draft draft when hasFewDoses(draft) -> drafts.add(draft);
      case RowReader.Draft draft ->
          refused.add(
              new RowReader.Refused(
                  draft.line(),
                  Optional.of(draft.id()),
                  Optional.of(draft.time()),
                  true,
                  new UnreadRow.About(Optional.empty(), true, Optional.empty())));
      case RowReader.Refused row -> refused.add(row);
    }
  }

  /// A person's doses are bounded as those of a regimen are: each row alone may be modest.
  private boolean hasFewDoses(RowReader.Draft draft) {
    int more =
        switch (draft.event()) {
          case ChartEvent.Dose dose -> 1 + dose.additional();
          case ChartEvent.ResetAndDose both -> 1 + both.dose().additional();
          case ChartEvent.Observation observation -> 0;
          case ChartEvent.Other other -> 0;
          case ChartEvent.Reset reset -> 0;
        };
    int before = dosesOfPerson.getOrDefault(draft.id(), 0);
    if (before + more > DosingRegimen.MOST_DOSES) {
      problems.refuseRow(
          draft.line(),
          ChartColumn.ADDL.name(),
          "with this row the person has more than "
              + DosingRegimen.MOST_DOSES
              + " doses; check ADDL, and the ID");
      return false;
    }
    dosesOfPerson.put(draft.id(), before + more);
    return true;
  }

  private ChartReading tooMuch(int line) {
    drafts.clear();
    rows++;
    return refused(
        line,
        "the file has more than "
            + MOST_ROWS
            + " rows or "
            + (ChartLines.LARGEST_FILE >> 20)
            + " MiB; split it between persons and read the parts");
  }

  /// The rows of a file without a usable header are all refused; count them for the account.
  private void countRows(ChartRecords records, ChartLines lines) throws IOException {
    while (rows < MOST_ROWS && !lines.tooLarge() && records.next().isPresent()) {
      rows++;
    }
  }

  /// A reading of a file that was refused: there is nobody whose record could go on.
  private ChartReading reading(Chart chart) {
    return reading(chart, List.of());
  }

  private ChartReading reading(Chart chart, List<UnreadRow> unread) {
    return new ChartReading(
        name,
        chart,
        problems.inOrder(),
        drafts.size(),
        rows - drafts.size(),
        problems.leftOut(),
        unread);
  }
}
