package org.blockade.service.present.screening;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.blockade.protocol.decision.Decision;
import org.blockade.protocol.facts.AboutTreatment.Condition;
import org.blockade.protocol.rule.Finding;
import org.blockade.protocol.rule.Status;
import org.blockade.protocol.rule.Value;
import org.blockade.protocol.rule.Weight;
import org.blockade.protocol.screening.InductionSchedules;
import org.blockade.service.present.AxisText;
import org.blockade.service.present.ReportSentences;
import org.blockade.service.present.TextLines;
import org.blockade.service.screening.ScreenAnswer;
import org.blockade.simulator.quantity.ModelTime;

/// A screening for people and for machines, both from one answer.
public final class ScreenSheet {

  private static final int TITLE_WIDTH = 34;
  private static final String DO_NOT_START = "do-not-start";

  private final ScreenAnswer answer;
  private final AxisText text;

  private ScreenSheet(ScreenAnswer answer) {
    this.answer = answer;
    this.text = new AxisText(answer.person().axis());
  }

  /// The text of one person, line by line.
  public static List<String> lines(
      ScreenAnswer answer, List<InductionSchedules.Schedule> schedules) {
    return new ScreenSheet(answer).lines(schedules);
  }

  /// One line for one of many people.
  public static String line(ScreenAnswer answer) {
    ScreenSheet sheet = new ScreenSheet(answer);
    return "Person " + answer.person().id() + ": " + sheet.headline();
  }

  /// What is left to say under the lines of many people.
  public static List<String> closing() {
    return TextLines.wrap(
        "It is advice to a clinician, who decides. Unknown is never taken as good. "
            + ReportSentences.NOT_A_DEVICE,
        TextLines.WIDTH);
  }

  private List<String> lines(List<InductionSchedules.Schedule> schedules) {
    List<String> lines = new ArrayList<>();
    lines.addAll(TextLines.wrap(title(), TextLines.WIDTH));
    lines.add("");
    TextLines.wrap(headline(), TextLines.WIDTH - 2).forEach(line -> lines.add("  " + line));
    lines.add("");
    lines.add("What was found");
    for (Finding finding : answer.decision().findings()) {
      addFinding(finding, lines);
    }
    addDeeds(lines);
    addSources(lines);
    lines.add("");
    lines.add("Published ways to begin, shown and not prescribed");
    schedules.forEach(schedule ->
        lines.addAll(
            indented(
                schedule.title()
                    + " ("
                    + schedule.setting()
                    + "; "
                    + schedule.source()
                    + schedule.outcome().map(outcome -> "; " + outcome).orElse("")
                    + ")")));
    answer.notes().forEach(note -> lines.addAll(TextLines.of(line("Note", note))));
    lines.add("");
    lines.addAll(closing());
    return lines;
  }

  private String title() {
    String indication =
        answer.wanted().indications().isEmpty()
            ? "a use that is not on record"
            : answer.wanted().indications().stream()
                .map(Condition::words)
                .collect(Collectors.joining(" and "));
    return "Person "
        + answer.person().id()
        + ", as of "
        + text.moment(answer.asOf())
        + ": first dose of naltrexone ("
        + answer.wanted().product().words()
        + ") for "
        + indication;
  }

  /// What was found of the day and forbids a dose leads, before any date and any question.
  private String headline() {
    String stops = stops();
    return stops.isEmpty()
        ? decided()
        : "○ DO NOT START NOW: " + stops + ". Then: " + decided().substring(2);
  }

  private String stops() {
    return answer.decision() instanceof Decision.Start
        ? ""
        : answer.decision().findings().stream()
            .filter(finding -> finding.weight() == Weight.AT_START)
            .filter(finding -> finding.status() == Status.NOT_MET)
            .map(ScreenSheet::stop)
            .distinct()
            .collect(Collectors.joining("; "));
  }

  private static String stop(Finding finding) {
    return finding.says()
        + finding
            .value()
            .map(Value::words)
            .filter(value -> !finding.says().contains(value))
            .map(value -> " (" + value + ")")
            .orElse("");
  }

  private String decided() {
    return switch (answer.decision()) {
      case Decision.Start start ->
          "● NOTHING ON RECORD SPEAKS AGAINST A START on " + text.day(answer.asOf());
      case Decision.WaitUntil wait ->
          "◐ WAIT UNTIL "
              + text.moment(wait.time())
              + ": "
              + titles(Status.NOT_MET, true)
              + "; what is checked on the day is checked again then";
      case Decision.DoNotStart not ->
          "○ DO NOT START NOW, and no date is known: " + titles(Status.NOT_MET, false);
      case Decision.Ask ask ->
          "? ASK FIRST"
              + ask.notBefore().map(time -> ", and not before " + text.moment(time)).orElse("")
              + ": "
              + titles(Status.UNKNOWN, false);
    };
  }

