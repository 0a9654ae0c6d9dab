package org.blockade.service.present.opioid;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.blockade.formats.table.Column;
import org.blockade.formats.table.ResultTable;
import org.blockade.protocol.guideline.OpioidFreeInterval;
import org.blockade.service.opioid.Estimate;
import org.blockade.service.opioid.InductionAnswer;
import org.blockade.service.present.Percent;
import org.blockade.service.present.ReportSentences;

/// The sheet of an induction.
public final class InductionSheet {

  private static final double MOST_COWS = 48;

  /// A score below this is not told in digits. A choice.
  private static final double LEAST_COWS = 0.1;

  /// A share of people above this is not told in digits. A choice, as for attenuation.
  private static final double MOST_SHARE = 0.99;

  private final InductionAnswer answer;
  private final SheetParts parts;

  private InductionSheet(InductionAnswer answer) {
    this.answer = answer;
    this.parts =
        SheetParts.of(answer.person(), answer.naltrexone(), answer.seed(), answer.subjects());
  }

  /// The sheet of an answer.
  public static AnswerSheet of(InductionAnswer answer) {
    return new InductionSheet(answer).sheet();
  }

  private AnswerSheet sheet() {
    return new AnswerSheet(
        "First dose of naltrexone",
        "Person "
            + answer.person().id()
            + ", first dose from "
            + parts.text().moment(answer.question().start())
            + ": "
            + answer.question().firstDose().title(),
        answer.first().isPresent() && answer.model().isPresent()
            ? AnswerSheet.Tone.CAREFUL
            : AnswerSheet.Tone.UNKNOWN,
        headline(),
        lines(),
        grid(),
        parts.provenance(
            "COWS: 48 at most; 5 to 12 is mild withdrawal. The spread of how soon people feel"
                + " withdrawal is a choice; nothing is published."),
        facts(),
        numbers(),
        answer.model().isPresent() ? Optional.of(plot()) : Optional.empty(),
        answer.person().axis());
  }

  private String headline() {
    return switch (answer.leading()) {
      case NOTHING ->
          "? UNKNOWN: no opioid is on record before this, so neither the model nor the calendar can"
              + " say anything";
      case MODEL ->
          answer
              .first()
              .map(
                  day -> "◐ NOT BEFORE " + named(day) + ": the model is stricter than the calendar")
              .orElse(
                  "○ NONE of these days: the model is stricter than the calendar; ask about later days");
      case CALENDAR ->
          answer.model().isPresent()
              ? answer
                  .first()
                  .map(day ->
                      "◐ NOT BEFORE " + named(day) + ": the calendar is stricter than the model")
                  .orElse(
                      "○ NONE of these days: the calendar is stricter than the model; ask about later"
                          + " days")
              : answer
                  .first()
                  .map(this::byCalendarAlone)
                  .orElse("○ NONE of these days by the calendar; ask about later days");
      case BOTH ->
          answer
              .first()
              .map(this::byBoth)
              .orElse(
                  "○ NONE of these days, neither by the model nor by the calendar; ask about later"
                      + " days");
    };
  }

  private String byCalendarAlone(InductionAnswer.Day day) {
    return "? UNKNOWN to the model. By the calendar alone "
        + (answer.allowsTheFirstAsked()
            ? "from " + named(day) + ", the first day asked about; earlier days were not asked"
            : "not before " + named(day))
        + ": a floor, not a clearance";
  }

  private String byBoth(InductionAnswer.Day day) {
    return answer.allowsTheFirstAsked()
        ? "◐ FROM "
            + named(day)
            + ": model and calendar both allow this day, the first asked about; earlier days were"
            + " not asked"
        : "◐ NOT BEFORE " + named(day) + ": model and calendar say the same day";
  }

  private String named(InductionAnswer.Day day) {
    return parts.text().day(day.time()) + " (day " + day.daysSince() + " since the last opioid)";
  }

