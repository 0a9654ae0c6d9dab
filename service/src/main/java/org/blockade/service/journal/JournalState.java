package org.blockade.service.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.blockade.protocol.course.PersonRecord;
import org.blockade.protocol.facts.Fact;
import org.blockade.simulator.dosing.TimeAxis;
import org.blockade.simulator.quantity.ModelTime;
import org.jspecify.annotations.Nullable;

/// Current state, derived from entries: the same entries, rules and time give the same state.
///
/// An entry counts from when it was recorded. A correction undoes one earlier entry about the same
/// person; it cannot undo a correction, a disclosure or its review, for what was disclosed stays
/// disclosed.
public final class JournalState {

  private JournalState() {}

  /// The state of everybody.
  ///
  /// @param entries in any order; those recorded after now do not count
  /// @param rules what to make of a person's record
  public static <V> Map<String, PersonState<V>> of(
      List<Entry> entries, Function<PersonRecord, V> rules, Instant now) {
    Map<String, List<Entry>> byPerson = new TreeMap<>();
    entries.stream()
        .filter(entry -> !entry.recorded().isAfter(now))
        .sorted(java.util.Comparator.comparingLong(Entry::number))
        .forEach(entry ->
            byPerson.computeIfAbsent(entry.person(), person -> new ArrayList<>()).add(entry));
    Map<String, PersonState<V>> states = new TreeMap<>();
    byPerson.forEach((person, own) -> states.put(person, new Reading(own, now).state(rules)));
    return Collections.unmodifiableMap(states);
  }

  /// One person's entries, read in their order.
  private static final class Reading {

    private final Instant now;
    private final List<Entry> entries;
    private final Map<String, Entry> earlier = new HashMap<>();
    private final Map<Long, Content> contents = new HashMap<>();
    private final Set<Long> corrected = new TreeSet<>();
    private final Map<String, Instant> revoked = new HashMap<>();
    private final List<PersonState.Unread> unread = new ArrayList<>();
    private final Set<StateProblem> problems = EnumSet.noneOf(StateProblem.class);

    Reading(List<Entry> entries, Instant now) {
      this.entries = entries;
      this.now = now;
      entries.forEach(this::read);
    }

    private void read(Entry entry) {
      Content content = entry.content();
      contents.put(entry.number(), content);
      switch (content) {
        case Content.Corrected(String of, String reason) -> correct(of);
        case Content.Overridden override -> {
          if (!(named(override.decision()) instanceof Content.DecisionMade)) {
            problems.add(StateProblem.OVERRIDES_NOTHING);
          }
        }
        case Content.ConsentRevoked(String consent) -> {
          // Taken back is taken back, even where the entry it names was corrected or is unknown.
          revoked.putIfAbsent(consent, entry.recorded());
          if (!(named(consent) instanceof Content.ConsentGiven)) {
            problems.add(StateProblem.REVOKES_NOTHING);
          }
        }
        case Content.Disclosed disclosed ->
            disclosed
                .consent()
                .filter(id -> !inForce(id, entry.recorded()))
                .ifPresent(id -> problems.add(StateProblem.DISCLOSED_WITHOUT_CONSENT));
        case Content.Reviewed review -> {
          if (!(named(review.disclosure()) instanceof Content.Disclosed)) {
            problems.add(StateProblem.REVIEWS_NOTHING);
          }
        }
        case Content.RestrictionAsked restriction -> {}
        case Content.NotUnderstood(String why) ->
            unread.add(new PersonState.Unread(entry.number(), why));
        case Content.Registered registered -> {}
        case Content.FactStated fact -> {}
        case Content.DecisionMade decision -> {}
        case Content.ConsentGiven consent -> {}
      }
      earlier.put(entry.id(), entry);
    }

