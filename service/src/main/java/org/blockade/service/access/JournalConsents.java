package org.blockade.service.access;

import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.blockade.service.journal.Content;
import org.blockade.service.journal.Journal;

/// Consents as they stand in the journal. A person's entries are read again only when there is a
/// new one; what time ends is looked at each time.
public final class JournalConsents implements Consents {

  /// People who are remembered. A choice; the one not asked about longest is forgotten.
  private static final int REMEMBERED = 5_000;

  private static final DisclosureRules RULES = DisclosureRules.standard();

  private final Journal journal;
  private final Clock clock;
  private final Map<String, Known> known =
      Collections.synchronizedMap(
          new LinkedHashMap<>(256, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
              return size() > REMEMBERED;
            }
          });

  private record Known(long last, ConsentRecord record) {}

  public JournalConsents(Journal journal, Clock clock) {
    this.journal = journal;
    this.clock = clock;
  }

  /// Version of the rules under which a consent is taken today.
  public static String policy() {
    return RULES.policy();
  }

  /// How long an emergency lasts that was declared (min).
  public static long emergencyMinutes() {
    return RULES.emergency().toMinutes();
  }

  /// What one person agreed to; empty where nothing is on record about such a person.
  public Optional<ConsentRecord> record(String person) {
    long last = journal.lastOf(person);
    if (last == 0) {
      return Optional.empty();
    }
    Known before = known.get(person);
    if (before != null && before.last() == last) {
      return Optional.of(before.record());
    }
    ConsentRecord read = ConsentRecord.of(journal.entriesOf(person));
    known.put(person, new Known(last, read));
    return Optional.of(read);
  }

  /// When an emergency ends that an account declared, if one runs.
  public Optional<Instant> emergencyUntil(String person, String account) {
    return record(person)
        .flatMap(all -> all.emergencyUntil(account, clock.instant(), RULES.emergency()));
  }

  /// Consents to the record that open something to a computer system. One counts for a system only
  /// where it names that system and says of which kinds of information, and none does while a
  /// restriction stands that the clinic agreed to (42 CFR 2.26): whether somebody belongs to "my
  /// treating providers", what words like "my treatment" mean, and what a restriction leaves, only
  /// people can tell.
  public List<ConsentRecord.Given> opening(String person, Account system) {
    return record(person).stream()
        .filter(all -> !all.isRestricted())
        .flatMap(all -> all.inForce(clock.instant()).stream())
        .filter(each -> each.content().covers() == Content.ConsentGiven.Covers.RECORD)
        .filter(each -> each.names(system.name()))
        .filter(each -> !each.content().opens().isEmpty())
        .toList();
  }

  /// For a computer system, what `opening` finds.
  @Override
  public Set<ConsentState> of(String person, Account account) {
    EnumSet<ConsentState> states = EnumSet.noneOf(ConsentState.class);
    boolean system = account.roles().stream().anyMatch(Role::isSystem);
    List<ConsentRecord.Given> counting =
        system
            ? opening(person, account)
            : record(person).stream()
                .flatMap(all -> all.inForce(clock.instant()).stream())
                .toList();
    counting.forEach(each -> states.add(state(each.content().covers())));
    if (emergencyUntil(person, account.name()).isPresent()) {
      states.add(ConsentState.EMERGENCY);
    }
    return states.isEmpty() ? Set.of(ConsentState.NONE) : states;
  }

  private static ConsentState state(Content.ConsentGiven.Covers covers) {
    return switch (covers) {
      case RECORD -> ConsentState.TREATMENT;
      case COUNSELLING_NOTES -> ConsentState.COUNSELLING_NOTES;
    };
  }
}
