package org.blockade.formats.regimen;

/// What became of the words of a what-if question.
public sealed interface WhatIfReading {

  /// The words were understood.
  record Read(WhatIf whatIf) implements WhatIfReading {}

  /// They were not.
  ///
  /// @param character the character at which reading stopped, 1 first
  /// @param message what was expected there and what was found
  record Refused(int character, String message) implements WhatIfReading {}
}
