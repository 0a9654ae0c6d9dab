package org.blockade.simulator.dosing;

import java.util.Comparator;
import org.blockade.simulator.quantity.Mass;
import org.blockade.simulator.quantity.ModelTime;

/// One administration: what, how much, by which route, when, over how long.
///
/// @param time when it starts
/// @param drug id in the drug catalogue
/// @param amount the labelled amount; the drug's formulation says how much of it is active base
/// @param infusionHours duration of a constant-rate infusion (h); 0 for a dose given at once
/// @param steadyState whether an endless past of the same dose is assumed
public record DoseEvent(
    ModelTime time,
    String drug,
    Route route,
    Mass amount,
    double infusionHours,
    SteadyState steadyState) {

  /// Time order; doses of the same time keep one canonical order, so that the order in which they
  /// were written cannot matter. A dose that replaces what the body holds comes before the others.
  public static final Comparator<DoseEvent> ORDER =
      Comparator.comparing(DoseEvent::time)
          .thenComparingInt(dose -> dose.steadyState() instanceof SteadyState.Replacing ? 0 : 1)
          .thenComparing(DoseEvent::drug)
          .thenComparing(DoseEvent::route)
          .thenComparingDouble(dose -> dose.amount().milligrams())
          .thenComparing(dose -> dose.amount().unit())
          .thenComparingDouble(DoseEvent::infusionHours)
          .thenComparing(dose -> dose.steadyState().toString());

  public DoseEvent {
    if (drug.isBlank()) {
      throw new IllegalArgumentException("a dose names its drug");
    }
    if (!(infusionHours >= 0) || Double.isInfinite(infusionHours)) {
      throw new IllegalArgumentException(
          "an infusion lasts a finite time of 0 h or more, not " + infusionHours);
    }
  }

  /// A dose given at once.
  public static DoseEvent of(ModelTime time, String drug, Route route, Mass amount) {
    return new DoseEvent(time, drug, route, amount, 0, SteadyState.NOT_ASSUMED);
  }

  /// The same dose given once more, as a single dose.
  public DoseEvent repeatedAt(ModelTime other) {
    return new DoseEvent(other, drug, route, amount, infusionHours, SteadyState.NOT_ASSUMED);
  }

  /// The same dose at another time.
  public DoseEvent at(ModelTime other) {
    return new DoseEvent(other, drug, route, amount, infusionHours, steadyState);
  }
}
