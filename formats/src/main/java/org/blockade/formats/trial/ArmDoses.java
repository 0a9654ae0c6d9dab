package org.blockade.formats.trial;

import java.time.DayOfWeek;
import java.util.List;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.Route;
import org.blockade.simulator.quantity.ModelTime;
import org.blockade.simulator.trial.Arm;

/// Which kinds of doses an arm has.
record ArmDoses(boolean injections, boolean tablets) {

  static ArmDoses of(Arm arm) {
    List<DoseEvent> doses = arm.regimen().resolve(ModelTime.ORIGIN, DayOfWeek.MONDAY);
    return of(doses, arm.bridge().isPresent());
  }

  static ArmDoses of(List<DoseEvent> doses, boolean bridge) {
    return new ArmDoses(
        doses.stream().anyMatch(dose -> dose.route() == Route.EXTENDED_RELEASE_INTRAMUSCULAR),
        bridge || doses.stream().anyMatch(dose -> dose.route() == Route.ORAL));
  }
}
