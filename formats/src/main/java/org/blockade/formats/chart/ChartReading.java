package org.blockade.formats.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What became of a chart file: what could be read, and everything that could not.
///
/// @param name the file's name as given, for messages
/// @param chart the good rows; without people if the file was refused
/// @param problems in the order of lines
/// @param rowsRead rows that are in the chart
/// @param rowsRefused rows that are not; with `rowsRead` all rows below the header that hold
///   anything
/// @param problemsLeftOut problems beyond the first 10,000, which are only counted
/// @param unread the refused rows of a file that was read, in the order of the file: whose they are
///   and when they were, as far as that could be read
public record ChartReading(
    String name,
    Chart chart,
    List<ChartProblem> problems,
    int rowsRead,
    int rowsRefused,
    int problemsLeftOut,
    List<UnreadRow> unread) {

  public ChartReading {
    problems = List.copyOf(problems);
    unread = List.copyOf(unread);
  }

  /// People of whom there are rows but none that could be read, each with their rows, in the order
  /// of the file.
  public Map<String, List<UnreadRow>> peopleUnread() {
    Set<String> read = chart.persons().stream().map(PersonChart::id).collect(Collectors.toSet());
    Map<String, List<UnreadRow>> people = new LinkedHashMap<>();
    for (UnreadRow row : unread) {
      row.id()
          .filter(id -> !read.contains(id))
          .ifPresent(id -> people.computeIfAbsent(id, own -> new ArrayList<>()).add(row));
    }
    return people;
  }

  /// Whether nothing of the file could be read.
  public boolean fileRefused() {
    return problems.stream()
        .anyMatch(problem -> problem.severity() == ChartProblem.Severity.REFUSED_FILE);
  }

  /// Whether every row was read.
  public boolean complete() {
    return rowsRefused == 0 && !fileRefused();
  }
}
