package org.blockade.simulator.outcome;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.data.DataNode;
import org.blockade.simulator.drug.Evidence;

/// The numbers of the course of treatment with what a number needs: meaning, unit, range, source,
/// kind of evidence.
///
/// @param rows one for each `CourseNumber`, in their order
/// @param checksum SHA-256 of the file
public record CourseTable(List<Row> rows, String checksum) {

  /// A number.
  ///
  /// @param low least plausible value; with `high` the range that is asked how much it matters
  /// @param calibratedTo id of the published result that it was set by; empty for none
  public record Row(
      CourseNumber number,
      String meaning,
      double value,
      double low,
      double high,
      String source,
      Evidence evidence,
      String calibratedTo) {}

  public CourseTable {
    rows = List.copyOf(rows);
    if (!rows.stream().map(Row::number).toList().equals(List.of(CourseNumber.values()))) {
      throw new IllegalArgumentException("a table has every number of the course, in order");
    }
  }

  /// The numbers that come with Blockade.
  public static CourseTable standard() {
    return read(DataFile.resource(CourseTable.class, "course.yaml"));
  }

  /// Reads and checks a file of these numbers.
  ///
  /// @throws org.blockade.simulator.data.DataFileException with every problem found
  public static CourseTable read(DataFile file) {
    DataNode root = file.root().child("numbers");
    Map<CourseNumber, Row> rows = new LinkedHashMap<>();
    for (CourseNumber number : CourseNumber.values()) {
      rows.put(number, row(root, number));
    }
    root.close();
    file.root().close();
    file.requireSound();
    return new CourseTable(new ArrayList<>(rows.values()), file.checksum());
  }

  private static Row row(DataNode root, CourseNumber number) {
    DataNode node = root.child(number.symbol());
    String meaning = node.text("meaning");
    double value = node.number("value");
    List<Double> range = node.numbers("range");
    if (!node.text("unit").equals(number.unit())) {
      node.report("unit", number.symbol() + " is in " + number.unit());
    }
    boolean ranged = range.size() == 2 && range.getFirst() <= value && value <= range.getLast();
    if (!ranged || !(value >= 0) || (number.unit().equals("fraction") && range.getLast() > 1)) {
      node.report(
          "range",
          number.symbol()
              + " is 0 or more and lies in its range [low, high]; a fraction is at most 1");
    }
    String source = node.text("source");
    Evidence evidence =
        node.word("evidence", Evidence::ofWord, Evidence.words()).orElse(Evidence.CHOICE);
    String calibrated = node.optionalText("calibrated_to").orElse("");
    node.close();
    return new Row(
        number,
        meaning,
        value,
        ranged ? range.getFirst() : value,
        ranged ? range.getLast() : value,
        source,
        evidence,
        calibrated);
  }

  /// The row of a number.
  public Row row(CourseNumber number) {
    return rows.stream().filter(row -> row.number() == number).findFirst().orElseThrow();
  }

  /// The values of the table.
  public CourseValues values() {
    return new CourseValues(rows.stream().collect(Collectors.toMap(Row::number, Row::value)));
  }
}