  private List<ReportSentences.Line> lines() {
    List<ReportSentences.Line> lines = new ArrayList<>();
    for (OpioidFreeInterval.LastUse use : answer.history().lastUses()) {
      lines.add(line("Last " + use.drug(), parts.text().moment(use.time())));
    }
    answer.history().supposed().forEach(title -> lines.add(line("Supposed", title)));
    lines.add(line("Model", answer.model().map(this::model).orElseGet(this::silence)));
    lines.add(
        line(
            "Calendar",
            answer.calendar().map(this::calendar).orElse("says nothing without a last opioid")));
    lines.add(line("Which leads", "the stricter of the two, whichever that is"));
    answer
        .model()
        .ifPresent(model ->
            lines.add(
                line(
                    "Naloxone test",
                    "the column shows what the labelled naloxone challenge would score that day,"
                        + " both steps given; any sign means: stop, and repeat on another day")));
    lines.add(
        line(
            "Caution",
            "a low predicted score is no promise. A negative urine test, an opioid-free interval and"
                + " a naloxone challenge decide, not this number"));
    lines.addAll(SheetParts.notes(answer.notes()));
    return lines;
  }

  private static ReportSentences.Line line(String label, String statement) {
    return new ReportSentences.Line(label, statement);
  }

  private String model(InductionAnswer.Prediction model) {
    String score = String.format(Locale.ROOT, "%.0f", answer.bearable());
    return "a typical person stays under COWS "
        + score
        + model.typicalFrom().map(day -> " from " + named(day)).orElse(" on none of these days")
        + ", 95 of 100 people"
        + model.peopleFrom().map(day -> " from " + named(day)).orElse(" on none of these days");
  }

  private String silence() {
    return "UNKNOWN ("
        + answer.history().silence().orElse("nothing to go by")
        + "); unknown is not safe";
  }

  private String calendar(OpioidFreeInterval.Advice advice) {
    OpioidFreeInterval.Rule rule = advice.leading();
    return rule.from()
        + "-"
        + rule.to()
        + " opioid-free days after "
        + rule.title()
        + ": not before "
        + parts.text().moment(advice.floor())
        + ", rather from "
        + parts.text().moment(advice.cautious())
        + " ("
        + rule.source()
        + ")";
  }

  private AnswerSheet.Grid grid() {
    if (answer.calendar().isEmpty()) {
      return new AnswerSheet.Grid(List.of(), List.of());
    }
    OpioidFreeInterval.Advice advice = answer.calendar().get();
    List<List<String>> rows =
        IntStream.range(0, answer.days().size()).mapToObj(i -> row(i, advice)).toList();
    return new AnswerSheet.Grid(
        List.of(
            "first dose on",
            "since last",
            "COWS",
            "90 of 100",
            "of 100 under 5",
            "naloxone test",
            "calendar"),
        rows);
  }

  private List<String> row(int index, OpioidFreeInterval.Advice advice) {
    InductionAnswer.Day day = answer.days().get(index);
    List<String> cells =
        new ArrayList<>(List.of(parts.text().day(day.time()), day.daysSince() + " d"));
    if (answer.model().isPresent()) {
      InductionAnswer.Prediction model = answer.model().get();
      cells.add(score(model.first().get(index).typical()));
      cells.add(scores(model.first().get(index)));
      cells.add(ofHundred(model.shareBearing().get(index)));
      cells.add(
          score(model.naloxone().get(index).typical())
              + " ("
              + scores(model.naloxone().get(index))
              + ")");
    } else {
      cells.addAll(List.of("unknown", "unknown", "unknown", "unknown"));
    }
    cells.add(calendarWord(advice, day));
    return cells;
  }

  /// A score in words: the model knows no score of zero, whatever it computes.
  private static String score(double cows) {
    return cows < LEAST_COWS ? "< " + SheetParts.number(LEAST_COWS) : SheetParts.number(cows);
  }

