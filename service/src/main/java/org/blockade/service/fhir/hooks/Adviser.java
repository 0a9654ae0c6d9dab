package org.blockade.service.fhir.hooks;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.blockade.protocol.decision.Decision;
import org.blockade.protocol.decision.VisitDecision;
import org.blockade.protocol.facts.AboutTreatment;
import org.blockade.protocol.guideline.PainPlan;
import org.blockade.protocol.guideline.ReversalAgent;
import org.blockade.protocol.guideline.SurgeryPlan;
import org.blockade.protocol.rule.Finding;
import org.blockade.protocol.rule.Status;
import org.blockade.protocol.rule.Step;
import org.blockade.service.clinic.ProtectionState;
import org.blockade.service.clinic.Stand;
import org.blockade.service.clinic.WorklistRow;
import org.blockade.service.journal.Information;
import tools.jackson.databind.JsonNode;

/// Finds what the rules say at a hook. It computes nothing of its own: the blockade comes from the
/// model, findings and steps from the protocol.
final class Adviser {

  private static final String AFTER_FORECAST = "a day beyond the forecast";
  private static final int MOST_LINES = 12;

  private final NamedDrugs drugs;
  private final List<Step> pain = PainPlan.standard().steps();
  private final String reversal = ReversalAgent.standard().atEachInjection().text();

  Adviser(NamedDrugs drugs) {
    this.drugs = drugs;
  }

  /// An operation that the call names.
  Optional<Instant> surgery(HookService service, HookCall call, ZoneId zone) {
    List<Instant> found = new ArrayList<>();
    for (JsonNode each : Resources.of(call.context().path("appointments"), "Appointment")) {
      if (isSurgery(
          Resources.words(
              each.path("serviceType"),
              each.path("serviceCategory"),
              each.path("specialty"),
              each.path("appointmentType"),
              each.path("reasonCode"),
              each.path("description")))) {
        Resources.moment(each.path("start"), zone).ifPresent(found::add);
      }
    }
    for (JsonNode each : Resources.of(call.context().path("draftOrders"), "ServiceRequest")) {
      if (isSurgery(Resources.words(each.path("category"), each.path("code")))) {
        Resources.moment(each.path("occurrenceDateTime"), zone)
            .or(() -> Resources.moment(each.path("occurrencePeriod").path("start"), zone))
            .ifPresent(found::add);
      }
    }
    return found.stream().min(Comparator.naturalOrder());
  }

  private static boolean isSurgery(String words) {
    return words.contains("surg") || words.contains("operation") || words.contains("387713003");
  }

  /// Everything that a card could say, the most urgent first.
  List<Advice> of(HookService service, HookCall call, Subject subject, Suggestions suggestions) {
    List<Advice> all = new ArrayList<>();
    switch (service) {
      case PATIENT_VIEW -> {
        injection(subject, suggestions, all);
        protection(subject, suggestions, all);
        surgery(service, call, subject, suggestions, all);
      }
      case ORDER_SELECT, ORDER_SIGN -> {
        for (JsonNode order : orders(call)) {
          ordered(order, subject, suggestions, all);
        }
        surgery(service, call, subject, suggestions, all);
      }
      case ENCOUNTER_START -> encounter(call, subject, suggestions, all);
      case APPOINTMENT_BOOK -> {
        booked(call, subject, suggestions, all);
        injection(subject, suggestions, all);
        surgery(service, call, subject, suggestions, all);
      }
    }
    unknown(service, call, subject, all);
    Set<CardKind> seen = new HashSet<>();
    return all.stream().sorted(Advice.ORDER).filter(each -> seen.add(each.kind())).toList();
  }

  /// Whether a card may be silenced for a time. A critical one may not, nor any about an opioid
  /// that is ordered: a snooze must never hide the next order.
  boolean canBePutOff(Advice advice, HookCall call) {
    return advice.indicator() != Indicator.CRITICAL
        && advice.kind().canBePutOff()
        && !(advice.kind() == CardKind.RECORD_UNKNOWN && mayOrderOpioid(call));
  }

