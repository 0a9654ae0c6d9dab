package org.blockade.service.present.opioid;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.blockade.formats.table.Column;
import org.blockade.formats.table.ResultTable;
import org.blockade.service.forecast.LaterDoses;
import org.blockade.service.opioid.AfterStoppingAnswer;
import org.blockade.service.opioid.OpioidNumbers;
import org.blockade.service.present.Percent;
import org.blockade.service.present.ReportSentences;
import org.blockade.simulator.population.Loss;
import org.blockade.simulator.quantity.ModelTime;

/// The sheet of the time after the last dose.
public final class AfterStoppingSheet {

  private static final double DAYS_PER_WEEK = 7;
  private static final double HOURS_PER_DAY = 24;

  /// Times come from adding steps up, so whole weeks are whole to this only.
  private static final double ROUNDING = 1e-6;

  private final AfterStoppingAnswer answer;
  private final SheetParts parts;

  private AfterStoppingSheet(AfterStoppingAnswer answer) {
    this.answer = answer;
    this.parts =
        SheetParts.of(answer.person(), answer.naltrexone(), answer.seed(), answer.subjects());
  }

  /// The sheet of an answer.
  public static AnswerSheet of(AfterStoppingAnswer answer) {
    return new AfterStoppingSheet(answer).sheet();
  }

  private AnswerSheet sheet() {
    return new AnswerSheet(
        "After the last dose of naltrexone",
        "Person "
            + answer.person().id()
            + ", as of "
            + parts.text().moment(answer.question().asOf())
            + ReportSentences.laterDoses(laterDoses()),
        answer.after().map(this::tone).orElse(AnswerSheet.Tone.UNKNOWN),
        answer
            .after()
            .map(this::headline)
            .orElse("? UNKNOWN: no naltrexone is on record up to this time"),
        lines(),
        answer.after().map(this::grid).orElse(new AnswerSheet.Grid(List.of(), List.of())),
        parts.provenance(
            "Tolerance of breathing goes with a time constant of 14 days, shown from 7 to 28: it is"
                + " inferred from when deaths happen, not measured."),
        facts(),
        numbers(),
        answer.after().map(after -> plot()),
        answer.person().axis());
  }

  private LaterDoses laterDoses() {
    return answer.person().laterDosesAre(answer.question().asOf());
  }

  /// Whether the window has opened in somebody like this: the earliest counts.
  private boolean open(AfterStoppingAnswer.After after) {
    return after.window().early() instanceof Loss.At at
        && !at.time().isAfter(answer.question().asOf());
  }

  private AnswerSheet.Tone tone(AfterStoppingAnswer.After after) {
    return open(after) ? AnswerSheet.Tone.BAD : AnswerSheet.Tone.CAREFUL;
  }

  private String headline(AfterStoppingAnswer.After after) {
    AfterStoppingAnswer.Window window = after.window();
    String when =
        parts.day(window.typical())
            + " in a typical person ("
            + parts.day(window.early())
            + " to "
            + parts.day(window.late())
            + ")";
    return open(after)
        ? "○ DANGER: protection and tolerance may both be gone already; from " + when
        : "◐ Protection and tolerance are both gone from about " + when + ", if no further dose";
  }

  private List<ReportSentences.Line> lines() {
    List<ReportSentences.Line> lines = new ArrayList<>();
    answer.after().ifPresent(after -> addLines(after, lines));
    for (OpioidNumbers.Context context : answer.context()) {
      lines.add(line("Studies", context.text() + " (" + context.source() + ")"));
    }
    lines.addAll(SheetParts.notes(answer.notes()));
    return lines;
  }

