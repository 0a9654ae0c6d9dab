package org.blockade.service.fhir.write;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.blockade.protocol.facts.Fact;
import org.blockade.service.clinic.Flag;
import org.blockade.service.clinic.ProtectionState;
import org.blockade.service.forecast.ProtectionReport;
import org.blockade.service.journal.Content;
import org.blockade.service.journal.Versions;
import org.blockade.service.plan.PlanAnswer;
import org.blockade.service.screening.ScreenAnswer;
import org.blockade.simulator.dosing.TimeAxis;

/// What is known about one person as of a time, and is written.
///
/// @param person the person's id
/// @param registered who it is; empty where nobody said
/// @param facts the facts that stand, in the order in which they occurred
/// @param decisions what people decided, in their order
/// @param axis the time line of the facts
/// @param screening may a first dose be given; only where that was asked
/// @param state the one word for where the person stands
/// @param flags what has to be seen at once
/// @param gaps what of the record could not be read, or is wrong with it as a whole
/// @param versions of model, parameters and rules that made what is derived
/// @param asOf the time for which it holds
/// @param version of what is derived: another one where it may be different
public record Known(
    String person,
    Optional<Registration> registered,
    List<Told> facts,
    List<Decided> decisions,
    TimeAxis.Calendar axis,
    ProtectionReport protection,
    PlanAnswer plan,
    Optional<ScreenAnswer> screening,
    ProtectionState state,
    Set<Flag> flags,
    List<String> gaps,
    Versions versions,
    Instant asOf,
    String version) {

  public Known {
    facts = List.copyOf(facts);
    decisions = List.copyOf(decisions);
    EnumSet<Flag> copy = EnumSet.noneOf(Flag.class);
    copy.addAll(flags);
    flags = Collections.unmodifiableSet(copy);
    gaps = List.copyOf(gaps);
  }

  /// Who the person is.
  ///
  /// @param trace of the entry that says so
  public record Registration(Content.Registered who, Trace trace) {}

  /// A fact.
  ///
  /// @param trace who recorded it, where that is known; a chart does not tell
  public record Told(Fact fact, Optional<Trace> trace) {}

  /// What somebody decided: a decision or an override.
  ///
  /// @param words what it came to, and why
  public record Decided(String words, Trace trace) {}

  /// Where something comes from.
  ///
  /// @param number of the entry of the journal
  public record Trace(long number, String author, Instant recorded, Versions versions) {}

  /// Whether naltrexone is on record, so that there is something to estimate.
  public boolean hasNaltrexone() {
    return !protection.course().given().isEmpty();
  }

  /// Whether an estimate may be given: somebody of whom the record is not understood is taken as
  /// unprotected, whatever a number would say.
  public boolean estimable() {
    return hasNaltrexone() && state != ProtectionState.UNKNOWN;
  }
}
