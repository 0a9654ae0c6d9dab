package org.blockade.service.present.trial;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.blockade.formats.trial.ObservedTable;
import org.blockade.formats.trial.TrialFile;
import org.blockade.service.present.ReportSentences;
import org.blockade.service.trial.TrialReport;
import org.blockade.service.trial.TrialResult;
import org.blockade.service.trial.VisualCheck;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.Route;
import org.blockade.simulator.outcome.CourseTable;
import org.blockade.simulator.quantity.ModelTime;
import org.blockade.simulator.trial.Arm;
import org.blockade.simulator.trial.TrialDesign;

/// What is said about a trial beside its numbers.
final class TrialWords {

  static final String NOTICE = "A research instrument: virtual people, not advice for a person. ";

  /// How long after the last dose nothing is missed: the labelled interval of an injection, and a
  /// week where tablets may be for some days of it.
  private static final int DAYS_OF_AN_INJECTION = 28;

  private static final int DAYS_OF_TABLETS = 7;

  private TrialWords() {}

  static String headline(TrialReport report) {
    TrialResult result = report.result();
    TrialDesign design = result.file().design();
    String size =
        design.arms().size()
            + (design.arms().size() == 1 ? " arm of " : " arms of ")
            + design.subjects()
            + " virtual people"
            + (design.replicates() == 1 ? "" : ", " + design.replicates() + " replicates")
            + ", "
            + design.days() / 7
            + " weeks";
    return result.complete() ? size : "PARTIAL, stopped before its end: " + size;
  }

  static List<ReportSentences.Line> lines(TrialReport report) {
    TrialResult result = report.result();
    List<ReportSentences.Line> lines = new ArrayList<>();
    if (!result.complete()) {
      lines.add(
          new ReportSentences.Line(
              "Partial",
              String.join(
                      ", ",
                      result.arms().stream()
                          .map(arm ->
                              arm.tally().subjects()
                                  + " of "
                                  + result.designed()
                                  + " in \""
                                  + arm.name()
                                  + "\"")
                          .toList())
                  + " are in; the rest is not known"));
    }
    for (TrialReport.Power power : report.power()) {
      String percent =
          power.share().ranged()
              ? String.format(
                  Locale.ROOT,
                  "%.0f %% (%.0f to %.0f %%)",
                  100 * power.share().value(),
                  100 * power.share().low(),
                  100 * power.share().high())
              : "not known";
      lines.add(
          new ReportSentences.Line(
              "Power",
              "\""
                  + power.arm()
                  + "\" against \""
                  + result.file().reference()
                  + "\": "
                  + percent
                  + ", "
                  + power.apart()
                  + " of "
                  + power.studies()
                  + " replicates tell them apart at 5 %, two-sided ("
                  + power.test()
                  + ")"));
    }
    TrialDesign design = result.file().design();
    if (design.uncertainty() && design.replicates() > 1) {
      lines.add(
          new ReportSentences.Line(
              "Power",
              switch (design.people()) {
                case OWN ->
                    "is the mean over numbers of the course, which each replicate drew anew";
                case SAME ->
                    "not known: each replicate has its own numbers of the course, and its arms have"
                        + " the same people; say \"people: own\", or leave \"uncertainty\" out";
              }));
    }
    report.checks().forEach(check -> lines.add(check(report, check)));
    design.arms().forEach(arm -> endOfDoses(arm, design.days()).ifPresent(lines::add));
    if (design.arms().size() > 1) {
      lines.add(
          new ReportSentences.Line(
              "People",
              switch (design.people()) {
                case OWN ->
                    "each arm has its own, as a real study: some of a difference between arms is"
                        + " who was in them";
                case SAME ->
                    "the same in every arm: a difference between arms is their treatment alone";
              }));
    }
    lines.add(
        new ReportSentences.Line(
            "Intervals",
            "of 95 %, of chance among this many virtual people alone"
                + switch (design.people()) {
                  case OWN -> "";
                  case SAME ->
                      design.arms().size() == 1
                          ? ""
                          : ", and as wide as with other people in each arm: what separates these"
                              + " arms is known better than the intervals of two arms, or of a"
                              + " hazard ratio, say";
                }
                + (design.uncertainty()
                    ? "; they are too narrow for what is not known: each replicate drew the numbers of"
                        + " the course from their ranges, and these are of all replicates together"
                    : "; what is not known about the numbers of the course is not in them")));
    lines.add(
        new ReportSentences.Line(
            "Read it so",
            "arms differ as the model says people do: a number of the course that is a choice"
                + " makes a result that is one"));
    return lines;
  }