  private static String scores(Estimate cows) {
    String low = score(cows.people().low());
    String high = score(cows.people().high());
    if (cows.people().high() < LEAST_COWS) {
      return high;
    }
    return low + (cows.people().low() < LEAST_COWS ? " to " : "-") + high;
  }

  /// A share of virtual people: that all of them bear it does not say that everybody would.
  private static String ofHundred(double share) {
    return share > MOST_SHARE ? "more than 99" : Percent.number(share);
  }

  private static String calendarWord(OpioidFreeInterval.Advice advice, InductionAnswer.Day day) {
    if (day.time().isBefore(advice.floor())) {
      return "too early";
    }
    return day.time().isBefore(advice.cautious()) ? "early" : "from here";
  }

  private Map<String, Object> facts() {
    Map<String, Object> facts = parts.facts("induction", answer.first().isPresent());
    facts.put("start", parts.text().code(answer.question().start()));
    facts.put("firstDose", answer.question().firstDose().title());
    facts.put(
        "lastOpioids",
        answer.history().lastUses().stream()
            .map(use -> Map.of("drug", use.drug(), "time", parts.text().code(use.time())))
            .toList());
    facts.put("supposed", answer.history().supposed());
    facts.put("modelSpeaks", answer.model().isPresent());
    facts.put("modelSilentBecause", answer.history().silence());
    facts.put(
        "modelTypicalFrom",
        answer.model().flatMap(InductionAnswer.Prediction::typicalFrom).map(this::fact));
    facts.put(
        "model95of100From",
        answer.model().flatMap(InductionAnswer.Prediction::peopleFrom).map(this::fact));
    facts.put("calendar", answer.calendar().map(this::fact));
    facts.put("leading", answer.leading().name().toLowerCase(Locale.ROOT));
    facts.put("notBefore", answer.first().map(this::fact));
    facts.put("notBeforeIsFirstAsked", answer.allowsTheFirstAsked());
    facts.put("bearableBelow_COWS", answer.bearable());
    facts.put("notes", answer.notes());
    return facts;
  }

  private Map<String, Object> fact(InductionAnswer.Day day) {
    return Map.of("time", parts.text().code(day.time()), "daysSince_d", day.daysSince());
  }

  private Map<String, Object> fact(OpioidFreeInterval.Advice advice) {
    Map<String, Object> fact = new LinkedHashMap<>();
    fact.put("floor", parts.text().code(advice.floor()));
    fact.put("cautious", parts.text().code(advice.cautious()));
    fact.put("from_d", advice.leading().from());
    fact.put("to_d", advice.leading().to());
    fact.put("source", advice.leading().source());
    return fact;
  }

  /// `SINCE` (d); where the model speaks, `COWS` after the first dose and `NALOXONE` (COWS of the
  /// challenge), each with 5, 50 and 95 % of people, and `SHARE_UNDER_5`.
  private ResultTable numbers() {
    List<Column> columns = parts.times(answer.days(), InductionAnswer.Day::time);
    columns.add(SheetParts.numbers("SINCE", "d", answer.days(), InductionAnswer.Day::daysSince));
    answer
        .model()
        .ifPresent(model -> {
          columns.addAll(SheetParts.estimates("COWS", model.first(), score -> score));
          columns.addAll(SheetParts.estimates("NALOXONE", model.naloxone(), score -> score));
          columns.add(
              SheetParts.numbers("SHARE_UNDER_5", "", model.shareBearing(), share -> share));
        });
    return new ResultTable(columns);
  }

  private AnswerSheet.Plot plot() {
    return new AnswerSheet.Plot(
        "Predicted withdrawal after the first dose, by its day",
        "peak COWS",
        0,
        MOST_COWS,
        List.of(SheetParts.line("after the first dose", "COWS", 1)),
        List.of(
            new AnswerSheet.Level(
                String.format(Locale.ROOT, "COWS %.0f", answer.bearable()), answer.bearable())));
  }
}
