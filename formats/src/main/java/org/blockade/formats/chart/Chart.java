package org.blockade.formats.chart;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.blockade.simulator.dosing.TimeAxis;
import org.blockade.simulator.quantity.ModelTime;

/// The good rows of a chart file.
///
/// @param axis what hour 0 means
/// @param columns the header as written; the cells of each row are in this order
/// @param persons in the order of their first good row
public record Chart(TimeAxis axis, List<String> columns, List<PersonChart> persons) {

  /// A chart without people.
  static final Chart EMPTY = new Chart(new TimeAxis.Elapsed(), List.of(), List.of());

  public Chart {
    columns = List.copyOf(columns);
    persons = List.copyOf(persons);
  }

  /// The chart of one person.
  public Optional<PersonChart> person(String id) {
    return persons.stream().filter(person -> person.id().equals(id)).findFirst();
  }

  /// What is unlikely among the doses of a person of this chart; everything counts as written.
  public List<UnlikelyRecord> unlikely(PersonChart person) {
    return UnlikelyRecords.of(person, axis);
  }

  /// All rows, in the order of the file.
  public List<ChartRow> rows() {
    return persons.stream()
        .flatMap(person -> person.rows().stream())
        .sorted(Comparator.comparingInt(ChartRow::line))
        .toList();
  }

  /// Time of the last row; additional doses that a row announces do not count.
  public Optional<ModelTime> lastTime() {
    return persons.stream()
        .flatMap(person -> person.rows().stream())
        .map(ChartRow::time)
        .max(Comparator.naturalOrder());
  }
}
