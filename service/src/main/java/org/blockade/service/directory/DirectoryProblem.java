package org.blockade.service.directory;

/// Something about a file of clinics that its author should know.
///
/// @param line line of the file, 1 first
/// @param column the column it is about; empty where it is the whole row or file
/// @param message one sentence: what is wrong, and what would be right
public record DirectoryProblem(int line, Severity severity, String column, String message) {

  /// What follows from it.
  public enum Severity {
    /// The row was not read.
    REFUSED_ROW,
    /// Nothing of the file was read.
    REFUSED_FILE,
    /// The row was read; this is how.
    NOTE
  }

  /// One line for people: `line 7, lat: ...`.
  public String text() {
    return "line " + line + (column.isEmpty() ? "" : ", " + column) + ": " + message;
  }
}
