package org.blockade.service.fhir.server;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.hl7.fhir.r4.model.Type;

/// By what resources can be searched, beside `_id`, `_lastUpdated` and `patient`: the names that R4
/// gives, and where the values stand.
final class Fields {

  static final String PATIENT = "Patient";
  static final String AUDIT = "AuditEvent";

  private static final Map<String, Map<String, Field<?>>> BY_TYPE = byType();

  private Fields() {}

  /// One parameter.
  sealed interface Field<R extends Resource> {

    Class<R> kind();

    /// Codes, and identifiers.
    record Token<R extends Resource>(Class<R> kind, Function<R, List<Coding>> values)
        implements Field<R> {
      List<Coding> of(Resource resource) {
        return values.apply(kind.cast(resource));
      }
    }

    /// A time.
    record Time<R extends Resource>(Class<R> kind, Function<R, Optional<Dates.Span>> value)
        implements Field<R> {
      Optional<Dates.Span> of(Resource resource) {
        return value.apply(kind.cast(resource));
      }
    }
  }

  /// Types that are about a person and found by the person.
  static List<String> types() {
    return List.copyOf(BY_TYPE.keySet());
  }

  static Map<String, Field<?>> of(String type) {
    return BY_TYPE.getOrDefault(type, Map.of());
  }

  private static Map<String, Map<String, Field<?>>> byType() {
    Map<String, Map<String, Field<?>>> all = new TreeMap<>();
    all.put(
        PATIENT,
        Map.of(
            "identifier",
            token(
                Patient.class,
                each ->
                    each.getIdentifier().stream()
                        .map(number ->
                            new Coding().setSystem(number.getSystem()).setCode(number.getValue()))
                        .toList())));
    all.put(
        "MedicationAdministration",
        Map.of(
            "status",
                token(MedicationAdministration.class, each -> code(each.getStatus().toCode())),
            "code",
                token(MedicationAdministration.class, each -> medicine(each.getMedication(), each)),
            "effective-time",
                time(MedicationAdministration.class, each -> span(each.getEffective()))));
    all.put(
        "MedicationStatement",
        Map.of(
            "status", token(MedicationStatement.class, each -> code(each.getStatus().toCode())),
            "code", token(MedicationStatement.class, each -> medicine(each.getMedication(), each)),
            "effective", time(MedicationStatement.class, each -> span(each.getEffective()))));
    all.put(
        "MedicationRequest",
        Map.of(
            "status", token(MedicationRequest.class, each -> code(each.getStatus().toCode())),
            "intent", token(MedicationRequest.class, each -> code(each.getIntent().toCode())),
            "code", token(MedicationRequest.class, each -> medicine(each.getMedication(), each)),
            "authoredon", time(MedicationRequest.class, each -> span(each.getAuthoredOnElement())),
            "date",
                time(
                    MedicationRequest.class,
                    each ->
                        each.getDosageInstruction().stream()
                            .flatMap(dosage -> dosage.getTiming().getEvent().stream())
                            .findFirst()
                            .flatMap(Fields::span))));
    all.put(
        "CarePlan",
        Map.of(
            "status", token(CarePlan.class, each -> code(each.getStatus().toCode())),
            "intent", token(CarePlan.class, each -> code(each.getIntent().toCode())),
            "category", token(CarePlan.class, each -> codings(each.getCategory())),
            "date", time(CarePlan.class, each -> span(each.getPeriod()))));
    all.put(
        "Observation",
        Map.of(
            "status", token(Observation.class, each -> code(each.getStatus().toCode())),
            "category", token(Observation.class, each -> codings(each.getCategory())),
            "code", token(Observation.class, each -> each.getCode().getCoding()),
            "date", time(Observation.class, each -> span(each.getEffective()))));
    all.put(
        "Condition",
        Map.of(
            "clinical-status", token(Condition.class, each -> each.getClinicalStatus().getCoding()),
            "category", token(Condition.class, each -> codings(each.getCategory())),
            "code", token(Condition.class, each -> each.getCode().getCoding()),
            "recorded-date", time(Condition.class, each -> span(each.getRecordedDateElement()))));
    all.put(
        "AllergyIntolerance",
        Map.of(
            "clinical-status",
                token(AllergyIntolerance.class, each -> each.getClinicalStatus().getCoding()),
            "code", token(AllergyIntolerance.class, each -> each.getCode().getCoding()),
            "date", time(AllergyIntolerance.class, each -> span(each.getRecordedDateElement()))));
    all.put(
        "RiskAssessment",
        Map.of(
            "method", token(RiskAssessment.class, each -> each.getMethod().getCoding()),
            "date", time(RiskAssessment.class, each -> span(each.getOccurrence()))));
    all.put(
        "DetectedIssue",
        Map.of(
            "code", token(DetectedIssue.class, each -> each.getCode().getCoding()),
            "identified", time(DetectedIssue.class, each -> span(each.getIdentified()))));
    all.put("Flag", Map.of("date", time(Flag.class, each -> span(each.getPeriod()))));
    all.put(
        "List",
        Map.of(
            "status", token(ListResource.class, each -> code(each.getStatus().toCode())),
            "code", token(ListResource.class, each -> each.getCode().getCoding()),
            "empty-reason", token(ListResource.class, each -> each.getEmptyReason().getCoding()),
            "date", time(ListResource.class, each -> span(each.getDateElement()))));
    all.put(
        "Provenance",
        Map.of("recorded", time(Provenance.class, each -> span(each.getRecordedElement()))));
    all.put(
        AUDIT,
        Map.of(
            "outcome", token(AuditEvent.class, each -> code(each.getOutcome().toCode())),
            "date", time(AuditEvent.class, each -> span(each.getRecordedElement()))));
    return all;
  }

