package org.blockade.service.opioid;

import java.util.List;
import java.util.Optional;
import org.blockade.simulator.overdose.ArrestShare;
import org.blockade.simulator.overdose.OpioidTolerance;
import org.blockade.simulator.overdose.OverdoseCourse;
import org.blockade.simulator.overdose.OverdoseRule;
import org.blockade.simulator.overdose.RescueProduct;
import org.blockade.simulator.overdose.RescueTiming;

/// What a rescue does in a published overdose, as the published model has it.
///
/// @param timing what the publication considers
/// @param rule when help is called, and when the heart fails
/// @param cases for each tolerance: without a rescue first, then each product
/// @param followedSeconds how long each virtual person was followed
/// @param model name, version and checksum of the model
/// @param people name, version and checksum of the distribution of the virtual people
/// @param subjects virtual people for each case
public record RescueAnswer(
    RescueQuestion question,
    RescueTiming timing,
    OverdoseRule rule,
    List<Case> cases,
    double followedSeconds,
    String model,
    String people,
    long seed,
    int subjects) {

  public RescueAnswer {
    cases = List.copyOf(cases);
  }

  /// One tolerance and one rescue.
  ///
  /// @param product what is given; empty without a rescue
  /// @param arrested of the virtual people
  /// @param typical the typical person
  public record Case(
      OpioidTolerance tolerance,
      Optional<RescueProduct> product,
      ArrestShare arrested,
      OverdoseCourse typical) {}

  /// Whether delay or number of doses lie outside of what the publication considers.
  public boolean beyondEvidence() {
    return !timing.considers(question.delaySeconds(), question.doses());
  }
}
