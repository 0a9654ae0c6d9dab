package org.blockade.formats.chart;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.blockade.formats.regimen.Excerpt;

/// The first line of a chart: which column stands where.
///
/// @param names as written
/// @param timeColumn the one of `TIME`, `DAY` and `DATETIME` that it has
record ChartHeader(List<String> names, Map<ChartColumn, Integer> places, ChartColumn timeColumn) {

  /// More columns than this are no chart. A choice.
  private static final int MOST_COLUMNS = 1_000;

  /// So many unknown names are listed in a message. A choice.
  private static final int MOST_LISTED = 20;

  private static final List<ChartColumn> TIME_COLUMNS =
      List.of(ChartColumn.TIME, ChartColumn.DAY, ChartColumn.DATETIME);

  /// Columns that Blockade appends when it writes a chart.
  private static final Set<String> RESULTS = Set.of("TAD", "PRED", "IPRED", "OCC", "REP");

  ChartHeader {
    names = List.copyOf(names);
    places = Map.copyOf(places);
  }

  /// Reads the header; empty, with a problem, where no chart can follow.
  static Optional<ChartHeader> read(ChartRecords.Cells cells, ChartProblems problems) {
    return new Reader(cells, problems).read();
  }

  OptionalInt place(ChartColumn column) {
    Integer place = places.get(column);
    return place == null ? OptionalInt.empty() : OptionalInt.of(place);
  }

  private static final class Reader {
    private final int line;
    private final List<String> names;
    private final ChartProblems problems;
    private final Map<ChartColumn, Integer> places = new EnumMap<>(ChartColumn.class);
    private final List<String> results = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();

    Reader(ChartRecords.Cells cells, ChartProblems problems) {
      this.line = cells.line();
      this.names = cells.cells();
      this.problems = problems;
    }

    Optional<ChartHeader> read() {
      if (names.size() > MOST_COLUMNS) {
        return refuse(
            "", "the first line has " + names.size() + " columns; a chart has at most 1000");
      }
      Optional<String> repeated = place();
      // Without this column the first line is likely a row of data, and must not be repeated.
      if (!places.containsKey(ChartColumn.ID)) {
        return refuse("ID", missingId());
      }
      if (repeated.isPresent()) {
        return refuse(
            repeated.get(), "the column " + repeated.get() + " stands here twice; keep one");
      }
      List<ChartColumn> times = TIME_COLUMNS.stream().filter(places::containsKey).toList();
      if (times.size() != 1) {
        return refuse("", timeColumns(times));
      }
      reportUnknown();
      return Optional.of(new ChartHeader(names, places, times.getFirst()));
    }

    private Optional<ChartHeader> refuse(String column, String message) {
      problems.refuseFile(line, column, message);
      return Optional.empty();
    }

    private Optional<String> place() {
      Optional<String> repeated = Optional.empty();
      Set<String> seen = new HashSet<>();
      for (int i = 0; i < names.size(); i++) {
        String written = ChartCells.trimmed(names.get(i));
        String name = written.toUpperCase(Locale.ROOT);
        Optional<ChartColumn> column = ChartColumn.ofName(name);
        if (column.isPresent()) {
          places.putIfAbsent(column.get(), i);
        } else if (RESULTS.contains(name)) {
          results.add(name);
        } else {
          unknown.add(
              name.isEmpty() ? "number " + (i + 1) + " without a name" : Excerpt.of(written));
        }
        if (!name.isEmpty() && !seen.add(name) && repeated.isEmpty()) {
          repeated = Optional.of(column.isPresent() ? name : Excerpt.of(written));
        }
      }
      return repeated;
    }

    private String missingId() {
      String first = names.getFirst();
      if (first.contains(";")) {
        return "the cells are separated by semicolons; save the file with commas (and numbers with"
            + " a point)";
      }
      if (first.contains("\t")) {
        return "the cells are separated by tabs; save the file with commas";
      }
      return "there is no column ID; the first line names the columns, e.g."
          + " ID,TIME,EVID,DRUG,ROUTE,AMT,UNIT,OBS,DV";
    }

    private static String timeColumns(List<ChartColumn> found) {
      return found.isEmpty()
          ? "there is no time column; add one of TIME (hours), DAY (whole days) or DATETIME"
              + " (ISO-8601 with zone)"
          : "there is more than one time column ("
              + String.join(", ", found.stream().map(ChartColumn::name).toList())
              + "); keep one of them";
    }

    private void reportUnknown() {
      if (!results.isEmpty()) {
        problems.note(
            line,
            "",
            "results of an earlier run ("
                + String.join(", ", results)
                + ") are not read; new ones replace them when the chart is written");
      }
      if (!unknown.isEmpty()) {
        String more =
            unknown.size() > MOST_LISTED ? " and " + (unknown.size() - MOST_LISTED) + " more" : "";
        problems.note(
            line,
            "",
            "columns that are kept and not interpreted: "
                + String.join(", ", unknown.stream().limit(MOST_LISTED).toList())
                + more);
      }
    }
  }
}
