package org.blockade.service.record;

import java.time.LocalDate;
import java.time.Period;
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
import org.blockade.protocol.facts.Statement;
import org.blockade.service.forecast.PersonHistory;
import org.blockade.simulator.dosing.TimeAxis;
import org.blockade.simulator.drug.CatalogueEntry;
import org.blockade.simulator.drug.Covariates;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.quantity.ModelTime;
import org.blockade.simulator.simulation.CovariateChange;
import org.jspecify.annotations.Nullable;

/// From the facts about a person to the history that forecasts take, as `ChartHistories` makes it
/// of a chart.
public final class HistoryOfFacts {

  private HistoryOfFacts() {}

  /// The history of a person.
  ///
  /// @param record the facts that stand
  /// @param born by which the age is reckoned where no fact states it
  /// @param opioidUnread when something was recorded that may be an opioid and could not be read
  /// @param catalogue tells which opioid a fact names
  public static PersonHistory of(
      String person,
      PersonRecord record,
      TimeAxis.Calendar axis,
      Optional<LocalDate> born,
      List<Optional<ModelTime>> opioidUnread,
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
    unread.addAll(opioidUnread);
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

  /// The age of somebody at a time; empty where nobody can have it.
  public static Optional<AboutHealth.Age> age(
      LocalDate born, TimeAxis.Calendar axis, ModelTime time) {
    int years = Period.between(born, axis.momentOf(time).toLocalDate()).getYears();
    try {
      return Optional.of(new AboutHealth.Age(years));
    } catch (IllegalArgumentException impossible) {
      // Born after that day, or too long before it: no age then, and it is asked for.
      return Optional.empty();
    }
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
    var dependence = series(record, asOf, AboutHealth.Dependence.class, HistoryOfFacts::dependence);
    var hepatic = series(record, asOf, AboutHealth.Cirrhosis.class, HistoryOfFacts::hepatic);
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
