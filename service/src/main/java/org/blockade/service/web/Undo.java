package org.blockade.service.web;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.blockade.service.access.Account;
import org.blockade.service.clinic.PersonView;
import org.blockade.service.clinic.TimelineItem;

/// An entry that its author may still take back without a reason.
///
/// @param entry its id
/// @param words what it says
public record Undo(String entry, String words) {

  /// How long. A choice: long enough to see a slip, short enough that nobody has acted on it.
  static final Duration WINDOW = Duration.ofMinutes(10);

  /// Whether there is something to take back.
  ///
  /// @param recorded id of the entry that was just recorded; empty for none
  static Optional<Undo> of(PersonView view, String recorded, Account account, Instant now) {
    return view.timeline().stream()
        .filter(item -> item.id().equals(recorded) && may(item, account, now))
        .findFirst()
        .map(item -> new Undo(item.id(), item.words()));
  }

  static boolean may(TimelineItem item, Account account, Instant now) {
    return !item.corrected()
        && item.author().equals(account.name())
        && now.isBefore(item.recorded().plus(WINDOW));
  }
}
