package org.blockade.service.opioid;

import java.util.List;
import org.blockade.simulator.quantity.ModelTime;

/// On which day would a first dose of naltrexone be borne?
///
/// @param start the first candidate
/// @param days candidates, one a day
/// @param remarks what the reader must know about the record
public record InductionQuestion(
    ModelTime start, OpioidNumbers.FirstDose firstDose, int days, List<String> remarks) {

  public InductionQuestion {
    remarks = List.copyOf(remarks);
    if (days < 1) {
      throw new IllegalArgumentException("there is 1 candidate day or more, not " + days);
    }
  }
}