  private boolean mayOrderOpioid(HookCall call) {
    return orders(call).stream()
        .map(order -> drugs.of(Resources.medication(order)).kind())
        .anyMatch(kind -> kind == Drug.Kind.OPIOID || kind == Drug.Kind.UNREADABLE);
  }

  /// Orders of medicines that the call is about: those that were selected, where some were.
  private static List<JsonNode> orders(HookCall call) {
    List<JsonNode> all = Resources.of(call.context().path("draftOrders"), "MedicationRequest");
    Set<String> selected = new HashSet<>();
    for (JsonNode each : call.context().path("selections")) {
      selected.add(each.asString(""));
    }
    List<JsonNode> some =
        all.stream()
            .filter(each -> selected.contains("MedicationRequest/" + each.path("id").asString("")))
            .toList();
    return some.isEmpty() ? all : some;
  }

  private void ordered(JsonNode order, Subject subject, Suggestions suggestions, List<Advice> all) {
    Drug drug = drugs.of(Resources.medication(order));
    switch (drug.kind()) {
      case OPIOID -> opioid(order, subject, suggestions, all);
      case NALTREXONE_INJECTION, NALTREXONE, NALTREXONE_COMBINATION ->
          naltrexone(order, AboutTreatment.Product.INJECTION, subject, suggestions, all);
      case NALTREXONE_TABLET ->
          naltrexone(order, AboutTreatment.Product.TABLET, subject, suggestions, all);
      case UNREADABLE -> unreadable(subject, all);
      case OTHER -> {
        // Nothing to say.
      }
    }
  }

  private void opioid(JsonNode order, Subject subject, Suggestions suggestions, List<Advice> all) {
    Stand stand = subject.stand();
    List<Card.Suggestion> actions = new ArrayList<>(suggestions.withoutOrder(order));
    actions.add(suggestions.askSpecialist());
    List<String> lines =
        new ArrayList<>(pain.stream().map(step -> step.instruction().text()).toList());
    lines.addAll(doubts(subject));
    if (stand.state().isEmpty()) {
      if (stand.isBeforeStart()) {
        all.add(
            new Advice(
                CardKind.OPIOID_BEFORE_START, Indicator.WARNING, "", "", doubts(subject), actions));
      }
      return;
    }
    switch (stand.state().get()) {
      case PROTECTED ->
          all.add(
              new Advice(
                  CardKind.OPIOID_UNDER_BLOCKADE,
                  Indicator.CRITICAL,
                  typical(stand),
                  "",
                  lines,
                  actions));
      case FADING ->
          all.add(
              new Advice(
                  CardKind.OPIOID_UNDER_FADING_BLOCKADE,
                  Indicator.CRITICAL,
                  typical(stand),
                  "",
                  lines,
                  actions));
      case UNPROTECTED, UNKNOWN, STARTING, WAITING, STOPPED ->
          all.add(
              new Advice(
                  CardKind.OPIOID_AFTER_BLOCKADE,
                  Indicator.WARNING,
                  typical(stand),
                  "",
                  withReversal(doubts(subject)),
                  actions));
    }
  }

  /// What is known of the blockade leads; that the order may be an opioid is what is not known.
  private void unreadable(Subject subject, List<Advice> all) {
    Stand stand = subject.stand();
    if (stand.state().isEmpty()) {
      return;
    }
    boolean blocked = isBlocked(stand);
    all.add(
        new Advice(
            blocked ? CardKind.UNREADABLE_UNDER_BLOCKADE : CardKind.UNREADABLE_AFTER_BLOCKADE,
            Indicator.WARNING,
            typical(stand),
            "",
            blocked ? standing(subject) : withReversal(doubts(subject)),
            List.of()));
  }

