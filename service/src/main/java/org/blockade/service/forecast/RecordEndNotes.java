package org.blockade.service.forecast;

import java.util.ArrayList;
import java.util.List;
import org.blockade.formats.chart.UnreadRow;
import org.blockade.simulator.quantity.ModelTime;

/// Whether the record may reach further than what of it could be read.
final class RecordEndNotes {

  private RecordEndNotes() {}

  static List<Note> of(PersonHistory person, ModelTime asOf) {
    List<UnreadRow> own = person.unread().stream().filter(row -> row.id().isPresent()).toList();
    long late =
        own.stream()
            .filter(row -> row.time().filter(time -> !time.isBefore(asOf)).isPresent())
            .count();
    long timeless = own.stream().filter(row -> row.time().isEmpty()).count();
    boolean anybody =
        person.unread().stream()
            .filter(row -> row.id().isEmpty())
            .anyMatch(row -> row.time().filter(time -> time.isBefore(asOf)).isEmpty());
    List<Note> notes = new ArrayList<>();
    if (late > 0) {
      add(
          "RECORD NOT READ TO ITS END: " + rows(late) + " at or after this time could not be read",
          notes);
    }
    if (timeless > 0) {
      add(
          "THE RECORD MAY GO ON AFTER THIS TIME: the time of "
              + rows(timeless)
              + " could not be read",
          notes);
    }
    if (anybody) {
      add(
          "THE RECORD MAY GO ON AFTER THIS TIME: a row that names nobody who can be read may be"
              + " about this person",
          notes);
    }
    return notes;
  }

  private static void add(String text, List<Note> notes) {
    notes.add(new Note(Note.Kind.RECORD_END, text));
  }

  private static String rows(long count) {
    return count == 1 ? "1 row of this person" : count + " rows of this person";
  }
}
