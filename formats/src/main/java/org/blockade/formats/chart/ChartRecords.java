package org.blockade.formats.chart;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// The records of a CSV: lines, or several lines where a quoted cell spans them.
///
/// FastCSV splits a record into cells, but it stops at the first record it cannot read, and a
/// quotation mark that is never closed swallows the rest of the file. A chart must go on. So
/// records are cut apart here first: where a quoted cell does not end as it should, only the line
/// on which it began is given up, and reading goes on with the next line.
final class ChartRecords {

  /// A quoted cell over more lines than this is taken for a forgotten quotation mark. A choice.
  private static final int MOST_LINES_OF_RECORD = 100;

  private final ChartLines lines;
  private final Deque<ChartLines.Line> pending = new ArrayDeque<>();
  private int lastLine;

  ChartRecords(ChartLines lines) {
    this.lines = lines;
  }

  /// A record of a file.
  sealed interface Raw {
    int line();
  }

  /// A record that has cells.
  record Cells(int line, List<String> cells) implements Raw {
    Cells {
      cells = List.copyOf(cells);
    }
  }

  /// Text that is no record.
  record Broken(int line, String message) implements Raw {}

  /// Number of the last line that was read.
  int lastLine() {
    return lastLine;
  }

  /// The next record; lines without any text are passed over.
  Optional<Raw> next() throws IOException {
    Optional<ChartLines.Line> line = nextLine();
    while (line.isPresent() && isBlank(line.get())) {
      line = nextLine();
    }
    return line.isEmpty() ? Optional.empty() : Optional.of(recordFrom(line.get()));
  }

  private static boolean isBlank(ChartLines.Line line) {
    return line.flaw() == ChartLines.Flaw.NONE && line.text().isBlank();
  }

  private Optional<ChartLines.Line> nextLine() throws IOException {
    Optional<ChartLines.Line> line =
        pending.isEmpty() ? lines.next() : Optional.of(pending.removeFirst());
    line.ifPresent(read -> lastLine = Math.max(lastLine, read.number()));
    return line;
  }

  private Raw recordFrom(ChartLines.Line first) throws IOException {
    if (first.flaw() != ChartLines.Flaw.NONE) {
      return new Broken(first.number(), first.flaw().message());
    }
    Quoting quoting = Quoting.START_OF_CELL.after(first.text());
    List<ChartLines.Line> followers = new ArrayList<>();
    StringBuilder text = new StringBuilder(first.text());
    while (quoting == Quoting.QUOTED && mayGoOn(followers, text)) {
      Optional<ChartLines.Line> follower = nextLine();
      if (follower.isEmpty()) {
        break;
      }
      followers.add(follower.get());
      text.append('\n').append(follower.get().text());
      quoting =
          follower.get().flaw() == ChartLines.Flaw.NONE
              ? quoting.after("\n" + follower.get().text())
              : Quoting.WRONG;
    }
    if (quoting == Quoting.QUOTED || quoting == Quoting.WRONG) {
      followers.reversed().forEach(pending::addFirst);
      return new Broken(
          first.number(),
          "a quotation mark opens a cell and does not close it properly; close it before the next"
              + " comma, and write a quotation mark inside a quoted cell twice");
    }
    return cells(first.number(), text.toString());
  }

  private static boolean mayGoOn(List<ChartLines.Line> followers, StringBuilder text) {
    return followers.size() < MOST_LINES_OF_RECORD && text.length() <= ChartLines.LONGEST_LINE;
  }

  private static Raw cells(int line, String text) {
    try {
      return new Cells(line, CsvReader.builder().ofSingleCsvRecord(text).getFields());
    } catch (CsvParseException e) {
      return new Broken(line, "the row is no CSV; write cells with commas between them");
    }
  }

  /// Where in a cell the reading is, as far as quotation marks matter.
  private enum Quoting {
    START_OF_CELL,
    PLAIN,
    QUOTED,
    CLOSED,
    WRONG;

    Quoting after(String text) {
      Quoting state = this;
      for (int i = 0; i < text.length(); i++) {
        state = state.after(text.charAt(i));
      }
      return state;
    }

    private Quoting after(char character) {
      return switch (this) {
        case WRONG -> WRONG;
        case QUOTED -> character == '"' ? CLOSED : QUOTED;
        case CLOSED -> character == '"' ? QUOTED : character == ',' ? START_OF_CELL : WRONG;
        case START_OF_CELL -> character == '"' ? QUOTED : character == ',' ? START_OF_CELL : PLAIN;
        case PLAIN -> character == ',' ? START_OF_CELL : PLAIN;
      };
    }
  }
}
