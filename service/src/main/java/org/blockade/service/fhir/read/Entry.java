package org.blockade.service.fhir.read;

import java.util.Optional;

/// One entry of a Bundle.
///
/// @param index its place, 0 first
/// @param fullUrl as written
/// @param resource empty where it has none
/// @param mode of a searchset: `match`, `include` or `outcome`
/// @param deletes whether a transaction asks to delete by it
/// @param malformed whether it is no entry at all
record Entry(
    int index,
    Optional<String> fullUrl,
    Optional<Element> resource,
    Optional<String> mode,
    boolean deletes,
    boolean malformed) {

  /// Where it is: `Bundle.entry[3]`.
  String place() {
    return "Bundle.entry["
        + index
        + "]"
        + resource.map(element -> " " + element.shownName()).orElse("");
  }
}
