package org.blockade.service.fhir.code;

import org.blockade.simulator.drug.Evidence;

/// A code that is understood, or refused by name.
///
/// @param display what it stands for, in our own short words
/// @param evidence how it is known; never `REMEMBERED`
/// @param source where it was seen
public record CodeEntry(
    CodeSystem system,
    String code,
    String display,
    Meaning meaning,
    Evidence evidence,
    String source) {

  /// The code as people name it: `RxNorm 637213`.
  public String name() {
    return system.title() + " " + code;
  }
}
