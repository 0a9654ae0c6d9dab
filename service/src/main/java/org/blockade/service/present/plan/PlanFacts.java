package org.blockade.service.present.plan;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.blockade.protocol.guideline.LateInjection;
import org.blockade.protocol.guideline.NextInjection;
import org.blockade.protocol.plan.TreatmentPlan;
import org.blockade.protocol.rule.Finding;
import org.blockade.protocol.rule.Leader;
import org.blockade.protocol.rule.ProtectedUntil;
import org.blockade.protocol.rule.Step;
import org.blockade.protocol.rule.StricterDate;
import org.blockade.protocol.rule.When;
import org.blockade.service.plan.PlanAnswer;
import org.blockade.service.present.AxisText;
import org.blockade.simulator.population.Loss;
import org.blockade.simulator.quantity.ModelTime;

/// A plan for a program. Every number has its unit in its name; what is unknown is an empty
/// `Optional`, written as null, never left out.
public final class PlanFacts {

  private final PlanAnswer answer;
  private final TreatmentPlan plan;
  private final AxisText text;

  private PlanFacts(PlanAnswer answer) {
    this.answer = answer;
    this.plan = answer.plan();
    this.text = new AxisText(plan.axis());
  }

  /// The facts of a plan.
  public static Map<String, Object> of(PlanAnswer answer) {
    return new PlanFacts(answer).facts();
  }

  private Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("question", "plan");
    facts.put("id", answer.person().id());
    facts.put("asOf", text.code(plan.asOf()));
    facts.put("known", answer.known());
    facts.put(
        "model",
        Map.of(
            "label",
            answer.model().label(),
            "checksum_sha256",
            answer.model().checksum(),
            "seed",
            answer.seed(),
            "virtualPeople",
            answer.subjects()));
    facts.put("decision", PlanSentences.code(plan.decision()));
    facts.put("ends", plan.ends());
    facts.put("headline", new PlanSentences(answer).headline());
    facts.put("findings", plan.decision().findings().stream().map(this::finding).toList());
    facts.put("nextInjection", plan.next().map(this::next));
    facts.put("timing", plan.timing().map(PlanFacts::timing));
    facts.put("protectedUntil", plan.forecast().map(this::forecast));
    facts.put("surgery", plan.surgery().flatMap(advice -> advice.clear()).map(this::stricter));
    facts.put(
        "surgeryAfterInjectionNow",
        plan.surgery().map(advice -> text.code(advice.afterInjectionNow())));
    facts.put("toAgonist", plan.agonist().flatMap(advice -> advice.from()).map(this::stricter));
    facts.put("steps", plan.steps().stream().map(this::step).toList());
    facts.put("notKnown", plan.unknowns());
    facts.put("notes", answer.notes());
    return facts;
  }

  private Map<String, Object> finding(Finding finding) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("rule", finding.rule());
    facts.put("title", finding.title());
    facts.put("weight", word(finding.weight()));
    facts.put("status", finding.status().words());
    facts.put("says", finding.says());
    facts.put("value", finding.value().map(value -> value.words()));
    facts.put("limit", finding.limit().map(value -> value.words()));
    facts.put("evidence", finding.basis().evidence().word());
    facts.put("source", finding.basis().source());
    facts.put("resolve", finding.resolve());
    return facts;
  }

  private Map<String, Object> next(NextInjection.Advice advice) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("due", text.code(advice.due()));
    facts.put("planned", plan.nextDose().map(dose -> text.code(dose.time())));
    facts.put("amount_mg", plan.nextDose().map(dose -> dose.amount().milligrams()));
    facts.put("daysSinceLast_d", advice.daysSince());
    facts.put("daysPastDue_d", advice.daysPastDue());
    facts.put("side", plan.site().flatMap(site -> site.side()).map(PlanFacts::word));
    facts.put(
        "sidesLastUsed_d",
        plan.site()
            .map(site -> {
              Map<String, Object> ages = new LinkedHashMap<>();
              site.daysSince().forEach((side, days) -> ages.put(word(side), days));
              return ages;
            }));
    return facts;
  }

  private static Map<String, Object> timing(LateInjection.Advice advice) {
    return Map.of(
        "calendar",
        word(advice.calendar()),
        "forecast",
        advice.forecast().map(PlanFacts::word),
        "leading",
        word(advice.leading()),
        "ledBy",
        word(advice.leader()),
        "disagree",
        advice.disagree(),
        "opioidsThatCount",
        advice.opioids().size());
  }

  private Map<String, Object> forecast(ProtectedUntil until) {
    return Map.of(
        "early5percent",
        loss(until.early()),
        "typical",
        loss(until.typical()),
        "late95percent",
        loss(until.late()),
        "from",
        text.code(until.from()));
  }

  private Map<String, Object> loss(Loss loss) {
    return switch (loss) {
      case Loss.AlreadyLost never -> Map.of("state", "never reached", "time", Optional.empty());
      case Loss.At at -> Map.of("state", "at", "time", text.code(at.time()));
      case Loss.After after -> Map.of("state", "later", "time", text.code(after.searchedTo()));
    };
  }

  private Map<String, Object> stricter(StricterDate date) {
    return Map.of(
        "calendar",
        text.code(date.calendar()),
        "forecast",
        date.forecast().map(this::loss),
        "leading",
        text.code(date.leading()),
        "ledBy",
        word(date.leader()));
  }

  private Map<String, Object> step(Step step) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("area", step.instruction().area().word());
    facts.put("id", step.instruction().id());
    facts.put("who", step.instruction().who().word());
    facts.put("when", when(step.when()));
    facts.put("date", step.when().date().map(text::code));
    facts.put("overdue", step.when().date().filter(this::past).isPresent());
    facts.put("text", step.instruction().text());
    facts.put("rule", step.instruction().basis().rule());
    facts.put("evidence", step.instruction().basis().evidence().word());
    facts.put("source", step.instruction().basis().source());
    return facts;
  }

  private boolean past(ModelTime time) {
    return plan.axis().daysBetween(time, plan.asOf()) > 0;
  }

  private static String when(When when) {
    return switch (when) {
      case When.On on -> "on";
      case When.NotBefore notBefore -> "not before";
      case When.By by -> "by";
      case When.EachInjection each -> "each injection";
      case When.If event -> "if " + event.event();
      case When.Undated undated -> "no date: " + undated.unknown();
    };
  }

  private static String word(Leader leader) {
    return switch (leader) {
      case BOTH -> "both";
      case CALENDAR -> "calendar";
      case FORECAST -> "forecast";
      case CALENDAR_ALONE -> "calendar alone";
      case OPIOIDS -> "opioids";
    };
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
