package org.blockade.service.opioid;

import java.util.List;
import org.blockade.simulator.quantity.ModelTime;

/// What is left of protection and of tolerance after the last dose of naltrexone?
///
/// @param asOf the time of the question: records after it do not count
/// @param horizonHours how far after the last dose the curve goes (h)
/// @param everyHours from one point of the curve to the next (h)
/// @param threshold occupancy from which on a person counts as protected
/// @param remarks what the reader must know about the record
public record AfterStoppingQuestion(
    ModelTime asOf,
    double horizonHours,
    double everyHours,
    double threshold,
    List<String> remarks) {

  public AfterStoppingQuestion {
    remarks = List.copyOf(remarks);
  }
}
