package org.blockade.protocol.screening;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.blockade.protocol.course.PersonRecord;
import org.blockade.protocol.course.RecordProblem;
import org.blockade.protocol.decision.Decision;
import org.blockade.protocol.guideline.AcuteHepatitis;
import org.blockade.protocol.guideline.AdultAge;
import org.blockade.protocol.guideline.AlcoholAtFirstDose;
import org.blockade.protocol.guideline.BleedingCare;
import org.blockade.protocol.guideline.BuprenorphineDepot;
import org.blockade.protocol.guideline.ConsentGiven;
import org.blockade.protocol.guideline.IndicationNamed;
import org.blockade.protocol.guideline.KidneyFunction;
import org.blockade.protocol.guideline.LastUseBranch;
import org.blockade.protocol.guideline.LiverTests;
import org.blockade.protocol.guideline.Mood;
import org.blockade.protocol.guideline.NaloxoneChallenge;
import org.blockade.protocol.guideline.NoHypersensitivity;
import org.blockade.protocol.guideline.OpioidFreeInterval;
import org.blockade.protocol.guideline.OpioidPainTreatment;
import org.blockade.protocol.guideline.OralForOpioidUse;
import org.blockade.protocol.guideline.PlannedSurgery;
import org.blockade.protocol.guideline.PregnancyKnown;
import org.blockade.protocol.guideline.SpontaneousWithdrawal;
import org.blockade.protocol.guideline.ToldSymptoms;
import org.blockade.protocol.guideline.UrinePanel;
import org.blockade.protocol.rule.Finding;
import org.blockade.protocol.rule.FirstDose;
import org.blockade.protocol.rule.Recommendation;
import org.blockade.protocol.rule.RuleFile;
import org.blockade.protocol.rule.ScreeningRule;
import org.blockade.protocol.rule.Status;
import org.blockade.protocol.rule.Weight;

/// May this person have a first dose of naltrexone, and when?
///
/// Asks every recommendation, also after one has spoken against it: whoever decides sees them all.
public final class Screening {

  private final List<ScreeningRule> rules;
  private final Recommendation record;
  private final Recommendation estimate;

  /// What is asked.
  ///
  /// @param gaps what of the record could not be read or interpreted, one sentence each
  /// @param estimate what a model predicts, if one was asked
  public record Question(
      FirstDose wanted, List<String> gaps, Optional<WithdrawalEstimate> estimate) {

    public Question {
      gaps = List.copyOf(gaps);
    }

    /// A question about a record without gaps, without a model.
    public static Question of(FirstDose wanted) {
      return new Question(wanted, List.of(), Optional.empty());
    }
  }

  private Screening(List<ScreeningRule> rules, Recommendation record, Recommendation estimate) {
    this.rules = List.copyOf(rules);
    this.record = record;
    this.estimate = estimate;
  }

  /// The recommendations with the numbers that come with Blockade.
  public static Screening standard() {
    OpioidFreeInterval interval = OpioidFreeInterval.standard();
    LastUseBranch branch = new LastUseBranch();
    SpontaneousWithdrawal withdrawal = new SpontaneousWithdrawal();
    UrinePanel urine = new UrinePanel();
    return new Screening(
        List.of(
            new IndicationNamed(),
            new ConsentGiven(),
            interval,
            new BuprenorphineDepot(),
            branch,
            withdrawal,
            urine,
            NaloxoneChallenge.standard(interval, branch, withdrawal, urine),
            new OpioidPainTreatment(),
            new PlannedSurgery(),
            new NoHypersensitivity(),
            new LiverTests(),
            new AcuteHepatitis(),
            ToldSymptoms.standard(),
            new KidneyFunction(),
            new PregnancyKnown(),
            new AdultAge(),
            new AlcoholAtFirstDose(),
            new BleedingCare(),
            new OralForOpioidUse(),
            Mood.standard()),
        RuleFile.beside(Screening.class, "record.yaml").recommendation(),
        RuleFile.beside(Screening.class, "estimate.yaml").recommendation());
  }

  /// The decision for one person, with every finding.
  public Decision decide(PersonRecord person, Question question) {
    List<Finding> findings = new ArrayList<>();
    findings.add(ofTheRecord(person, question));
    rules.forEach(rule -> findings.addAll(rule.findings(person, question.wanted())));
    question.estimate().ifPresent(each -> findings.add(ofTheModel(person, each)));
    return Decision.of(findings);
  }

  private Finding ofTheRecord(PersonRecord person, Question question) {
    List<String> wrong = new ArrayList<>(question.gaps());
    person.problems().stream().map(RecordProblem::sentence).forEach(wrong::add);
    return wrong.isEmpty()
        ? Finding.of(record, Weight.REQUIRED, Status.MET, "read whole")
        : Finding.of(record, Weight.REQUIRED, Status.UNKNOWN, String.join("; ", wrong))
            .withResolve("put the record right, and ask again");
  }

  private Finding ofTheModel(PersonRecord person, WithdrawalEstimate predicted) {
    return switch (predicted) {
      case WithdrawalEstimate.BearableFrom from when person.asOf().isBefore(from.time()) ->
          Finding.of(estimate, Weight.REQUIRED, Status.NOT_MET, from.says())
              .withMetFrom(from.time())
              .withResolve("wait for the later of this and the opioid-free days");
      case WithdrawalEstimate.BearableFrom from ->
          Finding.of(
              estimate,
              Weight.REQUIRED,
              Status.MET,
              from.says() + "; it does not shorten the opioid-free days");
      case WithdrawalEstimate.NotForeseen none ->
          Finding.of(estimate, Weight.REQUIRED, Status.UNKNOWN, none.says())
              .withResolve("ask the model about later days");
      case WithdrawalEstimate.Silent silent ->
          Finding.of(
                  estimate,
                  Weight.CAUTION,
                  Status.UNKNOWN,
                  "the model does not speak: " + silent.because())
              .withResolve("go by the opioid-free days, the urine and the challenge");
    };
  }
}