  private static <R extends Resource> Field<R> token(
      Class<R> kind, Function<R, List<Coding>> values) {
    return new Field.Token<>(kind, values);
  }

  private static <R extends Resource> Field<R> time(
      Class<R> kind, Function<R, Optional<Dates.Span>> value) {
    return new Field.Time<>(kind, value);
  }

  private static List<Coding> code(String code) {
    return List.of(new Coding().setCode(code));
  }

  private static List<Coding> codings(List<CodeableConcept> concepts) {
    return concepts.stream().flatMap(concept -> concept.getCoding().stream()).toList();
  }

  /// The codes of a medicine, also of one that the resource holds itself.
  private static List<Coding> medicine(Type medication, DomainResource holder) {
    return switch (medication) {
      case CodeableConcept concept -> concept.getCoding();
      case Reference held ->
          holder.getContained().stream()
              .flatMap(each ->
                  each instanceof Medication known
                      ? known.getCode().getCoding().stream()
                      : Stream.empty())
              .toList();
      default -> List.of();
    };
  }

  private static Optional<Dates.Span> span(Type value) {
    return switch (value) {
      case BaseDateTimeType time ->
          moment(time)
              .map(from -> new Dates.Span(Optional.of(from), Optional.of(after(from, time))));
      case Period period ->
          Optional.of(
              new Dates.Span(
                  moment(period.getStartElement()),
                  moment(period.getEndElement()).map(end -> after(end, period.getEndElement()))));
      default -> Optional.empty();
    };
  }

  private static Optional<Instant> moment(BaseDateTimeType time) {
    Date value = time.getValue();
    return value == null ? Optional.empty() : Optional.of(value.toInstant());
  }

  private static Instant after(Instant from, BaseDateTimeType time) {
    return from.plus(
        switch (time.getPrecision()) {
          case MILLI -> Duration.ofMillis(1);
          case SECOND -> Duration.ofSeconds(1);
          case MINUTE -> Duration.ofMinutes(1);
          case DAY, MONTH, YEAR -> Duration.ofDays(1);
        });
  }

  /// When a resource was last updated.
  static Dates.Span updated(Resource resource) {
    return span(resource.getMeta().getLastUpdatedElement())
        .orElseGet(() -> new Dates.Span(Optional.empty(), Optional.empty()));
  }

  /// The names of all parameters of a type, in order.
  static List<String> names(String type) {
    TreeSet<String> names = new TreeSet<>(of(type).keySet());
    names.add("_id");
    names.add("_lastUpdated");
    if (!type.equals(PATIENT)) {
      names.add("patient");
    }
    return List.copyOf(names);
  }
}