  private void addLines(AfterStoppingAnswer.After after, List<ReportSentences.Line> lines) {
    AfterStoppingAnswer.Point now = after.now();
    lines.add(line("Last dose", parts.text().moment(after.lastDose())));
    lines.add(
        line(
            "Protection",
            "below "
                + Percent.of(answer.question().threshold())
                + " of receptors from "
                + parts.day(after.protection())
                + " in a typical person; now "
                + Percent.of(now.occupancy().typical())
                + " ("
                + Percent.range(now.occupancy().people())
                + ")"));
    lines.add(
        line(
            "Tolerance",
            ifSupposed("UNKNOWN: take it as gone. If it was as supposed below: ")
                + Percent.of(now.toleranceLeft().middle())
                + " is left of what there was at the first dose ("
                + Percent.of(now.toleranceLeft().fast())
                + " to "
                + Percent.of(now.toleranceLeft().slow())
                + ")"));
    lines.add(
        line(
            "Breathing",
            ifSupposed("UNKNOWN: take it as in somebody who never took any. If as supposed: ")
                + breathing(now.relative())));
    lines.add(line("Counted from", answer.toleranceFrom()));
    lines.add(
        line(
            "Worst time",
            String.format(
                Locale.ROOT,
                "the first %.0f days of the window: %s",
                answer.numbers().firstWeeksDays(),
                worst(after.window().typical()))));
    lines.add(
        line(
            "Say it so",
            "\""
                + usedTo(after.now().relative())
                + ", and naltrexone may no longer hold them off."
                + " What you took before can now stop your breathing. No amount is safe to try.\""
                + " Have naloxone or nalmefene within reach; naltrexone is no rescue drug. Offer to"
                + " go on with treatment"));
  }

  /// Only what is known is said of the person; where it is not, or some is left, the danger is the
  /// same and the sentence is another.
  private String usedTo(AfterStoppingAnswer.Range relative) {
    if (answer.toleranceSupposed()) {
      return "Your body may no longer be used to opioids";
    }
    return relative.middle() <= answer.numbers().nearNaive()
        ? "Your body is no longer used to opioids"
        : "Your body is less and less used to opioids";
  }

  private String ifSupposed(String words) {
    return answer.toleranceSupposed() ? words : "";
  }

  private static ReportSentences.Line line(String label, String statement) {
    return new ReportSentences.Line(label, statement);
  }

  private String breathing(AfterStoppingAnswer.Range relative) {
    String words =
        relative.middle() <= answer.numbers().nearNaive()
            ? "opioids slow it about as easily as in somebody who never took any"
            : "opioids still slow it less easily than in somebody who never took any";
    return String.format(
        Locale.ROOT,
        "%s (ratio %.2f, from %.2f to %.2f; 1.00 is somebody who never took any)",
        words,
        relative.middle(),
        relative.fast(),
        relative.slow());
  }

  private String worst(Loss window) {
    return switch (window) {
      case Loss.At at ->
          parts.text().day(at.time())
              + " to "
              + parts.text().day(at.time().plusDays(answer.numbers().firstWeeksDays()));
      case Loss.AlreadyLost lost -> "now";
      case Loss.After after -> "later than " + parts.text().day(after.searchedTo());
    };
  }

  private AnswerSheet.Grid grid(AfterStoppingAnswer.After after) {
    List<List<String>> rows =
        after.points().stream()
            .filter(point -> isWholeWeek(point.time(), after.lastDose()))
            .map(point -> row(point, after.lastDose()))
            .toList();
    List<String> head = new ArrayList<>(List.of("week", "day", "receptors held", "90 of 100"));
    head.addAll(
        answer.toleranceSupposed()
            ? List.of("tolerance if supposed", "breathing if supposed")
            : List.of("tolerance", "7-28 d", "breathing", "7-28 d"));
    return new AnswerSheet.Grid(head, rows);
  }

  private static boolean isWholeWeek(ModelTime time, ModelTime last) {
    double weeks = time.hoursSince(last) / HOURS_PER_DAY / DAYS_PER_WEEK;
    return StrictMath.abs(weeks - StrictMath.rint(weeks)) < ROUNDING;
  }

  private List<String> row(AfterStoppingAnswer.Point point, ModelTime last) {
    AfterStoppingAnswer.Range left = point.toleranceLeft();
    AfterStoppingAnswer.Range relative = point.relative();
    String tolerance = Percent.of(left.middle());
    String tolerances = Percent.range(left.fast(), left.slow());
    String breathing = String.format(Locale.ROOT, "%.2f", relative.middle());
    String breathings = String.format(Locale.ROOT, "%.2f-%.2f", relative.fast(), relative.slow());
    List<String> row =
        new ArrayList<>(
            List.of(
                String.format(
                    Locale.ROOT,
                    "%.0f",
                    point.time().hoursSince(last) / HOURS_PER_DAY / DAYS_PER_WEEK),
                parts.text().day(point.time()),
                Percent.of(point.occupancy().typical()),
                Percent.range(point.occupancy().people())));
    row.addAll(
        answer.toleranceSupposed()
            ? List.of(tolerance + " (" + tolerances + ")", breathing + " (" + breathings + ")")
            : List.of(tolerance, tolerances, breathing, breathings));
    return row;
  }

