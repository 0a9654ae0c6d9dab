package org.blockade.service.fhir.server;

import java.util.List;
import org.blockade.service.fhir.code.Addresses;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.ResourceVersionPolicy;
import org.hl7.fhir.r4.model.CapabilityStatement.RestfulCapabilityMode;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Enumerations.FHIRVersion;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;

/// What this server can do, made from what it does.
final class Capability {

  /// When what it says was last changed.
  private static final String CHANGED = "2026-11-22";

  private static final String R4 = "http://hl7.org/fhir/";

  private Capability() {}

  static CapabilityStatement of(String base) {
    CapabilityStatement statement = new CapabilityStatement();
    statement.setId("blockade");
    statement
        .setStatus(PublicationStatus.ACTIVE)
        .setDateElement(new DateTimeType(CHANGED))
        .setKind(CapabilityStatement.CapabilityStatementKind.INSTANCE)
        .setFhirVersion(FHIRVersion._4_0_1)
        .setTitle("Blockade")
        .setDescription(
            "What a clinic knows of people on naltrexone, and how long it protects them. Decision"
                + " support for trained people; not a medical device.");
    statement.getSoftware().setName("Blockade");
    statement.getImplementation().setDescription("Blockade's FHIR server").setUrl(base);
    statement.addFormat("application/fhir+json");
    statement.addFormat("json");
    CapabilityStatementRestComponent rest = statement.addRest();
    rest.setMode(RestfulCapabilityMode.SERVER)
        .setDocumentation(
            "Read-only. Whoever may not be seen by the one who asks is not there: not in an answer,"
                + " not in a count, not in an export. A search names the person (patient), but for"
                + " Patient and AuditEvent. A parameter that is not known is refused.");
    rest.getSecurity()
        .setDescription(
            "A system shows a token of SMART backend services; a consent that does not stand"
                + " anymore ends what its scopes would allow.")
        .addService()
        .setText("SMART backend services");
    for (String type : Fields.types()) {
      resource(rest, type);
    }
    definitions(rest, "CodeSystem");
    definitions(rest, "StructureDefinition");
    rest.addOperation()
        .setName("export")
        .setDefinition("http://hl7.org/fhir/uv/bulkdata/OperationDefinition/export");
    return statement;
  }

  private static void resource(CapabilityStatementRestComponent rest, String type) {
    CapabilityStatementRestResourceComponent resource = rest.addResource();
    resource.setType(type).setVersioning(ResourceVersionPolicy.VERSIONED);
    resource.addInteraction().setCode(TypeRestfulInteraction.READ);
    resource.addInteraction().setCode(TypeRestfulInteraction.SEARCHTYPE);
    for (String name : Fields.names(type)) {
      resource.addSearchParam().setName(name).setType(kind(type, name));
    }
    if (type.equals("Observation")) {
      resource.addSupportedProfile(Addresses.PROTECTION);
    }
    if (type.equals(Fields.PATIENT)) {
      resource
          .addOperation()
          .setName("everything")
          .setDefinition(R4 + "OperationDefinition/Patient-everything");
      resource
          .addOperation()
          .setName("export")
          .setDefinition("http://hl7.org/fhir/uv/bulkdata/OperationDefinition/patient-export");
    }
  }

  private static SearchParamType kind(String type, String name) {
    return switch (name) {
      case "_id" -> SearchParamType.TOKEN;
      case "_lastUpdated" -> SearchParamType.DATE;
      case "patient" -> SearchParamType.REFERENCE;
      default ->
          Fields.of(type).get(name) instanceof Fields.Field.Time<?>
              ? SearchParamType.DATE
              : SearchParamType.TOKEN;
    };
  }

  private static void definitions(CapabilityStatementRestComponent rest, String type) {
    CapabilityStatementRestResourceComponent resource = rest.addResource();
    resource.setType(type);
    for (TypeRestfulInteraction each :
        List.of(TypeRestfulInteraction.READ, TypeRestfulInteraction.SEARCHTYPE)) {
      resource.addInteraction().setCode(each);
    }
  }
}
