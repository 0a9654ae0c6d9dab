package org.blockade.service.fhir.server;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// In which form somebody wants an answer. There is one: JSON. XML is neither written nor read, so
/// that no entity of a document is ever looked up.
final class Formats {

  private static final Set<String> JSON =
      Set.of("json", "application/json", "application/fhir+json", "text/json");
  private static final Set<String> ANY = Set.of("*/*", "application/*");

  private Formats() {}

  /// @throws FhirProblem where another one is asked for
  static void check(String format) {
    String kind = format.replace(' ', '+').split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (!JSON.contains(kind)) {
      throw FhirProblem.format();
    }
  }

  /// Looks at an Accept header. A browser's, which takes HTML too, gets JSON.
  ///
  /// @throws FhirProblem where it names kinds and JSON is none of them
  static void accept(@Nullable String header) {
    if (header == null || header.isBlank()) {
      return;
    }
    boolean fits =
        Arrays.stream(header.split(","))
            .map(each -> each.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
            .anyMatch(each ->
                JSON.contains(each)
                    || ANY.contains(each)
                    || each.equals("application/fhir+ndjson")
                    || each.equals("application/ndjson"));
    if (!fits) {
      throw FhirProblem.format();
    }
  }
}
