package org.blockade.service.fhir.code;

import java.util.List;

/// A system of codes.
///
/// @param id our short word for it
/// @param title as people call it
/// @param uris those by which resources name it
public record CodeSystem(String id, String title, List<String> uris) {

  public CodeSystem {
    uris = List.copyOf(uris);
  }

  /// The URI that is written.
  public String uri() {
    return uris.getFirst();
  }
}