  private void naltrexone(
      JsonNode order,
      AboutTreatment.Product product,
      Subject subject,
      Suggestions suggestions,
      List<Advice> all) {
    Stand stand = subject.stand();
    if (!subject.mayHear(Information.WHOLE_RECORD)) {
      // Said whether or not something speaks against it: silence would tell, or reassure.
      all.add(
          unknownCard(
              Indicator.WARNING,
              "no consent lets this system hear what speaks for or against naltrexone."));
      return;
    }
    switch (stand.plan().plan().decision()) {
      case VisitDecision.Give give -> {
        // Nothing speaks against it.
      }
      case VisitDecision.CheckFirst check ->
          unknownBefore(order, check.findings(), subject, suggestions, all);
      case VisitDecision.NotYet notYet -> {
        if (product == AboutTreatment.Product.INJECTION) {
          notNow(
              order,
              Indicator.WARNING,
              "too early, not before " + stand.day(notYet.from()),
              notYet.findings(),
              subject,
              suggestions,
              all);
        }
      }
      // Screening says it better, but for what it does not ask about.
      case VisitDecision.Hold hold
          when hold.held().isStart()
              && !(stand.screen(product).decision() instanceof Decision.Start) ->
          screened(order, product, subject, suggestions, all);
      case VisitDecision.Hold hold ->
          notNow(
              order,
              Indicator.CRITICAL,
              against(hold.findings()),
              hold.findings(),
              subject,
              suggestions,
              all);
      case VisitDecision.NewStart start -> screened(order, product, subject, suggestions, all);
      case VisitDecision.FirstInjection first ->
          screened(order, product, subject, suggestions, all);
    }
  }

  private void screened(
      JsonNode order,
      AboutTreatment.Product product,
      Subject subject,
      Suggestions suggestions,
      List<Advice> all) {
    Stand stand = subject.stand();
    switch (stand.screen(product).decision()) {
      case Decision.Start start -> {
        // Nothing speaks against it.
      }
      case Decision.WaitUntil wait ->
          notNow(
              order,
              Indicator.CRITICAL,
              "not before " + stand.day(wait.time()),
              wait.findings(),
              subject,
              suggestions,
              all);
      case Decision.DoNotStart not ->
          notNow(
              order,
              Indicator.CRITICAL,
              against(not.findings()),
              not.findings(),
              subject,
              suggestions,
              all);
      case Decision.Ask ask -> {
        if (ask.notBefore().isPresent()) {
          notNow(
              order,
              Indicator.CRITICAL,
              "not before " + stand.day(ask.notBefore().get()),
              ask.findings(),
              subject,
              suggestions,
              all);
        } else {
          unknownBefore(order, ask.findings(), subject, suggestions, all);
        }
      }
    }
  }

  private void notNow(
      JsonNode order,
      Indicator indicator,
      String what,
      List<Finding> findings,
      Subject subject,
      Suggestions suggestions,
      List<Advice> all) {
    List<Card.Suggestion> actions = new ArrayList<>(suggestions.withoutOrder(order));
    if (isUrineUnknown(findings)) {
      actions.add(suggestions.urineScreen());
    }
    all.add(
        new Advice(
            CardKind.NALTREXONE_NOT_NOW, indicator, "", what, lines(findings, subject), actions));
  }

  private void unknownBefore(
      JsonNode order,
      List<Finding> findings,
      Subject subject,
      Suggestions suggestions,
      List<Advice> all) {
    List<String> titles =
        findings.stream()
            .filter(finding -> finding.status() == Status.UNKNOWN)
            .map(Finding::title)
            .distinct()
            .toList();
    List<Card.Suggestion> actions = new ArrayList<>();
    if (isUrineUnknown(findings)) {
      actions.add(suggestions.urineScreen());
    }
    actions.addAll(suggestions.withoutOrder(order));
    String first = titles.isEmpty() ? "who decides" : titles.getFirst();
    all.add(
        new Advice(
            CardKind.NALTREXONE_UNKNOWN,
            Indicator.WARNING,
            "",
            titles.size() > 1 ? first + ", and " + (titles.size() - 1) + " more." : first + ".",
            lines(findings, subject),
            actions));
  }

  private static boolean isUrineUnknown(List<Finding> findings) {
    return findings.stream()
        .anyMatch(finding ->
            finding.status() != Status.MET
                && (finding.title() + finding.says()).toLowerCase(Locale.ROOT).contains("urine"));
  }

