package org.blockade.protocol.guideline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.blockade.protocol.course.PersonRecord;
import org.blockade.protocol.course.Stated;
import org.blockade.protocol.facts.AboutHealth.HepatitisSigns;
import org.blockade.protocol.facts.AboutHealth.Hypersensitivity;
import org.blockade.protocol.facts.AboutHealth.Pregnancy;
import org.blockade.protocol.facts.AboutHealth.PregnancyState;
import org.blockade.protocol.facts.AboutHealth.Substance;
import org.blockade.protocol.facts.AboutOpioids.PainTreatment;
import org.blockade.protocol.facts.AboutTests.ChallengeLooked;
import org.blockade.protocol.facts.AboutTests.WithdrawalLooked;
import org.blockade.protocol.facts.AboutTreatment.Consent;
import org.blockade.protocol.facts.Scale;
import org.blockade.protocol.facts.ScaleScore;
import org.blockade.protocol.facts.Statement;
import org.blockade.protocol.facts.WithdrawalSign;
import org.blockade.protocol.guideline.SpontaneousWithdrawal.Severity;
import org.blockade.protocol.rule.Finding;
import org.blockade.protocol.rule.Instruction;
import org.blockade.protocol.rule.RuleFile;
import org.blockade.protocol.rule.Status;
import org.blockade.protocol.rule.Threshold;
import org.blockade.protocol.rule.Weight;

/// What holds a further dose whatever the day.
///
/// Recommendation: no further dose during treatment with opioids against pain, with
/// hypersensitivity to the product, or without consent; in pregnancy the person and the prescriber
/// decide together. Strength: labelled; pregnancy from a guideline. Source: `hold-reasons.yaml`,
/// rules R20, R28.
///
/// When: one of these is on record, or withdrawal is (of the day, or in a naloxone challenge).
/// Then: hold. What would hold and is not on record is asked first.
public final class HoldReasons {

  private static final String ONCE = "not on record: ";
  private static final String LATELY = "not on record, or asked too long ago: ";

  private final GuidelineFile file = GuidelineFile.beside(HoldReasons.class, "hold-reasons.yaml");
  private final SpontaneousWithdrawal spontaneous = new SpontaneousWithdrawal();
  private final NaloxoneChallenge challenge = NaloxoneChallenge.standard();

  /// How long an answer counts is that of a first dose: one number, one place.
  private final Threshold pain =
      RuleFile.beside(OpioidPainTreatment.class, "opioid-pain-treatment.yaml")
          .threshold("holds", "d");

  private final Threshold hepatitis =
      RuleFile.beside(AcuteHepatitis.class, "acute-hepatitis.yaml").threshold("holds", "d");
  private final Threshold pregnancy =
      RuleFile.beside(PregnancyKnown.class, "pregnancy.yaml").threshold("holds", "d");

  private HoldReasons() {}

  /// The recommendation with the texts that come with Blockade.
  public static HoldReasons standard() {
    return new HoldReasons();
  }

  /// What is done where something holds.
  public Instruction instruction() {
    return file.instruction("hold");
  }

  /// One finding for each reason. What holds when it is on record is asked first when it is not.
  public List<Finding> findings(PersonRecord record) {
    List<Finding> findings = new ArrayList<>();
    findings.add(
        finding(
            worst(record, PainTreatment.class, PainTreatment::current, Optional.of(pain)),
            "treated with an opioid against pain",
            "no opioid against pain",
            LATELY,
            "whether an opioid is taken against pain"));
    findings.add(hypersensitivity(record));
    findings.add(
        finding(
            worst(record, Consent.class, consent -> !consent.given(), Optional.empty()),
            "the person does not agree to the treatment",
            "the person agrees to the treatment",
            ONCE,
            "whether the person agrees to the treatment"));
    findings.add(
        finding(
            worst(record, HepatitisSigns.class, HepatitisSigns::present, Optional.of(hepatitis)),
            "signs of acute hepatitis",
            "no signs of acute hepatitis",
            LATELY,
            "signs of acute hepatitis: dark urine, yellow eyes, pain under the right ribs"));
    findings.add(pregnancy(record));
    return findings;
  }

