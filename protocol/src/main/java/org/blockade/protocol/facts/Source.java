package org.blockade.protocol.facts;

/// How a fact came to be known.
public enum Source {
  /// Seen by a clinician.
  OBSERVED,
  /// Measured, by a laboratory or a device.
  MEASURED,
  /// Told by the person.
  REPORTED,
  /// Taken over from a document of somebody else.
  DOCUMENTED
}
