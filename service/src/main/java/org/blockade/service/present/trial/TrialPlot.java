package org.blockade.service.present.trial;

import java.util.Arrays;
import java.util.List;

/// A plot with the table of its numbers. The page and the pictures are drawn from it.
///
/// @param id for files and anchors
/// @param note what to know when reading it; may be empty
/// @param horizontal what the horizontal axis shows
/// @param vertical what the vertical axis shows
/// @param most upper end of the vertical axis, which begins at 0
/// @param legend whether lines have names that matter
public record TrialPlot(
    String id,
    String title,
    String note,
    Kind kind,
    String horizontal,
    String vertical,
    double most,
    boolean legend,
    List<Line> lines,
    Table table) {

  public TrialPlot {
    lines = List.copyOf(lines);
  }

  /// How it is drawn.
  public enum Kind {
    /// Lines over days.
    LINES,
    /// A point with its interval for each line, on a logarithmic axis.
    FOREST
  }

  /// A line, with a band where `low` and `high` have values.
  ///
  /// @param colour number of its colour
  /// @param dashed whether it is dashed
  /// @param points whether there are points in place of the line
  @SuppressWarnings("ArrayRecordComponent") // read only
  public record Line(
      String name,
      int colour,
      boolean dashed,
      boolean points,
      double[] x,
      double[] y,
      double[] low,
      double[] high) {

    static Line of(String name, int colour, boolean dashed, double[] y) {
      return new Line(name, colour, dashed, false, days(y.length), y, new double[0], new double[0]);
    }

    static Line banded(String name, int colour, double[] y, double[] low, double[] high) {
      return new Line(name, colour, false, false, days(y.length), y, low, high);
    }

    private static double[] days(int count) {
      double[] days = new double[count];
      Arrays.setAll(days, day -> day);
      return days;
    }

    boolean band() {
      return low.length > 0;
    }
  }

  /// Rows to read.
  public record Table(List<String> head, List<List<String>> rows) {
    public Table {
      head = List.copyOf(head);
      rows = rows.stream().map(List::copyOf).toList();
    }
  }
}
