package org.blockade.service.validation.trial;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.blockade.service.validation.fact.Figures;
import org.blockade.simulator.outcome.CourseTable;
import org.blockade.simulator.trial.TrialDesign;

/// The comparison as Markdown.
public final class TrialMarkdown {

  private TrialMarkdown() {}

  /// The comparison as one text.
  public static String of(TrialComparison comparison) {
    List<String> lines = new ArrayList<>();
    lines.add("# Trials: published and simulated");
    lines.add("");
    lines.add(
        "Made by `./blockade validate --trials --markdown docs/trials.md`. Limits stood in the file of"
            + " figures before anything was simulated; what is out stays in the table. The *first run*"
            + " was made without knowing how it comes out; three choices were changed after it, so what"
            + " is simulated *now* has seen the figures and is no prediction of them. Research, not"
            + " advice for a person.");
    lines.add("");
    for (Role role : Role.values()) {
      List<TrialRow> rows = comparison.rows(role);
      long in = rows.stream().filter(TrialRow::in).count();
      lines.add(
          "- **"
              + role.word()
              + "** ("
              + role.meaning()
              + "): of "
              + rows.size()
              + " figures "
              + rows.stream().filter(row -> row.fact().firstIn()).count()
              + " were within their limits at the first run, "
              + in
              + " are now");
    }
    lines.add(
        "- Figures: SHA-256 `"
            + comparison.checksum()
            + "`; numbers of the course: `"
            + comparison.course().checksum()
            + "`");
    comparison.designs().forEach((name, design) -> lines.add(design(name, design)));
    for (Role role : Role.values()) {
      table(lines, role, comparison.rows(role));
    }
    reasons(lines, comparison);
    course(lines, comparison.course());
    return String.join("\n", lines) + "\n";
  }

  private static String design(String name, TrialDesign design) {
    return "- `"
        + name
        + "`: "
        + design.title()
        + ", "
        + design.days() / 7
        + " weeks, "
        + design.subjects()
        + " people in each arm, seed "
        + design.seed();
  }

  private static void table(List<String> lines, Role role, List<TrialRow> rows) {
    lines.add("");
    lines.add("## " + Character.toUpperCase(role.word().charAt(0)) + role.word().substring(1));
    lines.add("");
    lines.add(
        "| verdict | id | trial | arm | figure | published | first run | now | limits | rule of the limits | source |");
    lines.add("|---|---|---|---|---|---|---|---|---|---|---|");
    for (TrialRow row : rows) {
      TrialFact fact = row.fact();
      lines.add(
          "| "
              + (row.in() ? "in" : "**OUT**")
              + " | "
              + fact.id()
              + " | "
              + fact.experiment()
              + " | "
              + fact.arm()
              + " | "
              + figure(fact)
              + " | "
              + Figures.of(fact.published())
              + " | "
              + Figures.of(fact.first())
              + (fact.firstIn() ? "" : " (out)")
              + " | "
              + Figures.of(row.simulated())
              + " | "
              + fact.limits().text()
              + " | "
              + fact.rule()
              + " | "
              + fact.source()
              + ", "
              + fact.evidence().word()
              + " |");
    }
  }

  static String figure(TrialFact fact) {
    String days =
        switch (fact.measure()) {
          case RETAINED,
              RETAINED_WITHOUT_RELAPSE,
              RELAPSE_FREE,
              RELAPSE_FREE_STARTED,
              RELAPSE_FREE_NOT_STARTED,
              CALENDAR_COVERED ->
              ", day " + fact.to();
          case USE_SINCE_INJECTION -> ", " + fact.from() + " to " + fact.to();
          case INJECTIONS_AT_LEAST -> ", " + fact.from();
          case MEDIAN_ABSTINENT_SHARE, ABSTINENT_THROUGHOUT -> ", of " + fact.from() + " weeks";
          case STARTED,
              MEDIAN_RELAPSE,
              MEDIAN_LEFT,
              SECOND_INJECTION,
              MEDIAN_EXPOSED_USE,
              HEAVY_DAYS_RATIO,
              HEAVY_PER_30_LESS,
              MEDIAN_HEAVY_PER_30,
              NO_HEAVY_DAY,
              ANY_HEAVY_RATIO,
              HEAVY_HAZARD_RATIO ->
              "";
        };
    return fact.measure().meaning() + days;
  }

  private static void reasons(List<String> lines, TrialComparison comparison) {
    lines.add("");
    lines.add("## Out, and why");
    lines.add("");
    for (Map.Entry<String, String> entry : comparison.known().reasons().entrySet()) {
      lines.add("- **" + entry.getKey() + "**: " + entry.getValue());
    }
  }

  private static void course(List<String> lines, CourseTable course) {
    lines.add("");
    lines.add("## Numbers of the course");
    lines.add("");
    lines.add("| number | meaning | value | unit | range | set by | source | evidence |");
    lines.add("|---|---|---|---|---|---|---|---|");
    for (CourseTable.Row row : course.rows()) {
      lines.add(
          "| `"
              + row.number().symbol()
              + "` | "
              + row.meaning()
              + " | "
              + plain(row.value())
              + " | "
              + row.number().unit()
              + " | "
              + plain(row.low())
              + "–"
              + plain(row.high())
              + " | "
              + row.calibratedTo()
              + " | "
              + row.source()
              + " | "
              + row.evidence().word()
              + " |");
    }
  }

  private static String plain(double value) {
    return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
  }
}
