package org.blockade.service.clinic;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.blockade.protocol.course.PersonRecord;
import org.blockade.protocol.course.Stated;
import org.blockade.protocol.decision.Decision;
import org.blockade.protocol.decision.VisitDecision;
import org.blockade.protocol.facts.AboutTests;
import org.blockade.protocol.facts.AboutTreatment;
import org.blockade.protocol.facts.AboutTreatment.Attendance;
import org.blockade.protocol.facts.AboutTreatment.Product;
import org.blockade.protocol.facts.AboutTreatment.SupportKind;
import org.blockade.protocol.guideline.Mood;
import org.blockade.protocol.guideline.NewStart;
import org.blockade.protocol.guideline.ToldSymptoms;
import org.blockade.protocol.plan.PlanQuestion;
import org.blockade.protocol.plan.TreatmentPlan;
import org.blockade.protocol.rule.Finding;
import org.blockade.protocol.rule.Leader;
import org.blockade.protocol.rule.Status;
import org.blockade.protocol.rule.Weight;
import org.blockade.service.journal.Entry;
import org.blockade.service.journal.PersonState;
import org.blockade.service.plan.PlanAnswer;
import org.blockade.service.screening.ScreenAnswer;
import org.blockade.service.screening.Screener;
import org.blockade.simulator.dosing.TimeAxis;
import org.blockade.simulator.population.Loss;
import org.blockade.simulator.quantity.ModelTime;

/// Makes rows of a worklist: each a function of one person's entries, the rules and a time.
final class Rows {

  private final ClinicModel clinic;
  private final ToldSymptoms symptoms = ToldSymptoms.standard();
  private final Mood mood = Mood.standard();
  private final NewStart newStart;

  Rows(ClinicModel clinic) {
    this.clinic = clinic;
    this.newStart = NewStart.standard(clinic.injections());
  }

  /// A row and what of it can be kept.
  record Made(WorklistRow row, Optional<Outlook> outlook) {}

  /// The time for which a row holds: the beginning of the clinic's hour, or the last entry,
  /// whichever is later. So a row that was made when its last entry came is the one that would be
  /// made now.
  static Instant timeOf(List<Entry> entries, Instant now, ClinicModel clinic) {
    Instant hour = now.atZone(clinic.zone()).truncatedTo(ChronoUnit.HOURS).toInstant();
    return entries.stream()
        .map(Entry::recorded)
        .filter(recorded -> !recorded.isAfter(now))
        .max(Comparator.naturalOrder())
        .filter(hour::isBefore)
        .orElse(hour);
  }

  /// @param entries all of one person
  /// @param before the same person's row as it was made last; what does not depend on time is taken
  ///   from it where no entry was added
  Made make(List<Entry> entries, Instant now, Optional<Made> before) {
    String person = entries.getFirst().person();
    Instant time = timeOf(entries, now, clinic);
    long last =
        entries.stream()
            .filter(entry -> !entry.recorded().isAfter(time))
            .mapToLong(Entry::number)
            .max()
            .orElse(0);
    PersonState<PersonRecord> state = PersonReading.state(person, entries, time);
    PersonFacts facts = PersonFacts.of(person, state, time, clinic.zone(), clinic.catalogue());
    Optional<Outlook> outlook =
        before
            .filter(made -> made.row().lastEntry() == last)
            .map(Made::outlook)
            .orElseGet(() -> Outlook.of(facts.history(), facts.asOf(), clinic));
    return new Made(row(person, state, facts, outlook, time, last), outlook);
  }

  private WorklistRow row(
      String person,
      PersonState<PersonRecord> state,
      PersonFacts facts,
      Optional<Outlook> outlook,
      Instant time,
      long last) {
    PersonRecord record =
        PersonRecord.of(facts.reading().facts(), facts.asOf(), facts.history().axis());
    PlanAnswer plan = clinic.plan(facts, PlanQuestion.OF_THE_RECORD, outlook);
    boolean none = record.naltrexone().given().isEmpty();
    Optional<ScreenAnswer> screening = none ? Optional.of(screen(facts)) : Optional.empty();
    ProtectionState word = Standing.of(state, record, screening, outlook, facts.asOf());
    List<Finding> findings =
        screening
            .map(answer -> answer.decision().findings())
            .orElseGet(() -> plan.plan().decision().findings());
    return new WorklistRow(
        person,
        state.registered(),
        word,
        outlook.map(each -> until(each, record.axis())),
        visit(plan.plan(), record.axis()),
        waitUntil(screening, record.axis()),
        findings.stream()
            .filter(finding -> finding.status() == Status.UNKNOWN)
            .map(Finding::says)
            .distinct()
            .toList(),
        lastLiverTest(record),
        hold(plan.plan(), findings, none),
        flags(state, record, facts, plan.plan(), findings, word),
        time,
        last);
  }

  private ScreenAnswer screen(PersonFacts facts) {
    return screen(facts, clinic);
  }

  /// Screening for the clinic's usual first dose, an injection.
  static ScreenAnswer screen(PersonFacts facts, ClinicModel clinic) {
    return clinic
        .screener()
        .screen(
            facts.history(),
            facts.reading(),
            new Screener.Question(
                facts.asOf(), Product.INJECTION, Set.of(), Optional.empty(), List.of()));
  }

  static WorklistRow.Until until(Outlook outlook, TimeAxis axis) {
    return new WorklistRow.Until(
        lost(outlook.until().early(), outlook, axis),
        lost(outlook.until().typical(), outlook, axis),
        lost(outlook.until().late(), outlook, axis));
  }

