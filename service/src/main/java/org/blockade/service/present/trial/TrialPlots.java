package org.blockade.service.present.trial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.blockade.formats.trial.ObservedTable;
import org.blockade.service.trial.ArmCurves;
import org.blockade.service.trial.TrialReport;
import org.blockade.service.trial.VisualCheck;
import org.blockade.simulator.survival.KaplanMeier;
import org.blockade.simulator.trial.Arm;

/// The plots of a report.
final class TrialPlots {

  private static final double PERCENT = 100;
  private static final int WEEK = 7;
  private static final int TABLE_WEEKS = 4;

  /// Rows that are drawn need as many person-days. A choice.
  private static final int LEAST_PERSON_DAYS = 20;

  private static final String DAY = "day of the trial";

  private final TrialReport report;
  private final List<TrialPlot> plots = new ArrayList<>();

  private TrialPlots(TrialReport report) {
    this.report = report;
  }

  static List<TrialPlot> of(TrialReport report) {
    TrialPlots plots = new TrialPlots(report);
    plots.addSurvival(
        "retention",
        "Staying in care",
        "never left care (%)",
        curve -> Optional.of(curve.retention()));
    plots.addSurvival("relapse", "Time to relapse", "without relapse (%)", ArmCurves::relapse);
    plots.addSurvival(
        "first-use", "Time to first use", "no opioid use yet (%)", ArmCurves::firstUse);
    plots.addRatios();
    plots.addChecks();
    plots.addCovered();
    plots.addOccupancy();
    plots.addSinceInjection();
    plots.addHeavy();
    return List.copyOf(plots.plots);
  }

  private List<ArmCurves> curves() {
    return report.curves();
  }