    private void correct(String id) {
      Entry wrong = earlier.get(id);
      switch (named(id)) {
        case Content.Corrected again -> problems.add(StateProblem.CORRECTS_A_CORRECTION);
        // It happened. And nobody's consent comes back by a correction: a new one is signed.
        case Content.Disclosed disclosed -> problems.add(StateProblem.CORRECTS_WHAT_STAYS);
        case Content.ConsentRevoked taken -> problems.add(StateProblem.CORRECTS_WHAT_STAYS);
        case Content.Reviewed review -> problems.add(StateProblem.CORRECTS_WHAT_STAYS);
        case null -> problems.add(StateProblem.CORRECTS_NOTHING);
        case Content.Registered registered -> undo(wrong);
        case Content.FactStated fact -> undo(wrong);
        case Content.DecisionMade decision -> undo(wrong);
        case Content.Overridden override -> undo(wrong);
        case Content.ConsentGiven consent -> undo(wrong);
        case Content.RestrictionAsked restriction -> undo(wrong);
        case Content.NotUnderstood unknown -> undo(wrong);
      }
    }

    private void undo(@Nullable Entry wrong) {
      if (wrong != null && !corrected.add(wrong.number())) {
        problems.add(StateProblem.CORRECTED_TWICE);
      }
    }

    private @Nullable Content named(String id) {
      Entry entry = earlier.get(id);
      return entry == null ? null : contents.get(entry.number());
    }

    private boolean inForce(String id, Instant at) {
      Entry entry = earlier.get(id);
      return entry != null
          && !corrected.contains(entry.number())
          && contents.get(entry.number()) instanceof Content.ConsentGiven given
          && !revoked.containsKey(id)
          && !at.isBefore(given.signed())
          && given.expires().filter(end -> !at.isBefore(end)).isEmpty();
    }

    private List<Entry> standing(Class<? extends Content> kind) {
      return entries.stream()
          .filter(entry -> kind.isInstance(contents.get(entry.number())))
          .filter(entry -> !corrected.contains(entry.number()))
          .toList();
    }

    <V> PersonState<V> state(Function<PersonRecord, V> rules) {
      Optional<PersonRecord> record = record();
      record
          .filter(known -> !known.problems().isEmpty())
          .ifPresent(known -> problems.add(StateProblem.RECORD));
      return new PersonState<>(
          registered(),
          record,
          record.map(rules),
          standing(Content.DecisionMade.class),
          standing(Content.Overridden.class),
          standing(Content.Disclosed.class),
          standing(Content.ConsentGiven.class).stream()
              .filter(entry -> inForce(entry.id(), now))
              .toList(),
          List.copyOf(corrected),
          unread,
          List.copyOf(problems));
    }

    private Optional<Content.Registered> registered() {
      return standing(Content.Registered.class).stream()
          .map(entry -> contents.get(entry.number()))
          .map(Content.Registered.class::cast)
          .reduce((earlier, later) -> later);
    }

    /// The facts on the time line of the first of them.
    private Optional<PersonRecord> record() {
      List<Content.FactStated> facts =
          standing(Content.FactStated.class).stream()
              .map(entry -> contents.get(entry.number()))
              .map(Content.FactStated.class::cast)
              .toList();
      if (facts.isEmpty()) {
        return Optional.empty();
      }
      TimeAxis.Calendar axis = facts.getFirst().axis();
      return Optional.of(
          PersonRecord.of(
              facts.stream().map(stated -> on(axis, stated)).toList(),
              axis.timeOf(now.atZone(axis.zone())),
              axis));
    }

    private static Fact on(TimeAxis.Calendar axis, Content.FactStated stated) {
      return axis.origin().equals(stated.axis().origin())
          ? stated.fact()
          : FactTimes.moved(stated.fact(), moment -> move(moment, stated.axis(), axis));
    }

    private static ModelTime move(ModelTime time, TimeAxis.Calendar from, TimeAxis.Calendar to) {
      return new ModelTime(time.hours() + to.timeOf(from.origin().atZone(to.zone())).hours());
    }
  }
}
