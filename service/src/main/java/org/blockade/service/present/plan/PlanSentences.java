package org.blockade.service.present.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.blockade.protocol.decision.VisitDecision;
import org.blockade.protocol.facts.OpioidUse;
import org.blockade.protocol.facts.Side;
import org.blockade.protocol.guideline.InjectionSite;
import org.blockade.protocol.guideline.LateInjection;
import org.blockade.protocol.guideline.NextInjection;
import org.blockade.protocol.guideline.NextInjection.Timing;
import org.blockade.protocol.guideline.SurgeryPlan;
import org.blockade.protocol.plan.TreatmentPlan;
import org.blockade.protocol.rule.Finding;
import org.blockade.protocol.rule.Leader;
import org.blockade.protocol.rule.ProtectedUntil;
import org.blockade.protocol.rule.Status;
import org.blockade.protocol.rule.Step;
import org.blockade.protocol.rule.StricterDate;
import org.blockade.protocol.rule.When;
import org.blockade.service.plan.PlanAnswer;
import org.blockade.service.present.AxisText;
import org.blockade.service.present.ReportSentences;
import org.blockade.service.present.ReportSentences.Line;
import org.blockade.simulator.population.Loss;
import org.blockade.simulator.quantity.ModelTime;

/// A plan in words that a nurse can read aloud.
public final class PlanSentences {

  /// The step that is told before everything else.
  private static final String SAME_DAY = "same-day";

  private final PlanAnswer answer;
  private final TreatmentPlan plan;
  private final AxisText text;

  /// Sentences of a plan.
  public PlanSentences(PlanAnswer answer) {
    this.answer = answer;
    this.plan = answer.plan();
    this.text = new AxisText(plan.axis());
  }

  /// Person and time.
  public String title() {
    return "Person " + answer.person().id() + ", plan as of " + text.moment(plan.asOf());
  }

  /// What a visit for an injection would come to now, in one word for a program.
  public static String code(VisitDecision decision) {
    return switch (decision) {
      case VisitDecision.Give give -> "give";
      case VisitDecision.CheckFirst check -> "check first";
      case VisitDecision.NotYet notYet -> "not yet";
      case VisitDecision.Hold hold -> "hold";
      case VisitDecision.NewStart start -> "new start";
      case VisitDecision.FirstInjection first -> "first injection";
    };
  }

  /// The same with its icon and its reason.
  public String headline() {
    if (plan.ends()) {
      return "○ ENDS: naltrexone ends here; tolerance is gone, and protection fades from the last dose on";
    }
    String word = code(plan.decision()).toUpperCase(Locale.ROOT);
    return switch (plan.decision()) {
      case VisitDecision.Give give ->
          "● "
              + word
              + now()
              + (open()
                  ? ": nothing that decides speaks against it; see the cautions and what is asked"
                  : ": nothing on record speaks against it");
      case VisitDecision.CheckFirst check ->
          "◐ " + word + now() + ": not before what is missing is known";
      case VisitDecision.NotYet notYet ->
          "○ " + word + ": an injection is early before " + text.day(notYet.from());
      case VisitDecision.Hold hold ->
          "○ "
              + word
              + ": the prescriber decides; see what holds it"
              + switch (hold.held()) {
                case FIRST ->
                    "; no injection is on record, so who may start is screened (blockade screen)";
                case LAPSED -> "; after it, assess as for a first dose (blockade screen)";
                case EARLY, DUE -> "";
              };
      case VisitDecision.NewStart start ->
          "○ " + word + ": " + whyNew() + "; assess as for a first dose (blockade screen)";
      case VisitDecision.FirstInjection first ->
          "? " + word + ": none is on record; who may start is screened (blockade screen)";
    };
  }

  /// Whether a question or a caution stands beside the decision.
  private boolean open() {
    return plan.decision().findings().stream()
        .anyMatch(
            finding -> finding.status() == Status.UNKNOWN || finding.status() == Status.NOT_MET);
  }

  private String now() {
    return plan.next().map(advice -> ", day " + advice.daysSince()).orElse("");
  }

  private String whyNew() {
    return plan.timing()
        .map(advice ->
            switch (advice.leader()) {
              case OPIOIDS -> "opioids are on record that count";
              case FORECAST -> "by the forecast protection is lost in 95 of 100 people like this";
              case BOTH, CALENDAR, CALENDAR_ALONE -> "the last injection has lapsed";
            })
        .orElse("the last injection has lapsed");
  }

