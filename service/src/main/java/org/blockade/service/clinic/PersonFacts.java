package org.blockade.service.clinic;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.blockade.protocol.course.PersonRecord;
import org.blockade.protocol.facts.AboutHealth;
import org.blockade.protocol.facts.Fact;
import org.blockade.protocol.facts.Source;
import org.blockade.service.forecast.PersonHistory;
import org.blockade.service.journal.Content;
import org.blockade.service.journal.PersonState;
import org.blockade.service.journal.StateProblem;
import org.blockade.service.record.FactReading;
import org.blockade.service.record.HistoryOfFacts;
import org.blockade.simulator.dosing.TimeAxis;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.quantity.ModelTime;

/// What the journal says about one person, in the form in which forecasts, plans and screening take
/// it. A chart comes to the same by `ChartHistories` and `ChartFacts`.
///
/// @param history doses, covariates and opioids, for forecasts
/// @param reading the facts that stand, and what could not be read
/// @param asOf now, on the time line of the facts
public record PersonFacts(PersonHistory history, FactReading reading, ModelTime asOf) {

  /// Reads what stands about a person.
  ///
  /// @param person the person's id
  /// @param now the time of the state
  /// @param zone of a person about whom no fact is on record
  /// @param catalogue tells which opioid a fact names
  public static PersonFacts of(
      String person, PersonState<?> state, Instant now, ZoneId zone, DrugCatalogue catalogue) {
    TimeAxis.Calendar axis =
        state
            .record()
            .map(PersonRecord::axis)
            .filter(TimeAxis.Calendar.class::isInstance)
            .map(TimeAxis.Calendar.class::cast)
            .orElseGet(() -> new TimeAxis.Calendar(now, zone));
    ModelTime asOf = axis.timeOf(now.atZone(axis.zone()));
    PersonRecord record = state.record().orElseGet(() -> PersonRecord.of(List.of(), asOf, axis));
    Optional<LocalDate> born = state.registered().map(Content.Registered::birthDate);
    return new PersonFacts(
        HistoryOfFacts.of(
            person,
            record,
            axis,
            born,
            state.notUnderstood().isEmpty() ? List.of() : List.of(Optional.empty()),
            catalogue),
        new FactReading(facts(record, axis, born), gaps(state), List.of()),
        asOf);
  }

  /// Whoever was registered with a birth date has an age, where nobody stated one.
  private static List<Fact> facts(
      PersonRecord record, TimeAxis.Calendar axis, Optional<LocalDate> born) {
    if (born.isEmpty() || !record.all(AboutHealth.Age.class).isEmpty()) {
      return record.facts();
    }
    List<Fact> facts = new ArrayList<>(record.facts());
    HistoryOfFacts.age(born.get(), axis, record.asOf())
        .ifPresent(
            age -> facts.add(Fact.of("registered-age", record.asOf(), Source.DOCUMENTED, age)));
    return facts;
  }

  /// What is not understood may speak against a dose, at any time.
  private static List<FactReading.Remark> gaps(PersonState<?> state) {
    List<FactReading.Remark> gaps = new ArrayList<>();
    for (PersonState.Unread unread : state.notUnderstood()) {
      gaps.add(
          new FactReading.Remark(
              Optional.empty(),
              "entry " + unread.number() + " of the journal is not understood: " + unread.why()));
    }
    for (StateProblem problem : state.problems()) {
      // Those of the record are told with the record.
      if (problem != StateProblem.RECORD) {
        gaps.add(new FactReading.Remark(Optional.empty(), problem.sentence()));
      }
    }
    return gaps;
  }
}