  private static Optional<Instant> lost(Loss loss, Outlook outlook, TimeAxis axis) {
    return switch (loss) {
      case Loss.AlreadyLost never -> Optional.of(moment(outlook.until().from(), axis));
      case Loss.At at -> Optional.of(moment(at.time(), axis));
      case Loss.After after -> Optional.empty();
    };
  }

  private static Instant moment(ModelTime time, TimeAxis axis) {
    return calendar(axis).momentOf(time).toInstant();
  }

  private static LocalDate day(ModelTime time, TimeAxis axis) {
    return calendar(axis).momentOf(time).toLocalDate();
  }

  private static TimeAxis.Calendar calendar(TimeAxis axis) {
    return switch (axis) {
      case TimeAxis.Calendar calendar -> calendar;
      case TimeAxis.Elapsed elapsed -> throw new IllegalStateException("a journal has dates");
      case TimeAxis.StudyDays days -> throw new IllegalStateException("a journal has dates");
    };
  }

  static Optional<WorklistRow.Visit> visit(TreatmentPlan plan, TimeAxis axis) {
    return plan.next()
        .map(next ->
            new WorklistRow.Visit(
                day(next.due(), axis),
                next.daysPastDue(),
                plan.timing()
                    .filter(advice -> !advice.tooEarly() || advice.leader() == Leader.OPIOIDS)
                    .map(advice -> advice.leading())
                    .orElse(next.timing()),
                next.side(),
                words(plan.decision())));
  }

  /// What a visit would come to, in a few words.
  static String words(VisitDecision decision) {
    return switch (decision) {
      case VisitDecision.Give give -> "give";
      case VisitDecision.CheckFirst check -> "check first";
      case VisitDecision.NotYet notYet -> "not yet";
      case VisitDecision.Hold hold -> "hold";
      case VisitDecision.NewStart start -> "new start";
      case VisitDecision.FirstInjection first -> "first injection";
    };
  }

  private static Optional<LocalDate> waitUntil(Optional<ScreenAnswer> screening, TimeAxis axis) {
    return screening.flatMap(answer ->
        switch (answer.decision()) {
          case Decision.WaitUntil wait -> Optional.of(day(wait.time(), axis));
          case Decision.Ask ask -> ask.notBefore().map(time -> day(time, axis));
          case Decision.Start start -> Optional.<LocalDate>empty();
          case Decision.DoNotStart not -> Optional.<LocalDate>empty();
        });
  }

  private static Optional<WorklistRow.LiverTest> lastLiverTest(PersonRecord record) {
    return record
        .lastTime(AboutTests.LiverTest.class, any -> true)
        .map(time -> {
          LocalDate day = day(time, record.axis());
          double highest =
              record.all(AboutTests.LiverTest.class).stream()
                  .filter(stated -> day(stated.occurred(), record.axis()).equals(day))
                  .mapToDouble(stated -> stated.statement().multipleOfUpperLimit())
                  .max()
                  .orElseThrow();
          return new WorklistRow.LiverTest(day, highest);
        });
  }

  /// The first finding that speaks against a dose, whoever has to decide about it.
  private static Optional<String> hold(TreatmentPlan plan, List<Finding> findings, boolean none) {
    boolean holds = none || plan.decision() instanceof VisitDecision.Hold;
    return findings.stream()
        .filter(finding ->
            holds
                && finding.status() == Status.NOT_MET
                && finding.metFrom().isEmpty()
                && (finding.weight() == Weight.REQUIRED || finding.weight() == Weight.SPECIALIST))
        .map(Finding::says)
        .findFirst();
  }

  private Set<Flag> flags(
      PersonState<PersonRecord> state,
      PersonRecord record,
      PersonFacts facts,
      TreatmentPlan plan,
      List<Finding> findings,
      ProtectionState word) {
    EnumSet<Flag> flags = EnumSet.noneOf(Flag.class);
    if (mood.selfHarm(record).isPresent() || symptoms.isOfSelfHarm(record)) {
      flags.add(Flag.SELF_HARM);
    }
    if (symptoms.isUrgent(record)) {
      flags.add(Flag.URGENT_SYMPTOM);
    }
    if (!state.complete()) {
      flags.add(Flag.NOT_UNDERSTOOD);
    }
    if (!record.naltrexone().given().isEmpty()
        && (!facts.history().opioidUnread().isEmpty()
            || newStart.opioidBefore(record.naltrexone(), facts.history().opioidUse()).isPresent()
            || plan.timing().filter(advice -> advice.leader() == Leader.OPIOIDS).isPresent())) {
      flags.add(Flag.POSSIBLE_OPIOID);
    }
    if (hold(plan, findings, record.naltrexone().given().isEmpty()).isPresent()) {
      flags.add(Flag.HOLD);
    }
    // Tolerance is lost under naltrexone; from when it no longer protects everybody that matters.
    if (!record.naltrexone().given().isEmpty() && word != ProtectionState.PROTECTED) {
      flags.add(Flag.TOLERANCE);
    }
    record.all(AboutTreatment.Support.class).stream()
        .map(Stated::statement)
        .filter(support -> support.kind() == SupportKind.COUNSELLING)
        .reduce((earlier, later) -> later)
        .filter(support -> support.attendance() == Attendance.MISSED)
        .ifPresent(missed -> flags.add(Flag.MISSED_COUNSELLING));
    return flags;
  }
}
