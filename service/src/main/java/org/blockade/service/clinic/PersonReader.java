package org.blockade.service.clinic;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blockade.formats.regimen.WhatIf;
import org.blockade.protocol.course.PersonRecord;
import org.blockade.protocol.decision.VisitDecision;
import org.blockade.protocol.plan.PlanQuestion;
import org.blockade.service.forecast.CurveWanted;
import org.blockade.service.forecast.ProtectionReport;
import org.blockade.service.forecast.ProtectionReporter;
import org.blockade.service.forecast.Question;
import org.blockade.service.forecast.QuestionRefusedException;
import org.blockade.service.journal.Entry;
import org.blockade.service.journal.Journal;
import org.blockade.service.journal.PersonState;
import org.blockade.service.journal.StateProblem;
import org.blockade.service.plan.PlanAnswer;

/// Reads one person out of the journal. One reader serves any number of threads; it keeps the last
/// few people it was asked about.
public final class PersonReader {

  /// How far ahead a page looks (h). A choice: two injections.
  private static final double HORIZON_HOURS = 60 * 24;

  /// From one point of the curve to the next (h). A choice: a depot changes over days.
  private static final double STEP_HOURS = 12;

  /// The same for what is supposed (h). A choice: it is answered while a slider moves.
  private static final double SUPPOSED_STEP_HOURS = 24;

  /// People kept. A choice: more than are open at a clinic at a time.
  private static final int KEPT = 128;

  private final Journal journal;
  private final ClinicModel clinic;
  private final Rows rows;
  private final Optional<Roster> roster;
  private final Map<Key, Known> kept = new LinkedHashMap<>(KEPT, 0.75f, true);

  /// What a view depends on.
  private record Key(String person, long lastEntry, Instant hour) {}

  /// What is kept of a person.
  private record Known(PersonView view, ProtectionReporter.Opened opened) {}

  /// A reader of a journal.
  public PersonReader(Journal journal, ClinicModel clinic) {
    this(journal, clinic, Optional.empty());
  }

  /// A reader that takes from a worklist what stands there already.
  ///
  /// @param roster of the same journal and clinic
  public PersonReader(Journal journal, ClinicModel clinic, Roster roster) {
    this(journal, clinic, Optional.of(roster));
  }

  private PersonReader(Journal journal, ClinicModel clinic, Optional<Roster> roster) {
    this.journal = journal;
    this.clinic = clinic;
    this.roster = roster;
    this.rows = new Rows(clinic);
  }

  /// Everything about a person as of the clinic's hour, or the last entry if that is later; empty
  /// where there is no entry about such a person.
  public Optional<PersonView> view(String person, Instant now) {
    return known(person, now).map(Known::view);
  }

  private Optional<Known> known(String person, Instant now) {
    long last = journal.lastOf(person);
    if (last == 0) {
      return Optional.empty();
    }
    Key key =
        new Key(person, last, now.atZone(clinic.zone()).truncatedTo(ChronoUnit.HOURS).toInstant());
    synchronized (kept) {
      Known known = kept.get(key);
      if (known != null) {
        return Optional.of(known);
      }
    }
    Known made = read(person, journal.entriesOf(person), now);
    synchronized (kept) {
      kept.put(key, made);
      if (kept.size() > KEPT) {
        kept.remove(kept.keySet().iterator().next());
      }
    }
    return Optional.of(made);
  }

