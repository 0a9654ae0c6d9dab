package org.blockade.service.validation.people;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.DosingHistory;
import org.blockade.simulator.dosing.Route;

/// What the analysis needs of one person. A day is 24 h from hour 0 of the chart.
///
/// @param useDays days on which opioid use was reported
/// @param lastContact day of the last row of any kind
public record PersonCourse(DosingHistory dosing, Set<Integer> useDays, int lastContact) {

  private static final double HOURS_PER_DAY = 24;

  public PersonCourse {
    useDays = Set.copyOf(useDays);
  }

  /// Days on which an extended-release injection was given, in order.
  List<Integer> injectionDays() {
    return dosing.doses().stream()
        .filter(dose -> dose.route() == Route.EXTENDED_RELEASE_INTRAMUSCULAR)
        .map(PersonCourse::dayOf)
        .toList();
  }

  /// Day of the first injection, if there was one.
  Optional<Integer> firstInjection() {
    return injectionDays().stream().findFirst();
  }

  private static int dayOf(DoseEvent dose) {
    return dayOf(dose.time().hours());
  }

  /// The day on which an hour of the model lies.
  static int dayOf(double hours) {
    return (int) StrictMath.floor(hours / HOURS_PER_DAY);
  }
}
