package org.blockade.service.fhir.server;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.blockade.protocol.course.PersonRecord;
import org.blockade.protocol.facts.Fact;
import org.blockade.service.access.ClinicPolicy;
import org.blockade.service.access.Settings;
import org.blockade.service.clinic.PersonReading;
import org.blockade.service.clinic.PersonView;
import org.blockade.service.clinic.WorklistRow;
import org.blockade.service.desk.Desk;
import org.blockade.service.fhir.write.Known;
import org.blockade.service.fhir.write.Names;
import org.blockade.service.fhir.write.PersonWriter;
import org.blockade.service.fhir.write.Written;
import org.blockade.service.journal.Content;
import org.blockade.service.journal.Entry;
import org.blockade.service.journal.EntryKind;
import org.blockade.service.journal.PersonState;
import org.blockade.simulator.dosing.TimeAxis;

/// The people of the clinic as resources. It decides nothing about who may see them.
final class People {

  private static final Set<String> WHO =
      Set.of(EntryKind.PERSON.word(), EntryKind.CORRECTION.word());

  private final Desk desk;
  private final Settings settings;

  People(Desk desk, Settings settings) {
    this.desk = desk;
    this.settings = settings;
  }

  /// Whether the clinic is a programme under 42 CFR part 2.
  boolean partTwo() {
    return ClinicPolicy.of(settings).partTwo();
  }

  /// The id of the person whose Patient has an id; empty where nobody has.
  Optional<String> person(String patient) {
    if (!patient.matches("[A-Za-z0-9.-]{1,64}")) {
      return Optional.empty();
    }
    if (Names.of(patient).equals(patient) && desk.knows(patient)) {
      return Optional.of(patient);
    }
    return patient.startsWith("x-")
        ? desk.worklist().rows().stream()
            .map(WorklistRow::person)
            .filter(person -> Names.of(person).equals(patient))
            .findFirst()
        : Optional.empty();
  }

  /// Everybody: people by the ids of their Patients, in order.
  NavigableMap<String, String> everybody() {
    TreeMap<String, String> all = new TreeMap<>();
    desk.worklist().rows().forEach(row -> all.put(Names.of(row.person()), row.person()));
    return all;
  }

  /// Who somebody is.
  Written patient(String person) {
    // Who somebody is depends on two kinds of entries; reading only them makes long lists quick.
    List<Entry> entries =
        desk.entries(person).stream().filter(entry -> WHO.contains(entry.kind())).toList();
    PersonState<PersonRecord> state = PersonReading.state(person, entries, desk.now());
    return PersonWriter.patient(person, registration(entries, state), desk.now(), partTwo());
  }

  private static Optional<Known.Registration> registration(
      List<Entry> entries, PersonState<?> state) {
    return state
        .registered()
        .flatMap(who ->
            entries.stream()
                .filter(entry -> entry.kind().equals(EntryKind.PERSON.word()))
                .filter(entry -> entry.content().equals(who))
                .reduce((earlier, later) -> later)
                .map(entry -> new Known.Registration(who, trace(entry))));
  }

  private static Known.Trace trace(Entry entry) {
    return new Known.Trace(entry.number(), entry.author(), entry.recorded(), entry.versions());
  }

  /// Everything about a person.
  List<Written> of(String person) {
    return PersonWriter.write(known(person), partTwo());
  }

  Known known(String person) {
    PersonView view = desk.person(person);
    Instant asOf = view.asOf();
    List<Entry> entries =
        desk.entries(person).stream().filter(entry -> !entry.recorded().isAfter(asOf)).toList();
    PersonState<PersonRecord> state = PersonReading.state(person, entries, asOf);
    Map<String, Entry> byId = new HashMap<>();
    entries.forEach(entry -> byId.put(entry.id(), entry));
    List<Known.Told> facts = new ArrayList<>();
    for (Fact fact : state.record().map(PersonRecord::facts).orElse(List.of())) {
      facts.add(new Known.Told(fact, Optional.ofNullable(byId.get(fact.id())).map(People::trace)));
    }
    Supplier<TimeAxis.Calendar> noFacts = () -> new TimeAxis.Calendar(asOf, desk.clinic().zone());
    TimeAxis.Calendar axis =
        state
            .record()
            .map(PersonRecord::axis)
            .filter(TimeAxis.Calendar.class::isInstance)
            .map(TimeAxis.Calendar.class::cast)
            .orElseGet(noFacts);
    List<String> gaps = new ArrayList<>(view.problems());
    view.notUnderstood().forEach(unread -> gaps.add("an entry is not understood: " + unread.why()));
    return new Known(
        person,
        registration(entries, state),
        facts,
        decisions(view),
        axis,
        view.protection(),
        view.plan(),
        view.screening(),
        view.row().state(),
        view.row().flags(),
        gaps,
        desk.clinic().versions(),
        asOf,
        version(entries, asOf));
  }

  private static List<Known.Decided> decisions(PersonView view) {
    List<Known.Decided> decided = new ArrayList<>();
    List<Entry> all = new ArrayList<>(view.decisions());
    all.addAll(view.overrides());
    for (Entry entry : all) {
      switch (entry.content()) {
        case Content.DecisionMade decision ->
            decided.add(
                new Known.Decided(
                    "decision about "
                        + decision.about()
                        + ": "
                        + decision.outcome()
                        + because(String.join("; ", decision.reasons())),
                    trace(entry)));
        case Content.Overridden override ->
            decided.add(
                new Known.Decided(
                    "override: " + override.outcome() + because(override.reason()), trace(entry)));
        case Content.Registered other -> {}
        case Content.FactStated other -> {}
        case Content.Corrected other -> {}
        case Content.ConsentGiven other -> {}
        case Content.ConsentRevoked other -> {}
        case Content.Disclosed other -> {}
        case Content.Reviewed other -> {}
        case Content.RestrictionAsked other -> {}
        case Content.NotUnderstood other -> {}
      }
    }
    return decided;
  }

  private static String because(String reasons) {
    return reasons.isBlank() ? "" : " (" + reasons + ")";
  }

  /// What is derived is another one after an entry that may count in it, and in another hour.
  private static String version(List<Entry> entries, Instant asOf) {
    long last =
        entries.stream()
            .filter(
                entry -> EntryKind.ofWord(entry.kind()).map(People::countsInEstimates).orElse(true))
            .mapToLong(Entry::number)
            .max()
            .orElse(0);
    return last + "-" + asOf.getEpochSecond() / 3600;
  }

  private static boolean countsInEstimates(EntryKind kind) {
    return switch (kind) {
      case PERSON, FACT, DECISION, OVERRIDE, CORRECTION -> true;
      case CONSENT, DISCLOSURE, PRIVACY -> false;
    };
  }
}
