package org.blockade.service.trial;

/// Rows that a trial can leave behind.
public enum RowKind {
  /// One row for each subject, as CSV.
  SUBJECTS_CSV("subjects.csv"),
  /// One row for each day of each subject, as CSV.
  DAYS_CSV("days.csv"),
  /// One row for each subject, as Parquet.
  SUBJECTS_PARQUET("subjects.parquet"),
  /// One row for each day of each subject, as Parquet.
  DAYS_PARQUET("days.parquet");

  private final String ending;

  RowKind(String ending) {
    this.ending = ending;
  }

  String ending() {
    return ending;
  }

  boolean daily() {
    return this == DAYS_CSV || this == DAYS_PARQUET;
  }
}
