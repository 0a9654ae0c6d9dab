package org.blockade.service.cli;

import java.util.List;
import java.util.Optional;
import org.blockade.formats.chart.Chart;
import org.blockade.service.forecast.PersonHistory;
import org.blockade.simulator.quantity.ModelTime;

/// About whom a command is asked, and as of when.
///
/// @param asOf the time of the question
/// @param asOfGiven whether somebody named it; else it is the last thing on record
/// @param chart the chart that was read, if it was one
/// @param rowsRefused rows of the chart that could not be read, of whomever
record PeopleAsked(
    List<PersonHistory> people,
    ModelTime asOf,
    boolean asOfGiven,
    Optional<Chart> chart,
    int rowsRefused) {

  /// Whether every row could be read.
  boolean complete() {
    return rowsRefused == 0;
  }

  /// What the answer must say about rows that were not read.
  List<String> remarks() {
    return ChartInput.remarks(rowsRefused);
  }

  boolean many() {
    return people.size() > 1;
  }
}
