package org.blockade.service.clinic;

import java.util.Optional;
import org.blockade.protocol.rule.ProtectedUntil;
import org.blockade.service.forecast.PersonHistory;
import org.blockade.simulator.population.Loss;
import org.blockade.simulator.quantity.ModelTime;

/// Until when a person is protected if no further dose is given. It depends on the entries alone,
/// not on the time at which it is asked for, so it is kept as long as none is added.
///
/// @param until when protection is lost
/// @param fading when the typical person falls below the bound of "fading"
record Outlook(ProtectedUntil until, Loss fading) {

  /// Empty for a person without naltrexone.
  static Optional<Outlook> of(PersonHistory history, ModelTime asOf, ClinicModel clinic) {
    return clinic
        .protection()
        .protectedUntil(history, asOf, clinic.bands().protectedFrom())
        .flatMap(until ->
            clinic
                .protection()
                .typicallyBelow(history, asOf, clinic.bands().fadingFrom())
                .map(fading -> new Outlook(until, fading)));
  }

  /// The word for a time.
  ProtectionState stateAt(ModelTime time) {
    if (holds(until.early(), time)) {
      return ProtectionState.PROTECTED;
    }
    return holds(fading, time) ? ProtectionState.FADING : ProtectionState.UNPROTECTED;
  }

  private static boolean holds(Loss loss, ModelTime time) {
    return switch (loss) {
      case Loss.AlreadyLost never -> false;
      case Loss.At at -> time.isBefore(at.time());
      case Loss.After after -> time.isBefore(after.searchedTo());
    };
  }
}
