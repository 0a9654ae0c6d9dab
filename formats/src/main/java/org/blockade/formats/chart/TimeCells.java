package org.blockade.formats.chart;

import java.time.ZonedDateTime;
import java.util.Optional;

/// Reads when a row was.
final class TimeCells {

  private static final double DAYS_PER_YEAR = 365.25;
  private static final double HOURS_PER_DAY = 24;

  private final ChartCells cells;
  private final Plausible.Lengths lengths;

  TimeCells(ChartCells cells, Plausible.Lengths lengths) {
    this.cells = cells;
    this.lengths = lengths;
  }

  Optional<RowTime> read() {
    ChartColumn column = cells.timeColumn();
    if (!cells.has(column)) {
      cells.refuse(column, "the row has no time; write when it was");
      return Optional.empty();
    }
    return switch (column) {
      case TIME -> hours();
      case DAY -> day();
      default -> moment();
    };
  }

  private Optional<RowTime> hours() {
    double most = lengths.yearsFromOrigin() * DAYS_PER_YEAR * HOURS_PER_DAY;
    if (cells.text(ChartColumn.TIME).filter(text -> text.contains(":")).isPresent()) {
      cells.refuse(
          ChartColumn.TIME,
          "the cell holds a time of day; write hours, e.g. 10.5, or use the column DATETIME");
      return Optional.empty();
    }
    return cells.numberWithin(ChartColumn.TIME, -most, most, "h").stream()
        .<RowTime>mapToObj(RowTime.Hours::new)
        .findFirst();
  }

  private Optional<RowTime> day() {
    int most = (int) (lengths.yearsFromOrigin() * DAYS_PER_YEAR);
    return cells
        .whole(
            ChartColumn.DAY,
            -most,
            most,
            "is no whole day between "
                + -most
                + " and "
                + most
                + "; doses are at 10:00 and observations at 20:00 of a day, so write other times"
                + " as hours in the column TIME")
        .stream()
        .<RowTime>mapToObj(RowTime.Day::new)
        .findFirst();
  }

  private Optional<RowTime> moment() {
    String text = cells.text(ChartColumn.DATETIME).orElseThrow();
    return switch (MomentWords.read(text, Optional.empty())) {
      case TimeReading.Refused<ZonedDateTime>(String message) -> {
        cells.refuseCell(ChartColumn.DATETIME, message);
        yield Optional.empty();
      }
      case TimeReading.Read<ZonedDateTime>(ZonedDateTime moment) -> believed(moment);
    };
  }

  /// The moment that a cell of a row names which is refused already; says nothing about it.
  static Optional<RowTime> moment(String cell, Plausible.Lengths lengths) {
    return switch (MomentWords.read(ChartCells.trimmed(cell), Optional.empty())) {
      case TimeReading.Refused<ZonedDateTime> refused -> Optional.empty();
      case TimeReading.Read<ZonedDateTime>(ZonedDateTime moment) ->
          isBelieved(moment, lengths) ? Optional.of(new RowTime.Moment(moment)) : Optional.empty();
    };
  }

  private static boolean isBelieved(ZonedDateTime moment, Plausible.Lengths lengths) {
    return moment.getYear() >= lengths.earliestYear() && moment.getYear() <= lengths.latestYear();
  }

  private Optional<RowTime> believed(ZonedDateTime moment) {
    if (!isBelieved(moment, lengths)) {
      cells.refuseCell(
          ChartColumn.DATETIME,
          "is outside the years "
              + lengths.earliestYear()
              + " to "
              + lengths.latestYear()
              + "; check the year");
      return Optional.empty();
    }
    return Optional.of(new RowTime.Moment(moment));
  }
}
