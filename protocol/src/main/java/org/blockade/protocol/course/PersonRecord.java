package org.blockade.protocol.course;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.blockade.protocol.facts.AboutTreatment;
import org.blockade.protocol.facts.Correction;
import org.blockade.protocol.facts.DoseGiven;
import org.blockade.protocol.facts.Fact;
import org.blockade.protocol.facts.Statement;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.Route;
import org.blockade.simulator.dosing.TimeAxis;
import org.blockade.simulator.quantity.ModelTime;

/// The facts about one person that were known at a time, corrections applied.
///
/// A fact is known once it was recorded. A correction undoes exactly one fact: the one that has the
/// id it names. What it cannot undo is a problem, told beside the facts; it never throws. The order
/// in which facts arrive does not matter.
public final class PersonRecord {

  private static final String NALTREXONE = "naltrexone";

  private final ModelTime asOf;
  private final TimeAxis axis;
  private final List<Fact> facts;
  private final List<RecordProblem> problems;

  private PersonRecord(
      ModelTime asOf, TimeAxis axis, List<Fact> facts, List<RecordProblem> problems) {
    this.asOf = asOf;
    this.axis = axis;
    this.facts = List.copyOf(facts);
    this.problems = List.copyOf(problems);
  }

  /// What was known at a time.
  ///
  /// @param all facts of one person, in any order; those recorded later are left out
  public static PersonRecord of(Collection<Fact> all, ModelTime asOf, TimeAxis axis) {
    List<Fact> known =
        all.stream()
            .distinct()
            .filter(fact -> !fact.recorded().isAfter(asOf))
            .sorted(Fact.ORDER)
            .toList();
    Map<String, List<Fact>> byId = new HashMap<>();
    known.forEach(fact -> byId.computeIfAbsent(fact.id(), id -> new ArrayList<>()).add(fact));
    Set<RecordProblem> problems = EnumSet.noneOf(RecordProblem.class);
    if (byId.values().stream().anyMatch(same -> same.size() > 1)) {
      problems.add(RecordProblem.SAME_ID);
    }
    Set<Fact> undone = new HashSet<>();
    for (Fact fact : known) {
      if (fact.statement() instanceof Correction(String wrong)) {
        undo(byId.getOrDefault(wrong, List.of()), undone).ifPresent(problems::add);
      }
    }
    List<Fact> standing =
        known.stream()
            .filter(fact -> !(fact.statement() instanceof Correction))
            .filter(fact -> !undone.contains(fact))
            .toList();
    return new PersonRecord(asOf, axis, standing, List.copyOf(problems));
  }

  private static Optional<RecordProblem> undo(List<Fact> named, Set<Fact> undone) {
    if (named.isEmpty()) {
      return Optional.of(RecordProblem.CORRECTS_NOTHING);
    }
    if (named.size() > 1) {
      return Optional.of(RecordProblem.CORRECTS_SEVERAL);
    }
    Fact fact = named.getFirst();
    if (fact.statement() instanceof Correction) {
      return Optional.of(RecordProblem.CORRECTS_A_CORRECTION);
    }
    return undone.add(fact) ? Optional.empty() : Optional.of(RecordProblem.CORRECTED_TWICE);
  }

  /// The time of the question.
  public ModelTime asOf() {
    return asOf;
  }

  /// What hour 0 means.
  public TimeAxis axis() {
    return axis;
  }

  /// The facts that stand, in the order in which they occurred.
  public List<Fact> facts() {
    return facts;
  }

  /// What is wrong with the record as a whole, each kind once.
  public List<RecordProblem> problems() {
    return problems;
  }

  /// Every fact of a kind, in the order in which they occurred.
  public <S extends Statement> List<Stated<S>> all(Class<S> kind) {
    return stream(kind).toList();
  }

  /// The last fact of a kind.
  public <S extends Statement> Optional<Stated<S>> latest(Class<S> kind) {
    return stream(kind).reduce((earlier, later) -> later);
  }

  /// The facts of a kind that were so at the last time at which one of them was: where they do not
  /// agree, a rule takes the strictest. Empty where there is none.
  ///
  /// @param about which facts of the kind count, e.g. those about one analyte
  public <S extends Statement> List<S> latestTogether(Class<S> kind, Predicate<S> about) {
    List<Stated<S>> all = stream(kind).filter(stated -> about.test(stated.statement())).toList();
    Optional<ModelTime> last = all.stream().map(Stated::occurred).max(Comparator.naturalOrder());
    return all.stream()
        .filter(stated -> last.filter(stated.occurred()::equals).isPresent())
        .map(Stated::statement)
        .toList();
  }

  /// When a fact of a kind was last so.
  public <S extends Statement> Optional<ModelTime> lastTime(Class<S> kind, Predicate<S> about) {
    return stream(kind)
        .filter(stated -> about.test(stated.statement()))
        .map(Stated::occurred)
        .max(Comparator.naturalOrder());
  }

  /// Whether a fact of a kind was so after a time.
  public <S extends Statement> boolean isAfter(ModelTime time, Class<S> kind, Predicate<S> about) {
    return lastTime(kind, about).filter(time::isBefore).isPresent();
  }

  /// Local days from a time to the time of the question: 0 on the same day.
  public long daysSince(ModelTime time) {
    return axis.daysBetween(time, asOf);
  }

  /// Full days from a time to the time of the question: 9 from 21:00 to the morning of the tenth
  /// day after it. Days that must pass are counted so, wherever they are shown.
  public long fullDaysSince(ModelTime time) {
    long days = daysSince(time);
    return axis.plusDays(time, (int) days).isAfter(asOf) ? days - 1 : days;
  }

  /// Whether a fact of a kind was so within a number of local days before the question.
  ///
  /// @param days 0 for the day of the question alone
  public <S extends Statement> boolean within(Class<S> kind, Predicate<S> about, int days) {
    return lastTime(kind, about).filter(time -> daysSince(time) <= days).isPresent();
  }

  /// The person's naltrexone so far.
  public NaltrexoneCourse naltrexone() {
    return new NaltrexoneCourse(
        stream(AboutTreatment.NaltrexoneGiven.class).map(PersonRecord::given).toList(), asOf, axis);
  }

  private static DoseGiven given(Stated<AboutTreatment.NaltrexoneGiven> stated) {
    AboutTreatment.NaltrexoneGiven dose = stated.statement();
    Route route =
        switch (dose.product()) {
          case TABLET -> Route.ORAL;
          case INJECTION -> Route.EXTENDED_RELEASE_INTRAMUSCULAR;
        };
    return new DoseGiven(
        DoseEvent.of(stated.occurred(), NALTREXONE, route, dose.amount()), dose.side());
  }

  private <S extends Statement> Stream<Stated<S>> stream(Class<S> kind) {
    return facts.stream()
        .filter(fact -> kind.isInstance(fact.statement()))
        .map(fact -> new Stated<>(fact, kind.cast(fact.statement())));
  }
}
