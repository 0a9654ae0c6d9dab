package org.blockade.protocol.guideline;

import org.blockade.protocol.rule.Instruction;
import org.blockade.protocol.rule.Threshold;
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
}
