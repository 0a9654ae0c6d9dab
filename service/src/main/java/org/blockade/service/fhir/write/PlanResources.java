package org.blockade.service.fhir.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.blockade.protocol.decision.VisitDecision;
import org.blockade.protocol.facts.AboutTreatment;
import org.blockade.protocol.guideline.InjectionSite;
import org.blockade.protocol.plan.TreatmentPlan;
import org.blockade.protocol.rule.Finding;
import org.blockade.protocol.rule.Status;
import org.blockade.protocol.rule.Step;
import org.blockade.protocol.rule.Value;
import org.blockade.protocol.rule.When;
import org.blockade.service.clinic.ProtectionState;
import org.blockade.service.fhir.code.Term;
import org.blockade.service.present.plan.PlanSentences;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.Route;
import org.blockade.simulator.quantity.ModelTime;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/// What the rules propose, and what they found. A machine proposes; an order is a prescriber's.
final class PlanResources {

  private final Known known;
  private final Times times;
  private final TreatmentPlan plan;

  PlanResources(Known known) {
    this.known = known;
    this.times = new Times(known.axis());
    this.plan = known.plan().plan();
  }

  private Reference subject() {
    return new Reference("Patient/" + Names.of(known.person()));
  }

  CarePlan carePlan() {
    CarePlan care = new CarePlan();
    care.setStatus(
            known.state() == ProtectionState.STOPPED
                ? CarePlan.CarePlanStatus.REVOKED
                : CarePlan.CarePlanStatus.DRAFT)
        .setIntent(CarePlan.CarePlanIntent.PROPOSAL)
        .setTitle("Treatment with naltrexone, as the rules propose it")
        .setDescription(
            "An injection now: " + PlanSentences.code(plan.decision()) + ". Clinicians decide.")
        .setSubject(subject())
        .setCreatedElement(Times.at(known.asOf()));
    care.getPeriod().setStartElement(Times.at(known.asOf()));
    care.setAuthor(Program.in(care, known.versions()));
    for (Step step : plan.steps()) {
      var detail = care.addActivity().getDetail();
      detail
          .setStatus(CarePlan.CarePlanActivityStatus.NOTSTARTED)
          .setDescription(step.instruction().text())
          .setScheduled(when(step.when()))
          .addPerformer(new Reference().setDisplay(step.instruction().who().word()));
      detail.getCode().setText(step.instruction().area().word() + ": " + step.instruction().id());
    }
    plan.unknowns().forEach(unknown -> care.addNote(Program.note("Not known: " + unknown)));
    known.plan().notes().forEach(note -> care.addNote(Program.note("Record: " + note)));
    known.gaps().forEach(gap -> care.addNote(Program.note("Record: " + gap)));
    for (Known.Decided decided : known.decisions()) {
      care.addNote(
          Program.note(decided.words())
              .setAuthor(new StringType(decided.trace().author()))
              .setTimeElement(Times.at(decided.trace().recorded())));
    }
    care.addNote(Program.note(Program.NOT_A_DEVICE));
    return care;
  }

  private Type when(When when) {
    return switch (when) {
      case When.On(ModelTime time) -> times.between(time, time);
      case When.NotBefore(ModelTime time) -> times.from(time);
      case When.By(ModelTime time) -> times.until(time);
      case When.EachInjection each -> new StringType("at each injection");
      case When.If(String event) -> new StringType("if " + event);
      case When.Undated(String unknown) -> new StringType("not known: " + unknown);
    };
  }

  /// The next dose; empty while nobody can say.
  Optional<MedicationRequest> nextDose() {
    if (known.state() == ProtectionState.STOPPED || known.state() == ProtectionState.UNKNOWN) {
      return Optional.empty();
    }
    return plan.nextDose().map(this::request);
  }

