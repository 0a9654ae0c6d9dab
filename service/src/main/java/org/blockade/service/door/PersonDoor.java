package org.blockade.service.door;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.blockade.service.access.AccessPolicy;
import org.blockade.service.access.Account;
import org.blockade.service.access.Action;
import org.blockade.service.access.AuditTrail;
import org.blockade.service.access.ConsentRecord;
import org.blockade.service.access.ConsentState;
import org.blockade.service.access.JournalConsents;
import org.blockade.service.access.Verdict;
import org.blockade.service.journal.Content;
import org.blockade.service.journal.Draft;
import org.blockade.service.journal.Information;
import org.blockade.service.journal.Journal;
import org.blockade.service.journal.Versions;

/// Decides person by person whom somebody may see, and keeps account of it. For machine interfaces:
/// whoever may not be seen is not there. What a consent opens to a machine is told by
/// `JournalConsents`.
public final class PersonDoor {

  /// Disclosures of this hour that are known to be on record. A choice.
  private static final int REMEMBERED = 20_000;

  private static final String AFFILIATION = "a system registered with the clinic";
  private static final String DISCLOSER = "the clinic's service, asked by that system";

  private final Journal journal;
  private final JournalConsents consents;
  private final AuditTrail trail;
  private final Clock clock;
  private final Map<String, Boolean> onRecord =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > REMEMBERED;
        }
      };

  public PersonDoor(Journal journal, JournalConsents consents, AuditTrail trail, Clock clock) {
    this.journal = journal;
    this.consents = consents;
    this.trail = trail;
    this.clock = clock;
  }

  /// How an account may see a person; empty where it may not. It tells nothing of whether there is
  /// such a person.
  public Optional<Sight> sight(Account account, String person) {
    if (account.may(Action.SEE_PERSON)) {
      return Optional.of(new Sight.Treating());
    }
    Set<ConsentState> states = consents.of(person, account);
    if (AccessPolicy.decide(account.roles(), Action.DISCLOSE, states) != Verdict.ALLOWED) {
      return Optional.empty();
    }
    return Optional.of(
        states.contains(ConsentState.EMERGENCY)
            ? new Sight.Emergency()
            : new Sight.Disclosure(consents.opening(person, account)));
  }

  /// Notes that somebody asked about a person whom they may not see.
  public void refused(Account account, String person) {
    Action action =
        account.roles().stream()
                .anyMatch(role ->
                    AccessPolicy.decide(Set.of(role), Action.DISCLOSE, ConsentState.NONE)
                        == Verdict.NEEDS_CONSENT)
            ? Action.DISCLOSE
            : Action.SEE_PERSON;
    trail.note(account.name(), action.name(), Optional.of(person), Verdict.REFUSED.name());
  }

  /// Notes whom somebody sees, before anything is shown. What is a disclosure stands in the journal
  /// then, once for each person, recipient, consent and hour, so that a ledger can be read.
  public void seen(Account account, Map<String, Sight> people) {
    List<Draft> drafts = new ArrayList<>();
    Instant hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
    people.forEach((person, sight) -> {
      switch (sight) {
        case Sight.Treating treating ->
            trail.note(
                account.name(),
                Action.SEE_PERSON.name(),
                Optional.of(person),
                Verdict.ALLOWED.name());
        case Sight.Disclosure disclosure -> {
          disclosed(account, person);
          disclosure
              .consents()
              .forEach(each -> drafts.add(draft(account, person, Optional.of(each), hour)));
        }
        case Sight.Emergency emergency -> {
          disclosed(account, person);
          drafts.add(draft(account, person, Optional.empty(), hour));
        }
      }
    });
    synchronized (onRecord) {
      drafts.removeIf(draft -> onRecord.containsKey(draft.id()));
      if (!drafts.isEmpty()) {
        journal.append(drafts, clock);
        drafts.forEach(draft -> onRecord.put(draft.id(), true));
      }
    }
  }

  private void disclosed(Account account, String person) {
    trail.note(account.name(), Action.DISCLOSE.name(), Optional.of(person), Verdict.ALLOWED.name());
  }

  /// @param consent on which it rests; empty in an emergency
  private static Draft draft(
      Account account, String person, Optional<ConsentRecord.Given> consent, Instant hour) {
    Optional<String> entry = consent.map(given -> given.entry().id());
    String key =
        String.join(
            "\n", "disclosed", account.name(), person, hour.toString(), entry.orElse("emergency"));
    return new Draft(
        UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString(),
        person,
        account.name(),
        new Versions("none", "none", JournalConsents.policy()),
        new Content.Disclosed(
            account.name(),
            AFFILIATION,
            DISCLOSER,
            nature(consent.map(given -> given.content().opens()).orElse(Information.WHOLE_RECORD)),
            consent.map(given -> given.content().purpose()).orElse("emergency"),
            entry));
  }

  private static String nature(Set<Information> opens) {
    return "what it asked for of: "
        + opens.stream().map(Information::words).collect(Collectors.joining(", "))
        + "; never counselling notes; once for each hour";
  }
}
