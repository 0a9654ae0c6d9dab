package org.blockade.service.desk;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.blockade.formats.regimen.WhatIf;
import org.blockade.protocol.guideline.NextInjection;
import org.blockade.service.access.Account;
import org.blockade.service.access.ClinicPolicy;
import org.blockade.service.access.Settings;
import org.blockade.service.clinic.ClinicModel;
import org.blockade.service.clinic.PanelPeople;
import org.blockade.service.clinic.PersonReader;
import org.blockade.service.clinic.PersonView;
import org.blockade.service.clinic.Recording;
import org.blockade.service.clinic.Roster;
import org.blockade.service.clinic.Stand;
import org.blockade.service.clinic.Worklist;
import org.blockade.service.forecast.ProtectionReport;
import org.blockade.service.forecast.QuestionRefusedException;
import org.blockade.service.journal.Entry;
import org.blockade.service.journal.Journal;
import org.blockade.service.present.plan.PlanSentences;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;

/// What pages ask of the clinic, and where they have things recorded.
public class Desk implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Desk.class);

  /// How often it looks whether the hour has changed, or another process has appended (ms).
  private static final long LOOK = 30_000;

  private final Journal journal;
  private final Settings settings;
  private final ZoneId zone;
  private final Clock clock;
  private final IntConsumer progress;
  private volatile Office office;
  private volatile boolean running;
  private final Object counting = new Object();
  private Optional<Counted> counted = Optional.empty();

  /// Everything that follows from the clinic's policy.
  private record Office(
      ClinicModel clinic, PersonReader reader, Recording recording, Roster roster) {}

  /// Who was counted for the panel.
  ///
  /// @param office with whose policy
  /// @param hour the clinic's hour in which it was done
  private record Counted(Office office, Instant hour, PanelPeople people) {}

  /// @param progress is told how many people of the worklist are computed
  public Desk(Journal journal, Settings settings, ZoneId zone, Clock clock, IntConsumer progress) {
    this.journal = journal;
    this.settings = settings;
    this.zone = zone;
    this.clock = clock;
    this.progress = progress;
    this.office = open();
  }

  private Office open() {
    NextInjection.Policy policy = ClinicPolicy.of(settings).interval();
    ClinicModel clinic = model(policy, zone);
    Roster roster = Roster.open(journal, clinic, clock.instant(), progress);
    return new Office(
        clinic, new PersonReader(journal, clinic, roster), new Recording(clinic), roster);
  }

  public static ClinicModel model(NextInjection.Policy policy, ZoneId zone) {
    String version = Desk.class.getPackage().getImplementationVersion();
    return new ClinicModel(
        NextInjection.standard(policy),
        zone,
        (version == null ? "development" : version) + " " + policy.word());
  }

  /// Makes everything anew after the policy has changed. The worklist fills again as at the start.
  public void reopen() {
    Roster before = office.roster();
    office = open();
    before.stop();
    Thread.startVirtualThread(this::keepUp);
  }

  /// Begins to fill the worklist, once the service listens.
  @Override
  public void start() {
    running = true;
    Thread.startVirtualThread(this::keepUp);
  }

  /// Ends that, before the journal is closed.
  @Override
  public void stop() {
    office.roster().stop();
    synchronized (this) {
      running = false;
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /// Fills the worklist, and takes in what came since. One after the other.
  @Scheduled(fixedDelay = LOOK, initialDelay = LOOK)
  public synchronized void keepUp() {
    if (!running) {
      return;
    }
    try {
      Instant now = clock.instant();
      Roster roster = office.roster();
      roster.grow(now);
      roster.refresh(now);
    } catch (RuntimeException e) {
      // The rows that are there stay, each with its time; the next look tries again.
      LOG.error("the worklist could not be brought up to date ({})", e.getClass().getSimpleName());
    }
  }

  public Instant now() {
    return clock.instant();
  }

  public ClinicModel clinic() {
    return office.clinic();
  }

  public Recording recording() {
    return office.recording();
  }

  public Worklist worklist() {
    return office.roster().worklist();
  }

  /// Everybody as numbers for the panel, counted once in each hour of the clinic. It takes seconds
  /// where there are many; whoever asks meanwhile waits for the same numbers.
  public PanelPeople panel() {
    synchronized (counting) {
      Office asked = office;
      Instant now = clock.instant();
      Instant hour = now.atZone(asked.clinic().zone()).truncatedTo(ChronoUnit.HOURS).toInstant();
      Optional<Counted> known =
          counted.filter(each -> each.office().equals(asked) && each.hour().equals(hour));
      if (known.isPresent()) {
        return known.get().people();
      }
      PanelPeople people = PanelPeople.load(journal, asked.clinic(), now);
      counted = Optional.of(new Counted(asked, hour, people));
      return people;
    }
  }

  /// A person.
  ///
  /// @throws NotThereException where nobody has this id
  public PersonView person(String id) {
    return office.reader().view(id, clock.instant()).orElseThrow(NotThereException::new);
  }

  /// Where a person stands at the moment of an order; also somebody about whom nothing is on record
  /// here.
  ///
  /// @param more what was told about them elsewhere
  /// @param surgery an operation that was named
  public Stand stand(String id, List<Stand.Told> more, Optional<Instant> surgery) {
    return office.reader().stand(id, more, surgery, clock.instant());
  }

  /// Why an injection now needs a word why; empty where it is what the plan says, or where this
  /// very entry is on record already.
  ///
  /// @throws NotThereException where nobody has this id
  public Optional<String> againstPlan(Recording.Pen pen) {
    PersonView view = person(pen.person());
    boolean again = pen.entries().stream().anyMatch(entry -> entry.id().equals(pen.id()));
    return again || view.injectionIsToBeGiven()
        ? Optional.empty()
        : Optional.of(
            "the plan does not say \"give\" ("
                + PlanSentences.code(view.plan().plan().decision())
                + "), or a symptom asks to be looked at first; look at the plan, and if it was given"
                + " all the same, say why");
  }

  /// What a supposition would do to a person's protection.
  public ProtectionReport whatIf(String id, String words, WhatIf supposed) {
    try {
      return office
          .reader()
          .whatIf(id, clock.instant(), words, supposed)
          .orElseThrow(NotThereException::new);
    } catch (QuestionRefusedException e) {
      throw new UnfitException(String.valueOf(e.getMessage()));
    }
  }

  /// Whether anything is on record about such a person.
  public boolean knows(String person) {
    return journal.lastOf(person) > 0;
  }

  public List<Entry> entries(String person) {
    return journal.entriesOf(person);
  }

  /// Who writes about whom, with what is on record.
  ///
  /// @param entry id that the form brought, so that one that is sent twice is recorded once
  ///
  /// @throws NotThereException where nobody has this id
  public Recording.Pen pen(String entry, String person, Account account) {
    Recording.Pen pen = firstPen(entry, person, account);
    if (pen.entries().isEmpty()) {
      throw new NotThereException();
    }
    return pen;
  }

  /// The same for somebody who is new.
  public Recording.Pen firstPen(String entry, String person, Account account) {
    return new Recording.Pen(
        EntryIds.checked(entry), person, account.name(), entries(person), clock.instant());
  }

  /// Records what a form came to.
  ///
  /// @throws UnfitException where it is refused
  public List<Entry> record(Recording.Drafted drafted) {
    return switch (drafted) {
      case Recording.Drafted.Ready ready -> {
        List<Entry> entries = journal.append(ready.drafts(), clock);
        office.roster().grow(clock.instant());
        yield entries;
      }
      case Recording.Drafted.Refused refused -> throw new UnfitException(refused.sentence());
    };
  }

  /// Records what a program sent, where the last entry about the person is still the one it has
  /// seen.
  ///
  /// @param seen number of that entry; empty where it does not care
  /// @throws org.blockade.service.journal.RecordedMeanwhileException where there is another one
  public List<Entry> record(Recording.Drafted.Ready ready, String person, Optional<Long> seen) {
    List<Entry> entries =
        journal.append(
            ready.drafts(), clock, seen.map(number -> Map.of(person, number)).orElse(Map.of()));
    office.roster().grow(clock.instant());
    return entries;
  }

  /// Number of the last entry about a person.
  ///
  /// @throws NotThereException where nobody has this id
  public long lastEntry(String person) {
    long last = journal.lastOf(person);
    if (last == 0) {
      throw new NotThereException();
    }
    return last;
  }

  /// The entry of an id, about whomever.
  public Optional<Entry> entryOf(String id) {
    return journal.ofId(id);
  }

  /// An entry about a person.
  public Optional<Entry> entry(String person, String id) {
    return entries(person).stream().filter(entry -> entry.id().equals(id)).findFirst();
  }
}