  private MedicationRequest request(DoseEvent dose) {
    AboutTreatment.Product product =
        dose.route() == Route.ORAL
            ? AboutTreatment.Product.TABLET
            : AboutTreatment.Product.INJECTION;
    MedicationRequest request = new MedicationRequest();
    request
        .setStatus(MedicationRequest.MedicationRequestStatus.DRAFT)
        .setIntent(MedicationRequest.MedicationRequestIntent.PROPOSAL)
        .setSubject(subject())
        .setAuthoredOnElement(Times.at(known.asOf()))
        .setMedication(FactResources.product(product, dose.amount()));
    request.setRequester(Program.in(request, known.versions()));
    var dosage = request.addDosageInstruction();
    DateTimeType day = times.at(dose.time());
    dosage.getTiming().getEvent().add(day);
    dosage.setRoute(FactResources.route(product));
    dosage.addDoseAndRate().setDose(FactResources.amount(dose.amount()));
    plan.site()
        .flatMap(InjectionSite.Advice::side)
        .ifPresent(side -> dosage.setSite(FactResources.site(side)));
    request.addNote(
        Program.note(
            "A proposal of the rules, not an order. An injection now: "
                + PlanSentences.code(plan.decision())
                + "."));
    if (product == AboutTreatment.Product.INJECTION
        && plan.site().flatMap(InjectionSite.Advice::side).isEmpty()) {
      request.addNote(
          Program.note("The side is not known: that of the last one was not recorded."));
    }
    return request;
  }

  /// Why no next dose is proposed.
  String whyNoDose() {
    return switch (known.state()) {
      case STOPPED -> "naltrexone was stopped";
      case UNKNOWN -> "the record does not say enough to propose a dose";
      case UNPROTECTED, FADING, STARTING, WAITING, PROTECTED ->
          switch (plan.decision()) {
            case VisitDecision.FirstInjection first ->
                "no naltrexone is on record: a first dose is decided by screening";
            case VisitDecision.NewStart start -> "a new start: assess as for a first dose";
            case VisitDecision.Hold hold -> "something holds a dose: the prescriber decides";
            case VisitDecision.CheckFirst check -> "not before what is missing is known";
            case VisitDecision.NotYet not -> "not yet";
            case VisitDecision.Give give -> "nobody can say on which day yet";
          };
    };
  }

  /// An issue and what names it within the person.
  record Found(String name, DetectedIssue issue) {}

  List<Found> issues() {
    List<Finding> findings = new ArrayList<>(plan.decision().findings());
    known.screening().ifPresent(answer -> findings.addAll(answer.decision().findings()));
    List<Found> issues = new ArrayList<>();
    for (Finding finding : findings.stream().distinct().toList()) {
      switch (finding.status()) {
        case NOT_MET, UNKNOWN -> issues.add(new Found("i" + issues.size(), issue(finding)));
        case MET, NOT_APPLICABLE -> {}
      }
    }
    return issues;
  }

  private DetectedIssue issue(Finding finding) {
    DetectedIssue issue = new DetectedIssue();
    issue
        .setStatus(DetectedIssue.DetectedIssueStatus.PRELIMINARY)
        .setCode(
            (finding.status() == Status.UNKNOWN ? Term.NOT_KNOWN : Term.NOT_MET)
                .concept()
                .setText(finding.title()))
        .setSeverity(
            switch (finding.weight()) {
              case REQUIRED -> DetectedIssue.DetectedIssueSeverity.HIGH;
              case AT_START, SPECIALIST -> DetectedIssue.DetectedIssueSeverity.MODERATE;
              case CAUTION -> DetectedIssue.DetectedIssueSeverity.LOW;
            })
        .setPatient(subject())
        .setIdentified(Times.at(known.asOf()))
        .setDetail(
            finding.says()
                + finding.value().map(value -> " Found: " + words(value) + ".").orElse("")
                + finding.limit().map(limit -> " Limit: " + words(limit) + ".").orElse("")
                + " Rule "
                + finding.rule()
                + "; source: "
                + finding.basis().source());
    issue.setAuthor(Program.in(issue, known.versions()));
    finding.resolve().ifPresent(deed -> issue.addMitigation().getAction().setText(deed));
    return issue;
  }

  private static String words(Value value) {
    return value.words();
  }
}
