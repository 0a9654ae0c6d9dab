package org.blockade.service.opioid;

import java.util.List;
import org.blockade.simulator.overdose.OpioidUse;
import org.blockade.simulator.overdose.PublishedOverdose;
import org.blockade.simulator.overdose.RescueProduct;

/// What does a rescue do in a published overdose?
///
/// @param uses whether the body is used to opioids; each is answered
/// @param products what is given; each is answered
/// @param delaySeconds from the call for help to the first dose
/// @param doses of each rescue
public record RescueQuestion(
    PublishedOverdose overdose,
    List<OpioidUse> uses,
    List<RescueProduct> products,
    double delaySeconds,
    int doses) {

  public RescueQuestion {
    uses = List.copyOf(uses);
    products = List.copyOf(products);
  }
}
