package org.blockade.service.fhir.write;

import java.util.Set;
import org.blockade.service.journal.Information;
import org.hl7.fhir.r4.model.DomainResource;

/// A resource that is ready to be shown.
///
/// @param derived whether it was computed from the record; else it says what an entry says
/// @param tells what somebody learns who sees it
public record Written(DomainResource resource, boolean derived, Set<Information> tells) {

  public Written {
    tells = Set.copyOf(tells);
  }

  /// Its type, e.g. `Observation`.
  public String type() {
    return resource.fhirType();
  }

  /// Its id, without the type.
  public String id() {
    return resource.getIdElement().getIdPart();
  }
}
