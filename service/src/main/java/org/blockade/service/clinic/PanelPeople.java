package org.blockade.service.clinic;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.blockade.service.journal.Entry;
import org.blockade.service.journal.Journal;
import org.blockade.simulator.population.Parallel;
import org.blockade.simulator.simulation.Simulation;

/// Everybody in the journal as a few numbers each, from which the figures of the panel are made.
/// The same entries and time give the same numbers.
public final class PanelPeople {

  private static final int THREADS = 2;

  /// People worked on at a time, so that few entries are held. A choice.
  private static final int CHUNK = 64;

  private final Instant asOf;
  private final List<PanelPerson> people;

  PanelPeople(Instant asOf, List<PanelPerson> people) {
    this.asOf = asOf;
    this.people = List.copyOf(people);
  }

  /// Reads everybody in one pass over the journal.
  public static PanelPeople load(Journal journal, ClinicModel clinic, Instant now) {
    Simulation typical = Simulation.ofTypicalPerson(clinic.model());
    List<PanelPerson> people = new ArrayList<>();
    List<List<Entry>> chunk = new ArrayList<>();
    journal.byPerson((person, entries) -> {
      List<Entry> known = entries.stream().filter(entry -> !entry.recorded().isAfter(now)).toList();
      if (!known.isEmpty()) {
        chunk.add(known);
      }
      if (chunk.size() == CHUNK) {
        people.addAll(read(chunk, clinic, typical, now));
        chunk.clear();
      }
    });
    people.addAll(read(chunk, clinic, typical, now));
    return new PanelPeople(now, people);
  }

  private static List<PanelPerson> read(
      List<List<Entry>> chunk, ClinicModel clinic, Simulation typical, Instant now) {
    return Parallel.map(
        THREADS, chunk.size(), index -> PanelPerson.of(chunk.get(index), clinic, typical, now));
  }

  /// The time for which the numbers hold.
  public Instant asOf() {
    return asOf;
  }

  /// A row for each person without identity; small counts are withheld.
  ///
  /// @param notice stands before the rows
  public Table rows(String notice) {
    return new Table(notice, PanelRows.COLUMNS, PanelRows.of(people));
  }

  /// The figures.
  ///
  /// @param withheld whether small counts are withheld: for those who may not see a person
  public PanelFigures figures(boolean withheld) {
    return PanelFigures.of(asOf, people, withheld);
  }
}