  /// The statements below the headline.
  public List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    plan.steps().stream()
        .map(Step::instruction)
        .filter(instruction -> instruction.id().equals(SAME_DAY))
        .findFirst()
        .ifPresent(instruction -> lines.add(new Line("! SAFETY TODAY", instruction.text())));
    answer.notes().forEach(note -> lines.add(new Line("Record", note)));
    plan.next().ifPresent(advice -> lines.add(new Line("Next injection", due(advice))));
    plan.site().ifPresent(advice -> lines.add(new Line("Side", side(advice))));
    plan.timing().ifPresent(advice -> beside(advice, lines));
    findings(lines);
    plan.surgery().ifPresent(advice -> lines.add(new Line("Operation", surgery(advice))));
    plan.agonist()
        .flatMap(advice -> advice.from())
        .ifPresent(date -> lines.add(new Line("To an agonist", stricter(date))));
    plan.unknowns().forEach(unknown -> lines.add(new Line("Not known", unknown)));
    return lines;
  }

  private String due(NextInjection.Advice advice) {
    String dose =
        plan.nextDose()
            .map(next -> text.day(next.time()) + ", 380 mg into the gluteal muscle")
            .orElse(plan.ends() ? "none: naltrexone ends" : "no day yet");
    long days = advice.daysPastDue();
    String due =
        days > 0
            ? "was due " + text.day(advice.due()) + ", " + days(days) + " past due"
            : days == 0
                ? "due " + text.day(advice.due()) + ", the day of this plan"
                : "due " + text.day(advice.due()) + ", in " + days(-days);
    return dose + " (" + due + ")";
  }

  private static String days(long days) {
    return days == 1 ? "1 day" : days + " days";
  }

  private static String side(InjectionSite.Advice advice) {
    Map<Side, Long> ages = new TreeMap<>(advice.daysSince());
    List<String> words = new ArrayList<>();
    ages.forEach((side, age) ->
        words.add(side.name().toLowerCase(Locale.ROOT) + " last used " + days(age) + " before"));
    return advice
            .side()
            .map(side -> side.name().toLowerCase(Locale.ROOT))
            .orElse("unknown: the last side is not on record; look at the skin and ask")
        + (words.isEmpty() ? "" : " (" + String.join(", ", words) + ")");
  }

  /// Calendar and forecast, one below the other, and which of them leads.
  private void beside(LateInjection.Advice advice, List<Line> lines) {
    lines.add(
        new Line(
            "Calendar",
            plan.next()
                    .map(next -> "day " + next.daysSince() + " since the last injection: ")
                    .orElse("")
                + word(advice.calendar())));
    lines.add(new Line("Forecast", forecast(advice)));
    lines.add(new Line("Which leads", leader(advice)));
    for (OpioidUse use : advice.opioids()) {
      lines.add(
          new Line(
              "Opioid",
              use.drug()
                  + " "
                  + (use.sign() == OpioidUse.Sign.URINE ? "in the urine " : "")
                  + text.day(use.time())
                  + "; the block counts as waned from "
                  + text.day(advice.wanedFrom())));
    }
  }

  private String forecast(LateInjection.Advice advice) {
    return plan.forecast()
        .map(until ->
            interval(until) + advice.forecast().map(timing -> "; as if " + word(timing)).orElse(""))
        .orElse("none");
  }

  /// `protected until 15 April in a typical person (5 to 28 April in 90 of 100 people like this)`.
  private String interval(ProtectedUntil until) {
    return "protected until "
        + when(until.typical())
        + " in a typical person ("
        + when(until.early())
        + " to "
        + when(until.late())
        + " in 90 of 100 people like this), if no further dose is given";
  }

  private String when(Loss loss) {
    return switch (loss) {
      case Loss.AlreadyLost never -> "not at all";
      case Loss.At at -> text.day(at.time());
      case Loss.After after -> "after " + text.day(after.searchedTo());
    };
  }

  private static String leader(LateInjection.Advice advice) {
    String leads = word(advice.leading());
    return switch (advice.leader()) {
      case BOTH -> "both ask for the same: " + leads;
      case CALENDAR -> "the calendar, which is stricter: " + leads;
      case FORECAST ->
          "the FORECAST, which is stricter: treated as "
              + leads
              + (advice.tooEarly() ? ", and too early by the calendar" : "");
      case CALENDAR_ALONE -> "the calendar alone: " + leads;
      case OPIOIDS -> "OPIOIDS on record come before both: treated as " + leads;
    };
  }

  static String word(Timing timing) {
    return switch (timing) {
      case EARLY -> "early";
      case ON_TIME -> "on time";
      case LATE -> "LATE";
      case LAPSED -> "LAPSED";
    };
  }

  /// What holds first, then what is to be known for a dose, then cautions; what is met is not told.
  private void findings(List<Line> lines) {
    List<Finding> findings = plan.decision().findings();
    findings.stream()
        .filter(finding -> finding.status() == Status.NOT_MET)
        .forEach(finding ->
            lines.add(new Line(isCaution(finding) ? "! Caution" : "○ Holds", says(finding))));
    findings.stream()
        .filter(finding -> finding.status() == Status.UNKNOWN && !isCaution(finding))
        .forEach(finding -> lines.add(new Line("? Check", says(finding))));
    List<String> cautions =
        findings.stream()
            .filter(finding -> finding.status() == Status.UNKNOWN && isCaution(finding))
            .map(PlanSentences::says)
            .toList();
    if (!cautions.isEmpty()) {
      lines.add(new Line("? Ask as well", String.join("; ", cautions)));
    }
  }

  private static boolean isCaution(Finding finding) {
    return switch (finding.weight()) {
      case CAUTION -> true;
      case REQUIRED, AT_START, SPECIALIST -> false;
    };
  }

  private static String says(Finding finding) {
    String value = finding.value().map(made -> " (" + made.words() + ")").orElse("");
    String limit = finding.limit().map(bound -> ", limit " + bound.words()).orElse("");
    return finding.says() + value + limit + " [" + finding.rule() + "]";
  }

  private String surgery(SurgeryPlan.Advice advice) {
    return text.day(advice.surgery())
        + ": "
        + advice.clear().map(this::stricter).orElse("no naltrexone is on record")
        + (advice.gone()
            ? "; expected gone on the day"
            : "; MAY STILL HOLD on the day, tell the surgical team")
        + (plan.asOf().isBefore(advice.surgery())
                && advice.surgery().isBefore(advice.afterInjectionNow())
            ? "; after an injection now, not before " + text.day(advice.afterInjectionNow())
            : "");
  }

  private String stricter(StricterDate date) {
    String forecast =
        date.forecast()
            .map(loss ->
                "; forecast: lost in 95 of 100 people "
                    + (loss instanceof Loss.At ? "by " : "")
                    + when(loss))
            .orElse("; no forecast");
    return "not before "
        + text.day(date.leading())
        + " (calendar: "
        + text.day(date.calendar())
        + forecast
        + "; "
        + (date.leader() == Leader.FORECAST
            ? "the forecast is later and leads"
            : "the calendar leads")
        + ")";
  }

  /// When a step is to be done, in words.
  public String when(When when) {
    return switch (when) {
      case When.On on -> day(on.time());
      case When.NotBefore notBefore -> "from " + day(notBefore.time());
      case When.By by -> "by " + day(by.time());
      case When.EachInjection each -> "each injection";
      case When.If event -> "if " + event.event();
      case When.Undated undated -> "no date: " + undated.unknown();
    };
  }

  private String day(ModelTime time) {
    boolean overdue = plan.axis().daysBetween(time, plan.asOf()) > 0;
    return text.day(time) + (overdue ? " (overdue)" : "");
  }

  /// One line for a list of many people.
  public String summary() {
    String next = plan.nextDose().map(dose -> "next " + text.day(dose.time())).orElse("no date");
    Optional<String> leads =
        plan.timing()
            .filter(LateInjection.Advice::disagree)
            .map(advice -> "forecast and calendar disagree");
    return icon()
        + " "
        + code(plan.decision()).toUpperCase(Locale.ROOT)
        + "; "
        + next
        + plan.next().map(advice -> "; day " + advice.daysSince()).orElse("")
        + plan.timing().map(advice -> ", " + word(advice.leading())).orElse("")
        + leads.map(words -> "; " + words).orElse("")
        + (answer.notes().isEmpty() ? "" : "; see the notes");
  }

  private String icon() {
    return headline().substring(0, 1);
  }

  /// Which model, which people, what it is not.
  public List<String> provenance() {
    return List.of(
        "Model "
            + answer.model().label()
            + "; "
            + answer.subjects()
            + " virtual people, seed "
            + answer.seed()
            + ". Spread is between people; nothing was measured in this person.",
        "Rules in brackets are those of the evidence; what is a choice of this project says so in"
            + " the JSON and can be changed.",
        ReportSentences.NOT_A_DEVICE);
  }
}
