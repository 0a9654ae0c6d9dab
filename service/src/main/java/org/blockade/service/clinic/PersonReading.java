package org.blockade.service.clinic;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.blockade.protocol.course.PersonRecord;
import org.blockade.service.journal.Entry;
import org.blockade.service.journal.JournalState;
import org.blockade.service.journal.PersonState;

/// What stands about one person.
public final class PersonReading {

  private static final PersonState<PersonRecord> NOTHING =
      new PersonState<>(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of());

  private PersonReading() {}

  /// The state of a person; one of whom nothing is known where no entry was recorded by then.
  ///
  /// @param entries all about this person, in any order
  public static PersonState<PersonRecord> state(String person, List<Entry> entries, Instant now) {
    return JournalState.of(entries, record -> record, now).getOrDefault(person, NOTHING);
  }
}
