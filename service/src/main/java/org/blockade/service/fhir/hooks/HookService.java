package org.blockade.service.fhir.hooks;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The services, one for each hook.
enum HookService {
  PATIENT_VIEW(
      "patient-view",
      "Naltrexone: injection and protection",
      "Says when an injection is due, late or lapsed, and until when it protects.",
      "userId patientId"),
  ORDER_SELECT(
      "order-select",
      "Naltrexone and opioids, while an order is chosen",
      "Says what an opioid means under naltrexone, and what speaks against naltrexone now.",
      "userId patientId selections draftOrders"),
  ORDER_SIGN(
      "order-sign",
      "Naltrexone and opioids, before an order is signed",
      "Says what an opioid means under naltrexone, and what speaks against naltrexone now.",
      "userId patientId draftOrders"),
  ENCOUNTER_START(
      "encounter-start",
      "Naltrexone at the beginning of an encounter",
      "Says whether a blockade stands, and asks for a reversal agent where protection ended.",
      "userId patientId encounterId"),
  APPOINTMENT_BOOK(
      "appointment-book",
      "Naltrexone and appointments",
      "Says whether an injection falls due before, and what an operation asks for.",
      "userId patientId appointments");

  /// What a record system is asked to send along: templates of the specification.
  static final String PATIENT = "patient";

  static final String MEDICATIONS = "medications";
  static final String GIVEN = "administrations";
  static final String URINE = "urine";
  static final String ENCOUNTER = "encounter";

  private static final Map<String, String> PREFETCH =
      Map.of(
          PATIENT,
          "Patient/{{context.patientId}}",
          MEDICATIONS,
          "MedicationRequest?patient={{context.patientId}}&status=active,completed&_sort=-authoredon"
              + "&_count=50",
          GIVEN,
          "MedicationAdministration?patient={{context.patientId}}&_sort=-effective-time&_count=50",
          URINE,
          "Observation?patient={{context.patientId}}&category=laboratory&code=http://loinc.org|19295-5,"
              + "http://loinc.org|3879-4,http://loinc.org|59673-4,http://loinc.org|58379-9,"
              + "http://loinc.org|19642-8,http://loinc.org|19550-3,http://loinc.org|93494-3"
              + "&_sort=-date&_count=20",
          ENCOUNTER,
          "Encounter/{{context.encounterId}}");

  private final String hook;
  private final String title;
  private final String description;
  private final String context;

  HookService(String hook, String title, String description, String context) {
    this.hook = hook;
    this.title = title;
    this.description = description;
    this.context = context;
  }

  /// Name of the hook.
  String hook() {
    return hook;
  }

  /// The last part of its address.
  String id() {
    return "blockade-" + hook;
  }

  /// Fields of the context without which a call cannot be answered.
  List<String> context() {
    return List.of(context.split(" ", -1));
  }

  /// What it asks for beforehand, by key.
  Map<String, String> prefetch() {
    TreeMap<String, String> wanted = new TreeMap<>(PREFETCH);
    if (this != ENCOUNTER_START) {
      wanted.remove(ENCOUNTER);
    }
    if (this == PATIENT_VIEW || this == APPOINTMENT_BOOK) {
      wanted.remove(URINE);
    }
    return wanted;
  }

  /// As the list of services shows it.
  Map<String, Object> shown() {
    TreeMap<String, Object> shown = new TreeMap<>();
    shown.put("hook", hook);
    shown.put("id", id());
    shown.put("title", title);
    shown.put("description", description);
    shown.put("prefetch", prefetch());
    shown.put(
        "usageRequirements",
        "Only what is sent along is read; this service asks no server for more.");
    return shown;
  }

  static Optional<HookService> ofId(String id) {
    return Arrays.stream(values()).filter(service -> service.id().equals(id)).findFirst();
  }
}
