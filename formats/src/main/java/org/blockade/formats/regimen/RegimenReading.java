package org.blockade.formats.regimen;

import org.blockade.simulator.dosing.DosingRegimen;

/// What became of the words of a regimen.
public sealed interface RegimenReading {

  /// The words were understood.
  record Read(DosingRegimen regimen) implements RegimenReading {}

  /// They were not.
  ///
  /// @param character the character at which reading stopped, 1 first
  /// @param message what was expected there and what was found
  record Refused(int character, String message) implements RegimenReading {}
}
