package org.blockade.service.fhir.read;

import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.blockade.service.fhir.code.Addresses;

/// The zone that the times of a Bundle name. An offset alone does not tell it: the same clinic is
/// at -05:00 in winter and at -04:00 in summer.
final class Zones {

  private Zones() {}

  /// The one zone that is named; empty where none is, or several are.
  static Optional<ZoneId> of(List<Entry> entries) {
    Set<String> names = new HashSet<>();
    entries.forEach(entry -> entry.resource().ifPresent(each -> gather(each.tree(), names)));
    return names.size() == 1
        ? names.stream().filter(ZoneId.getAvailableZoneIds()::contains).map(ZoneId::of).findFirst()
        : Optional.empty();
  }

  private static void gather(Tree tree, Set<String> names) {
    switch (tree) {
      case Tree.Thing(Map<String, Tree> members) -> {
        if (members.get("url") instanceof Tree.Leaf url
            && url.text().equals(Addresses.ZONE)
            && members.get("valueCode") instanceof Tree.Leaf name) {
          names.add(name.text());
        }
        members.values().forEach(each -> gather(each, names));
      }
      case Tree.Many(List<Tree> values) -> values.forEach(each -> gather(each, names));
      case Tree.Leaf leaf -> {}
      case Tree.Nothing nothing -> {}
    }
  }
}
