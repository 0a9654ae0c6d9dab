package org.blockade.service.clinic;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.blockade.protocol.course.PersonRecord;
import org.blockade.protocol.facts.AboutTreatment;
import org.blockade.protocol.facts.Fact;
import org.blockade.protocol.facts.Source;
import org.blockade.protocol.facts.Statement;
import org.blockade.protocol.plan.PlanQuestion;
import org.blockade.service.journal.Content;
import org.blockade.service.journal.PersonState;
import org.blockade.service.plan.PlanAnswer;
import org.blockade.service.screening.ScreenAnswer;
import org.blockade.service.screening.Screener;
import org.blockade.simulator.dosing.TimeAxis;
import org.blockade.simulator.quantity.ModelTime;

/// Where a person stands at the moment of an order.
///
/// @param onRecord whether there is any entry about the person
/// @param complete whether every entry about the person counts in it
/// @param registered who it is, if somebody said
/// @param record the facts that stand, with what was told elsewhere
/// @param facts the same as forecasts and screening take them
/// @param state where the blockade stands; empty without naltrexone
/// @param until when protection is lost if no further dose is given; empty without naltrexone
/// @param word the one word for the person, as the worklist has it
/// @param visit the next injection; empty where none is on record
/// @param plan what a visit now would come to
public record Stand(
    boolean onRecord,
    boolean complete,
    Optional<Content.Registered> registered,
    PersonRecord record,
    PersonFacts facts,
    Optional<ProtectionState> state,
    Optional<WorklistRow.Until> until,
    ProtectionState word,
    Optional<WorklistRow.Visit> visit,
    PlanAnswer plan,
    ClinicModel clinic) {

  /// Something that was told about a person elsewhere.
  public record Told(Instant occurred, Source source, Statement statement) {}

  static Stand of(
      PersonState<PersonRecord> state,
      PersonFacts facts,
      Optional<Outlook> outlook,
      Optional<Instant> surgery,
      ClinicModel clinic,
      boolean onRecord) {
    PersonRecord record =
        PersonRecord.of(facts.reading().facts(), facts.asOf(), facts.history().axis());
    PlanAnswer plan =
        clinic.plan(
            facts,
            new PlanQuestion(
                surgery.map(day -> time(day, facts.history().axis())),
                Optional.empty(),
                false,
                false,
                Optional.empty()),
            outlook);
    return new Stand(
        onRecord,
        state.complete(),
        state.registered(),
        record,
        facts,
        outlook.map(each -> each.stateAt(facts.asOf())),
        outlook.map(each -> Rows.until(each, record.axis())),
        Standing.of(
            state,
            record,
            record.naltrexone().given().isEmpty()
                ? Optional.of(Rows.screen(facts, clinic))
                : Optional.empty(),
            outlook,
            facts.asOf()),
        Rows.visit(plan.plan(), record.axis()),
        plan,
        clinic);
  }

  /// Whether the treatment was stopped.
  public boolean stopped() {
    return word == ProtectionState.STOPPED;
  }

  /// Whether a start is under way: facts are on record, and no naltrexone.
  public boolean isBeforeStart() {
    return word == ProtectionState.STARTING || word == ProtectionState.WAITING;
  }

  /// May a first dose of this product be given now?
  public ScreenAnswer screen(AboutTreatment.Product product) {
    return clinic
        .screener()
        .screen(
            facts.history(),
            facts.reading(),
            new Screener.Question(facts.asOf(), product, Set.of(), Optional.empty(), List.of()));
  }

  /// The local day of a time.
  public java.time.LocalDate day(ModelTime time) {
    return switch (record.axis()) {
      case TimeAxis.Calendar calendar -> calendar.momentOf(time).toLocalDate();
      case TimeAxis.Elapsed elapsed -> throw new IllegalStateException("a journal has dates");
      case TimeAxis.StudyDays days -> throw new IllegalStateException("a journal has dates");
    };
  }

  /// The local day of a moment.
  public java.time.LocalDate day(Instant moment) {
    return day(time(moment, record.axis()));
  }

  private static ModelTime time(Instant moment, TimeAxis axis) {
    return switch (axis) {
      case TimeAxis.Calendar calendar -> calendar.timeOf(moment.atZone(calendar.zone()));
      case TimeAxis.Elapsed elapsed -> throw new IllegalStateException("a journal has dates");
      case TimeAxis.StudyDays days -> throw new IllegalStateException("a journal has dates");
    };
  }

  /// What stands, with what was told elsewhere.
  static PersonState<PersonRecord> with(
      PersonState<PersonRecord> state, PersonFacts own, List<Told> more) {
    PersonRecord record = PersonRecord.of(own.reading().facts(), own.asOf(), own.history().axis());
    List<Fact> facts = new ArrayList<>(record.facts());
    for (Told told : more) {
      ModelTime time = time(told.occurred(), record.axis());
      if (!time.isAfter(own.asOf()) && !isKnown(record, time, told.statement())) {
        facts.add(Fact.of("elsewhere-" + facts.size(), time, told.source(), told.statement()));
      }
    }
    return new PersonState<>(
        state.registered(),
        Optional.of(PersonRecord.of(facts, own.asOf(), record.axis())),
        Optional.empty(),
        state.decisions(),
        state.overrides(),
        state.disclosures(),
        state.consents(),
        state.corrected(),
        state.notUnderstood(),
        state.problems());
  }

  /// A dose that two records name is one dose.
  private static boolean isKnown(PersonRecord record, ModelTime time, Statement statement) {
    return statement instanceof AboutTreatment.NaltrexoneGiven given
        && record.all(AboutTreatment.NaltrexoneGiven.class).stream()
            .anyMatch(stated ->
                stated.statement().product() == given.product()
                    && record.axis().daysBetween(stated.occurred(), time) == 0);
  }
}
