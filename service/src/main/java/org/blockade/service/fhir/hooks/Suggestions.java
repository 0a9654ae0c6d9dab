package org.blockade.service.fhir.hooks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Makes what a card suggests: at most a few actions, none of which names an amount.
final class Suggestions {

  private static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";
  private static final String LOINC = "http://loinc.org";
  private static final String ID = "[A-Za-z0-9\\-.]{1,64}";

  private final String patient;
  private final Supplier<String> ids;

  /// @param patient id of the person at the record system
  /// @param ids of suggestions
  Suggestions(String patient, Supplier<String> ids) {
    this.patient = patient;
    this.ids = ids;
  }

  /// Take the order away, or put it on hold; nothing where it has no id.
  List<Card.Suggestion> withoutOrder(JsonNode order) {
    Optional<String> id =
        Optional.of(order.path("id").asString("")).filter(text -> text.matches(ID));
    if (id.isEmpty()) {
      return List.of();
    }
    List<Card.Suggestion> all = new ArrayList<>();
    all.add(
        one(
            "Remove the order",
            new Card.Action("delete", "Remove the order", null, "MedicationRequest/" + id.get())));
    if (order instanceof ObjectNode object) {
      ObjectNode held = object.deepCopy();
      held.put("status", "on-hold");
      all.add(
          one(
              "Put the order on hold",
              new Card.Action("update", "Put the order on hold", held, null)));
    }
    return all;
  }

  Card.Suggestion askSpecialist() {
    return service("Ask addiction medicine or a pain service", null, null);
  }

  Card.Suggestion planOperation() {
    return service("Plan pain relief around the operation with addiction medicine", null, null);
  }

  Card.Suggestion injectionVisit(LocalDate day) {
    return service("Plan the visit for the naltrexone injection", null, day.toString());
  }

  Card.Suggestion urineScreen() {
    return service(
        "Urine screen for opiates",
        Map.of(
            "system", LOINC,
            "code", "19295-5",
            "display", "Opiates [Presence] in Urine by Screen method"),
        null);
  }

  Card.Suggestion reversalAgent() {
    TreeMap<String, Object> resource = new TreeMap<>();
    resource.put("resourceType", "MedicationRequest");
    resource.put("status", "draft");
    resource.put("intent", "proposal");
    resource.put("subject", subject());
    resource.put(
        "medicationCodeableConcept",
        Map.of(
            "coding",
            List.of(
                Map.of(
                    "system", RXNORM,
                    "code", "1725059",
                    "display", "naloxone hydrochloride 40 MG/ML nasal spray")),
            "text",
            "naloxone nasal spray, to have at hand"));
    return one(
        "Propose a reversal agent to have at hand",
        new Card.Action("create", "Propose naloxone nasal spray, to have at hand", resource, null));
  }

  private Card.Suggestion service(
      String text, @Nullable Map<String, String> coding, @Nullable String day) {
    TreeMap<String, Object> code = new TreeMap<>(Map.of("text", text));
    if (coding != null) {
      code.put("coding", List.of(coding));
    }
    TreeMap<String, Object> resource = new TreeMap<>();
    resource.put("resourceType", "ServiceRequest");
    resource.put("status", "draft");
    resource.put("intent", "proposal");
    resource.put("subject", subject());
    resource.put("code", code);
    if (day != null) {
      resource.put("occurrenceDateTime", day);
    }
    return one(text, new Card.Action("create", text, resource, null));
  }

  private Map<String, String> subject() {
    return Map.of("reference", "Patient/" + patient);
  }

  private Card.Suggestion one(String label, Card.Action action) {
    return new Card.Suggestion(label, ids.get(), List.of(action));
  }
}