  private Map<String, Object> facts() {
    Map<String, Object> facts = parts.facts("after-stopping", answer.after().isPresent());
    facts.put("asOf", parts.text().code(answer.question().asOf()));
    facts.put("laterDoses", laterDoses().word());
    facts.put("threshold_fraction", answer.question().threshold());
    facts.put("toleranceCountedFrom", answer.toleranceFrom());
    facts.put("toleranceSupposed", answer.toleranceSupposed());
    facts.put("respiratoryToleranceTimeConstants_h", answer.numbers().timeConstants());
    facts.put("lastDose", answer.after().map(after -> parts.text().code(after.lastDose())));
    facts.put("protectionLostTypical", answer.after().map(after -> parts.loss(after.protection())));
    facts.put("windowTypical", answer.after().map(after -> parts.loss(after.window().typical())));
    facts.put("windowEarly", answer.after().map(after -> parts.loss(after.window().early())));
    facts.put("windowLate", answer.after().map(after -> parts.loss(after.window().late())));
    facts.put("now", answer.after().map(after -> fact(after.now())));
    facts.put(
        "context",
        answer.context().stream()
            .map(each -> Map.of("text", each.text(), "source", each.source()))
            .toList());
    facts.put("notes", answer.notes());
    return facts;
  }

  private static Map<String, Object> fact(AfterStoppingAnswer.Point now) {
    return Map.of(
        "muOccupancy_fraction", SheetParts.estimate(now.occupancy()),
        "toleranceLeft_fraction", fact(now.toleranceLeft()),
        "respiratoryHalfActivationOverNaive_ratio", fact(now.relative()));
  }

  private static Map<String, Object> fact(AfterStoppingAnswer.Range range) {
    return Map.of("fast", range.fast(), "middle", range.middle(), "slow", range.slow());
  }

  /// `OCC` with 5, 50 and 95 % of people; `BASIS` of what follows; `TOLERANCE` and `RATIO` with
  /// `_FAST` and `_SLOW`, the shortest and the longest time constant.
  private ResultTable numbers() {
    List<AfterStoppingAnswer.Point> points =
        answer.after().map(AfterStoppingAnswer.After::points).orElse(List.of());
    List<Column> columns = parts.times(points, AfterStoppingAnswer.Point::time);
    columns.addAll(SheetParts.estimates("OCC", points, AfterStoppingAnswer.Point::occupancy));
    columns.add(
        SheetParts.basis(points, answer.toleranceSupposed() ? "if as supposed" : "on record"));
    columns.add(
        SheetParts.numbers("TOLERANCE", "", points, point -> point.toleranceLeft().middle()));
    columns.add(
        SheetParts.numbers("TOLERANCE_FAST", "", points, point -> point.toleranceLeft().fast()));
    columns.add(
        SheetParts.numbers("TOLERANCE_SLOW", "", points, point -> point.toleranceLeft().slow()));
    columns.add(SheetParts.numbers("RATIO", "", points, point -> point.relative().middle()));
    columns.add(SheetParts.numbers("RATIO_FAST", "", points, point -> point.relative().fast()));
    columns.add(SheetParts.numbers("RATIO_SLOW", "", points, point -> point.relative().slow()));
    return new ResultTable(columns);
  }

  private AnswerSheet.Plot plot() {
    String left = ifSupposed("if as supposed: ") + "tolerance left";
    return new AnswerSheet.Plot(
        "Receptors held by naltrexone, and "
            + ifSupposed("(not known; if as supposed) ")
            + "tolerance left",
        "percent",
        0,
        100,
        List.of(
            SheetParts.line("receptors held", "OCC", 100),
            new AnswerSheet.Line(
                left,
                "TOLERANCE",
                Optional.of(
                    new AnswerSheet.Band(
                        left + ", 7 to 28 days", "TOLERANCE_FAST", "TOLERANCE_SLOW")),
                100)),
        List.of(
            new AnswerSheet.Level(
                Percent.of(answer.question().threshold()), 100 * answer.question().threshold())));
  }
}
