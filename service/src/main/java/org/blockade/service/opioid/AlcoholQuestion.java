package org.blockade.service.opioid;

import java.util.List;
import org.blockade.simulator.quantity.ModelTime;

/// How far does the naltrexone of a person keep down the opioid part of the reward of alcohol?
///
/// @param asOf the time of the question: nothing later counts but a plan
/// @param horizonHours how far ahead the curve goes (h)
/// @param everyHours from one point of the curve to the next (h)
/// @param remarks what the reader must know about the record
public record AlcoholQuestion(
    ModelTime asOf, double horizonHours, double everyHours, List<String> remarks) {

  public AlcoholQuestion {
    remarks = List.copyOf(remarks);
  }
}
