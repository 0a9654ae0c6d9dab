package org.blockade.simulator.trial;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.Route;
import org.blockade.simulator.quantity.ModelTime;

/// The doses of a regimen as prescribed, from the first day of treatment on: tablets and injections
/// apart, as people keep to them in different ways.
///
/// @param gaps days from each injection to the next, as prescribed
/// @param tabletDays days for which a tablet is meant to last
record Prescription(
    List<DoseEvent> tablets, List<DoseEvent> injections, List<Integer> gaps, int tabletDays) {

  private static final double HOURS_PER_DAY = 24;

  /// The doses of an arm.
  ///
  /// @throws IllegalArgumentException if a dose is neither a tablet nor an injection
  static Prescription of(Arm arm) {
    List<DoseEvent> doses = arm.regimen().resolve(ModelTime.ORIGIN, DayOfWeek.MONDAY);
    for (DoseEvent dose : doses) {
      if (dose.route() != Route.ORAL && dose.route() != Route.EXTENDED_RELEASE_INTRAMUSCULAR) {
        throw new IllegalArgumentException(
            "arm \"" + arm.name() + "\": a trial gives tablets and monthly injections");
      }
    }
    List<DoseEvent> tablets = doses.stream().filter(dose -> dose.route() == Route.ORAL).toList();
    List<DoseEvent> injections =
        doses.stream()
            .filter(dose -> dose.route() == Route.EXTENDED_RELEASE_INTRAMUSCULAR)
            .toList();
    List<Integer> gaps = new ArrayList<>();
    for (int i = 1; i < injections.size(); i++) {
      double hours = injections.get(i).time().hoursSince(injections.get(i - 1).time());
      gaps.add((int) StrictMath.rint(hours / HOURS_PER_DAY));
    }
    int lasts = 1;
    for (int i = 1; i < tablets.size(); i++) {
      double hours = tablets.get(i).time().hoursSince(tablets.get(i - 1).time());
      lasts = StrictMath.max(lasts, (int) StrictMath.ceil(hours / HOURS_PER_DAY));
    }
    return new Prescription(tablets, injections, List.copyOf(gaps), lasts);
  }

  /// Days after an injection for which it is meant to last: to the next one; after the last, as
  /// long as before it, or 28.
  int lasts(int injection, int due) {
    if (gaps.isEmpty()) {
      return due;
    }
    return gaps.get(StrictMath.min(injection, gaps.size() - 1));
  }
}
