package org.blockade.formats.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.blockade.formats.regimen.PlainNumber;
import org.blockade.protocol.guideline.NextInjection;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.Route;
import org.blockade.simulator.dosing.SteadyState;
import org.blockade.simulator.dosing.TimeAxis;
import org.blockade.simulator.quantity.ModelTime;

/// Finds what is unlikely among one person's doses. Nothing is changed: every dose counts as it is
/// written.
final class UnlikelyRecords {

  /// Amounts as near as this, relative, are the same amount written in another unit. A choice.
  private static final double SAME_AMOUNT = 1e-9;

  private static final double HOURS_PER_DAY = 24;

  /// Tablets are taken daily or on some days of a week; further apart is more likely an interval of
  /// hours that was read in days. A choice.
  private static final double RARE_TABLETS_HOURS = 7 * HOURS_PER_DAY;

  private static final NextInjection LABEL = NextInjection.standard();

  private final PersonChart person;
  private final TimeAxis axis;
  private final List<UnlikelyRecord> found = new ArrayList<>();
  private final Set<Integer> copies = new HashSet<>();

  /// An injection, and the line that says so.
  private record Injection(DoseEvent dose, int line, Optional<Site> site) {
    /// Independent of the order in which the file was written, as far as the records differ.
    static final Comparator<Injection> ORDER =
        Comparator.comparing(Injection::dose, DoseEvent.ORDER)
            .thenComparing(injection -> injection.site().map(Site::toString).orElse(""))
            .thenComparingInt(Injection::line);
  }

  private UnlikelyRecords(PersonChart person, TimeAxis axis) {
    this.person = person;
    this.axis = axis;
  }

  /// What is unlikely, in the order of lines.
  static List<UnlikelyRecord> of(PersonChart person, TimeAxis axis) {
    UnlikelyRecords records = new UnlikelyRecords(person, axis);
    records.findCopies();
    for (ChartRow row : person.rows()) {
      PersonChart.doseOf(row).ifPresent(dose -> records.look(dose, row));
    }
    records.lookAtInjections();
    return records.found.stream().sorted(Comparator.comparingInt(UnlikelyRecord::line)).toList();
  }

  private void add(int line, ModelTime time, String column, String message, String remark) {
    found.add(new UnlikelyRecord(line, time, column, message, remark));
  }

  private void findCopies() {
    Map<ChartEvent, Integer> lines = new HashMap<>();
    for (ChartRow row : person.rows()) {
      if (row.event() instanceof ChartEvent.Dose dose) {
        Integer earlier = lines.putIfAbsent(dose, row.line());
        if (earlier != null) {
          copies.add(row.line());
          add(
              row.line(),
              row.time(),
              "",
              "this dose and the one on line "
                  + earlier
                  + " are two identical doses, and both count; if one is a copy, remove it",
              "two identical doses; both count");
        }
      }
    }
  }

  private void look(ChartEvent.Dose dose, ChartRow row) {
    if (dose.dose().route() == Route.ORAL && dose.site().orElse(null) instanceof Site.Gluteal) {
      add(
          row.line(),
          row.time(),
          ChartColumn.SITE.name(),
          "this dose is by mouth and names a gluteal muscle; it counts as a dose by mouth; check"
              + " ROUTE and SITE",
          "a dose by mouth with a gluteal SITE; it counts as a dose by mouth");
    }
    if (dose.dose().route() == Route.ORAL
        && repeats(dose)
        && dose.intervalHours() >= RARE_TABLETS_HOURS) {
      String gap = PlainNumber.of(RARE_TABLETS_HOURS / HOURS_PER_DAY) + " or more days apart";
      add(
          row.line(),
          row.time(),
          ChartColumn.II.name(),
          "this row announces tablets "
              + gap
              + "; they count as written; check II, which is in days in a DAY chart and else in hours",
          "tablets announced " + gap + "; they count as written");
    }
    if (!isInjection(dose.dose())) {
      return;
    }
    double labelled = LABEL.labelledAmount().milligrams();
    if (StrictMath.abs(dose.dose().amount().milligrams() - labelled) > SAME_AMOUNT * labelled) {
      String amount = PlainNumber.of(labelled) + " mg";
      add(
          row.line(),
          row.time(),
          ChartColumn.AMT.name(),
          "this injection has another amount than the labelled "
              + amount
              + "; it counts as written; check AMT and UNIT",
          "an injection of another amount than the labelled " + amount + "; it counts as written");
    }
    if (dose.site().orElse(null) instanceof Site.Named named) {
      add(
          row.line(),
          row.time(),
          ChartColumn.SITE.name(),
          "the cell is no side that can be read, so the side of this injection is unknown; "
              + SiteWords.suggestion(named.words()),
          "the SITE of an injection cannot be read, so its side is unknown");
    }
  }