  private void addSurvival(
      String id, String title, String vertical, Function<ArmCurves, Optional<KaplanMeier>> choice) {
    List<TrialPlot.Line> lines = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("day"));
    for (int arm = 0; arm < curves().size(); arm++) {
      Optional<KaplanMeier> curve = choice.apply(curves().get(arm));
      if (curve.isPresent()) {
        List<KaplanMeier.Point> points = curve.get().points();
        lines.add(
            TrialPlot.Line.banded(
                curves().get(arm).name(),
                arm,
                points.stream().mapToDouble(point -> PERCENT * point.survival()).toArray(),
                points.stream().mapToDouble(point -> PERCENT * point.low()).toArray(),
                points.stream().mapToDouble(point -> PERCENT * point.high()).toArray()));
        head.add(curves().get(arm).name() + " (%)");
        head.add("at risk");
      }
    }
    if (lines.isEmpty()) {
      return;
    }
    for (int day : tableDays()) {
      List<String> row = new ArrayList<>(List.of(String.valueOf(day)));
      for (ArmCurves curve : curves()) {
        KaplanMeier.Point point = choice.apply(curve).orElseThrow().points().get(day);
        row.add(
            String.format(
                Locale.ROOT,
                "%.1f (%.1f to %.1f)",
                PERCENT * point.survival(),
                PERCENT * point.low(),
                PERCENT * point.high()));
        row.add(String.valueOf(point.atRisk()));
      }
      rows.add(row);
    }
    plots.add(
        new TrialPlot(
            id,
            title,
            "Kaplan-Meier, with the interval of 95 %. At risk: at the beginning of the day.",
            TrialPlot.Kind.LINES,
            DAY,
            vertical,
            PERCENT,
            true,
            lines,
            new TrialPlot.Table(head, rows)));
  }

  /// The last day of every fourth week, the first day, and the last.
  private List<Integer> tableDays() {
    int days = report.result().file().design().days();
    List<Integer> wanted = new ArrayList<>(List.of(0));
    for (int day = TABLE_WEEKS * WEEK - 1; day < days; day += TABLE_WEEKS * WEEK) {
      wanted.add(day);
    }
    if (wanted.getLast() != days - 1) {
      wanted.add(days - 1);
    }
    return wanted;
  }

  private void addRatios() {
    List<TrialPlot.Line> lines = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    int arms = curves().size();
    for (TrialReport.Ratio ratio : report.ratios()) {
      String name = ratio.arm() + ": " + ratio.event();
      boolean ranged = ratio.ratio().ranged();
      rows.add(
          List.of(
              ratio.arm(),
              ratio.event(),
              ranged
                  ? String.format(
                      Locale.ROOT,
                      "%.2f (%.2f to %.2f)",
                      ratio.ratio().value(),
                      ratio.ratio().low(),
                      ratio.ratio().high())
                  : "not known: an arm has no event, or all have it at once"));
      if (ranged) {
        int arm = 0;
        while (arm < arms - 1 && !curves().get(arm).name().equals(ratio.arm())) {
          arm++;
        }
        lines.add(
            new TrialPlot.Line(
                name,
                arm,
                false,
                false,
                new double[] {ratio.ratio().value()},
                new double[0],
                new double[] {ratio.ratio().low()},
                new double[] {ratio.ratio().high()}));
      }
    }
    if (lines.isEmpty()) {
      return;
    }
    plots.add(
        new TrialPlot(
            "hazard-ratios",
            "Hazard ratios to \"" + report.result().file().reference() + "\"",
            "Below 1 the event comes later than in the reference. The interval is of 95 % and of"
                + " chance alone.",
            TrialPlot.Kind.FOREST,
            "hazard ratio (logarithmic)",
            "",
            lines.size(),
            false,
            lines,
            new TrialPlot.Table(List.of("arm", "event", "hazard ratio"), rows)));
  }

  private void addChecks() {
    for (ObservedTable.Curve what : ObservedTable.Curve.values()) {
      List<VisualCheck> checks =
          report.checks().stream()
              .filter(check -> check.what() == what && !check.curve().isEmpty())
              .toList();
      if (!checks.isEmpty()) {
        addCheck(what, checks);
      }
    }
  }

  private void addCheck(ObservedTable.Curve what, List<VisualCheck> checks) {
    List<TrialPlot.Line> lines = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    for (VisualCheck check : checks) {
      String arm = curves().get(check.arm()).name();
      boolean band = check.studies() > 1;
      lines.add(
          new TrialPlot.Line(
              arm + ", simulated",
              check.arm(),
              false,
              false,
              check.curve().stream().mapToDouble(VisualCheck.Day::day).toArray(),
              percent(check.curve(), VisualCheck.Band::middle),
              band ? percent(check.curve(), VisualCheck.Band::low) : new double[0],
              band ? percent(check.curve(), VisualCheck.Band::high) : new double[0]));
      lines.add(
          new TrialPlot.Line(
              arm + ", observed",
              check.arm(),
              false,
              true,
              check.seen().stream().mapToDouble(seen -> seen.point().day()).toArray(),
              check.seen().stream().mapToDouble(seen -> PERCENT * seen.point().value()).toArray(),
              new double[0],
              new double[0]));
      check.seen().forEach(seen -> rows.add(row(arm, seen)));
    }
    int studies = checks.getFirst().studies();
    boolean since = what == ObservedTable.Curve.USE_SINCE_INJECTION;
    plots.add(
        new TrialPlot(
            "check-" + what.word(),
            "Observed and simulated: " + what.word().replace('-', ' '),
            (studies > 1
                    ? "Line and band: 50th, and 5th to 95th percentile over "
                        + studies
                        + " simulated studies of "
                        + report.result().file().design().subjects()
                        + " people in each arm. Of a study that the model describes, 1 value in 10"
                        + " lies outside."
                    : "One simulated study: without replicates there is no band.")
                + (since ? " Simulated: person-days of the week around each day." : ""),
            TrialPlot.Kind.LINES,
            since ? "days since the last injection" : DAY,
            switch (what) {
              case RETENTION -> "never left care (%)";
              case RELAPSE_FREE -> "without relapse (%)";
              case USE_SINCE_INJECTION -> "days with use (%)";
            },
            PERCENT,
            true,
            lines,
            new TrialPlot.Table(
                List.of(
                    "arm",
                    since ? "days since the injection" : "day",
                    "observed (%)",
                    "of people",
                    "simulated (%)",
                    "5 % to 95 %",
                    "observed lies"),
                rows)));
  }

  private static double[] percent(
      List<VisualCheck.Day> days, ToDoubleFunction<VisualCheck.Band> choice) {
    return days.stream().mapToDouble(day -> PERCENT * choice.applyAsDouble(day.band())).toArray();
  }

  private static List<String> row(String arm, VisualCheck.Seen seen) {
    Optional<VisualCheck.Band> band = seen.simulated().filter(VisualCheck.Band::ranged);
    return List.of(
        arm,
        String.valueOf(seen.point().day()),
        String.format(Locale.ROOT, "%.1f", PERCENT * seen.point().value()),
        seen.point().people().isPresent()
            ? String.valueOf(seen.point().people().getAsInt())
            : "not known",
        seen.simulated()
            .map(share -> String.format(Locale.ROOT, "%.1f", PERCENT * share.middle()))
            .orElse("not known"),
        band.map(share ->
                String.format(
                    Locale.ROOT, "%.1f to %.1f", PERCENT * share.low(), PERCENT * share.high()))
            .orElse("not known"),
        seen.within().map(within -> within ? "within" : "OUTSIDE").orElse("not known"));
  }

  private void addCovered() {
    List<TrialPlot.Line> lines = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("day"));
    for (int arm = 0; arm < curves().size(); arm++) {
      ArmCurves curve = curves().get(arm);
      lines.add(
          TrialPlot.Line.of(curve.name() + ", blockade", arm, false, column(curve.covered(), 0)));
      lines.add(
          TrialPlot.Line.of(curve.name() + ", calendar", arm, true, column(curve.covered(), 1)));
      head.add(curve.name() + ", blockade (%)");
      head.add("calendar (%)");
    }
    double from = PERCENT * report.result().file().design().protectedFrom();
    plots.add(
        new TrialPlot(
            "covered",
            "Covered by blockade, and by the calendar",
            String.format(
                Locale.ROOT,
                "Blockade: %.0f %% of mu receptors held, or more, in the evening. Calendar: within"
                    + " the prescribed interval after an injection, or a tablet taken; for placebo"
                    + " too.",
                from),
            TrialPlot.Kind.LINES,
            DAY,
            "people covered (%)",
            PERCENT,
            true,
            lines,
            new TrialPlot.Table(head, tableOf(lines, tableDays()))));
  }

  private static List<List<String>> tableOf(List<TrialPlot.Line> lines, List<Integer> days) {
    List<List<String>> rows = new ArrayList<>();
    for (int day : days) {
      List<String> row = new ArrayList<>(List.of(String.valueOf(day)));
      lines.forEach(line -> row.add(String.format(Locale.ROOT, "%.1f", line.y()[day])));
      rows.add(row);
    }
    return rows;
  }

  private static double[] column(double[][] rows, int column) {
    return Arrays.stream(rows).mapToDouble(row -> PERCENT * row[column]).toArray();
  }

  private void addOccupancy() {
    List<Arm> arms = report.result().file().design().arms();
    for (int arm = 0; arm < curves().size(); arm++) {
      if (arms.get(arm).active()) {
        addRibbon(arm);
        addPeople(arm);
      }
    }
  }

  private void addRibbon(int arm) {
    ArmCurves curve = curves().get(arm);
    double[] low = column(curve.occupancy(), 0);
    double[] middle = column(curve.occupancy(), 1);
    double[] high = column(curve.occupancy(), 2);
    List<List<String>> rows = new ArrayList<>();
    for (int day : tableDays()) {
      rows.add(
          List.of(
              String.valueOf(day),
              String.format(Locale.ROOT, "%.0f", low[day]),
              String.format(Locale.ROOT, "%.0f", middle[day]),
              String.format(Locale.ROOT, "%.0f", high[day])));
    }
    plots.add(
        new TrialPlot(
            "occupancy-" + (arm + 1),
            "Mu receptors held: " + curve.name(),
            "All randomised people, those who never got a dose or left among them. Counted in"
                + " steps of 1 %.",
            TrialPlot.Kind.LINES,
            DAY,
            "mu receptors held in the evening (%)",
            PERCENT,
            true,
            List.of(
                TrialPlot.Line.banded("median; band: 90 of 100 people", arm, middle, low, high)),
            new TrialPlot.Table(List.of("day", "5 %", "median (%)", "95 %"), rows)));
  }

  private void addPeople(int arm) {
    List<TrialPlot.Line> lines = new ArrayList<>();
    List<double[]> people = report.spaghetti(arm);
    List<String> head = new ArrayList<>(List.of("day"));
    for (int person = 0; person < people.size(); person++) {
      double[] percent = Arrays.stream(people.get(person)).map(share -> PERCENT * share).toArray();
      lines.add(TrialPlot.Line.of("subject " + person, arm, false, percent));
      head.add(String.valueOf(person));
    }
    plots.add(
        new TrialPlot(
            "people-" + (arm + 1),
            "The first " + people.size() + " people: " + curves().get(arm).name(),
            "One line for each person; who has no line above 0 has no dose in the body.",
            TrialPlot.Kind.LINES,
            DAY,
            "mu receptors held in the evening (%)",
            PERCENT,
            false,
            lines,
            new TrialPlot.Table(head, tableOf(lines, tableDays()))));
  }

  private void addSinceInjection() {
    List<TrialPlot.Line> lines = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    for (int arm = 0; arm < curves().size(); arm++) {
      Optional<long[][]> counts = curves().get(arm).useSinceInjection();
      if (counts.isPresent()) {
        double[] x = new double[counts.get()[0].length];
        double[] y = new double[x.length];
        int size = 0;
        for (int day = 1; day < x.length; day++) {
          long all = counts.get()[0][day];
          if (all >= LEAST_PERSON_DAYS) {
            x[size] = day;
            y[size] = PERCENT * counts.get()[1][day] / all;
            if (day % WEEK == 0) {
              rows.add(
                  List.of(
                      curves().get(arm).name(),
                      String.valueOf(day),
                      String.format(Locale.ROOT, "%.1f", y[size]),
                      String.valueOf(all)));
            }
            size++;
          }
        }
        if (size > 1) {
          lines.add(
              new TrialPlot.Line(
                  curves().get(arm).name(),
                  arm,
                  false,
                  false,
                  Arrays.copyOf(x, size),
                  Arrays.copyOf(y, size),
                  new double[0],
                  new double[0]));
        }
      }
    }
    if (lines.isEmpty()) {
      return;
    }
    plots.add(
        new TrialPlot(
            "use-since-injection",
            "Opioid use by days since the last injection",
            "Share of person-days with use; drawn from "
                + LEAST_PERSON_DAYS
                + " person-days on. Far from an injection these are people who left.",
            TrialPlot.Kind.LINES,
            "days since the last injection",
            "days with use (%)",
            PERCENT,
            true,
            lines,
            new TrialPlot.Table(
                List.of("arm", "days since the injection", "with use (%)", "person-days"), rows)));
  }

  private void addHeavy() {
    List<TrialPlot.Line> lines = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("day"));
    double most = 1;
    for (int arm = 0; arm < curves().size(); arm++) {
      Optional<double[]> heavy = curves().get(arm).heavy();
      if (heavy.isPresent()) {
        double[] weekly = weekly(heavy.get());
        most = StrictMath.max(most, Arrays.stream(weekly).max().orElse(0));
        lines.add(TrialPlot.Line.of(curves().get(arm).name(), arm, false, weekly));
        head.add(curves().get(arm).name() + " (%)");
      }
    }
    if (lines.isEmpty()) {
      return;
    }
    plots.add(
        new TrialPlot(
            "heavy-drinking",
            "Heavy drinking days",
            "Share of people on a day, mean of its week. Exploratory.",
            TrialPlot.Kind.LINES,
            DAY,
            "people (%)",
            StrictMath.min(PERCENT, StrictMath.ceil(most / 10) * 10 + 10),
            true,
            lines,
            new TrialPlot.Table(head, tableOf(lines, tableDays()))));
  }

  private static double[] weekly(double[] days) {
    double[] weekly = new double[days.length];
    for (int from = 0; from < days.length; from += WEEK) {
      double mean = PERCENT * Arrays.stream(days, from, from + WEEK).average().orElse(0);
      Arrays.fill(weekly, from, from + WEEK, mean);
    }
    return weekly;
  }
}
