package org.blockade.service.fhir.smart;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.blockade.service.access.InterfaceSettings;
import org.blockade.service.access.Settings;
import org.blockade.service.clinic.WorklistRow;
import org.blockade.service.fhir.code.Addresses;
import tools.jackson.databind.JsonNode;

/// Finds the person here who is a patient elsewhere.
public final class KnownPeople {

  private final Settings settings;

  /// @param settings of the clinic
  public KnownPeople(Settings settings) {
    this.settings = settings;
  }

  /// The one person whose chart number is an identifier of the patient and who was born on the same
  /// day; nobody where the birth date is not known, or two fit. A wrong person is worse than none.
  ///
  /// The same number means different people in different systems. So an identifier counts only with
  /// the system that an admin named as that of the chart numbers here, or with the one under which
  /// this service itself writes them.
  ///
  /// @param patient a FHIR resource of that type, as JSON
  public Optional<String> byChart(List<WorklistRow> rows, JsonNode patient) {
    Optional<String> kept = InterfaceSettings.of(settings).chartNumbers();
    Set<String> numbers = new HashSet<>();
    for (JsonNode each : patient.path("identifier")) {
      String system = each.path("system").asString("");
      String value = each.path("value").asString("").strip();
      if (!value.isEmpty()
          && (system.equals(Addresses.CHART_NUMBER) || kept.filter(system::equals).isPresent())) {
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
