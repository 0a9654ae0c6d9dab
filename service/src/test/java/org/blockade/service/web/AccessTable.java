package org.blockade.service.web;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.blockade.service.access.Action;
import org.blockade.service.access.ConsentState;
import org.blockade.service.access.Role;

/// Who may do what, written out by hand apart from the program.
final class AccessTable {

  private final Map<Action, List<String>> rows = new LinkedHashMap<>();

  AccessTable() {
    try (InputStream in =
            Objects.requireNonNull(AccessTable.class.getResourceAsStream("access-table.csv"));
        CsvReader<CsvRecord> reader =
            CsvReader.builder()
                .ofCsvRecord(new String(in.readAllBytes(), StandardCharsets.UTF_8))) {
      boolean head = true;
      for (CsvRecord row : reader) {
        if (!head) {
          rows.put(
              Action.valueOf(row.getField(0)), row.getFields().subList(1, row.getFieldCount()));
        }
        head = false;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Iterable<Action> actions() {
    return rows.keySet();
  }

  /// What a cell of the table says: `yes`, nothing, or which consent is needed.
  String cell(Role role, Action action) {
    return row(action).get(1 + role.ordinal());
  }

  private List<String> row(Action action) {
    return Objects.requireNonNull(rows.get(action), action.name());
  }

  /// What somebody of one role meets.
  enum Meets {
    ALLOWED,
    NEEDS_CONSENT,
    REFUSED
  }

  Meets expected(Role role, Action action, ConsentState consent) {
    return switch (cell(role, action)) {
      case "yes" -> Meets.ALLOWED;
      case "" -> Meets.REFUSED;
      case "notes" ->
          consent == ConsentState.COUNSELLING_NOTES ? Meets.ALLOWED : Meets.NEEDS_CONSENT;
      case "consent" ->
          consent == ConsentState.TREATMENT || consent == ConsentState.EMERGENCY
              ? Meets.ALLOWED
              : Meets.NEEDS_CONSENT;
      default -> throw new AssertionError("a cell that says nothing known: " + action);
    };
  }

  /// The table of the document.
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    StringBuilder head = new StringBuilder("| action |");
    for (Role role : Role.values()) {
      head.append(' ').append(role.word().replace('-', ' ')).append(" |");
    }
    lines.add(head.toString());
    lines.add("|---|" + "---|".repeat(Role.values().length));
    for (Action action : actions()) {
      StringBuilder line = new StringBuilder("| " + row(action).getFirst() + " |");
      for (Role role : Role.values()) {
        line.append(' ').append(cell(role, action)).append(" |");
      }
      lines.add(line.toString());
    }
    return lines;
  }
}
