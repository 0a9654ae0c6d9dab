package org.blockade.simulator.dosing;

import java.util.ArrayList;
import java.util.List;
import org.blockade.simulator.quantity.ModelTime;

/// What was done to a body over time: doses, and moments at which it is taken as empty.
///
/// The order in which doses and resets are given does not matter. Of what happens at the same time,
/// a reset comes first, then doses that set a steady state, then other doses.
///
/// @param resets times at which all amounts are set to zero and running infusions end (NONMEM
///   `EVID` 3)
public record DosingHistory(List<DoseEvent> doses, List<ModelTime> resets) {

  public DosingHistory {
    doses = doses.stream().sorted(DoseEvent.ORDER).toList();
    resets = resets.stream().distinct().sorted().toList();
  }

  /// Doses only.
  public static DosingHistory of(List<DoseEvent> doses) {
    return new DosingHistory(doses, List.of());
  }

  /// This history and more doses.
  public DosingHistory plus(List<DoseEvent> more) {
    List<DoseEvent> all = new ArrayList<>(doses);
    all.addAll(more);
    return new DosingHistory(all, resets);
  }

  /// What happened up to and at a time.
  public DosingHistory until(ModelTime last) {
    return new DosingHistory(
        doses.stream().filter(dose -> !dose.time().isAfter(last)).toList(),
        resets.stream().filter(reset -> !reset.isAfter(last)).toList());
  }
}
