package org.blockade.service.fhir.smart;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Scopes of SMART for systems: `system/*.rs`, `system/Observation.s`, and `system/Patient.read` of
/// the first version, which is both. Only reading can be asked for. A scope never opens more than
/// the account may and the person agreed to.
final class Scopes {

  private static final Pattern SHAPE =
      Pattern.compile("system/(\\*|[A-Z][A-Za-z]{1,60})\\.(r|s|rs|read)");

  /// Those of the plain interface, which open nothing of FHIR; each stands for itself.
  private static final Set<String> PLAIN = Set.of("api/read", "api/write");

  private static final String AUTHORITY = "SCOPE_";

  private Scopes() {}

  private record Scope(String type, boolean read, boolean search) {

    static Optional<Scope> of(String text) {
      Matcher parts = SHAPE.matcher(text);
      if (!parts.matches()) {
        return Optional.empty();
      }
      boolean both = parts.group(2).equals("read");
      return Optional.of(
          new Scope(
              parts.group(1),
              both || parts.group(2).contains("r"),
              both || parts.group(2).contains("s")));
    }

    boolean covers(Scope other) {
      return (type.equals("*") || type.equals(other.type))
          && (read || !other.read)
          && (search || !other.search);
    }
  }

  /// Whether what is asked for lies within what was given.
  static boolean cover(Collection<String> given, String asked) {
    if (PLAIN.contains(asked)) {
      return given.contains(asked);
    }
    return Scope.of(asked)
        .filter(wanted ->
            given.stream()
                .flatMap(each -> Scope.of(each).stream())
                .anyMatch(has -> has.covers(wanted)))
        .isPresent();
  }

  /// Whether an authority (`SCOPE_...`) is a scope of a system.
  static boolean isOne(String authority) {
    return authority.startsWith(AUTHORITY)
        && Scope.of(authority.substring(AUTHORITY.length())).isPresent();
  }
}
