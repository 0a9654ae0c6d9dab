package org.blockade.service.journal;

import java.util.List;
import java.util.Optional;
import org.blockade.protocol.course.PersonRecord;

/// What stands about one person at a time.
///
/// @param registered who the person is, as it was told last; empty where nobody said
/// @param record the facts that stand, corrections applied; empty where there is none that is
///   understood
/// @param verdict what the rules make of the record
/// @param decisions decisions, overrides and disclosures that stand, in their order
/// @param consents entries of consents in force
/// @param corrected numbers of entries that a correction undid
/// @param notUnderstood entries of another version: their numbers and why
/// @param problems what is wrong with the person's entries as a whole
/// @param <V> what the rules answer
public record PersonState<V>(
    Optional<Content.Registered> registered,
    Optional<PersonRecord> record,
    Optional<V> verdict,
    List<Entry> decisions,
    List<Entry> overrides,
    List<Entry> disclosures,
    List<Entry> consents,
    List<Long> corrected,
    List<Unread> notUnderstood,
    List<StateProblem> problems) {

  /// An entry that this version does not understand.
  public record Unread(long number, String why) {}

  public PersonState {
    decisions = List.copyOf(decisions);
    overrides = List.copyOf(overrides);
    disclosures = List.copyOf(disclosures);
    consents = List.copyOf(consents);
    corrected = List.copyOf(corrected);
    notUnderstood = List.copyOf(notUnderstood);
    problems = List.copyOf(problems);
  }

  /// Whether everything that was recorded is counted. Where it is not, the state is not known in
  /// full, and whoever shows it says so.
  public boolean complete() {
    return notUnderstood.isEmpty() && problems.isEmpty();
  }
}
