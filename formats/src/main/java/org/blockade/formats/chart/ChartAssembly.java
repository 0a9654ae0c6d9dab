package org.blockade.formats.chart;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blockade.simulator.dosing.TimeAxis;
import org.blockade.simulator.quantity.ModelTime;

/// Puts the good rows of a file together: the origin of time, then each person's rows.
final class ChartAssembly {

  /// Hours of the day at which a `DAY` chart puts what happened. The choice of the format.
  static final int HOUR_OF_DOSES = 10;

  static final int HOUR_OF_OBSERVATIONS = 20;
  private static final double HOURS_PER_DAY = 24;

  private final ChartHeader header;
  private final CovariateRule rule;
  private final ChartProblems problems;

  ChartAssembly(ChartHeader header, CovariateRule rule, ChartProblems problems) {
    this.header = header;
    this.rule = rule;
    this.problems = problems;
  }

  Chart assemble(List<RowReader.Draft> drafts) {
    TimeAxis axis = axis(drafts);
    noteTimeGoingBack(drafts);
    Map<String, List<ChartRow>> rows = new LinkedHashMap<>();
    for (RowReader.Draft draft : drafts) {
      ModelTime time = time(draft.time(), changesTheBody(draft.event()), axis);
      rows.computeIfAbsent(draft.id(), id -> new ArrayList<>()).add(draft.at(time));
    }
    List<PersonChart> persons = new ArrayList<>();
    rows.forEach((id, own) -> persons.add(new PersonChart(id, own, rule)));
    persons.forEach(person -> noteUnlikely(person, axis));
    return new Chart(axis, header.names(), persons);
  }

  /// The refused rows on the axis of the chart, which the good rows alone decide.
  static List<UnreadRow> unread(List<RowReader.Refused> refused, TimeAxis axis) {
    return refused.stream()
        .map(row ->
            new UnreadRow(
                row.line(),
                row.id(),
                row.time().map(time -> time(time, row.acts(), axis)),
                row.about()))
        .toList();
  }

  private TimeAxis axis(List<RowReader.Draft> drafts) {
    return switch (header.timeColumn()) {
      case TIME -> new TimeAxis.Elapsed();
      case DAY -> new TimeAxis.StudyDays();
      default -> calendar(drafts);
    };
  }

  /// Hour 0 is the midnight before the earliest row, in the zone of the first.
  private static TimeAxis calendar(List<RowReader.Draft> drafts) {
    List<ZonedDateTime> moments =
        drafts.stream()
            .map(RowReader.Draft::time)
            .filter(RowTime.Moment.class::isInstance)
            .map(time -> ((RowTime.Moment) time).moment())
            .toList();
    ZoneId zone = moments.isEmpty() ? ZoneOffset.UTC : moments.getFirst().getZone();
    Optional<Instant> earliest =
        moments.stream().map(ZonedDateTime::toInstant).min(Comparator.naturalOrder());
    Instant origin =
        earliest
            .map(first -> first.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant())
            .orElse(Instant.EPOCH);
    return new TimeAxis.Calendar(origin, zone);
  }

  private static ModelTime time(RowTime time, boolean acts, TimeAxis axis) {
    return switch (time) {
      case RowTime.Hours hours -> new ModelTime(hours.hours());
      case RowTime.Day day ->
          new ModelTime(day.day() * HOURS_PER_DAY + (acts ? HOUR_OF_DOSES : HOUR_OF_OBSERVATIONS));
      case RowTime.Moment moment ->
          switch (axis) {
            case TimeAxis.Calendar calendar -> calendar.timeOf(moment.moment());
            case TimeAxis.Elapsed elapsed -> throw new IllegalStateException("no calendar");
            case TimeAxis.StudyDays days -> throw new IllegalStateException("no calendar");
          };
    };
  }

  /// A reset stands with the doses of its day, or it would undo those that follow it in the file.
  private static boolean changesTheBody(ChartEvent event) {
    return switch (event) {
      case ChartEvent.Dose dose -> true;
      case ChartEvent.Reset reset -> true;
      case ChartEvent.ResetAndDose both -> true;
      case ChartEvent.Observation observation -> false;
      case ChartEvent.Other other -> false;
    };
  }

  private void noteTimeGoingBack(List<RowReader.Draft> drafts) {
    Map<String, Double> latest = new HashMap<>();
    for (RowReader.Draft draft : drafts) {
      double order = draft.time().order();
      double before = latest.getOrDefault(draft.id(), Double.NEGATIVE_INFINITY);
      if (order < before) {
        noteTimeGoingBack(draft);
      }
      latest.put(draft.id(), Math.max(order, before));
    }
  }

  private void noteTimeGoingBack(RowReader.Draft draft) {
    boolean reset =
        draft.event() instanceof ChartEvent.Reset
            || draft.event() instanceof ChartEvent.ResetAndDose;
    if (reset) {
      problems.noteOnce(
          "time goes back at a reset",
          draft.line(),
          header.timeColumn().name(),
          "time goes back at a reset, but a reset does not start the clock again: the person's rows"
              + " are sorted by time; write a second occasion with its own ID");
    } else {
      problems.noteOnce(
          "time goes back",
          draft.line(),
          header.timeColumn().name(),
          "time goes back here within a person; the rows are sorted by time");
    }
  }

  private void noteUnlikely(PersonChart person, TimeAxis axis) {
    for (UnlikelyRecord record : UnlikelyRecords.of(person, axis)) {
      problems.note(record.line(), record.column(), record.message());
    }
  }
}