  /// A regimen that ends long before the trial does is said to: people of that arm take nothing
  /// then, whatever they were willing to.
  private static Optional<ReportSentences.Line> endOfDoses(Arm arm, int days) {
    List<DoseEvent> doses = arm.regimen().resolve(ModelTime.ORIGIN, DayOfWeek.MONDAY);
    if (doses.isEmpty()) {
      return Optional.empty();
    }
    DoseEvent last = doses.getLast();
    int day = (int) (last.time().hours() / 24) + 1;
    int interval =
        last.route() == Route.EXTENDED_RELEASE_INTRAMUSCULAR
            ? DAYS_OF_AN_INJECTION
            : DAYS_OF_TABLETS;
    return day + interval > days
        ? Optional.empty()
        : Optional.of(
            new ReportSentences.Line(
                "Doses end",
                "\""
                    + arm.name()
                    + "\": the last dose of its regimen is on day "
                    + day
                    + " of "
                    + days
                    + "; from then on nothing is given"));
  }

  private static ReportSentences.Line check(TrialReport report, VisualCheck check) {
    int subjects = report.result().file().design().subjects();
    String what =
        "\"" + report.curves().get(check.arm()).name() + "\", " + check.what().word() + ": ";
    if (check.studies() < 2) {
      return new ReportSentences.Line(
          "Observed",
          what
              + (check.studies() == 0
                  ? "nothing to compare with: no replicate is whole"
                  : "no band: ask for 100 \"replicates\" or more, of the size of the study"));
    }
    boolean otherSize =
        check.what() != ObservedTable.Curve.USE_SINCE_INJECTION
            && check.seen().stream()
                .anyMatch(seen -> seen.point().people().orElse(subjects) != subjects);
    return new ReportSentences.Line(
        "Observed",
        what
            + check.inside()
            + " of "
            + check.seen().size()
            + (check.seen().size() == 1 ? " value lies" : " values lie")
            + " within the 5th to 95th percentile of "
            + check.studies()
            + " simulated studies"
            + (otherSize
                ? "; these had "
                    + subjects
                    + " people in each arm and the real one another number: the band is not its"
                : ""));
  }

  static List<String> provenance(TrialReport report) {
    return provenance(report.result().file(), report.version());
  }

  static List<String> provenance(TrialFile file, String version) {
    TrialDesign design = file.design();
    List<String> lines = new ArrayList<>();
    lines.add(
        "Seed "
            + design.seed()
            + ". Model: "
            + design.drug().label()
            + ". Course of treatment: "
            + design.course().checksum().substring(0, 12)
            + ". Inductions and visits: "
            + file.adherence().substring(0, 12)
            + ". Program: "
            + version
            + ".");
    file.observed()
        .ifPresent(table ->
            lines.add(
                "Observed: "
                    + table.name()
                    + " ("
                    + table.checksum().substring(0, 12)
                    + "). No simulated number depends on it."));
    List<CourseTable.Row> overrides = file.overrides();
    if (!overrides.isEmpty()) {
      lines.add(
          "Numbers of the course given by the file: "
              + String.join(
                  "; ",
                  overrides.stream()
                      .map(row ->
                          row.number().symbol()
                              + " = "
                              + row.value()
                              + " "
                              + row.number().unit()
                              + " ("
                              + row.source()
                              + ", "
                              + row.evidence().word()
                              + ")")
                      .toList())
              + ".");
    }
    lines.add(NOTICE + ReportSentences.NOT_A_DEVICE);
    return lines;
  }
}
