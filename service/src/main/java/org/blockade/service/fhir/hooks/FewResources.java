package org.blockade.service.fhir.hooks;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.blockade.protocol.facts.AboutOpioids;
import org.blockade.protocol.facts.AboutTests;
import org.blockade.protocol.facts.AboutTreatment;
import org.blockade.protocol.facts.OpioidUse;
import org.blockade.protocol.facts.Source;
import org.blockade.service.clinic.Stand;
import org.blockade.simulator.quantity.Mass;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import tools.jackson.databind.JsonNode;

/// Reads the few resources that cards need: what was given, opioids that were ordered, and urine
/// screens.
final class FewResources implements PrefetchFacts {

  private static final String LOINC = "http://loinc.org";

  /// Urine tests of presence, by LOINC code; read in value sets.
  private static final Map<String, AboutTests.Analyte> URINE =
      Map.of(
          "19295-5", AboutTests.Analyte.OPIATES,
          "3879-4", AboutTests.Analyte.OPIATES,
          "59673-4", AboutTests.Analyte.FENTANYL,
          "58379-9", AboutTests.Analyte.FENTANYL,
          "19642-8", AboutTests.Analyte.OXYCODONE,
          "19550-3", AboutTests.Analyte.METHADONE,
          "93494-3", AboutTests.Analyte.BUPRENORPHINE);

  private static final String UNDATED = "a medicine that was given, without a day";
  private static final String UNWEIGHED = "naltrexone that was given, without an amount in mg";

  private final Drugs drugs;

  FewResources(Drugs drugs) {
    this.drugs = drugs;
  }

  @Override
  public Read of(HookCall call, ZoneId zone) {
    List<Stand.Told> told = new ArrayList<>();
    List<String> notUnderstood = new ArrayList<>();
    call.sent(HookService.GIVEN)
        .ifPresent(bundle ->
            Resources.of(bundle, "MedicationAdministration").stream()
                .filter(each -> isAbout(call, each, "subject", notUnderstood))
                .forEach(each -> given(each, zone, told, notUnderstood)));
    call.sent(HookService.MEDICATIONS)
        .ifPresent(bundle ->
            Resources.of(bundle, "MedicationRequest").stream()
                .filter(each -> isAbout(call, each, "subject", notUnderstood))
                .forEach(each -> ordered(each, zone, told, notUnderstood)));
    call.sent(HookService.URINE)
        .ifPresent(bundle ->
            Resources.of(bundle, "Observation").stream()
                .filter(each -> isAbout(call, each, "subject", notUnderstood))
                .forEach(each -> urine(each, zone, told, notUnderstood)));
    return new Read(told, notUnderstood.stream().distinct().toList());
  }

  /// Resources of somebody else are none of this person's.
  private static boolean isAbout(
      HookCall call, JsonNode each, String field, List<String> notUnderstood) {
    boolean about = call.isAbout(each.path(field));
    if (!about) {
      notUnderstood.add("a resource that names nobody, or somebody else");
    }
    return about;
  }

  private void given(
      JsonNode each, ZoneId zone, List<Stand.Told> told, List<String> notUnderstood) {
    if (!each.path("status").asString("").equals("completed")) {
      return;
    }
    Drug drug = drugs.of(Resources.medication(each));
    Optional<Instant> when =
        Resources.moment(each.path("effectiveDateTime"), zone)
            .or(() -> Resources.moment(each.path("effectivePeriod").path("start"), zone));
    switch (drug.kind()) {
      case NALTREXONE_INJECTION, NALTREXONE_TABLET -> {
        JsonNode dose = each.path("dosage").path("dose");
        double amount =
            dose.path("code").asString(dose.path("unit").asString("")).equals("mg")
                ? dose.path("value").asDouble(0)
                : 0;
        if (when.isEmpty()) {
          notUnderstood.add(UNDATED);
        } else if (!(amount > 0) || amount > MOST_MILLIGRAMS) {
          notUnderstood.add(UNWEIGHED);
        } else {
          told.add(
              new Stand.Told(
                  when.get(),
                  Source.DOCUMENTED,
                  drug.kind() == Drug.Kind.NALTREXONE_TABLET
                      ? AboutTreatment.NaltrexoneGiven.tablet(Mass.ofMilligrams(amount))
                      : AboutTreatment.NaltrexoneGiven.injection(
                          Mass.ofMilligrams(amount), Optional.empty())));
        }
      }
      case NALTREXONE -> notUnderstood.add("naltrexone that was given, without its form");
      case OPIOID -> opioid(when, told, notUnderstood);
      case UNREADABLE -> notUnderstood.add("a medicine that was given, without a name");
      case NALTREXONE_COMBINATION, REVERSAL_AGENT, OTHER -> {
        // Nothing that cards ask for.
      }
    }
  }

