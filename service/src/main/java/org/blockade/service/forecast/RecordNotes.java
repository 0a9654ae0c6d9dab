package org.blockade.service.forecast;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.blockade.formats.chart.UnlikelyRecord;
import org.blockade.protocol.course.NaltrexoneCourse;
import org.blockade.simulator.quantity.ModelTime;

/// What of the record is seldom true, for the reader of the answer, who may not have the chart. One
/// note for each kind, in an order that does not depend on that of the rows.
final class RecordNotes {

  private RecordNotes() {}

  static List<Note> of(PersonHistory person, NaltrexoneCourse course) {
    Map<String, List<ModelTime>> times = new TreeMap<>();
    for (UnlikelyRecord record : person.unlikely()) {
      if (!record.time().isAfter(course.asOf())) {
        times.computeIfAbsent(record.remark(), remark -> new ArrayList<>()).add(record.time());
      }
    }
    List<Note> notes = new ArrayList<>();
    times.forEach((remark, found) ->
        notes.add(new Note(Note.Kind.CHECK_RECORD, note(remark, found, course))));
    return notes;
  }

  private static String note(String remark, List<ModelTime> found, NaltrexoneCourse course) {
    ModelTime last = found.stream().max(Comparator.naturalOrder()).orElseThrow();
    String when = DaysBefore.words(course.axis().daysBetween(last, course.asOf()));
    return "check the record: "
        + remark
        + (found.size() == 1
            ? " (" + when + ")"
            : " (" + found.size() + " times, last " + when + ")");
  }
}
