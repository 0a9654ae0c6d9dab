package org.blockade.service.fhir.read;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.blockade.formats.chart.UnreadRow;
import org.blockade.protocol.course.PersonRecord;
import org.blockade.protocol.facts.DoseGiven;
import org.blockade.protocol.facts.Fact;
import org.blockade.protocol.facts.OpioidUse;
import org.blockade.protocol.facts.Source;
import org.blockade.protocol.facts.Statement;
import org.blockade.service.forecast.PersonHistory;
import org.blockade.service.record.FactReading;
import org.blockade.service.record.HistoryOfFacts;
import org.blockade.service.record.RecordReading;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.TimeAxis;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.quantity.ModelTime;

/// What is gathered about one person while resources are read.
final class PersonDraft {

  private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);

  private final String id;
  private final TimeAxis.Calendar axis;
  private final List<Fact> facts = new ArrayList<>();
  private final List<FactReading.Remark> gaps = new ArrayList<>();
  private final Set<FactReading.Remark> notes = new LinkedHashSet<>();
  private final List<Optional<ModelTime>> opioidUnread = new ArrayList<>();
  private final List<UnreadRow> unread = new ArrayList<>();
  private final List<ModelTime> seen = new ArrayList<>();
  private final List<OpioidAmount> opioidAmounts = new ArrayList<>();
  private int understood;

  /// The amount of a use of an opioid.
  ///
  /// @param fact place of the use among the facts
  private record OpioidAmount(int fact, DoseEvent dose) {}

  PersonDraft(String id, TimeAxis.Calendar axis) {
    this.id = id;
    this.axis = axis;
  }

  TimeAxis.Calendar axis() {
    return axis;
  }

  /// The beginning of the record, for what has no time of its own; hour 0 where nothing has one.
  ModelTime first() {
    return seen.stream().min(Comparator.naturalOrder()).orElse(ModelTime.ORIGIN);
  }

  /// The last time that any resource names.
  Optional<ModelTime> last() {
    return seen.stream().max(Comparator.naturalOrder());
  }

  /// A resource of this person is on record at this time, whatever it says.
  void seen(ModelTime time) {
    seen.add(time);
  }

  /// The beginning of a time: of a day of which no more is known, midnight.
  static Optional<ModelTime> begin(When when, TimeAxis.Calendar axis) {
    return switch (when) {
      case When.Moment(var at) -> Optional.of(axis.timeOf(at.atZoneSameInstant(axis.zone())));
      case When.Day(var date) -> Optional.of(axis.timeOf(date.atStartOfDay(axis.zone())));
      case When.Vague vague -> Optional.empty();
      case When.Unreadable unreadable -> Optional.empty();
    };
  }

  /// The end of a time: of a day of which no more is known, its last second.
  static Optional<ModelTime> end(When when, TimeAxis.Calendar axis) {
    return switch (when) {
      case When.Day(var date) ->
          Optional.of(axis.timeOf(date.atTime(END_OF_DAY).atZone(axis.zone())));
      case When.Moment moment -> begin(moment, axis);
      case When.Vague vague -> Optional.empty();
      case When.Unreadable unreadable -> Optional.empty();
    };
  }

  /// Adds what a statement says. What it refuses ends the reading of the resource.
  void add(ModelTime time, Source source, Supplier<Statement> statement) {
    try {
      facts.add(Fact.of("fhir-" + facts.size(), time, source, statement.get()));
    } catch (IllegalArgumentException e) {
      throw new NotUnderstoodException(String.valueOf(e.getMessage()));
    }
  }

  /// Takes back what was added since there were so many facts: a resource counts as a whole.
  void keepOnly(int count) {
    facts.subList(count, facts.size()).clear();
    opioidAmounts.removeIf(amount -> amount.fact() >= count);
  }

  /// How everything that was added since there were so many facts came to be known.
  void knownBy(int count, Source source) {
    facts
        .subList(count, facts.size())
        .replaceAll(fact -> Fact.of(fact.id(), fact.occurred(), source, fact.statement()));
  }

  int count() {
    return facts.size();
  }

  void understood() {
    understood++;
  }

  /// The amount of the use of an opioid that was added last.
  void opioidDose(DoseEvent dose) {
    opioidAmounts.add(new OpioidAmount(facts.size() - 1, dose));
  }

  /// Something that could not be read and may matter.
  void gap(String place, Optional<ModelTime> time, String sentence) {
    gaps.add(new FactReading.Remark(time, place + ": " + sentence));
  }

  /// The same, for what may be an opioid or a test for one.
  void opioidUnread(Optional<ModelTime> time) {
    opioidUnread.add(time);
  }

  /// A resource that was not understood; the record does not end before it.
  void unread(int index, Optional<ModelTime> time, UnreadRow.About about, boolean own) {
    unread.add(new UnreadRow(index, own ? Optional.of(id) : Optional.empty(), time, about));
  }

  /// Something that was read and is not interpreted.
  void note(Optional<ModelTime> time, String sentence) {
    notes.add(new FactReading.Remark(time, sentence));
  }

  /// The person, once every resource was read.
  RecordReading.Person build(Optional<ModelTime> lastOfAll, DrugCatalogue catalogue) {
    ModelTime lastFact =
        facts.stream().map(Fact::recorded).max(Comparator.naturalOrder()).orElse(ModelTime.ORIGIN);
    PersonHistory history =
        HistoryOfFacts.of(
            id,
            PersonRecord.of(facts, lastFact, axis),
            axis,
            Optional.empty(),
            opioidUnread,
            catalogue);
    List<DoseGiven> doses = new ArrayList<>(history.doses());
    List<OpioidUse> uses = new ArrayList<>(history.opioidUse());
    for (OpioidAmount amount : opioidAmounts) {
      DoseEvent dose = amount.dose();
      // One use alone: another resource may tell of the same drug at the same time, and no amount.
      if (uses.remove(new OpioidUse(dose.time(), dose.drug(), OpioidUse.Sign.REPORTED))) {
        uses.add(new OpioidUse(dose.time(), dose.drug(), OpioidUse.Sign.DOSE));
        doses.add(new DoseGiven(dose, Optional.empty()));
      }
    }
    doses.sort(DoseGiven.ORDER);
    uses.sort(OpioidUse.ORDER);
    return new RecordReading.Person(
        new PersonHistory(
            id,
            axis,
            doses,
            history.resets(),
            history.covariates(),
            uses,
            history.opioidUnread(),
            history.unlikely(),
            unread,
            understood == 0 && unread.stream().anyMatch(row -> row.id().isPresent()),
            last().or(() -> lastOfAll).orElse(ModelTime.ORIGIN),
            false),
        new FactReading(facts, gaps, List.copyOf(notes)));
  }
}
