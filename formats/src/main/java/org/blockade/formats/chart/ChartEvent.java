package org.blockade.formats.chart;

import java.util.Optional;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.quantity.ModelTime;

/// What a row says that happened.
public sealed interface ChartEvent {

  /// Something measured (`EVID` 0).
  ///
  /// @param name what was measured, in lower case
  /// @param drug catalogue id of the drug that it is about, e.g. in a urine screen
  record Observation(String name, Optional<String> drug, ObservedValue value)
      implements ChartEvent {}

  /// Doses (`EVID` 1): one, and more of the same at a fixed interval.
  ///
  /// @param dose the first
  /// @param additional how many more follow (`ADDL`)
  /// @param intervalHours time from one to the next (`II`); 0 where none was given
  record Dose(DoseEvent dose, int additional, double intervalHours, Optional<Site> site)
      implements ChartEvent {}

  /// Any other event (`EVID` 2), e.g. a reported use. It is never a dose. Without a name it is a
  /// row that only marks a time or carries covariates.
  ///
  /// @param marker whether it is a row with `EVID` 0 that observes nothing: it reports no event
  record Other(Optional<String> name, Optional<String> drug, ObservedValue value, boolean marker)
      implements ChartEvent {

    /// An event.
    public Other(Optional<String> name, Optional<String> drug, ObservedValue value) {
      this(name, drug, value, false);
    }
  }

  /// The body is taken as empty (`EVID` 3).
  record Reset() implements ChartEvent {}

  /// The body is taken as empty, then doses are given (`EVID` 4).
  record ResetAndDose(Dose dose) implements ChartEvent {}

  /// The same event at a time.
  default ChartEvent at(ModelTime time) {
    return switch (this) {
      case Dose dose -> at(dose, time);
      case ResetAndDose both -> new ResetAndDose(at(both.dose, time));
      case Observation observation -> observation;
      case Other other -> other;
      case Reset reset -> reset;
    };
  }

  private static Dose at(Dose dose, ModelTime time) {
    return new Dose(dose.dose.at(time), dose.additional, dose.intervalHours, dose.site);
  }
}
