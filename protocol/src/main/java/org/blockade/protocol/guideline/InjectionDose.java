package org.blockade.protocol.guideline;

import org.blockade.protocol.facts.DoseGiven;
import org.blockade.protocol.rule.Finding;
import org.blockade.protocol.rule.Instruction;
import org.blockade.protocol.rule.Status;
import org.blockade.protocol.rule.Threshold;
import org.blockade.protocol.rule.Value;
import org.blockade.protocol.rule.Weight;
import org.blockade.simulator.dosing.Route;
import org.blockade.simulator.quantity.Mass;

/// The dose of the extended-release injection.
///
/// Recommendation: 380 mg into the gluteal muscle; there is no other strength, and nothing is
/// reckoned by weight. Strength: labelled. Source: `injection-dose.yaml`, rule R12.
///
/// When: an injection is planned or recorded. Then: 380 mg, or a refusal.
public final class InjectionDose {

  private final GuidelineFile file =
      GuidelineFile.beside(InjectionDose.class, "injection-dose.yaml");
  private final Threshold amount = file.threshold("amount", "mg");

  private InjectionDose() {}

  /// The recommendation with the numbers that come with Blockade.
  public static InjectionDose standard() {
    return new InjectionDose();
  }

  /// The one amount.
  public Mass amount() {
    return Mass.ofMilligrams(amount.value());
  }

  /// Whether this is the labelled dose.
  public boolean isLabelled(Mass given, Route route) {
    return route == Route.EXTENDED_RELEASE_INTRAMUSCULAR && given.milligrams() == amount.value();
  }

  /// What is said about a dose.
  public Instruction instruction(Mass given, Route route) {
    return file.instruction(isLabelled(given, route) ? "give" : "refuse");
  }

  /// Whether an injection on record was the labelled dose. What follows from the days since it
  /// holds for that dose alone.
  public Finding finding(DoseGiven injection) {
    boolean labelled = isLabelled(injection.dose().amount(), injection.dose().route());
    return Finding.of(
            file.rule().recommendation(),
            Weight.CAUTION,
            labelled ? Status.MET : Status.NOT_MET,
            labelled
                ? "the last injection was the labelled dose"
                : "the last injection is not the labelled dose on record")
        .withValue(new Value.Measured(injection.dose().amount().milligrams(), "mg"))
        .withLimit(amount);
  }
}
