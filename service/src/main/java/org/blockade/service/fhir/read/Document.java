package org.blockade.service.fhir.read;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A Bundle as it stands, before anything of it is interpreted.
///
/// @param type of the Bundle
/// @param entries those that may be read; the others are only counted
/// @param others how many resources there are of each kind that is not read here
/// @param ownDerived how many of those that are not read this program made of a record
/// @param count all entries
/// @param total as the Bundle says how many there are in all
/// @param more whether it says that further pages follow
/// @param subsetted whether it says that something was left out
record Document(
    Optional<String> type,
    List<Entry> entries,
    SortedMap<String, Integer> others,
    int ownDerived,
    int count,
    Optional<Integer> total,
    boolean more,
    boolean subsetted) {

  Document {
    entries = List.copyOf(entries);
    others = new TreeMap<>(Map.copyOf(others));
  }
}
