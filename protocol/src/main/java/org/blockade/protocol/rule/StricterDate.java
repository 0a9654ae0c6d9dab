package org.blockade.protocol.rule;

import java.util.Optional;
import org.blockade.simulator.population.Loss;
import org.blockade.simulator.quantity.ModelTime;

/// A date by the calendar beside the date of a forecast, where the later one is the stricter.
///
/// @param calendar by the rule
/// @param forecast when protection is lost in 95 of 100 people; empty where nobody forecast it
/// @param leading the stricter of the two
/// @param leader which of them that is
public record StricterDate(
    ModelTime calendar, Optional<Loss> forecast, ModelTime leading, Leader leader) {

  /// The stricter of a calendar date and the last end of a forecast.
  public static StricterDate of(ModelTime calendar, Optional<ProtectedUntil> forecast) {
    Optional<Loss> late = forecast.map(ProtectedUntil::late);
    Optional<ModelTime> lost =
        late.flatMap(loss ->
            switch (loss) {
              case Loss.AlreadyLost already -> Optional.empty();
              case Loss.At at -> Optional.of(at.time());
              case Loss.After after -> Optional.of(after.searchedTo());
            });
    if (late.isEmpty()) {
      return new StricterDate(calendar, late, calendar, Leader.CALENDAR_ALONE);
    }
    return lost.filter(time -> time.isAfter(calendar))
        .map(time -> new StricterDate(calendar, late, time, Leader.FORECAST))
        .orElseGet(() -> new StricterDate(calendar, late, calendar, Leader.CALENDAR));
  }
}
