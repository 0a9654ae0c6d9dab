package org.blockade.protocol.course;

import java.util.List;
import java.util.Optional;
import org.blockade.protocol.facts.DoseGiven;
import org.blockade.simulator.dosing.Route;
import org.blockade.simulator.dosing.TimeAxis;
import org.blockade.simulator.quantity.ModelTime;

/// A person's naltrexone so far, as of a time. Doses after that time are not part of it.
public record NaltrexoneCourse(List<DoseGiven> given, ModelTime asOf, TimeAxis axis) {

  private static final String NALTREXONE = "naltrexone";

  public NaltrexoneCourse {
    given =
        given.stream()
            .filter(fact -> fact.dose().drug().equals(NALTREXONE))
            .filter(fact -> !fact.dose().time().isAfter(asOf))
            .sorted(DoseGiven.ORDER)
            .toList();
  }

  /// The last injection.
  public Optional<DoseGiven> lastInjection() {
    return last(Route.EXTENDED_RELEASE_INTRAMUSCULAR);
  }

  /// The last tablet.
  public Optional<DoseGiven> lastTablet() {
    return last(Route.ORAL);
  }

  /// The last dose by any route.
  public Optional<DoseGiven> lastDose() {
    return given.isEmpty() ? Optional.empty() : Optional.of(given.getLast());
  }

  /// Local days from a dose to the time of the question: 0 on the day of the dose.
  public long daysSince(DoseGiven fact) {
    return axis.daysBetween(fact.dose().time(), asOf);
  }

  private Optional<DoseGiven> last(Route route) {
    return given.stream().filter(fact -> fact.dose().route() == route).reduce((a, b) -> b);
  }
}
