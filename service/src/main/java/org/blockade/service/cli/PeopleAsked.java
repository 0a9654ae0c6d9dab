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
/// @param lastTime what `+14d` counts from
/// @param rowsRefused rows or resources that could not be read, of whomever
/// @param remarks what the answer must say about them
/// @param recorded whether it is a record of what was, not a regimen
record PeopleAsked(
    List<PersonHistory> people,
    ModelTime asOf,
    boolean asOfGiven,
    Optional<Chart> chart,
    Optional<ModelTime> lastTime,
    int rowsRefused,
    List<String> remarks,
    boolean recorded) {

  /// Whether every row could be read.
  boolean complete() {
    return rowsRefused == 0;
  }

  boolean many() {
    return people.size() > 1;
  }
}
