package org.blockade.service.fhir.read;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// When a resource says that something was so.
///
/// @param element name of the element that says it; empty where none does
/// @param from when, or when it began
/// @param to when it ended, where a span is given
record Stamp(String element, Optional<When> from, Optional<When> to) {

  private static final Map<String, List<String>> ELEMENTS =
      Map.ofEntries(
          Map.entry("MedicationAdministration", List.of("effectiveDateTime", "effectivePeriod")),
          Map.entry("MedicationRequest", List.of("authoredOn")),
          Map.entry(
              "MedicationStatement",
              List.of("effectiveDateTime", "effectivePeriod", "dateAsserted")),
          Map.entry("MedicationDispense", List.of("whenHandedOver", "whenPrepared")),
          Map.entry(
              "Observation", List.of("effectiveDateTime", "effectiveInstant", "effectivePeriod")),
          Map.entry("Condition", List.of("onsetDateTime", "onsetPeriod", "recordedDate")),
          Map.entry("AllergyIntolerance", List.of("recordedDate", "onsetDateTime")),
          Map.entry("Procedure", List.of("performedDateTime", "performedPeriod")),
          Map.entry("QuestionnaireResponse", List.of("authored")),
          Map.entry("Consent", List.of("dateTime")));

  private static final Stamp NONE = new Stamp("", Optional.empty(), Optional.empty());

  /// The stamp of a resource.
  ///
  /// @throws NotUnderstoodException if the element that says it is of another kind
  static Stamp of(Element resource) {
    for (String name : ELEMENTS.getOrDefault(resource.type().orElse(""), List.of())) {
      if (resource.has(name)) {
        return name.endsWith("Period")
            ? period(name, resource.child(name).orElseThrow())
            : new Stamp(name, resource.text(name).map(When::of), Optional.empty());
      }
    }
    return NONE;
  }

  private static Stamp period(String name, Element period) {
    return new Stamp(name, period.text("start").map(When::of), period.text("end").map(When::of));
  }
}
