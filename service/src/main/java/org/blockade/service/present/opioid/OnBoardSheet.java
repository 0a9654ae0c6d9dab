package org.blockade.service.present.opioid;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.blockade.formats.table.Column;
import org.blockade.formats.table.ResultTable;
import org.blockade.service.opioid.OnBoardAnswer;
import org.blockade.service.present.AxisText;
import org.blockade.service.present.Percent;
import org.blockade.service.present.ReportSentences;
import org.blockade.simulator.dosing.TimeAxis;
import org.blockade.simulator.quantity.ModelTime;

/// The sheet of a rescue while naltrexone is on board: no outcome, only who holds the receptors.
public final class OnBoardSheet {

  private static final double MINUTES_PER_HOUR = 60;

  /// Rows to read, every so many points.
  private static final int POINTS_PER_ROW = 6;

  private final OnBoardAnswer answer;
  private final SheetParts parts;

  private OnBoardSheet(OnBoardAnswer answer) {
    this.answer = answer;
    this.parts =
        SheetParts.of(answer.person(), answer.naltrexone(), answer.seed(), answer.subjects());
  }

  /// The sheet of an answer.
  public static AnswerSheet of(OnBoardAnswer answer) {
    return new OnBoardSheet(answer).sheet();
  }

  private AnswerSheet sheet() {
    return new AnswerSheet(
        answer.known() ? "Rescue with naltrexone on board" : "Rescue, no naltrexone on record",
        RescueWords.marked(
            "Person "
                + answer.person().id()
                + ", rescue on "
                + parts.text().moment(answer.question().at())
                + (answer.known() ? " with naltrexone on board" : ", no naltrexone on record"),
            answer.beyondEvidence()),
        AnswerSheet.Tone.UNKNOWN,
        RescueWords.marked(
            "? UNKNOWN: "
                + (answer.known()
                    ? "no outcome of an overdose is computed while naltrexone is on board; when"
                        + " somebody does not breathe, giving naloxone is still right"
                    : "no naltrexone is on record up to this time, so what holds the receptors is"
                        + " not known, and no outcome is computed; when somebody does not breathe,"
                        + " giving naloxone is still right"),
            answer.beyondEvidence()),
        lines(),
        grid(),
        parts.provenance(
            "Shares: two antagonists at equilibrium, by the drives of their drug files; the spread"
                + " is from naltrexone alone."),
        facts(),
        numbers(),
        answer.known() ? Optional.of(plot()) : Optional.empty(),
        new TimeAxis.Elapsed());
  }

  private List<ReportSentences.Line> lines() {
    List<ReportSentences.Line> lines = new ArrayList<>();
    if (answer.beyondEvidence()) {
      lines.add(RescueWords.beyond());
    }
    lines.add(RescueWords.first());
    lines.add(
        line(
            "No outcome",
            "Blockade never computes which overdose would act despite a blockade, so nothing is"
                + " said of "
                + answer.question().overdose().title()
                + ". Unknown is not safe: a blockade can be overcome, and then breathing can stop"));
    lines.add(line("Receptors", receptors()));
    lines.add(
        line(
            "Both only hold",
            "naltrexone and the rescue antagonist keep opioids off the same receptors and neither"
                + " sets anything off there, so a rescue takes nothing away"));
    lines.add(
        line(
            "Rescue",
            RescueWords.doses(answer.question().doses(), answer.timing().gapSeconds())
                + " as labelled, counted from the first; naloxone into a muscle has the kinetics of"
                + " the auto-injector. Rows stand in the order of the names; "
                + RescueWords.NO_CHOICE));
    lines.add(RescueWords.naltrexone());
    lines.addAll(SheetParts.notes(answer.notes()));
    return lines;
  }

  private String receptors() {
    if (!answer.known()) {
      return "no naltrexone is on record up to this time, so what holds the receptors is not known";
    }
    OnBoardAnswer.Point before = answer.rescues().getFirst().points().getFirst();
    return "before the rescue naltrexone holds "
        + Percent.of(before.naltrexone().typical())
        + " of mu receptors in a typical person ("
        + Percent.range(before.naltrexone().people())
        + " in 90 of 100 people like this)";
  }

