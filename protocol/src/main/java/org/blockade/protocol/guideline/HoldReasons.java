package org.blockade.protocol.guideline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.blockade.protocol.course.PersonRecord;
import org.blockade.protocol.facts.AboutHealth.Hypersensitivity;
import org.blockade.protocol.facts.AboutHealth.Pregnancy;
import org.blockade.protocol.facts.AboutHealth.PregnancyState;
import org.blockade.protocol.facts.AboutOpioids.PainTreatment;
import org.blockade.protocol.facts.AboutTreatment.Consent;
import org.blockade.protocol.rule.Finding;
import org.blockade.protocol.rule.Instruction;
import org.blockade.protocol.rule.Status;
import org.blockade.protocol.rule.Weight;

/// What holds a further dose whatever the day.
///
/// Recommendation: no further dose during treatment with opioids against pain, with
/// hypersensitivity to the product, or without consent; in pregnancy the person and the prescriber
/// decide together. Strength: labelled; pregnancy from a guideline. Source: `hold-reasons.yaml`,
/// rules R20, R28.
///
/// When: one of these is on record. Then: hold. What was asked before the first dose and is not on
/// record is a caution here; it does not hold by itself.
public final class HoldReasons {

  private final GuidelineFile file = GuidelineFile.beside(HoldReasons.class, "hold-reasons.yaml");

  private HoldReasons() {}

  /// The recommendation with the texts that come with Blockade.
  public static HoldReasons standard() {
    return new HoldReasons();
  }

  /// What is done where something holds.
  public Instruction instruction() {
    return file.instruction("hold");
  }

  /// One finding for each reason.
  public List<Finding> findings(PersonRecord record) {
    List<Finding> findings = new ArrayList<>();
    findings.add(
        finding(
            record.latest(PainTreatment.class).map(stated -> stated.statement().current()),
            "treated with an opioid against pain",
            "no opioid against pain",
            "whether an opioid is taken against pain"));
    boolean known = !record.all(Hypersensitivity.class).isEmpty();
    boolean hypersensitive =
        record.all(Hypersensitivity.class).stream()
            .anyMatch(stated -> stated.statement().present());
    findings.add(
        finding(
            known ? Optional.of(hypersensitive) : Optional.empty(),
            "hypersensitive to a substance of the product",
            "no hypersensitivity on record",
            "hypersensitivity to naltrexone or a substance of the injection"));
    findings.add(
        finding(
            record.latest(Consent.class).map(stated -> !stated.statement().given()),
            "the person does not agree to the treatment",
            "the person agrees to the treatment",
            "whether the person agrees to the treatment"));
    findings.add(pregnancy(record));
    return findings;
  }

  private Finding finding(Optional<Boolean> holds, String bad, String good, String question) {
    if (holds.isEmpty()) {
      return Finding.of(
              file.rule().recommendation(),
              Weight.CAUTION,
              Status.UNKNOWN,
              "not on record: " + question)
          .withResolve("ask " + question);
    }
    return holds.get()
        ? Finding.of(file.rule().recommendation(), Weight.REQUIRED, Status.NOT_MET, bad)
        : Finding.of(file.rule().recommendation(), Weight.REQUIRED, Status.MET, good);
  }

  private Finding pregnancy(PersonRecord record) {
    return record
        .latest(Pregnancy.class)
        .map(stated -> stated.statement().state())
        .map(state ->
            state == PregnancyState.PREGNANT
                ? Finding.of(
                    file.rule().recommendation(),
                    Weight.SPECIALIST,
                    Status.NOT_MET,
                    "pregnant: risks and choices are talked over before a further dose (R28)")
                : Finding.of(
                    file.rule().recommendation(), Weight.SPECIALIST, Status.MET, "not pregnant"))
        .orElseGet(() ->
            Finding.of(
                    file.rule().recommendation(),
                    Weight.CAUTION,
                    Status.UNKNOWN,
                    "not on record: pregnancy")
                .withResolve("ask about pregnancy"));
  }
}
