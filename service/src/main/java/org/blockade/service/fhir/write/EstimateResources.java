package org.blockade.service.fhir.write;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.blockade.service.fhir.code.Term;
import org.blockade.service.journal.Information;
import org.blockade.simulator.population.Loss;
import org.blockade.simulator.population.ProtectionForecast;
import org.blockade.simulator.quantity.ModelTime;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RiskAssessment;

/// Protection now and ahead, and what has to be seen at once.
///
/// Numbers are cut, not rounded, towards less protection: 89.96 % is not written as 90.
final class EstimateResources {

  private static final int PERCENT = 100;
  private static final int SHARE_DIGITS = 3;

  private final Known known;
  private final Times times;
  private final ProtectionForecast forecast;

  EstimateResources(Known known) {
    this.known = known;
    this.times = new Times(known.axis());
    this.forecast = known.protection().forecast();
  }

  private Reference subject() {
    return new Reference("Patient/" + Names.of(known.person()));
  }

  private String threshold() {
    return BigDecimal.valueOf(forecast.request().threshold() * PERCENT)
            .setScale(1, RoundingMode.HALF_UP)
            .stripTrailingZeros()
            .toPlainString()
        + " %";
  }

  private static Quantity percent(double share) {
    return new Quantity()
        .setValue(BigDecimal.valueOf(share * PERCENT).setScale(1, RoundingMode.FLOOR))
        .setUnit("%")
        .setSystem("http://unitsofmeasure.org")
        .setCode("%");
  }

  /// Why there is no estimate.
  private String whyNot() {
    return known.hasNaltrexone()
        ? "the record is not understood as a whole, so nothing is estimated; take the person as"
            + " unprotected"
        : "no naltrexone is on record, so nothing is estimated; that does not say that none was"
            + " given";
  }

