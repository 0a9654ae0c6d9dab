package org.blockade.service.fhir.write;

import java.util.List;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.UriType;

/// Names of our own definitions, and the definitions. The names are identifiers: `.invalid` is
/// reserved so that nobody can ever own it (RFC 2606), and nothing is fetched from there. A running
/// service serves the definitions itself.
public final class Canonical {

  private static final String BASE = "https://blockade.invalid/fhir/";

  /// The code system of our own terms.
  public static final String TERMS = BASE + "CodeSystem/terms";

  /// How a fact came to be known.
  public static final String HOW_KNOWN = BASE + "StructureDefinition/how-known";

  /// An estimate of protection.
  public static final String PROTECTION = BASE + "StructureDefinition/protection";

  /// Numbers of charts that the clinic keeps elsewhere.
  public static final String CHART_NUMBER = BASE + "NamingSystem/chart-number";

  /// Checksums of parameter files.
  public static final String CHECKSUM = BASE + "NamingSystem/parameter-checksum";

  /// Names of accounts.
  public static final String ACCOUNT = BASE + "NamingSystem/account";

  /// Whom a row of the audit trail is about.
  public static final String ABOUT = BASE + "NamingSystem/audit-about";

  private Canonical() {}

  /// The definitions, each with its id.
  public static List<MetadataResource> definitions() {
    return List.of(terms(), howKnown(), protection());
  }

  private static CodeSystem terms() {
    CodeSystem system = new CodeSystem();
    system.setId("terms");
    system
        .setUrl(TERMS)
        .setName("BlockadeTerms")
        .setTitle("Terms of Blockade")
        .setStatus(PublicationStatus.ACTIVE)
        .setDescription("What no verified code of others says.");
    system.setVersion("1");
    system.setCaseSensitive(true);
    system.setContent(CodeSystem.CodeSystemContentMode.COMPLETE);
    system.setExperimental(false);
    for (Term term : Term.values()) {
      system.addConcept().setCode(term.code()).setDisplay(term.says());
    }
    system.setCount(Term.values().length);
    return system;
  }

  private static StructureDefinition definition(String url, String id, String name, String title) {
    StructureDefinition definition = new StructureDefinition();
    definition.setId(id);
    definition
        .setUrl(url)
        .setVersion("1")
        .setName(name)
        .setTitle(title)
        .setStatus(PublicationStatus.ACTIVE)
        .setExperimental(false)
        .setDescription(title + ".");
    definition.setAbstract(false);
    definition.setFhirVersion(org.hl7.fhir.r4.model.Enumerations.FHIRVersion._4_0_1);
    definition.setDerivation(StructureDefinition.TypeDerivationRule.CONSTRAINT);
    return definition;
  }

  private static ElementDefinition element(StructureDefinition definition, String path) {
    ElementDefinition element = definition.getDifferential().addElement();
    element.setId(path);
    return element.setPath(path);
  }

  private static StructureDefinition howKnown() {
    StructureDefinition definition =
        definition(HOW_KNOWN, "how-known", "HowKnown", "How a fact came to be known");
    definition
        .setKind(StructureDefinition.StructureDefinitionKind.COMPLEXTYPE)
        .setType("Extension")
        .setBaseDefinition("http://hl7.org/fhir/StructureDefinition/Extension");
    for (String place :
        List.of(
            "Observation",
            "MedicationAdministration",
            "MedicationStatement",
            "Condition",
            "AllergyIntolerance")) {
      definition
          .addContext()
          .setType(StructureDefinition.ExtensionContextType.ELEMENT)
          .setExpression(place);
    }
    element(definition, "Extension").setMax("1");
    element(definition, "Extension.extension").setMax("0");
    element(definition, "Extension.url").setFixed(new UriType(HOW_KNOWN));
    element(definition, "Extension.value[x]").setMin(1).addType().setCode("Coding");
    return definition;
  }

  private static StructureDefinition protection() {
    StructureDefinition definition =
        definition(PROTECTION, "protection", "Protection", "Estimate of protection by a model");
    definition
        .setKind(StructureDefinition.StructureDefinitionKind.RESOURCE)
        .setType("Observation")
        .setBaseDefinition("http://hl7.org/fhir/StructureDefinition/Observation");
    element(definition, "Observation");
    for (String needed : List.of("subject", "effective[x]", "note", "method", "device")) {
      element(definition, "Observation." + needed).setMin(1);
    }
    return definition;
  }

  static CanonicalType profile() {
    return new CanonicalType(PROTECTION);
  }
}