  /// What decided, by title.
  private String titles(Status status, boolean dated) {
    return answer.decision().findings().stream()
        .filter(finding -> finding.weight() != Weight.CAUTION)
        .filter(finding -> finding.status() == status || isForASpecialist(finding))
        .filter(finding -> !dated || finding.metFrom().isPresent())
        .map(Finding::title)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private boolean isForASpecialist(Finding finding) {
    return answer.decision() instanceof Decision.Ask
        && finding.weight() == Weight.SPECIALIST
        && finding.status() == Status.NOT_MET;
  }

  private void addFinding(Finding finding, List<String> lines) {
    String head =
        String.format(Locale.ROOT, "  %s %-" + TITLE_WIDTH + "s", symbol(finding), finding.title());
    List<String> rest = TextLines.wrap(words(finding), TextLines.WIDTH - head.length());
    for (int i = 0; i < rest.size(); i++) {
      lines.add((i == 0 ? head : " ".repeat(head.length())) + rest.get(i));
    }
  }

  /// Shape and word say the same; nothing depends on colour.
  private static String symbol(Finding finding) {
    return switch (finding.status()) {
      case MET -> "●";
      case NOT_MET -> finding.weight() == Weight.CAUTION ? "◐" : "○";
      case UNKNOWN -> "?";
      case NOT_APPLICABLE -> "·";
    };
  }

  private String words(Finding finding) {
    StringBuilder words =
        new StringBuilder(statusWord(finding)).append(": ").append(finding.says());
    finding
        .value()
        .map(Value::words)
        .ifPresent(value ->
            words
                .append(" (")
                .append(value)
                .append(finding.limit().map(limit -> "; limit " + limit.words()).orElse(""))
                .append(')'));
    finding.metFrom().ifPresent(time -> words.append("; from ").append(text.moment(time)));
    return words.append(" [").append(finding.rule()).append(']').toString();
  }

  private static String statusWord(Finding finding) {
    boolean care = finding.weight() == Weight.CAUTION && finding.status() == Status.NOT_MET;
    return care ? "care" : finding.status().words();
  }

  private void addDeeds(List<String> lines) {
    List<Finding> open =
        answer.decision().findings().stream().filter(each -> each.resolve().isPresent()).toList();
    if (open.isEmpty()) {
      return;
    }
    lines.add("");
    lines.add("What to do or ask");
    open.forEach(finding ->
        lines.addAll(indented(finding.title() + ": " + finding.resolve().orElseThrow())));
  }

  private void addSources(List<String> lines) {
    lines.add("");
    lines.add("Sources");
    answer.decision().findings().stream()
        .map(finding ->
            finding.rule()
                + ": "
                + finding.basis().source()
                + " ["
                + finding.basis().evidence().word()
                + "]")
        .distinct()
        .forEach(source -> lines.addAll(indented(source)));
  }

  private static List<String> indented(String words) {
    List<String> lines = new ArrayList<>();
    List<String> parts = TextLines.wrap(words, TextLines.WIDTH - 4);
    for (int i = 0; i < parts.size(); i++) {
      lines.add((i == 0 ? "  - " : "    ") + parts.get(i));
    }
    return lines;
  }

  private static ReportSentences.Line line(String label, String statement) {
    return new ReportSentences.Line(label, statement);
  }

  /// One person's screening for a machine; what is not known is empty, never left out.
  public static Map<String, Object> facts(ScreenAnswer answer) {
    return new ScreenSheet(answer).facts();
  }

  private Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("id", answer.person().id());
    facts.put("asOf", text.code(answer.asOf()));
    facts.put("product", answer.wanted().product().words());
    facts.put("indications", answer.wanted().indications().stream().map(Condition::words).toList());
    facts.put("outcome", stops().isEmpty() ? outcome() : DO_NOT_START);
    facts.put(
        "then",
        stops().isEmpty()
            ? Optional.empty()
            : Optional.of(outcome()).filter(word -> !word.equals(DO_NOT_START)));
    facts.put("time", time().map(text::code));
    facts.put("headline", headline());
    facts.put("findings", answer.decision().findings().stream().map(this::facts).toList());
    facts.put("notes", answer.notes());
    return facts;
  }

  private String outcome() {
    return switch (answer.decision()) {
      case Decision.Start start -> "start";
      case Decision.WaitUntil wait -> "wait-until";
      case Decision.DoNotStart not -> DO_NOT_START;
      case Decision.Ask ask -> "ask";
    };
  }

  private Optional<ModelTime> time() {
    return switch (answer.decision()) {
      case Decision.Start start -> Optional.empty();
      case Decision.WaitUntil wait -> Optional.of(wait.time());
      case Decision.DoNotStart not -> Optional.empty();
      case Decision.Ask ask -> ask.notBefore();
    };
  }

  private Map<String, Object> facts(Finding finding) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("rule", finding.rule());
    facts.put("title", finding.title());
    facts.put("weight", code(finding.weight()));
    facts.put("status", code(finding.status()));
    facts.put("says", finding.says());
    facts.put("value", finding.value().map(ScreenSheet::facts));
    facts.put("limit", finding.limit().map(ScreenSheet::facts));
    facts.put("metFrom", finding.metFrom().map(text::code));
    facts.put("resolve", finding.resolve());
    facts.put("source", finding.basis().source());
    facts.put("evidence", finding.basis().evidence().word());
    return facts;
  }

  private static Map<String, Object> facts(Value value) {
    Map<String, Object> facts = new LinkedHashMap<>();
    switch (value) {
      case Value.Measured(double number, String unit) -> {
        facts.put("number", number);
        facts.put("unit", unit);
      }
      case Value.Named(String words) -> facts.put("words", words);
    }
    return facts;
  }

  private static String code(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The published ways to begin, for a machine.
  public static List<Map<String, Object>> facts(List<InductionSchedules.Schedule> schedules) {
    return schedules.stream().map(ScreenSheet::facts).toList();
  }

  private static Map<String, Object> facts(InductionSchedules.Schedule schedule) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("id", schedule.id());
    facts.put("title", schedule.title());
    facts.put("setting", schedule.setting());
    facts.put("source", schedule.source());
    facts.put("evidence", schedule.evidence().word());
    facts.put("outcome", schedule.outcome());
    facts.put(
        "steps",
        schedule.steps().stream()
            .map(step ->
                Map.of(
                    "day", step.day(),
                    "does", step.does(),
                    "check", step.check(),
                    "evidence", step.evidence().word()))
            .toList());
    return facts;
  }
}
