package org.blockade.service.clinic;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.blockade.service.journal.Content;
import org.blockade.service.journal.Entry;
import org.blockade.service.journal.EntryKind;
import org.blockade.service.journal.Journal;
import org.blockade.simulator.population.Parallel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The worklist, kept in memory: rows only, not the entries. Everybody is on it from the beginning;
/// who was not computed yet stands as unknown. Whoever was is as they would be made anew from the
/// journal.
///
/// Any thread may read it. `grow` and `refresh` may run side by side; of two rows of the same
/// person the one that knows more stays.
public final class Roster {

  private static final Logger LOG = LoggerFactory.getLogger(Roster.class);

  private static final int THREADS = 2;

  /// People worked on at a time, so that few entries are held. A choice.
  private static final int CHUNK = 64;

  private final Journal journal;
  private final ClinicModel clinic;
  private final Rows maker;
  private final IntConsumer progress;
  private final Map<String, Rows.Made> made = new ConcurrentHashMap<>();
  private final Object growing = new Object();
  private long last;
  private volatile Instant asOf;
  private final AtomicLong version = new AtomicLong();
  private volatile Optional<Sorted> sorted = Optional.empty();
  private volatile boolean stopped;

  private Roster(Journal journal, ClinicModel clinic, Instant asOf, IntConsumer progress) {
    this.journal = journal;
    this.clinic = clinic;
    this.maker = new Rows(clinic);
    this.progress = progress;
    this.asOf = asOf;
  }

  /// The rows in their order, as of a number of changes.
  private record Sorted(long version, Worklist worklist) {}

  /// Everybody in the journal, by name. What takes a forecast each is for `refresh`.
  ///
  /// @param progress is told how many people `refresh` has computed
  public static Roster open(
      Journal journal, ClinicModel clinic, Instant now, IntConsumer progress) {
    Roster roster = new Roster(journal, clinic, hour(now, clinic), progress);
    Journal.Growth everything = journal.everything();
    Map<String, List<Entry>> names =
        journal.ofKinds(Set.of(EntryKind.PERSON, EntryKind.CORRECTION)).stream()
            .collect(Collectors.groupingBy(Entry::person));
    for (String person : everything.people()) {
      Optional<Content.Registered> registered =
          PersonReading.state(person, names.getOrDefault(person, List.of()), now).registered();
      WorklistRow row = WorklistRow.waiting(person, registered, roster.asOf);
      roster.made.put(person, new Rows.Made(row, Optional.empty()));
    }
    roster.last = everything.last();
    return roster;
  }

  private static Instant hour(Instant now, ClinicModel clinic) {
    return now.atZone(clinic.zone()).truncatedTo(ChronoUnit.HOURS).toInstant();
  }

  private void make(List<List<Entry>> people, Instant now) {
    List<Rows.Made> rows =
        Parallel.map(THREADS, people.size(), index -> row(people.get(index), now));
    rows.forEach(each ->
        made.merge(
            each.row().person(),
            each,
            (old, fresh) -> fresh.row().isWaiting() ? fresh : thatKnowsMore(old, fresh)));
    version.incrementAndGet();
  }

  /// The row of one person. Where it cannot be made, it is not known, and the others are made all
  /// the same; the next look tries again.
  private Rows.Made row(List<Entry> entries, Instant now) {
    String person = entries.getFirst().person();
    Optional<Rows.Made> before = Optional.ofNullable(made.get(person));
    try {
      return maker.make(entries, now, before);
    } catch (RuntimeException e) {
      LOG.error("a row of the worklist could not be made ({})", e.getClass().getSimpleName());
      return new Rows.Made(
          WorklistRow.waiting(person, before.flatMap(each -> each.row().registered()), now),
          Optional.empty());
    }
  }

  private static Rows.Made thatKnowsMore(Rows.Made old, Rows.Made fresh) {
    return old.row().lastEntry() > fresh.row().lastEntry()
            || (old.row().lastEntry() == fresh.row().lastEntry()
                && old.row().asOf().isAfter(fresh.row().asOf()))
        ? old
        : fresh;
  }

  /// Takes in what was added to the journal. To be called after each append, and now and then where
  /// other processes append too.
  public void grow(Instant now) {
    synchronized (growing) {
      Journal.Growth growth = journal.growthSince(last);
      again(List.copyOf(growth.people()), now);
      last = growth.last();
    }
  }

  /// Makes the rows that wait, and every row anew where the clinic's hour has changed. It takes
  /// seconds where there are many; meant for a thread of its own, while others read the rows that
  /// are there.
  public void refresh(Instant now) {
    again(
        made.values().stream()
            .map(Rows.Made::row)
            .filter(WorklistRow::isWaiting)
            .map(WorklistRow::person)
            .sorted()
            .toList(),
        now);
    Instant hour = hour(now, clinic);
    if (!hour.equals(asOf)) {
      again(made.keySet().stream().sorted().toList(), now);
      if (!stopped) {
        asOf = hour;
        version.incrementAndGet();
      }
    }
  }

  private void again(List<String> people, Instant now) {
    for (int from = 0; from < people.size() && !stopped; from += CHUNK) {
      make(
          people.subList(from, StrictMath.min(people.size(), from + CHUNK)).stream()
              .map(journal::entriesOf)
              .filter(entries -> !entries.isEmpty())
              .toList(),
          now);
      progress.accept(StrictMath.min(people.size(), from + CHUNK));
    }
  }

  /// Ends a `refresh` that is under way, soon: the service stops, or another roster takes over.
  public void stop() {
    stopped = true;
  }

  /// The worklist as it stands.
  public Worklist worklist() {
    long now = version.get();
    return sorted
        .filter(known -> known.version() == now)
        .orElseGet(() -> {
          Sorted fresh =
              new Sorted(
                  now, new Worklist(asOf, made.values().stream().map(Rows.Made::row).toList()));
          sorted = Optional.of(fresh);
          return fresh;
        })
        .worklist();
  }

  Optional<Rows.Made> made(String person) {
    return Optional.ofNullable(made.get(person));
  }

  /// The row of one person; empty for somebody about whom there is no entry.
  public Optional<WorklistRow> row(String person) {
    return Optional.ofNullable(made.get(person)).map(Rows.Made::row);
  }
}
