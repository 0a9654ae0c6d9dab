package org.blockade.formats.chart;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.blockade.formats.regimen.PlainNumber;

/// The cells of one row while it is read. A row with a refused cell is refused as a whole; its
/// other cells are still read, so that one run tells everything.
final class ChartCells {

  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");
  private static final Pattern WITH_COMMA = Pattern.compile("[-+]?[\\d.]*,[\\d.,]*");
  private static final Pattern WITH_WORD = Pattern.compile("[-+]?[\\d.]+\\s*\\p{L}+");
  private static final Pattern NOT_A_NUMBER =
      Pattern.compile("[-+]?(nan|inf|infinity)", Pattern.CASE_INSENSITIVE);

  private final ChartHeader header;
  private final int line;
  private final List<String> cells;
  private final ChartProblems problems;
  private boolean refused;

  ChartCells(ChartHeader header, ChartRecords.Cells row, ChartProblems problems) {
    this.header = header;
    this.line = row.line();
    this.cells = row.cells();
    this.problems = problems;
  }

  int line() {
    return line;
  }

  ChartColumn timeColumn() {
    return header.timeColumn();
  }

  boolean isRefused() {
    return refused;
  }

  /// A cell without the white space around it, the no-break space of spreadsheets included.
  static String trimmed(String cell) {
    int start = 0;
    int end = cell.length();
    while (start < end && isSpace(cell.charAt(start))) {
      start++;
    }
    while (end > start && isSpace(cell.charAt(end - 1))) {
      end--;
    }
    return cell.substring(start, end);
  }

  private static boolean isSpace(char character) {
    return Character.isWhitespace(character) || character == '\u00A0' || character == '\uFEFF';
  }

  static boolean isMissing(String cell) {
    String text = trimmed(cell);
    return text.isEmpty() || text.equals(".") || text.equalsIgnoreCase("NA");
  }

  /// Whether the file has the column and the cell holds something.
  boolean has(ChartColumn column) {
    return text(column).isPresent();
  }

  Optional<String> text(ChartColumn column) {
    OptionalInt place = header.place(column);
    if (place.isEmpty() || isMissing(cells.get(place.getAsInt()))) {
      return Optional.empty();
    }
    return Optional.of(trimmed(cells.get(place.getAsInt())));
  }

  /// The text in lower case.
  Optional<String> word(ChartColumn column) {
    return text(column).map(text -> text.toLowerCase(Locale.ROOT));
  }

  /// Refuses the row.
  void refuse(ChartColumn column, String message) {
    refused = true;
    problems.refuseRow(line, column.name(), message);
  }

  /// Refuses the row because of what a cell holds; repeats it where the column allows that.
  void refuseCell(ChartColumn column, String message) {
    String shown = text(column).map(column::shown).orElse("the cell");
    refuse(column, shown + " " + message);
  }

  /// Says, once for a file, that the value of a row which observes nothing is not read.
  void noteUnreadValue() {
    if (text(ChartColumn.DV).filter(text -> !text.equals("0")).isPresent()) {
      noteOnce(
          "DV unread",
          ChartColumn.DV,
          "DV of a dose or a reset is not read; write a measurement on its own line");
    }
  }

  void noteOnce(String occasion, ChartColumn column, String message) {
    problems.noteOnce(occasion, line, column.name(), message);
  }

  /// Whether a text is a finite number.
  static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches() && Double.isFinite(Double.parseDouble(text));
  }

  /// A finite number; empty where the cell is missing, or is none and the row now refused.
  OptionalDouble number(ChartColumn column) {
    Optional<String> text = text(column);
    if (text.isEmpty()) {
      return OptionalDouble.empty();
    }
    if (!NUMBER.matcher(text.get()).matches()) {
      refuseCell(column, whyNoNumber(text.get()));
      return OptionalDouble.empty();
    }
    double number = Double.parseDouble(text.get());
    if (Double.isInfinite(number)) {
      refuseCell(column, "is too large for a number; check the digits and the exponent");
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(number + 0.0);
  }

  private static String whyNoNumber(String text) {
    if (text.startsWith("=")) {
      return "is a formula; save its value";
    }
    if (NOT_A_NUMBER.matcher(text).matches()) {
      return "is no value that can be used; leave the cell empty where nothing is known";
    }
    if (WITH_COMMA.matcher(text).matches()) {
      return "is written with a comma; write numbers with a point, e.g. 12.5, and no separators";
    }
    if (WITH_WORD.matcher(text).matches()) {
      return "holds a number and a word; write the number alone (a unit of an amount stands in"
          + " UNIT)";
    }
    return "is no number; write e.g. 12.5";
  }

  /// A number inside limits, which the message names together with their unit.
  OptionalDouble numberWithin(ChartColumn column, double least, double most, String unit) {
    OptionalDouble number = number(column);
    if (number.isPresent() && !(number.getAsDouble() >= least && number.getAsDouble() <= most)) {
      refuseCell(
          column,
          "is outside "
              + PlainNumber.of(least)
              + " to "
              + PlainNumber.of(most)
              + " "
              + unit
              + "; check the value and its unit");
      return OptionalDouble.empty();
    }
    return number;
  }

  /// A whole number inside limits.
  OptionalInt whole(ChartColumn column, int least, int most, String wanted) {
    OptionalDouble number = number(column);
    if (number.isEmpty()) {
      return OptionalInt.empty();
    }
    double value = number.getAsDouble();
    if (value == StrictMath.rint(value) && value >= least && value <= most) {
      return OptionalInt.of((int) value);
    }
    refuseCell(column, wanted);
    return OptionalInt.empty();
  }
}
