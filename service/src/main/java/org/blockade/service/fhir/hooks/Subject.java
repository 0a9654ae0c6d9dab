package org.blockade.service.fhir.hooks;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.blockade.service.clinic.Stand;
import org.blockade.service.door.Sight;
import org.blockade.service.journal.Information;

/// Whom a call is about, as far as whoever asks may know.
///
/// @param person the id here; empty for somebody who is not on record, or may not be seen
/// @param sight how whoever asks sees the person; there where `person` is
/// @param missing what was asked for beforehand and not sent
/// @param notUnderstood what was sent, may matter, and was not understood
record Subject(
    Optional<String> person,
    Optional<Sight> sight,
    Stand stand,
    List<String> missing,
    List<String> notUnderstood) {

  /// Whether what is said leaves the clinic that treats.
  boolean isDisclosed() {
    return sight.filter(each -> !(each instanceof Sight.Treating)).isPresent();
  }

  /// Whether something may be said that tells of all these. What was only sent along tells nothing
  /// of the record here.
  boolean mayHear(Set<Information> kinds) {
    return sight.map(each -> each.shows(kinds)).orElse(true);
  }

  Subject {
    missing = List.copyOf(missing);
    notUnderstood = List.copyOf(notUnderstood);
  }
}
