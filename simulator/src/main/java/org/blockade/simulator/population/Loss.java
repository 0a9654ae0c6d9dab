package org.blockade.simulator.population;

import org.blockade.simulator.quantity.ModelTime;

/// When protection is lost: the last time at which occupancy is at the threshold or above, if no
/// further dose is given.
public sealed interface Loss {

  /// It is below the threshold at the time of the question, and does not come back.
  record AlreadyLost() implements Loss {}

  /// It is lost at this time.
  record At(ModelTime time) implements Loss {}

  /// It is not lost before the end of the search.
  record After(ModelTime searchedTo) implements Loss {}

  /// For quantiles over people: hours, with the open ends as infinities.
  static double hours(Loss loss) {
    return switch (loss) {
      case AlreadyLost lost -> Double.NEGATIVE_INFINITY;
      case At at -> at.time().hours();
      case After after -> Double.POSITIVE_INFINITY;
    };
  }

  /// The loss that `hours` stands for.
  static Loss ofHours(double hours, ModelTime searchedTo) {
    if (hours == Double.NEGATIVE_INFINITY) {
      return new AlreadyLost();
    }
    return hours == Double.POSITIVE_INFINITY ? new After(searchedTo) : new At(new ModelTime(hours));
  }
}
