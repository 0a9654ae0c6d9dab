package org.blockade.service.validation.people;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.blockade.formats.chart.Chart;
import org.blockade.formats.chart.ChartEvent;
import org.blockade.formats.chart.ChartRow;
import org.blockade.formats.chart.ObservedValue;
import org.blockade.formats.chart.PersonChart;
import org.blockade.simulator.drug.CatalogueEntry;
import org.blockade.simulator.drug.DrugCatalogue;

/// Takes from a chart what the analysis needs.
///
/// Opioid use is a row named `use_reported`, with no value or a value other than 0, that names a
/// drug which the catalogue calls an agonist or a partial agonist; methadone and buprenorphine
/// count. A row that names no drug does not count: it could be about anything. Urine screens do not
/// count: they date a result, not a use.
public final class CourseReader {

  private static final String USE = "use_reported";

  private final DrugCatalogue catalogue;

  public CourseReader(DrugCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  /// The courses of all people of a chart.
  public List<PersonCourse> read(Chart chart) {
    return chart.persons().stream().map(this::course).toList();
  }

  private PersonCourse course(PersonChart person) {
    Set<Integer> useDays = new TreeSet<>();
    int last = Integer.MIN_VALUE;
    for (ChartRow row : person.rows()) {
      int day = PersonCourse.dayOf(row.time().hours());
      last = Math.max(last, day);
      if (reportsOpioidUse(row.event())) {
        useDays.add(day);
      }
    }
    return new PersonCourse(person.dosing(), useDays, last);
  }

  private boolean reportsOpioidUse(ChartEvent event) {
    return switch (event) {
      case ChartEvent.Other other ->
          other.name().filter(USE::equals).isPresent()
              && isOpioid(other.drug())
              && isYes(other.value());
      case ChartEvent.Observation observation ->
          observation.name().equals(USE)
              && isOpioid(observation.drug())
              && isYes(observation.value());
      case ChartEvent.Dose dose -> false;
      case ChartEvent.Reset reset -> false;
      case ChartEvent.ResetAndDose both -> false;
    };
  }

  private boolean isOpioid(Optional<String> drug) {
    return drug.flatMap(catalogue::find)
        .map(CatalogueEntry::kind)
        .filter(kind ->
            kind == CatalogueEntry.Kind.AGONIST || kind == CatalogueEntry.Kind.PARTIAL_AGONIST)
        .isPresent();
  }

  private static boolean isYes(ObservedValue value) {
    return switch (value) {
      case ObservedValue.Numeric numeric -> numeric.value() != 0;
      case ObservedValue.Word word -> !word.word().equals("no");
      case ObservedValue.BelowQuantification below -> false;
      case ObservedValue.Missing missing -> true;
    };
  }
}