  private static ReportSentences.Line line(String label, String statement) {
    return new ReportSentences.Line(label, statement);
  }

  private AnswerSheet.Grid grid() {
    List<List<String>> rows = new ArrayList<>();
    for (OnBoardAnswer.Shared shared : answer.rescues()) {
      for (int i = 0; i < shared.points().size(); i += POINTS_PER_ROW) {
        OnBoardAnswer.Point point = shared.points().get(i);
        rows.add(
            List.of(
                shared.title(),
                String.format(Locale.ROOT, "%.0f", point.minutes()),
                Percent.of(point.naltrexone().typical()),
                Percent.range(point.naltrexone().people()),
                Percent.of(point.rescue().typical()),
                Percent.range(point.rescue().people()),
                Percent.of(point.naltrexone().typical() + point.rescue().typical())));
      }
    }
    return new AnswerSheet.Grid(
        List.of("rescue", "minute", "naltrexone", "90 of 100", "rescue", "90 of 100", "together"),
        rows);
  }

  private Map<String, Object> facts() {
    Map<String, Object> facts = parts.facts("rescue-on-board", false);
    facts.put("beyondEvidence", answer.beyondEvidence());
    facts.put("scenario", Map.of("id", answer.question().overdose().id()));
    facts.put("outcome", Optional.empty());
    facts.put("at", parts.text().code(answer.question().at()));
    facts.put("doses", answer.question().doses());
    facts.put(
        "naltrexoneBefore_fraction",
        answer.rescues().stream()
            .findFirst()
            .map(shared -> SheetParts.estimate(shared.points().getFirst().naltrexone())));
    facts.put("notes", answer.notes());
    return facts;
  }

  /// `TIME` since the first dose, `WHEN`, `EVIDENCE`; for each antagonist `NALTREXONE` and
  /// `RESCUE`, e.g. `RESCUE_NALOXONE`, with 5, 50 and 95 % of people.
  private ResultTable numbers() {
    List<OnBoardAnswer.Point> times =
        answer.rescues().stream().findFirst().map(OnBoardAnswer.Shared::points).orElse(List.of());
    AxisText text = new AxisText(new TimeAxis.Elapsed());
    List<Column> columns = new ArrayList<>();
    columns.add(
        SheetParts.numbers("TIME", "h", times, point -> point.minutes() / MINUTES_PER_HOUR));
    columns.add(
        new Column.Words(
            "WHEN",
            times.stream()
                .map(point -> text.code(new ModelTime(point.minutes() / MINUTES_PER_HOUR)))
                .toList()));
    columns.add(
        new Column.Words(
            "EVIDENCE",
            times.stream()
                .map(point -> answer.beyondEvidence() ? RescueWords.BEYOND : "equilibrium")
                .toList()));
    for (OnBoardAnswer.Shared shared : answer.rescues()) {
      String name = shared.drug().toUpperCase(Locale.ROOT);
      columns.addAll(
          SheetParts.estimates(
              "NALTREXONE_" + name, shared.points(), OnBoardAnswer.Point::naltrexone));
      columns.addAll(
          SheetParts.estimates("RESCUE_" + name, shared.points(), OnBoardAnswer.Point::rescue));
    }
    return new ResultTable(columns);
  }

  private AnswerSheet.Plot plot() {
    List<AnswerSheet.Line> lines = new ArrayList<>();
    for (OnBoardAnswer.Shared shared : answer.rescues()) {
      String name = shared.drug().toUpperCase(Locale.ROOT);
      lines.add(SheetParts.line("naltrexone, beside " + shared.drug(), "NALTREXONE_" + name, 100));
      lines.add(SheetParts.line(shared.drug(), "RESCUE_" + name, 100));
    }
    return new AnswerSheet.Plot(
        RescueWords.marked(
            "Mu receptors held by naltrexone and by the rescue antagonist, no opioid",
            answer.beyondEvidence()),
        "percent",
        0,
        100,
        lines,
        List.of(),
        AnswerSheet.Clock.MINUTES);
  }
}
