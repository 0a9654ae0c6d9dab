package org.blockade.service.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blockade.service.clinic.Flag;
import org.blockade.service.clinic.ProtectionState;
import org.blockade.service.clinic.Worklist;
import org.blockade.service.clinic.WorklistRow;

/// Everybody, by protection and urgency.
///
/// @param counts of all people, whatever the filter
/// @param waiting how many of them are not computed yet
/// @param waitingBehind how many of these the filter leaves out, who may belong to what it looks
///   for
/// @param found what the filter lets through
public record WorklistPage(
    Frame frame,
    Map<ProtectionState, Integer> counts,
    int waiting,
    int waitingBehind,
    Worklist found,
    Worklist.Filter filter,
    Part part,
    ZoneId zone) {

  /// Rows on one page. A choice: what one can look through.
  private static final int ROWS = 100;

  public WorklistPage {
    counts = Map.copyOf(counts);
  }

  /// Part of a long list.
  ///
  /// @param page 1 first
  public record Part(int page, int pages, int from, int to) {}

  static Part part(String page, int rows) {
    int pages = StrictMath.max(1, (rows + ROWS - 1) / ROWS);
    int asked = StrictMath.min(pages, Form.whole("page", page, 1, Integer.MAX_VALUE));
    return new Part(asked, pages, (asked - 1) * ROWS, StrictMath.min(rows, asked * ROWS));
  }

  /// The rows of this part.
  public List<WorklistRow> rows() {
    return found.rows().subList(part.from(), part.to());
  }

  public List<ProtectionState> states() {
    return Arrays.asList(ProtectionState.values());
  }

  public List<Flag> flags() {
    return Arrays.asList(Flag.values());
  }

  public int count(ProtectionState state) {
    return counts.getOrDefault(state, 0);
  }

  public int people() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /// A day in the clinic's zone; a dash where there is none.
  public String day(Optional<Instant> moment) {
    return moment.map(each -> frame.day(LocalDate.ofInstant(each, zone))).orElse("–");
  }

  /// Until when protection holds in nearly everybody, and in the typical person.
  public String until(WorklistRow row) {
    return row.protectedUntil()
        .map(until -> day(until.early()) + " … " + day(until.typical()))
        .orElse("–");
  }

  /// Where the filter stays the same and the page changes.
  public String query(int page) {
    StringBuilder query = new StringBuilder("/worklist?page=" + page);
    filter.states().stream()
        .sorted()
        .forEach(state -> query.append("&state=").append(state.word()));
    filter.flags().stream().sorted().forEach(flag -> query.append("&flag=").append(flag.name()));
    if (filter.dueWithinDays().isPresent()) {
      query.append("&due=").append(filter.dueWithinDays().getAsInt());
    }
    return query.toString();
  }
}
