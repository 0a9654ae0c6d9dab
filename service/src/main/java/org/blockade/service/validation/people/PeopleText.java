package org.blockade.service.validation.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.blockade.service.validation.ValidationReport;
import org.blockade.service.validation.fact.Figures;

/// The report for a terminal.
public final class PeopleText {

  private PeopleText() {}

  /// The report as lines.
  public static List<String> lines(PeopleReport report) {
    List<String> lines = new ArrayList<>();
    lines.add("Predicted occupancy and reported opioid use: " + report.model());
    lines.add(ValidationReport.PURPOSE);
    lines.add(
        report.people()
            + " of "
            + report.peopleRead()
            + " people have a day after a first injection: "
            + report.personDays()
            + " days, "
            + report.useDays()
            + " with reported opioid use.");
    table("by predicted mu occupancy at 20:00", report.byOccupancy(), lines);
    table("the same, only people with days below 50 %", report.sameByOccupancy(), lines);
    table("by days since the last injection", report.bySinceInjection(), lines);
    lines.add("");
    lines.add("95 % intervals from drawing people anew, seed " + report.seed() + ". Days were not");
    lines.add("randomised: people who stop the injections are those who return to use.");
    lines.add("virtual: the same days in virtual people who get the same injections.");
    return lines;
  }

  private static void table(String title, List<PeopleReport.Bin> bins, List<String> lines) {
    lines.add("");
    lines.add(
        String.format(
            Locale.ROOT,
            "%-44s %6s %6s %6s %8s %18s%s",
            title,
            "people",
            "days",
            "use",
            "share",
            "95 % interval",
            bins.stream().anyMatch(bin -> bin.predicted().isPresent()) ? "  virtual" : ""));
    for (PeopleReport.Bin bin : bins) {
      lines.add(
          String.format(
                  Locale.ROOT,
                  "%-44s %6d %6d %6d %8s %18s%9s",
                  "  " + bin.label(),
                  bin.people(),
                  bin.personDays(),
                  bin.useDays(),
                  share(bin),
                  interval(bin),
                  bin.predicted().isPresent() ? predicted(bin) : "")
              .stripTrailing());
    }
  }

  /// The share of days with use, or a dash without a day.
  public static String share(PeopleReport.Bin bin) {
    return bin.fraction().map(Figures::percent).orElse("–");
  }

  /// The share in virtual people, or a dash where there is none.
  public static String predicted(PeopleReport.Bin bin) {
    return bin.predicted().map(Figures::percent).orElse("–");
  }

  /// The interval, or that there is none.
  public static String interval(PeopleReport.Bin bin) {
    return bin.interval()
        .map(ends -> Figures.percent(ends.low()) + "–" + Figures.percent(ends.high()))
        .orElse("none");
  }
}
