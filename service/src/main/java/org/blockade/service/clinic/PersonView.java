package org.blockade.service.clinic;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.blockade.protocol.decision.VisitDecision;
import org.blockade.service.forecast.ProtectionReport;
import org.blockade.service.journal.Content;
import org.blockade.service.journal.Entry;
import org.blockade.service.journal.PersonState;
import org.blockade.service.plan.PlanAnswer;
import org.blockade.service.screening.ScreenAnswer;

/// One person as of a time: what a page shows.
///
/// @param row the same as on the worklist
/// @param protection protection now and ahead, with a point of the curve every 12 hours
/// @param plan steps, and what a visit now would come to
/// @param screening may a first dose be given; only where no injection is on record, or the next
///   dose is a new start, also where something holds it
/// @param decisions decisions that stand
/// @param overrides where a clinician went another way
/// @param consents in force
/// @param disclosures all of them
/// @param timeline every entry, the latest first
/// @param notUnderstood entries of another version
/// @param problems what is wrong with the entries as a whole
/// @param subjects virtual people behind the numbers
/// @param asOf the time for which it holds
public record PersonView(
    String person,
    Optional<Content.Registered> registered,
    WorklistRow row,
    ProtectionReport protection,
    PlanAnswer plan,
    Optional<ScreenAnswer> screening,
    List<Entry> decisions,
    List<Entry> overrides,
    List<Entry> consents,
    List<Entry> disclosures,
    List<TimelineItem> timeline,
    List<PersonState.Unread> notUnderstood,
    List<String> problems,
    int subjects,
    Instant asOf) {

  public PersonView {
    decisions = List.copyOf(decisions);
    overrides = List.copyOf(overrides);
    consents = List.copyOf(consents);
    disclosures = List.copyOf(disclosures);
    timeline = List.copyOf(timeline);
    notUnderstood = List.copyOf(notUnderstood);
    problems = List.copyOf(problems);
  }

  /// Whether an injection now is what the plan says, and nothing asks a clinician to look first.
  public boolean injectionIsToBeGiven() {
    return plan.plan().decision() instanceof VisitDecision.Give
        && !row.flags().contains(Flag.URGENT_SYMPTOM);
  }
}