  /// The first finding that speaks against it.
  private static String against(List<Finding> findings) {
    return findings.stream()
        .filter(finding -> finding.status() == Status.NOT_MET)
        .findFirst()
        .map(finding -> finding.title() + ".")
        .orElse("the prescriber decides.");
  }

  private List<String> lines(List<Finding> findings, Subject subject) {
    List<String> lines = new ArrayList<>();
    findings.stream()
        .filter(finding -> finding.status() == Status.NOT_MET || finding.status() == Status.UNKNOWN)
        .sorted(Comparator.comparing(finding -> finding.status() != Status.NOT_MET))
        .limit(MOST_LINES)
        .map(finding ->
            finding.title()
                + " ("
                + finding.status().words()
                + "): "
                + finding.says()
                + finding.resolve().map(deed -> "; " + deed).orElse("")
                + ".")
        .forEach(lines::add);
    long more =
        findings.stream()
                .filter(finding ->
                    finding.status() == Status.NOT_MET || finding.status() == Status.UNKNOWN)
                .count()
            - MOST_LINES;
    if (more > 0) {
      lines.add("And " + more + " more.");
    }
    lines.addAll(doubts(subject));
    return lines;
  }

  private void encounter(
      HookCall call, Subject subject, Suggestions suggestions, List<Advice> all) {
    Stand stand = subject.stand();
    boolean treated = stand.state().isPresent();
    boolean overdose =
        call.sent(HookService.ENCOUNTER)
            .map(each -> Resources.words(each.path("reasonCode"), each.path("type")))
            .filter(words -> words.contains("overdose") || words.contains("poisoning"))
            .isPresent();
    if (overdose) {
      all.add(
          new Advice(
              CardKind.OVERDOSE,
              Indicator.CRITICAL,
              "",
              "",
              withReversal(afterOverdose(subject)),
              List.of(suggestions.reversalAgent())));
    }
    if (treated && isBlocked(stand)) {
      List<String> lines =
          new ArrayList<>(pain.stream().map(step -> step.instruction().text()).toList());
      lines.addAll(doubts(subject));
      all.add(
          new Advice(
              CardKind.BLOCKADE_STANDS, Indicator.INFO, typical(stand), "", lines, List.of()));
    }
    if (treated && !isBlocked(stand)) {
      ended(subject, suggestions, all);
    }
  }

  /// What is known of naltrexone in somebody with an overdose.
  private List<String> afterOverdose(Subject subject) {
    Stand stand = subject.stand();
    List<String> lines = new ArrayList<>();
    if (stand.state().isPresent()) {
      lines.add("Naltrexone was given; what is known of the blockade follows.");
      lines.addAll(standing(subject));
      return lines;
    }
    lines.add(
        stand.onRecord()
            ? "No naltrexone is on record here. That is not to say that none was given."
            : "This person is not on record here: whether naltrexone was given is unknown.");
    lines.addAll(doubts(subject));
    return lines;
  }

  private void ended(Subject subject, Suggestions suggestions, List<Advice> all) {
    all.add(
        new Advice(
            CardKind.PROTECTION_ENDED,
            Indicator.WARNING,
            typical(subject.stand()),
            "",
            withReversal(doubts(subject)),
            List.of(suggestions.reversalAgent())));
  }

  private void protection(Subject subject, Suggestions suggestions, List<Advice> all) {
    Stand stand = subject.stand();
    if (stand.state().isEmpty()) {
      return;
    }
    if (stand.state().get() == ProtectionState.FADING) {
      if (all.stream().anyMatch(each -> isAboutInjection(each.kind()))) {
        return; // The card about the injection says it, and what to do about it.
      }
      all.add(
          new Advice(
              CardKind.PROTECTION_FADING,
              Indicator.WARNING,
              typical(stand),
              "",
              standing(subject),
              List.of()));
    } else if (!isBlocked(stand)) {
      ended(subject, suggestions, all);
    }
  }

