package org.blockade.service.clinic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.blockade.protocol.guideline.NextInjection.Timing;

/// A row for each person, without identity: no id, no date, no name; time is in bands of days since
/// the first dose. Every row is the same as four others at least: where fewer people share a row,
/// its last columns are withheld until five do, and those for whom that never comes are left out.
///
/// People of whom an entry is not understood, or without naltrexone on record, are not in it.
final class PanelRows {

  static final String WITHHELD = "withheld";

  static final List<String> COLUMNS =
      List.of(
          "on_injections",
          "days_on_injections",
          "days_blocked_percent",
          "days_covered_percent",
          "injections",
          "late_or_lapsed",
          "decisions_overridden");

  /// Days of a band of time. A choice: one labelled interval.
  private static final int PERIOD = 28;

  /// From here on bands are not told apart. A choice: thirteen intervals, about a year.
  private static final int MOST = 13 * PERIOD;

  private static final String NONE = "none";

  private PanelRows() {}

  /// The rows in an order that says nothing of the people's.
  static List<List<String>> of(List<PanelPerson> people) {
    List<List<String>> left =
        people.stream()
            .filter(PanelPerson::understood)
            .filter(PanelPerson::hasNaltrexone)
            .map(PanelRows::row)
            .toList();
    List<List<String>> rows = new ArrayList<>();
    for (int shown = COLUMNS.size(); shown > 0 && !left.isEmpty(); shown--) {
      Map<List<String>, List<List<String>>> alike = new LinkedHashMap<>();
      for (List<String> row : left) {
        alike.computeIfAbsent(row.subList(0, shown), key -> new ArrayList<>()).add(row);
      }
      List<List<String>> fewer = new ArrayList<>();
      alike.forEach((key, group) -> {
        if (group.size() >= PanelFigures.LEAST_SHOWN) {
          group.forEach(row -> rows.add(withheld(key)));
        } else {
          fewer.addAll(group);
        }
      });
      left = fewer;
    }
    rows.sort(Comparator.comparing(row -> String.join(",", row)));
    return List.copyOf(rows);
  }

  private static List<String> withheld(List<String> shown) {
    List<String> row = new ArrayList<>(shown);
    while (row.size() < COLUMNS.size()) {
      row.add(WITHHELD);
    }
    return List.copyOf(row);
  }

  private static List<String> row(PanelPerson person) {
    int later = person.injections().values().stream().mapToInt(Integer::intValue).sum();
    int late =
        person.injections().getOrDefault(Timing.LATE, 0)
            + person.injections().getOrDefault(Timing.LAPSED, 0);
    return List.of(
        person.stay().map(stay -> stay.ended() ? "ended" : "yes").orElse("no"),
        person.stay().map(stay -> period(stay.days())).orElse(NONE),
        person.blockade().map(days -> share(days.percent())).orElse(NONE),
        person.calendar().map(days -> share(days.percent())).orElse(NONE),
        count(person.stay().isPresent() ? later + 1 : 0),
        late == 0 ? "0" : "1-more",
        person.overridden() == 0 ? "0" : "1-more");
  }

  /// Both ends are in the band.
  private static String period(int days) {
    if (days >= MOST) {
      return MOST + "-more";
    }
    int from = days / PERIOD * PERIOD;
    return from + "-" + (from + PERIOD - 1);
  }

  /// Fifths, as in the figures.
  private static String share(double percent) {
    int from = StrictMath.min(80, (int) percent / 20 * 20);
    return from + "-" + (from + 20);
  }

  /// Bands are a choice: a quarter of a year and its doubles.
  private static String count(int injections) {
    return switch (injections) {
      case 0 -> "0";
      case 1 -> "1";
      case 2, 3 -> "2-3";
      case 4, 5, 6 -> "4-6";
      default -> injections <= 12 ? "7-12" : "13-more";
    };
  }
}
