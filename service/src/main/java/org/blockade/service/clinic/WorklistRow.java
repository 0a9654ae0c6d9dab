package org.blockade.service.clinic;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.blockade.protocol.facts.Side;
import org.blockade.protocol.guideline.NextInjection;
import org.blockade.service.journal.Content;

/// One person on the worklist.
///
/// @param person the person's id
/// @param registered who it is; empty where nobody said
/// @param state where the person stands
/// @param protectedUntil when protection is lost if no further dose is given
/// @param visit the next injection; empty where none is on record
/// @param waitUntil day before which a first dose is too early
/// @param openChecks what is to be found out, in the words of the findings
/// @param lastLiverTest the last liver test
/// @param hold what holds a dose, also a first one, if something does
/// @param flags what has to be seen at once
/// @param asOf the time for which all this holds
/// @param lastEntry number of the person's last entry that counts in it; 0 where none was looked at
///   yet
public record WorklistRow(
    String person,
    Optional<Content.Registered> registered,
    ProtectionState state,
    Optional<Until> protectedUntil,
    Optional<Visit> visit,
    Optional<LocalDate> waitUntil,
    List<String> openChecks,
    Optional<LiverTest> lastLiverTest,
    Optional<String> hold,
    Set<Flag> flags,
    Instant asOf,
    long lastEntry) {

  /// The order of a worklist, the most urgent first:
  ///
  /// 1. whoever answered that there are thoughts of death or self-harm; then whoever has a symptom
  ///    that asks for care at once;
  /// 2. by state: unprotected, unknown, fading, starting, waiting, protected, stopped;
  /// 3. by the next injection: lapsed, late, on time, early, none on record; the longest past due
  ///    first;
  /// 4. by the day on which protection is lost in 5 of 100 people like this;
  /// 5. by name, and at last by id, so that the order is always the same.
  public static final Comparator<WorklistRow> URGENCY =
      Comparator.comparing((WorklistRow row) -> !row.flags.contains(Flag.SELF_HARM))
          .thenComparing(row -> !row.flags.contains(Flag.URGENT_SYMPTOM))
          .thenComparing(WorklistRow::state)
          .thenComparing(row -> row.visit.map(Visit::timing), timings())
          .thenComparingLong(row -> -row.visit.map(Visit::daysPastDue).orElse(Long.MIN_VALUE + 1))
          .thenComparing(row -> row.protectedUntil.flatMap(Until::early).orElse(Instant.MAX))
          .thenComparing(row -> row.registered.map(Content.Registered::familyName).orElse(""))
          .thenComparing(row -> row.registered.map(Content.Registered::givenName).orElse(""))
          .thenComparing(WorklistRow::person);

  /// When protection is lost. Each is empty where it is not lost within the time looked at, and
  /// equal to the last dose where it never came.
  ///
  /// @param early in 5 of 100 people like this
  /// @param typical in the typical person
  /// @param late in 95 of 100
  public record Until(Optional<Instant> early, Optional<Instant> typical, Optional<Instant> late) {}

  /// The next injection.
  ///
  /// @param due the day on which it is due
  /// @param daysPastDue local days since then; below 0 before it
  /// @param timing what an injection now would be, by the stricter of calendar and forecast
  /// @param side the side; empty where that of the last one was not recorded
  /// @param decision what a visit now would come to, in a few words
  public record Visit(
      LocalDate due,
      long daysPastDue,
      NextInjection.Timing timing,
      Optional<Side> side,
      String decision) {}

  /// A liver test.
  ///
  /// @param highest the higher of the enzymes of that day, as a multiple of the upper limit of
  ///   normal
  public record LiverTest(LocalDate day, double highest) {}

  public WorklistRow {
    openChecks = List.copyOf(openChecks);
    EnumSet<Flag> copy = EnumSet.noneOf(Flag.class);
    copy.addAll(flags);
    flags = java.util.Collections.unmodifiableSet(copy);
  }

  /// Somebody who was not computed yet. Nothing is known, and it says so.
  static WorklistRow waiting(String person, Optional<Content.Registered> registered, Instant asOf) {
    return new WorklistRow(
        person,
        registered,
        ProtectionState.UNKNOWN,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of("all of it: it is being computed; take the person as unprotected until then"),
        Optional.empty(),
        Optional.empty(),
        Set.of(),
        asOf,
        0);
  }

  /// Whether nothing was computed yet.
  public boolean isWaiting() {
    return lastEntry == 0;
  }

  /// The name as a list shows it; never empty.
  public String name() {
    return registered
        .map(each -> each.familyName() + ", " + each.givenName())
        .orElse("(not registered)");
  }

  private static Comparator<Optional<NextInjection.Timing>> timings() {
    return Comparator.comparingInt(
        (Optional<NextInjection.Timing> timing) -> -timing.map(Enum::ordinal).orElse(-1));
  }
}