  private static boolean isAboutInjection(CardKind kind) {
    return kind == CardKind.INJECTION_DUE
        || kind == CardKind.INJECTION_LATE
        || kind == CardKind.INJECTION_LAPSED;
  }

  private static boolean isBlocked(Stand stand) {
    return stand
        .state()
        .filter(state -> state == ProtectionState.PROTECTED || state == ProtectionState.FADING)
        .isPresent();
  }

  private void injection(Subject subject, Suggestions suggestions, List<Advice> all) {
    Stand stand = subject.stand();
    if (stand.visit().isEmpty()
        || stand.stopped()
        || !subject.mayHear(Set.of(Information.APPOINTMENTS))) {
      return;
    }
    WorklistRow.Visit visit = stand.visit().get();
    String side =
        visit
            .side()
            .map(next -> ", " + next.name().toLowerCase(Locale.ROOT) + " side next")
            .orElse(", side unknown");
    List<String> lines = new ArrayList<>(standing(subject));
    if (subject.mayHear(Information.WHOLE_RECORD)) {
      lines.add("A visit now would come to: " + visit.decision() + ".");
    }
    List<Card.Suggestion> actions = List.of(suggestions.injectionVisit(visit.due()));
    switch (visit.timing()) {
      case EARLY -> {
        // Nothing to say yet.
      }
      case ON_TIME ->
          all.add(
              new Advice(
                  CardKind.INJECTION_DUE,
                  stand.state().filter(state -> state == ProtectionState.PROTECTED).isPresent()
                      ? Indicator.INFO
                      : Indicator.WARNING,
                  visit.due().toString(),
                  side,
                  lines,
                  actions));
      case LATE ->
          all.add(
              new Advice(
                  CardKind.INJECTION_LATE,
                  Indicator.WARNING,
                  visit.due().toString(),
                  side,
                  lines,
                  actions));
      case LAPSED ->
          all.add(
              new Advice(
                  // That it has lapsed may be because of opioids; that it is due is the calendar.
                  subject.mayHear(Set.of(Information.SUBSTANCE_USE))
                      ? CardKind.INJECTION_LAPSED
                      : CardKind.INJECTION_DUE,
                  Indicator.WARNING,
                  visit.due().toString(),
                  "",
                  lines,
                  actions));
    }
  }

  private void booked(HookCall call, Subject subject, Suggestions suggestions, List<Advice> all) {
    Stand stand = subject.stand();
    ZoneId zone = stand.clinic().zone();
    Optional<LocalDate> first =
        Resources.of(call.context().path("appointments"), "Appointment").stream()
            .flatMap(each -> Resources.moment(each.path("start"), zone).stream())
            .map(stand::day)
            .min(Comparator.naturalOrder());
    if (first.isEmpty()
        || stand.visit().isEmpty()
        || stand.stopped()
        || !subject.mayHear(Set.of(Information.APPOINTMENTS))) {
      return;
    }
    LocalDate due = stand.visit().get().due();
    if (first.get().isAfter(due)) {
      all.add(
          new Advice(
              CardKind.BOOKED_LATE,
              Indicator.WARNING,
              due.toString(),
              first.get().toString(),
              standing(subject),
              List.of(suggestions.injectionVisit(due))));
    }
  }

  private void surgery(
      HookService service,
      HookCall call,
      Subject subject,
      Suggestions suggestions,
      List<Advice> all) {
    Stand stand = subject.stand();
    Optional<SurgeryPlan.Advice> plan = stand.plan().plan().surgery();
    boolean mayHear =
        surgery(service, call, stand.clinic().zone()).isPresent()
            || subject.mayHear(Set.of(Information.HEALTH));
    if (!mayHear
        || plan.isEmpty()
        || stand.state().isEmpty()
        || plan.get().surgery().isBefore(stand.facts().asOf())) {
      return;
    }
    List<String> lines = new ArrayList<>();
    for (Step step : plan.get().steps()) {
      lines.add(
          step.when().date().map(day -> stand.day(day) + ": ").orElse("")
              + step.instruction().text());
    }
    lines.addAll(doubts(subject));
    all.add(
        new Advice(
            CardKind.SURGERY_AHEAD,
            Indicator.WARNING,
            stand.day(plan.get().surgery()).toString(),
            plan.get().hold()
                ? "the next injection would be too close to it."
                : plan.get().gone()
                    ? "the block is expected to be gone, tolerance too."
                    : "the block may still hold on that day.",
            lines,
            List.of(suggestions.planOperation())));
  }

