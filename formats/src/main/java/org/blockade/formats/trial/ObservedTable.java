package org.blockade.formats.trial;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.blockade.simulator.data.DataFileException;
import org.blockade.simulator.data.DataProblem;
import org.blockade.simulator.trial.Arm;
import org.blockade.simulator.trial.Condition;
import org.blockade.simulator.trial.TrialDesign;

/// What a real study saw, to be drawn over the simulated curve: a CSV table with the columns `ARM,
/// ENDPOINT, DAY, VALUE, N`.
///
/// @param name as the file of the trial or the command line names it
/// @param checksum SHA-256 of its bytes
/// @param points in the order of the file
public record ObservedTable(String name, String checksum, List<Point> points) {

  private static final List<String> COLUMNS = List.of("ARM", "ENDPOINT", "DAY", "VALUE", "N");

  /// A file with more problems than this is the wrong file. A choice.
  private static final int MOST_PROBLEMS = 20;

  private static final int MOST_PEOPLE = 100_000_000;
  private static final int DAYS_PER_WEEK = 7;

  public ObservedTable {
    points = List.copyOf(points);
  }

  /// A curve that can be compared.
  public enum Curve {
    /// Share that has not left care by the end of a day of the trial.
    RETENTION("retention"),
    /// Share without relapse by the end of a day of the trial.
    RELAPSE_FREE("relapse-free"),
    /// Share of person-days with opioid use in the week around a day since the last injection.
    USE_SINCE_INJECTION("use-since-injection");

    private final String word;

    Curve(String word) {
      this.word = word;
    }

    /// Its word in files.
    public String word() {
      return word;
    }

    private static List<Curve> of(Condition condition) {
      return switch (condition) {
        case OPIOID_USE_DISORDER -> List.of(values());
        case ALCOHOL_USE_DISORDER -> List.of(RETENTION);
      };
    }
  }

  /// One value.
  ///
  /// @param day of the trial, from 0; or days since the last injection
  /// @param value share, 0 to 1
  /// @param people how many it is the share of; empty for unknown
  public record Point(String arm, Curve curve, int day, double value, OptionalInt people) {}

  /// Reads a table.
  ///
  /// @param design the trial that it belongs to
  /// @throws DataFileException with every problem found
  public static ObservedTable read(String name, byte[] content, TrialDesign design) {
    String text = new String(content, StandardCharsets.UTF_8).replaceFirst("^\uFEFF", "");
    Rows rows = new Rows(design);
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(text)) {
      for (CsvRecord row : reader) {
        if (!rows.goOn(row)) {
          break;
        }
      }
    } catch (IOException | CsvParseException e) {
      rows.problem(1, "this is no table of comma-separated values");
    }
    if (rows.points.isEmpty() && rows.problems.isEmpty()) {
      rows.problem(1, "the table has no row; write one for each value that was observed");
    }
    if (!rows.problems.isEmpty()) {
      throw new DataFileException(name, rows.problems);
    }
    return new ObservedTable(name, PeopleTable.sha256(content), rows.points);
  }

  private static final class Rows {

    private final TrialDesign design;
    private final List<DataProblem> problems = new ArrayList<>();
    private final List<Point> points = new ArrayList<>();
    private final Set<String> places = new HashSet<>();
    private List<String> heads = List.of();
    private int line;

    private Rows(TrialDesign design) {
      this.design = design;
    }

    private void problem(int at, String message) {
      problems.add(new DataProblem(at, message));
    }

    private boolean goOn(CsvRecord row) {
      line = (int) row.getStartingLineNumber();
      if (heads.isEmpty()) {
        heads =
            row.getFields().stream().map(head -> head.strip().toUpperCase(Locale.ROOT)).toList();
        if (heads.size() != COLUMNS.size() || !heads.containsAll(COLUMNS)) {
          problem(
              line,
              "the columns are ARM, ENDPOINT, DAY, VALUE and N, each once; not "
                  + String.join(", ", heads));
          return false;
        }
      } else if (row.getFieldCount() != heads.size()) {
        problem(
            line,
            "the row has " + row.getFieldCount() + " cells, the first line has " + heads.size());
      } else {
        point(row.getFields().stream().map(String::strip).toList());
      }
      return problems.size() < MOST_PROBLEMS;
    }

    private String cell(List<String> cells, String column) {
      return cells.get(heads.indexOf(column));
    }

    private void point(List<String> cells) {
      String arm = cell(cells, "ARM");
      List<String> arms = design.arms().stream().map(Arm::name).toList();
      if (!arms.contains(arm)) {
        problem(line, "ARM is \"" + arm + "\"; it must be one of " + String.join(", ", arms));
      }
      Optional<Curve> curve = curve(cell(cells, "ENDPOINT"));
      OptionalInt day =
          curve.isPresent() ? day(cell(cells, "DAY"), curve.get()) : OptionalInt.empty();
      String value = cell(cells, "VALUE");
      boolean share = value.matches("0(\\.\\d{1,12})?|1(\\.0{1,12})?");
      if (!share) {
        problem(line, "VALUE is \"" + value + "\"; it must be a share of 0 to 1, e.g. 0.35");
      }
      OptionalInt people = whole(cell(cells, "N"), 1, MOST_PEOPLE);
      if (people.isEmpty() && !cell(cells, "N").isEmpty()) {
        problem(line, "N is a whole number of people of 1 or more, or empty where it is unknown");
      }
      if (!arms.contains(arm) || curve.isEmpty() || day.isEmpty() || !share) {
        return;
      }
      if (!places.add(arm + "\n" + curve.get() + "\n" + day.getAsInt())) {
        problem(line, "this arm has this endpoint of this day already; each stands once");
      }
      points.add(new Point(arm, curve.get(), day.getAsInt(), Double.parseDouble(value), people));
    }

    private Optional<Curve> curve(String word) {
      List<Curve> curves = Curve.of(design.condition());
      Optional<Curve> curve = curves.stream().filter(each -> each.word.equals(word)).findFirst();
      if (curve.isEmpty()) {
        problem(
            line,
            "ENDPOINT is \""
                + word
                + "\"; in this condition it must be one of "
                + curves.stream().map(Curve::word).collect(Collectors.joining(", ")));
      }
      return curve;
    }

    private OptionalInt day(String text, Curve curve) {
      int first = curve == Curve.USE_SINCE_INJECTION ? 1 : 0;
      int last = design.days() - 1;
      OptionalInt day = whole(text, first, last);
      if (day.isEmpty()) {
        problem(
            line,
            "DAY is \""
                + text
                + "\"; it must be a whole number of "
                + first
                + " to "
                + last
                + (curve == Curve.USE_SINCE_INJECTION
                    ? ", days since the last injection"
                    : ", days of the trial: week "
                        + design.days() / DAYS_PER_WEEK
                        + " ends with day "
                        + last));
      }
      return day;
    }

    private static OptionalInt whole(String text, int least, int most) {
      if (text.matches("\\d{1,9}")) {
        int value = Integer.parseInt(text);
        return least <= value && value <= most ? OptionalInt.of(value) : OptionalInt.empty();
      }
      return OptionalInt.empty();
    }
  }
}
