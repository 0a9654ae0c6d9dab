package org.blockade.formats.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.blockade.formats.chart.ChartProblem.Severity;

/// The problems of a file while it is read.
final class ChartProblems {

  /// More problems than this are only counted: nobody reads them, and a hostile file could fill the
  /// memory with them. A choice.
  private static final int MOST = 10_000;

  private final List<ChartProblem> problems = new ArrayList<>();
  private final Set<String> noted = new HashSet<>();
  private int leftOut;

  void refuseRow(int line, String column, String message) {
    add(new ChartProblem(line, Severity.REFUSED_ROW, column, message));
  }

  /// Always kept: it is the one that explains an empty chart.
  void refuseFile(int line, String column, String message) {
    problems.add(new ChartProblem(line, Severity.REFUSED_FILE, column, message));
  }

  void note(int line, String column, String message) {
    add(new ChartProblem(line, Severity.NOTE, column, message));
  }

  /// A note that is made at its first occasion only.
  ///
  /// @param occasion what counts as the same
  void noteOnce(String occasion, int line, String column, String message) {
    if (noted.add(occasion)) {
      note(line, column, message);
    }
  }

  private void add(ChartProblem problem) {
    if (problems.size() < MOST) {
      problems.add(problem);
    } else {
      leftOut++;
    }
  }

  List<ChartProblem> inOrder() {
    return problems.stream().sorted(Comparator.comparingInt(ChartProblem::line)).toList();
  }

  int leftOut() {
    return leftOut;
  }
}