  /// Withdrawal of the day, or a naloxone challenge since the last injection that was positive when
  /// last done; empty where neither is on record, which says nothing.
  public Optional<Finding> withdrawal(PersonRecord record) {
    List<String> reasons = new ArrayList<>();
    OptionalInt cows =
        record.all(ScaleScore.class).stream()
            .filter(stated -> stated.statement().scale() == Scale.COWS)
            .filter(stated -> record.daysSince(stated.occurred()) == 0)
            .mapToInt(stated -> stated.statement().total())
            .max();
    if (cows.isPresent() && spontaneous.severityOf(cows.getAsInt()) != Severity.NONE) {
      reasons.add(
          "COWS of today is "
              + cows.getAsInt()
              + ", "
              + spontaneous.severityOf(cows.getAsInt()).words());
    }
    Set<WithdrawalSign> signs = signsOfTheDay(record);
    if (!signs.isEmpty()) {
      reasons.add(
          "signs of withdrawal today: "
              + signs.stream().map(WithdrawalSign::words).collect(Collectors.joining(", ")));
    }
    if (challenge.stateOf(record) instanceof NaloxoneChallenge.State.Positive positive
        && record
            .naltrexone()
            .lastInjection()
            .filter(last -> last.dose().time().isAfter(positive.at()))
            .isEmpty()) {
      reasons.add("the last naloxone challenge was positive");
    }
    return reasons.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Finding.of(
                    file.rule().recommendation(),
                    Weight.REQUIRED,
                    Status.NOT_MET,
                    String.join("; ", reasons))
                .withResolve("treat withdrawal without naltrexone, and look again another day"));
  }

  private static Set<WithdrawalSign> signsOfTheDay(PersonRecord record) {
    Set<WithdrawalSign> signs = new TreeSet<>();
    record.all(WithdrawalLooked.class).stream()
        .filter(stated -> record.daysSince(stated.occurred()) == 0)
        .forEach(stated -> signs.addAll(stated.statement().signs()));
    record.all(ChallengeLooked.class).stream()
        .filter(stated -> record.daysSince(stated.occurred()) == 0)
        .forEach(stated -> signs.addAll(stated.statement().signs()));
    return signs;
  }

  /// Of facts of one time that do not agree, the worse counts. What holds a dose goes on until
  /// somebody says otherwise; an answer that holds none is asked for again.
  ///
  /// @param holds how long such an answer counts; empty where it has no end
  private static <S extends Statement> Optional<Boolean> worst(
      PersonRecord record, Class<S> kind, Predicate<S> bad, Optional<Threshold> holds) {
    List<S> last = record.latestTogether(kind, any -> true);
    boolean found = last.stream().anyMatch(bad);
    boolean old = holds.filter(days -> !record.within(kind, any -> true, days.days())).isPresent();
    return last.isEmpty() || (!found && old) ? Optional.empty() : Optional.of(found);
  }

  /// Once present it stays present; each substance of the injection is asked about.
  private Finding hypersensitivity(PersonRecord record) {
    List<Hypersensitivity> all =
        record.all(Hypersensitivity.class).stream().map(Stated::statement).toList();
    String missing =
        Arrays.stream(Substance.values())
            .filter(substance -> all.stream().noneMatch(each -> each.substance() == substance))
            .map(Substance::words)
            .collect(Collectors.joining(", "));
    boolean present = all.stream().anyMatch(Hypersensitivity::present);
    return finding(
        present || missing.isEmpty() ? Optional.of(present) : Optional.empty(),
        "hypersensitive to a substance of the product",
        "no hypersensitivity on record",
        ONCE,
        "hypersensitivity to " + missing);
  }

  private Finding finding(
      Optional<Boolean> holds, String bad, String good, String asked, String question) {
    if (holds.isEmpty()) {
      return Finding.of(
              file.rule().recommendation(), Weight.REQUIRED, Status.UNKNOWN, asked + question)
          .withResolve("ask about it today: " + question);
    }
    return holds.get()
        ? Finding.of(file.rule().recommendation(), Weight.REQUIRED, Status.NOT_MET, bad)
        : Finding.of(file.rule().recommendation(), Weight.REQUIRED, Status.MET, good);
  }

  private Finding pregnancy(PersonRecord record) {
    Optional<Boolean> pregnant =
        worst(
            record,
            Pregnancy.class,
            each -> each.state() == PregnancyState.PREGNANT,
            Optional.of(pregnancy));
    if (pregnant.isEmpty()) {
      return PregnancyKnown.isNotPossible(record)
          ? Finding.of(
              file.rule().recommendation(),
              Weight.SPECIALIST,
              Status.NOT_APPLICABLE,
              "pregnancy is not possible")
          : Finding.of(
                  file.rule().recommendation(),
                  Weight.SPECIALIST,
                  Status.UNKNOWN,
                  "not on record, or tested too long ago: pregnancy")
              .withResolve("ask about pregnancy");
    }
    return pregnant.get()
        ? Finding.of(
            file.rule().recommendation(),
            Weight.SPECIALIST,
            Status.NOT_MET,
            "pregnant: risks and choices are talked over before a further dose (R28)")
        : Finding.of(file.rule().recommendation(), Weight.SPECIALIST, Status.MET, "not pregnant");
  }
}
