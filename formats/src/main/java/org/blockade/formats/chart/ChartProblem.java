package org.blockade.formats.chart;

/// Something about a chart that its author should know.
///
/// @param line line of the file, 1 first
/// @param column name of the column as in the format; empty where it is about the whole row or file
/// @param message one sentence: what is wrong, and what would be right; holds no data of a person
public record ChartProblem(int line, Severity severity, String column, String message) {

  /// What follows from it.
  public enum Severity {
    /// The row was not read.
    REFUSED_ROW,
    /// Nothing of the file was read.
    REFUSED_FILE,
    /// Everything was read; this is how.
    NOTE
  }

  /// One line for people: `line 7, AMT: ...`.
  public String text() {
    return "line " + line + (column.isEmpty() ? "" : ", " + column) + ": " + message;
  }
}
