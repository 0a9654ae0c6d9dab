package org.blockade.service.fhir.read;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The resources of a Bundle, found by what refers to them.
final class Resources {

  /// An absolute or relative reference to a resource by its type and id.
  private static final Pattern TYPE_AND_ID =
      Pattern.compile(
          "(?:.*/)?([A-Z][A-Za-z]{1,40})/([A-Za-z0-9\\-.]{1,64})(?:/_history/[^/]{1,64})?");

  /// A longer reference is none that is followed. A choice.
  private static final int LONGEST = 2000;

  private final Map<String, Entry> byUrl = new HashMap<>();
  private final Map<String, Entry> byName = new HashMap<>();

  /// Names that two entries of different addresses have.
  private final Set<String> ambiguous = new HashSet<>();

  Resources(List<Entry> entries) {
    for (Entry entry : entries) {
      if (entry.resource().isPresent() && !entry.malformed()) {
        entry.fullUrl().ifPresent(url -> byUrl.putIfAbsent(url, entry));
        String name = entry.resource().get().shownName();
        Entry other = byName.putIfAbsent(name, entry);
        if (other != null && !other.fullUrl().equals(entry.fullUrl())) {
          ambiguous.add(name);
        }
      }
    }
  }

  /// The type and id that a reference names, e.g. `Patient/7`; empty where it names neither.
  static Optional<String> name(String reference) {
    if (reference.length() > LONGEST) {
      return Optional.empty();
    }
    Matcher parts = TYPE_AND_ID.matcher(reference);
    return parts.matches() ? Optional.of(parts.group(1) + "/" + parts.group(2)) : Optional.empty();
  }

  /// The entry that a reference means: by its address, else by type and id where the reference is
  /// relative or of the same server.
  Optional<Entry> find(String reference) {
    Entry exact = byUrl.get(reference);
    if (exact != null) {
      return Optional.of(exact);
    }
    boolean absolute = reference.contains("://") || reference.startsWith("urn:");
    return name(reference)
        .filter(name -> !ambiguous.contains(name))
        .map(byName::get)
        .filter(entry -> !absolute || entry.fullUrl().isEmpty());
  }

  /// A resource that another refers to, also one that it contains.
  Optional<Element> resource(Element from, String reference) {
    if (reference.startsWith("#")) {
      return from.children("contained").stream()
          .filter(each -> each.text("id").filter(reference.substring(1)::equals).isPresent())
          .findFirst();
    }
    return find(reference).flatMap(Entry::resource);
  }

  /// Whether a resource says of itself that something was left out.
  static boolean subsetted(Element resource) {
    return resource
        .child("meta")
        .map(meta ->
            meta.children("tag").stream()
                .anyMatch(tag -> tag.text("code").filter("SUBSETTED"::equals).isPresent()))
        .orElse(false);
  }
}
