package org.blockade.service.fhir.smart;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.blockade.service.clinic.WorklistRow;
import tools.jackson.databind.JsonNode;

/// Finds the person here who is a patient elsewhere.
public final class KnownPeople {

  private KnownPeople() {}

  /// The one person whose chart number is an identifier of the patient and who was born on the same
  /// day; nobody where the birth date is not known, or two fit. A wrong person is worse than none.
  ///
  /// @param patient a FHIR resource of that type, as JSON
  public static Optional<String> byChart(List<WorklistRow> rows, JsonNode patient) {
    Set<String> numbers = new HashSet<>();
    for (JsonNode each : patient.path("identifier")) {
      String value = each.path("value").asString("").strip();
      if (!value.isEmpty()) {
        numbers.add(value);
      }
    }
    String born = patient.path("birthDate").asString("");
    List<String> found =
        rows.stream()
            .filter(row ->
                row.registered()
                    .filter(who ->
                        who.chartNumber().filter(numbers::contains).isPresent()
                            && who.birthDate().toString().equals(born))
                    .isPresent())
            .map(WorklistRow::person)
            .toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }
}