  /// Where a person stands, with what somebody else told about them and, where one is named, an
  /// operation. For somebody about whom there is no entry it rests on what was told alone.
  ///
  /// @param more what was told elsewhere; a dose of naltrexone that is on record for the same day
  ///   counts once
  public Stand stand(String person, List<Stand.Told> more, Optional<Instant> surgery, Instant now) {
    List<Entry> entries = journal.lastOf(person) == 0 ? List.of() : journal.entriesOf(person);
    Instant time = more.isEmpty() ? Rows.timeOf(entries, now, clinic) : now;
    PersonState<PersonRecord> state = PersonReading.state(person, entries, time);
    PersonFacts own = PersonFacts.of(person, state, time, clinic.zone(), clinic.catalogue());
    PersonFacts facts =
        more.isEmpty()
            ? own
            : PersonFacts.of(
                person, Stand.with(state, own, more), time, clinic.zone(), clinic.catalogue());
    Optional<Rows.Made> before =
        more.isEmpty()
            ? roster
                .flatMap(known -> known.made(person))
                .filter(made -> made.row().lastEntry() == journal.lastOf(person))
            : Optional.empty();
    Optional<Outlook> outlook =
        before
            .map(Rows.Made::outlook)
            .orElseGet(() -> Outlook.of(facts.history(), facts.asOf(), clinic));
    return Stand.of(state, facts, outlook, surgery, clinic, !entries.isEmpty());
  }

  private Known read(String person, List<Entry> entries, Instant now) {
    Instant time = Rows.timeOf(entries, now, clinic);
    PersonState<PersonRecord> state = PersonReading.state(person, entries, time);
    PersonFacts facts = PersonFacts.of(person, state, time, clinic.zone(), clinic.catalogue());
    Rows.Made made = rows.make(entries, now, roster.flatMap(known -> known.made(person)));
    PlanAnswer plan = clinic.plan(facts, PlanQuestion.OF_THE_RECORD, made.outlook());
    boolean start =
        switch (plan.plan().decision()) {
          case VisitDecision.FirstInjection first -> true;
          case VisitDecision.NewStart again -> true;
          case VisitDecision.Give give -> false;
          case VisitDecision.CheckFirst check -> false;
          case VisitDecision.NotYet notYet -> false;
          case VisitDecision.Hold hold -> hold.held().isStart();
        };
    ProtectionReporter.Opened opened = open(facts);
    PersonView view =
        new PersonView(
            person,
            state.registered(),
            made.row(),
            opened.report(),
            plan,
            start ? Optional.of(Rows.screen(facts, clinic)) : Optional.empty(),
            state.decisions(),
            state.overrides(),
            state.consents(),
            state.disclosures(),
            Timeline.of(entries, state, time, clinic.zone()),
            state.notUnderstood(),
            state.problems().stream().map(StateProblem::sentence).toList(),
            ClinicModel.SUBJECTS,
            time);
    return new Known(view, opened);
  }

  private ProtectionReporter.Opened open(PersonFacts facts) {
    try {
      return clinic
          .protection()
          .open(facts.history(), facts.asOf(), question(facts, Optional.empty()));
    } catch (QuestionRefusedException e) {
      throw new IllegalStateException("nothing was supposed that could be refused", e);
    }
  }

  private Question question(PersonFacts facts, Optional<Question.Asked> whatIf) {
    return new Question(
        HORIZON_HOURS,
        clinic.bands().protectedFrom(),
        whatIf,
        false,
        new CurveWanted.Every(STEP_HOURS),
        facts.reading().gapsAsOf(facts.asOf()));
  }

  /// What protection would be if something is supposed about the next doses; the forecast without
  /// it stands beside. Empty where there is no entry about such a person.
  ///
  /// @param words the supposition in the words in which it was asked
  /// @throws QuestionRefusedException if it cannot be carried out
  public Optional<ProtectionReport> whatIf(
      String person, Instant now, String words, WhatIf supposed) throws QuestionRefusedException {
    Optional<Known> known = known(person, now);
    if (known.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        clinic
            .protection()
            .supposing(
                known.get().opened(),
                new Question.Asked(words, supposed),
                new Question(
                    HORIZON_HOURS,
                    clinic.bands().protectedFrom(),
                    Optional.empty(),
                    false,
                    new CurveWanted.AheadEvery(SUPPOSED_STEP_HOURS))));
  }
}
