package org.blockade.service.opioid;

import java.util.List;
import org.blockade.simulator.overdose.PublishedOverdose;
import org.blockade.simulator.overdose.RescueProduct;
import org.blockade.simulator.quantity.ModelTime;

/// How do naltrexone and a rescue antagonist share the receptors?
///
/// @param overdose what was asked about; its outcome is not computed
/// @param at time of the first dose of the rescue
/// @param doses of each rescue
/// @param remarks what the reader must know about the record
public record OnBoardQuestion(
    PublishedOverdose overdose,
    List<RescueProduct> products,
    ModelTime at,
    int doses,
    List<String> remarks) {

  public OnBoardQuestion {
    products = List.copyOf(products);
    remarks = List.copyOf(remarks);
  }
}
