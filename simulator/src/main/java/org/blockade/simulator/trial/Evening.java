package org.blockade.simulator.trial;

import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.drug.ParameterValues;
import org.blockade.simulator.effect.LaboratoryChallenge;

/// When occupancy is read and opioids are used, and what naltrexone then leaves of their effect.
final class Evening {

  /// Hour of the day. A choice, that of the charts of days too.
  static final double HOUR = 20;

  private Evening() {}

  /// Share of an opioid's effect that is left (0 to 1): of the published challenge with 25 mg of
  /// heroin.
  ///
  /// @param occupancy share of mu receptors that naltrexone holds
  static double effectLeft(DrugModel drug, ParameterValues parameters, double occupancy) {
    if (occupancy == 0) {
      return 1; // what the equation gives, without its powers: most days of placebo
    }
    return 1 - LaboratoryChallenge.HEROIN_25_MG.attenuation(drug, parameters, occupancy, false);
  }
}