  /// Beyond every single dose in life (mg). A choice.
  private static final double MOST_MILLIGRAMS = 2_000;

  private void ordered(
      JsonNode each, ZoneId zone, List<Stand.Told> told, List<String> notUnderstood) {
    String status = each.path("status").asString("").toLowerCase(Locale.ROOT);
    boolean counts = status.equals("active") || status.equals("completed");
    if (counts && drugs.of(Resources.medication(each)).kind() == Drug.Kind.OPIOID) {
      // An order is no proof of taking, but nothing is known of not taking it either.
      opioid(Resources.moment(each.path("authoredOn"), zone), told, notUnderstood);
    }
  }

  private static void opioid(
      Optional<Instant> when, List<Stand.Told> told, List<String> notUnderstood) {
    when.ifPresentOrElse(
        day ->
            told.add(
                new Stand.Told(
                    day, Source.DOCUMENTED, AboutOpioids.Taken.of(OpioidUse.UNSPECIFIED))),
        () -> notUnderstood.add("an opioid without a day"));
  }

  private static void urine(
      JsonNode each, ZoneId zone, List<Stand.Told> told, List<String> notUnderstood) {
    Optional<AboutTests.Analyte> analyte =
        Resources.concept(each.path("code")).getCoding().stream()
            .filter(code -> LOINC.equals(code.getSystem()))
            .flatMap(code -> Optional.ofNullable(URINE.get(code.getCode())).stream())
            .findFirst();
    String status = each.path("status").asString("");
    if (analyte.isEmpty()
        || !(status.equals("final") || status.equals("amended") || status.equals("corrected"))) {
      return;
    }
    Optional<Instant> when = Resources.moment(each.path("effectiveDateTime"), zone);
    if (when.isEmpty()) {
      notUnderstood.add("a urine screen without a day");
      return;
    }
    told.add(
        new Stand.Told(
            when.get(),
            Source.MEASURED,
            new AboutTests.UrineScreen(analyte.get(), result(each), AboutTests.Method.NOT_STATED)));
  }

  /// What is neither clearly found nor clearly not found is no result that can be used.
  private static AboutTests.Result result(JsonNode each) {
    CodeableConcept value = Resources.concept(each.path("valueCodeableConcept"));
    String text = each.path("valueString").asString(value.hasText() ? value.getText() : "");
    List<String> words = new ArrayList<>(List.of(text));
    for (Coding coding : value.getCoding()) {
      words.add(coding.hasDisplay() ? coding.getDisplay() : "");
      words.add(coding.hasCode() ? coding.getCode() : "");
    }
    List<String> small = words.stream().map(word -> word.strip().toLowerCase(Locale.ROOT)).toList();
    boolean positive =
        small.stream()
            .anyMatch(word -> List.of("positive", "detected", "present", "pos").contains(word));
    boolean negative =
        small.stream()
            .anyMatch(word -> List.of("negative", "not detected", "absent", "neg").contains(word));
    return positive == negative
        ? AboutTests.Result.INVALID
        : positive ? AboutTests.Result.POSITIVE : AboutTests.Result.NEGATIVE;
  }
}
