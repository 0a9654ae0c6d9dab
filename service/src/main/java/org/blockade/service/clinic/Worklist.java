package org.blockade.service.clinic;

import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.blockade.service.journal.Content;

/// Everybody, the most urgent first.
///
/// @param asOf the clinic's hour for which every row holds; a row whose person has a later entry
///   holds for that
/// @param rows in the order of `WorklistRow.URGENCY`
public record Worklist(Instant asOf, List<WorklistRow> rows) {

  public Worklist {
    rows = rows.stream().sorted(WorklistRow.URGENCY).toList();
  }

  /// Which rows are wanted. What is empty does not restrict.
  ///
  /// @param words each must be part of the name, the chart number or the birth date (1985-02-28);
  ///   letter case and accents do not matter
  /// @param dueWithinDays next injection due by so many days from now, or before now
  /// @param flags those of which a row must have one
  public record Filter(
      String words, Set<ProtectionState> states, OptionalInt dueWithinDays, Set<Flag> flags) {

    /// Everybody.
    public static final Filter NONE = new Filter("", Set.of(), OptionalInt.empty(), Set.of());

    public Filter {
      states = Set.copyOf(states);
      flags = Set.copyOf(flags);
    }

    private boolean lets(WorklistRow row) {
      return named(row) && fits(row);
    }

    private boolean fits(WorklistRow row) {
      return (states.isEmpty() || states.contains(row.state()))
          && (flags.isEmpty() || flags.stream().anyMatch(row.flags()::contains))
          && (dueWithinDays.isEmpty()
              || row.visit()
                  .filter(visit -> -visit.daysPastDue() <= dueWithinDays.getAsInt())
                  .isPresent());
    }

    private boolean named(WorklistRow row) {
      String text =
          plain(
              row.name()
                  + " "
                  + row.registered()
                      .map(each -> each.birthDate() + " " + each.chartNumber().orElse(""))
                      .orElse(""));
      return Arrays.stream(plain(words).split("[\\s,]+", -1)).allMatch(text::contains);
    }

    private static String plain(String text) {
      return Normalizer.normalize(text, Normalizer.Form.NFD)
          .replaceAll("\\p{M}", "")
          .toLowerCase(Locale.ROOT);
    }
  }

  /// The rows that a filter lets through, in the same order.
  public Worklist matching(Filter filter) {
    return new Worklist(asOf, rows.stream().filter(filter::lets).toList());
  }

  /// How many people a filter leaves out only because nothing of them was computed yet: each may be
  /// one that is looked for.
  public int waitingBehind(Filter filter) {
    return (int)
        rows.stream()
            .filter(row -> row.isWaiting() && filter.named(row) && !filter.fits(row))
            .count();
  }

  /// How many people are in each state; every state is named.
  public Map<ProtectionState, Integer> counts() {
    Map<ProtectionState, Integer> counts = new EnumMap<>(ProtectionState.class);
    for (ProtectionState state : ProtectionState.values()) {
      counts.put(state, 0);
    }
    rows.forEach(row -> counts.merge(row.state(), 1, Integer::sum));
    return Collections.unmodifiableMap(counts);
  }

  /// How many people were not computed yet; they stand as unknown.
  public int waiting() {
    return (int) rows.stream().filter(WorklistRow::isWaiting).count();
  }

  private static final List<String> COLUMNS =
      List.of(
          "family name",
          "given name",
          "birth date",
          "chart number",
          "state",
          "protected until, 5 of 100",
          "protected until, typical",
          "protected until, 95 of 100",
          "next injection due",
          "days past due",
          "timing",
          "visit now",
          "next side",
          "wait until",
          "last liver test",
          "liver test, x upper limit",
          "holds",
          "flags",
          "open checks",
          "as of");

  /// The rows for a spreadsheet.
  ///
  /// @param notice what must go with a disclosure (42 CFR 2.32); it stands first
  public Table table(String notice, ZoneId zone) {
    return new Table(notice, COLUMNS, rows.stream().map(row -> cells(row, zone)).toList());
  }

  private static List<String> cells(WorklistRow row, ZoneId zone) {
    Optional<Content.Registered> who = row.registered();
    Optional<WorklistRow.Until> until = row.protectedUntil();
    Optional<WorklistRow.Visit> visit = row.visit();
    List<String> cells = new ArrayList<>();
    cells.add(who.map(Content.Registered::familyName).orElse(""));
    cells.add(who.map(Content.Registered::givenName).orElse(""));
    cells.add(who.map(each -> each.birthDate().toString()).orElse(""));
    cells.add(who.flatMap(Content.Registered::chartNumber).orElse(""));
    cells.add(row.state().word());
    cells.add(day(until.flatMap(WorklistRow.Until::early), zone));
    cells.add(day(until.flatMap(WorklistRow.Until::typical), zone));
    cells.add(day(until.flatMap(WorklistRow.Until::late), zone));
    cells.add(visit.map(each -> each.due().toString()).orElse(""));
    cells.add(visit.map(each -> Long.toString(each.daysPastDue())).orElse(""));
    cells.add(visit.map(each -> word(each.timing())).orElse(""));
    cells.add(visit.map(WorklistRow.Visit::decision).orElse(""));
    cells.add(visit.flatMap(WorklistRow.Visit::side).map(Worklist::word).orElse(""));
    cells.add(row.waitUntil().map(LocalDate::toString).orElse(""));
    cells.add(row.lastLiverTest().map(test -> test.day().toString()).orElse(""));
    cells.add(row.lastLiverTest().map(test -> Double.toString(test.highest())).orElse(""));
    cells.add(row.hold().orElse(""));
    cells.add(
        EnumSet.allOf(Flag.class).stream()
            .filter(row.flags()::contains)
            .map(Flag::words)
            .collect(Collectors.joining("; ")));
    cells.add(String.join("; ", row.openChecks()));
    cells.add(row.asOf().toString());
    return cells;
  }

  private static String day(Optional<Instant> moment, ZoneId zone) {
    return moment.map(each -> each.atZone(zone).toLocalDate().toString()).orElse("");
  }

  /// A constant as a word.
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
