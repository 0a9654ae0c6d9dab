package org.blockade.service.clinic;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.blockade.protocol.course.PersonRecord;
import org.blockade.protocol.course.Stated;
import org.blockade.protocol.facts.AboutHealth;
import org.blockade.protocol.facts.AboutOpioids;
import org.blockade.protocol.facts.AboutTests;
import org.blockade.protocol.facts.Fact;
import org.blockade.protocol.facts.OpioidUse;
import org.blockade.protocol.facts.Source;
import org.blockade.protocol.facts.Statement;
import org.blockade.service.forecast.PersonHistory;
import org.blockade.service.journal.Content;
import org.blockade.service.journal.PersonState;
import org.blockade.service.journal.StateProblem;
import org.blockade.service.record.FactReading;
import org.blockade.simulator.dosing.TimeAxis;
import org.blockade.simulator.drug.CatalogueEntry;
import org.blockade.simulator.drug.Covariates;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.quantity.ModelTime;
import org.blockade.simulator.simulation.CovariateChange;
import org.jspecify.annotations.Nullable;

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
        history(person, record, axis, born, !state.notUnderstood().isEmpty(), catalogue),
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
    age(born.get(), axis, record.asOf())
        .ifPresent(
            age -> facts.add(Fact.of("registered-age", record.asOf(), Source.DOCUMENTED, age)));
    return facts;
  }

  private static Optional<AboutHealth.Age> age(
      LocalDate born, TimeAxis.Calendar axis, ModelTime time) {
    int years = Period.between(born, axis.momentOf(time).toLocalDate()).getYears();
    try {
      return Optional.of(new AboutHealth.Age(years));
    } catch (IllegalArgumentException impossible) {
      // Born after that day, or too long before it: no age then, and it is asked for.
      return Optional.empty();
    }
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

  private static PersonHistory history(
      String person,
      PersonRecord record,
      TimeAxis.Calendar axis,
      Optional<LocalDate> born,
      boolean gaps,
      DrugCatalogue catalogue) {
    List<Optional<ModelTime>> unread = new ArrayList<>();
    List<OpioidUse> uses = new ArrayList<>();
    for (Stated<AboutOpioids.Taken> taken : record.all(AboutOpioids.Taken.class)) {
      uses.add(
          new OpioidUse(
              taken.occurred(),
              opioid(taken.statement().drug(), catalogue),
              OpioidUse.Sign.REPORTED));
    }
    for (Stated<AboutTests.UrineScreen> urine : record.all(AboutTests.UrineScreen.class)) {
      switch (urine.statement().result()) {
        case POSITIVE ->
            uses.add(
                new OpioidUse(
                    urine.occurred(),
                    opioid(urine.statement().analyte().words(), catalogue),
                    OpioidUse.Sign.URINE));
        case INVALID -> unread.add(Optional.of(urine.occurred()));
        case NEGATIVE -> {}
      }
    }
    if (gaps) {
      unread.add(Optional.empty());
    }
    uses.sort(OpioidUse.ORDER);
    return new PersonHistory(
        person,
        axis,
        record.naltrexone().given(),
        List.of(),
        asOf -> covariates(record, axis, born, asOf),
        uses,
        unread,
        List.of(),
        List.of(),
        false,
        record.facts().stream()
            .map(Fact::occurred)
            .max(Comparator.naturalOrder())
            .orElse(ModelTime.ORIGIN),
        false);
  }

  private static String opioid(String name, DrugCatalogue catalogue) {
    return catalogue.find(name).map(CatalogueEntry::id).orElse(OpioidUse.UNSPECIFIED);
  }

  /// A value holds until the next one, and the first one before it: as in a chart.
  private static List<CovariateChange> covariates(
      PersonRecord record, TimeAxis.Calendar axis, Optional<LocalDate> born, ModelTime asOf) {
    var weight = series(record, asOf, AboutHealth.Weight.class, AboutHealth.Weight::kilograms);
    var age = series(record, asOf, AboutHealth.Age.class, AboutHealth.Age::years);
    var clearance =
        series(
            record,
            asOf,
            AboutTests.CreatinineClearance.class,
            AboutTests.CreatinineClearance::millilitresPerMinute);
    var dependence = series(record, asOf, AboutHealth.Dependence.class, PersonFacts::dependence);
    var hepatic = series(record, asOf, AboutHealth.Cirrhosis.class, PersonFacts::hepatic);
    Optional<ModelTime> lastDose = record.naltrexone().lastDose().map(last -> last.dose().time());
    if (age.isEmpty() && born.isPresent() && lastDose.isPresent()) {
      age(born.get(), axis, lastDose.get())
          .ifPresent(known -> age.put(lastDose.get(), known.years()));
    }
    TreeSet<ModelTime> times = new TreeSet<>();
    record.facts().stream()
        .map(Fact::occurred)
        .filter(time -> !time.isAfter(asOf))
        .min(Comparator.naturalOrder())
        .ifPresent(times::add);
    List.of(weight, age, clearance, dependence, hepatic)
        .forEach(series -> times.addAll(series.keySet()));
    List<CovariateChange> changes = new ArrayList<>();
    for (ModelTime time : times) {
      Covariates covariates =
          new Covariates(
              number(weight, time),
              number(age, time),
              number(clearance, time),
              Optional.ofNullable(at(dependence, time)),
              Optional.ofNullable(at(hepatic, time)));
      if (changes.isEmpty() || !changes.getLast().covariates().equals(covariates)) {
        changes.add(new CovariateChange(time, covariates));
      }
    }
    return List.copyOf(changes);
  }

  private static <S extends Statement, T> NavigableMap<ModelTime, T> series(
      PersonRecord record, ModelTime asOf, Class<S> kind, Function<S, T> value) {
    NavigableMap<ModelTime, T> series = new TreeMap<>();
    record.all(kind).stream()
        .filter(stated -> !stated.occurred().isAfter(asOf))
        .forEach(stated -> series.put(stated.occurred(), value.apply(stated.statement())));
    return series;
  }

  private static <T> @Nullable T at(NavigableMap<ModelTime, T> series, ModelTime time) {
    Map.Entry<ModelTime, T> before = series.floorEntry(time);
    Map.Entry<ModelTime, T> holds = before == null ? series.higherEntry(time) : before;
    return holds == null ? null : holds.getValue();
  }

  private static OptionalDouble number(NavigableMap<ModelTime, Double> series, ModelTime time) {
    Double value = at(series, time);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  private static Covariates.Dependence dependence(AboutHealth.Dependence stated) {
    return stated.present() ? Covariates.Dependence.DEPENDENT : Covariates.Dependence.NOT_DEPENDENT;
  }

  private static Covariates.Hepatic hepatic(AboutHealth.Cirrhosis stated) {
    return switch (stated.state()) {
      case NONE -> Covariates.Hepatic.NORMAL;
      case COMPENSATED -> Covariates.Hepatic.COMPENSATED_CIRRHOSIS;
      case DECOMPENSATED -> Covariates.Hepatic.DECOMPENSATED_CIRRHOSIS;
    };
  }
}