  private static boolean repeats(ChartEvent.Dose dose) {
    return dose.additional() > 0 || !(dose.dose().steadyState() instanceof SteadyState.NotAssumed);
  }

  private static boolean isInjection(DoseEvent dose) {
    return dose.route() == Route.EXTENDED_RELEASE_INTRAMUSCULAR;
  }

  private void lookAtInjections() {
    List<Injection> injections = injections();
    Set<Integer> toldOfTime = new HashSet<>();
    for (int i = 1; i < injections.size(); i++) {
      Injection before = injections.get(i - 1);
      Injection injection = injections.get(i);
      long days = axis.daysBetween(before.dose().time(), injection.dose().time());
      if (LABEL.timingOn(days) == NextInjection.Timing.EARLY && toldOfTime.add(injection.line())) {
        addTooSoon(before, injection);
      }
      boolean sameSide =
          injection.site().orElse(null) instanceof Site.Gluteal side
              && before.site().filter(side::equals).isPresent();
      if (sameSide) {
        add(
            injection.line(),
            injection.dose().time(),
            ChartColumn.SITE.name(),
            "this injection is on the same side as the one before it, on line "
                + before.line()
                + "; sides alternate; check SITE",
            "two injections in a row on the same side");
      }
    }
  }

  private void addTooSoon(Injection before, Injection injection) {
    String gap = "less than " + LABEL.usualWindow().firstDay() + " days";
    boolean announced = before.line() == injection.line();
    add(
        injection.line(),
        injection.dose().time(),
        "",
        announced
            ? "this row announces injections "
                + gap
                + " apart; all of them count; check II and its unit"
            : "this injection comes "
                + gap
                + " after the one on line "
                + before.line()
                + "; both count; check their times, and that both were given",
        "an injection " + gap + " after another; both count");
  }

  /// The injections that happen, additional ones too, in the order of time. Copies are left out:
  /// they are told already, as what they more likely are, and must not hide their neighbours.
  private List<Injection> injections() {
    Set<DoseEvent> given = new HashSet<>(person.doses());
    List<Injection> injections = new ArrayList<>();
    for (ChartRow row : person.rows()) {
      PersonChart.doseOf(row)
          .filter(dose -> isInjection(dose.dose()) && !copies.contains(row.line()))
          .ifPresent(dose -> addInjections(dose, row.line(), given, injections));
    }
    return injections.stream().sorted(Injection.ORDER).toList();
  }

  private static void addInjections(
      ChartEvent.Dose dose, int line, Set<DoseEvent> given, List<Injection> injections) {
    DoseEvent first = dose.dose();
    if (given.contains(first)) {
      injections.add(new Injection(first, line, dose.site()));
    }
    for (int k = 1; k <= dose.additional(); k++) {
      DoseEvent more = first.repeatedAt(first.time().plusHours(k * dose.intervalHours()));
      if (given.contains(more)) {
        injections.add(new Injection(more, line, Optional.empty()));
      }
    }
  }
}
