package org.blockade.service.opioid;

import java.util.List;
import org.blockade.simulator.overdose.OpioidTolerance;
import org.blockade.simulator.overdose.PublishedOverdose;
import org.blockade.simulator.overdose.RescueProduct;

/// What does a rescue do in a published overdose?
///
/// @param tolerances whether the body is used to opioids; each is answered
/// @param products what is given; each is answered
/// @param delaySeconds from the call for help to the first dose
/// @param doses of each rescue
public record RescueQuestion(
    PublishedOverdose overdose,
    List<OpioidTolerance> tolerances,
    List<RescueProduct> products,
    double delaySeconds,
    int doses) {

  public RescueQuestion {
    tolerances = List.copyOf(tolerances);
    products = List.copyOf(products);
  }
}