  /// Unknown is said where nothing else could be known either.
  private void unknown(HookService service, HookCall call, Subject subject, List<Advice> all) {
    Stand stand = subject.stand();
    if (stand.onRecord() && !stand.complete() && asksAboutBlockade(service, call)) {
      all.add(
          unknownCard(
              Indicator.WARNING,
              "entries of the record here are not understood.",
              doubts(subject)));
    } else if (stand.onRecord()
        && stand.complete()
        && stand.state().isEmpty()
        && !stand.isBeforeStart()
        && (isAboutPerson(service) || mayOrderOpioid(call))) {
      all.add(
          unknownCard(Indicator.WARNING, "the record here does not say enough.", doubts(subject)));
    } else if (!stand.onRecord()
        && stand.state().isEmpty()
        && (!subject.missing().isEmpty() || !subject.notUnderstood().isEmpty())) {
      all.add(
          unknownCard(
              Indicator.INFO,
              subject.missing().isEmpty()
                  ? "not on record here, and what was sent is not understood."
                  : "not on record here, and not sent along: "
                      + String.join(", ", subject.missing())
                      + ".",
              doubts(subject)));
    }
  }

  private static boolean asksAboutBlockade(HookService service, HookCall call) {
    return isAboutPerson(service) || !orders(call).isEmpty();
  }

  /// Whether the hook asks about the person as a whole: an empty answer would say that all is well.
  private static boolean isAboutPerson(HookService service) {
    return switch (service) {
      case PATIENT_VIEW, ENCOUNTER_START -> true;
      case ORDER_SELECT, ORDER_SIGN, APPOINTMENT_BOOK -> false;
    };
  }

  private static Advice unknownCard(Indicator indicator, String what) {
    return unknownCard(indicator, what, List.of());
  }

  private static Advice unknownCard(Indicator indicator, String what, List<String> lines) {
    return new Advice(CardKind.RECORD_UNKNOWN, indicator, "", what, lines, List.of());
  }

  private static String typical(Stand stand) {
    return stand
        .until()
        .flatMap(WorklistRow.Until::typical)
        .map(moment -> stand.day(moment).toString())
        .orElse(AFTER_FORECAST);
  }

  /// What is known of the blockade, and what is not.
  private List<String> standing(Subject subject) {
    Stand stand = subject.stand();
    List<String> lines = new ArrayList<>();
    stand
        .until()
        .ifPresentOrElse(
            until ->
                lines.add(
                    "Protection is typically lost about "
                        + typical(stand)
                        + "; in 5 of 100 people like this from "
                        + until
                            .early()
                            .map(moment -> stand.day(moment).toString())
                            .orElse(AFTER_FORECAST)
                        + " on."),
            () -> lines.add("No naltrexone is on record."));
    lines.addAll(doubts(subject));
    return lines;
  }

  private List<String> withReversal(List<String> lines) {
    List<String> all = new ArrayList<>(List.of(reversal));
    all.addAll(lines);
    return all;
  }

  /// What is unknown, so that nothing reassures that should not.
  private static List<String> doubts(Subject subject) {
    List<String> doubts = new ArrayList<>();
    if (subject.stand().onRecord() && !subject.stand().complete()) {
      doubts.add("Unknown: entries of the record here are not understood.");
    }
    if (!subject.missing().isEmpty()) {
      doubts.add("Unknown, because not sent along: " + String.join(", ", subject.missing()) + ".");
    }
    if (!subject.notUnderstood().isEmpty()) {
      doubts.add(
          "Unknown, because not understood: " + String.join("; ", subject.notUnderstood()) + ".");
    }
    return doubts;
  }
}
