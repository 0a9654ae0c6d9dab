package org.blockade.service.fhir.write;

import org.hl7.fhir.r4.model.DomainResource;

/// A resource that is ready to be shown.
///
/// @param derived whether it was computed from the record; else it says what an entry says
public record Written(DomainResource resource, boolean derived) {

  /// Its type, e.g. `Observation`.
  public String type() {
    return resource.fhirType();
  }

  /// Its id, without the type.
  public String id() {
    return resource.getIdElement().getIdPart();
  }
}