  /// What a reader must know of the estimate.
  private List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    known.gaps().forEach(gap -> remarks.add("Record: " + gap));
    known.protection().notes().forEach(note -> remarks.add(note.text()));
    known.protection().unknowns().forEach(unknown -> remarks.add("Not known: " + unknown));
    remarks.add(Program.NOT_A_DEVICE);
    return remarks;
  }

  Observation protection() {
    Observation observation = new Observation();
    observation.getMeta().getProfile().add(Canonical.profile());
    observation
        .setStatus(
            known.gaps().isEmpty()
                ? Observation.ObservationStatus.FINAL
                : Observation.ObservationStatus.PRELIMINARY)
        .addCategory(Term.ESTIMATE.concept())
        .setCode(Term.MU_RECEPTOR_SHARE.concept())
        .setSubject(subject())
        .setEffective(Times.at(known.asOf()))
        .setIssuedElement(Times.instant(known.asOf()))
        .setMethod(
            Term.SIMULATION
                .concept()
                .setText(
                    forecast.subjects()
                        + " virtual people, seed "
                        + forecast.seed()
                        + ", "
                        + known.versions().model()
                        + ", parameters "
                        + known.versions().parameters()));
    observation.setDevice(Program.in(observation, known.versions()));
    remarks().forEach(remark -> observation.addNote(Program.note(remark)));
    observation
        .addComponent()
        .setCode(Term.PROTECTION_WORD.concept())
        .setValue(
            new CodeableConcept().setText(known.state().word() + ": " + known.state().says()));
    if (!known.estimable()) {
      return observation.setDataAbsentReason(Absent.concept(Absent.Why.UNKNOWN, whyNot()));
    }
    ProtectionForecast.Now now = forecast.now();
    observation.setValue(percent(now.typical()));
    component(observation, Term.MU_RECEPTOR_SHARE_LOW, now.people().low());
    component(observation, Term.MU_RECEPTOR_SHARE_HIGH, now.people().high());
    component(observation, Term.PEOPLE_AT_THRESHOLD, now.share());
    return observation;
  }

  private static void component(Observation observation, Term term, double share) {
    observation.addComponent().setCode(term.concept()).setValue(percent(share));
  }

  RiskAssessment outlook(List<Reference> doses) {
    RiskAssessment assessment = new RiskAssessment();
    assessment
        .setStatus(
            known.gaps().isEmpty()
                ? RiskAssessment.RiskAssessmentStatus.FINAL
                : RiskAssessment.RiskAssessmentStatus.PRELIMINARY)
        .setMethod(
            Term.SIMULATION
                .concept()
                .setText(forecast.subjects() + " virtual people, " + known.versions().model()))
        .setCode(Term.PROTECTION_LOST.concept())
        .setSubject(subject())
        .setOccurrence(Times.at(known.asOf()));
    assessment.setPerformer(Program.in(assessment, known.versions()));
    doses.forEach(assessment::addBasis);
    remarks().forEach(remark -> assessment.addNote(Program.note(remark)));
    if (!known.estimable()) {
      assessment
          .addPrediction()
          .setOutcome(Absent.concept(Absent.Why.UNKNOWN, whyNot()))
          .setRationale(whyNot());
      return assessment;
    }
    double below = 1 - forecast.now().share();
    assessment
        .addPrediction()
        .setOutcome(Term.BELOW_THRESHOLD.concept())
        .setProbability(
            new DecimalType(BigDecimal.valueOf(below).setScale(SHARE_DIGITS, RoundingMode.CEILING)))
        .setWhen(
            new Period()
                .setStartElement(Times.at(known.asOf()))
                .setEndElement(Times.at(known.asOf())))
        .setRationale(
            "share of people like this in whom naltrexone holds less than "
                + threshold()
                + " of the mu-opioid receptors at this time");
    lost(assessment, forecast.loss());
    return assessment;
  }

  private void lost(RiskAssessment assessment, ProtectionForecast.LossOfProtection loss) {
    RiskAssessment.RiskAssessmentPredictionComponent between =
        assessment
            .addPrediction()
            .setOutcome(Term.PROTECTION_LOST.concept())
            .setRationale(
                "if no further dose is given, protection is lost in 5 of 100 people like this "
                    + times.words(loss.early())
                    + ", in the typical person "
                    + times.words(loss.typical())
                    + ", in 95 of 100 "
                    + times.words(loss.late()));
    // Where it is lost in some already, the span has no beginning; where not in all by the end of
    // the search, it has no end.
    switch (loss.early()) {
      case Loss.At(ModelTime early) ->
          between.setWhen(
              loss.late() instanceof Loss.At(ModelTime late)
                  ? times.between(early, late)
                  : times.from(early));
      case Loss.AlreadyLost lost -> {
        if (loss.late() instanceof Loss.At(ModelTime late)) {
          between.setWhen(times.until(late));
        }
      }
      case Loss.After after -> {}
    }
  }

  // Flags

  List<Flagged> flags() {
    List<Flagged> flags = new ArrayList<>();
    switch (known.state()) {
      case PROTECTED -> blocked(flags);
      case FADING -> {
        blocked(flags);
        flags.add(
            flag(Term.FADING_PROTECTION, new Period().setStartElement(Times.at(known.asOf()))));
        risk(flags);
      }
      case STOPPED -> {
        if (known.hasNaltrexone()) {
          blocked(flags);
        }
        risk(flags);
      }
      case UNPROTECTED -> risk(flags);
      case UNKNOWN, STARTING, WAITING ->
          flags.add(
              flag(Term.PROTECTION_UNKNOWN, new Period().setStartElement(Times.at(known.asOf()))));
    }
    for (org.blockade.service.clinic.Flag each : known.flags()) {
      Term term =
          switch (each) {
            case SELF_HARM -> Term.FLAG_SELF_HARM;
            case URGENT_SYMPTOM -> Term.FLAG_URGENT_SYMPTOM;
            case NOT_UNDERSTOOD -> Term.FLAG_NOT_UNDERSTOOD;
            case POSSIBLE_OPIOID -> Term.FLAG_POSSIBLE_OPIOID;
            case HOLD -> Term.FLAG_HOLD;
            case TOLERANCE -> Term.FLAG_TOLERANCE;
            case MISSED_COUNSELLING -> Term.FLAG_MISSED_COUNSELLING;
          };
      flags.add(flag(term, new Period().setStartElement(Times.at(known.asOf())), each.tells()));
    }
    return flags;
  }

  /// A flag and what names it within the person.
  ///
  /// @param tells what somebody learns who sees it
  record Flagged(String name, Flag flag, Set<Information> tells) {}

  /// From the last dose to when protection is lost in 95 of 100: some are blocked as long.
  private void blocked(List<Flagged> flags) {
    Period period =
        known
            .protection()
            .course()
            .lastDose()
            .map(last -> times.from(last.dose().time()))
            .orElseGet(Period::new);
    switch (forecast.loss().late()) {
      case Loss.At(ModelTime late) -> period.setEndElement(times.at(late));
      case Loss.AlreadyLost lost -> {
        return;
      }
      case Loss.After after -> {}
    }
    flags.add(flag(Term.ACTIVE_BLOCKADE, period));
  }

  /// From when protection is lost in 5 of 100 on. It has no end: nobody knows when tolerance is
  /// back.
  private void risk(List<Flagged> flags) {
    Period period =
        forecast.loss().early() instanceof Loss.At(ModelTime early)
            ? times.from(early)
            : new Period().setStartElement(Times.at(known.asOf()));
    flags.add(flag(Term.OVERDOSE_RISK, period));
  }

  private static String cut(String code) {
    return code.substring(0, StrictMath.min(code.length(), Names.MOST_OF));
  }

  private Flagged flag(Term term, Period period) {
    return flag(term, period, Set.of(Information.NALTREXONE));
  }

  private Flagged flag(Term term, Period period, Set<Information> tells) {
    Flag flag = new Flag();
    flag.setStatus(Flag.FlagStatus.ACTIVE);
    flag.addCategory()
        .addCoding(
            new Coding("http://terminology.hl7.org/CodeSystem/flag-category", "safety", "Safety"));
    flag.setCode(term.concept()).setSubject(subject()).setPeriod(period);
    flag.setAuthor(Program.in(flag, known.versions()));
    return new Flagged(
        term.code().replaceFirst("^flag_", "").replace('_', '-').transform(EstimateResources::cut),
        flag,
        tells);
  }
}
