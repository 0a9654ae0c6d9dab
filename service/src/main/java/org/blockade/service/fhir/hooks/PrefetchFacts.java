package org.blockade.service.fhir.hooks;

import java.time.ZoneId;
import java.util.List;
import org.blockade.service.clinic.Stand;

/// Makes facts of what was sent along with a call.
@FunctionalInterface
interface PrefetchFacts {

  /// What resources say that cards ask for.
  ///
  /// @param told facts
  /// @param notUnderstood what of the resources may matter and was not understood; it names no
  ///   value
  record Read(List<Stand.Told> told, List<String> notUnderstood) {
    public Read {
      told = List.copyOf(told);
      notUnderstood = List.copyOf(notUnderstood);
    }
  }

  /// Reads the resources of a call.
  ///
  /// @param zone in which a date without a time begins
  Read of(HookCall call, ZoneId zone);
}
