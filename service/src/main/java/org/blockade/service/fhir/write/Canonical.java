package org.blockade.service.fhir.write;

import java.util.List;
import org.blockade.service.fhir.code.Addresses;
import org.blockade.service.fhir.code.CodeEntry;
import org.blockade.service.fhir.code.CodeTable;
import org.blockade.service.fhir.code.Term;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.UriType;

/// The definitions that our names stand for.
public final class Canonical {

  private Canonical() {}

  /// The definitions, each with its id.
  public static List<MetadataResource> definitions() {
    return List.of(findings(), howKnown(), kitStorage(), protection());
  }

  private static CodeSystem findings() {
    CodeTable codes = CodeTable.standard();
    CodeSystem system = new CodeSystem();
    system.setId("finding");
    system
        .setUrl(Term.ESTIMATE.coding().getSystem())
        .setName("BlockadeFinding")
        .setTitle("Words of Blockade")
        .setStatus(PublicationStatus.ACTIVE)
        .setDescription("Names of a chart, and what no verified code of others says.");
    system.setVersion("1");
    system.setCaseSensitive(true);
    system.setContent(CodeSystem.CodeSystemContentMode.COMPLETE);
    system.setExperimental(false);
    for (CodeEntry entry : codes.entries()) {
      if (entry.system().id().equals(CodeTable.LOCAL)) {
        system.addConcept().setCode(entry.code()).setDisplay(entry.display());
      }
    }
    system.setCount(system.getConcept().size());
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

  private static StructureDefinition extension(String url, String id, String name, String title) {
    StructureDefinition definition = definition(url, id, name, title);
    definition
        .setKind(StructureDefinition.StructureDefinitionKind.COMPLEXTYPE)
        .setType("Extension")
        .setBaseDefinition("http://hl7.org/fhir/StructureDefinition/Extension");
    return definition;
  }

  private static ElementDefinition element(StructureDefinition definition, String path) {
    ElementDefinition element = definition.getDifferential().addElement();
    element.setId(path);
    return element.setPath(path);
  }

  private static ElementDefinition slice(
      StructureDefinition definition, String name, String below) {
    ElementDefinition element = element(definition, "Extension.extension" + below);
    element.setId("Extension.extension:" + name + below);
    return element;
  }

  private static StructureDefinition howKnown() {
    StructureDefinition definition =
        extension(Addresses.HOW_KNOWN, "how-known", "HowKnown", "How a fact came to be known");
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
    element(definition, "Extension.url").setFixed(new UriType(Addresses.HOW_KNOWN));
    element(definition, "Extension.value[x]").setMin(1).addType().setCode("Coding");
    return definition;
  }

  private static StructureDefinition kitStorage() {
    StructureDefinition definition =
        extension(Addresses.KIT_STORAGE, "kit-storage", "KitStorage", "How a kit was stored");
    definition
        .addContext()
        .setType(StructureDefinition.ExtensionContextType.ELEMENT)
        .setExpression("Medication");
    element(definition, "Extension")
        .setComment("Days, and the lowest and highest temperature (degrees Celsius).");
    ElementDefinition parts = element(definition, "Extension.extension").setMin(3);
    parts
        .getSlicing()
        .setRules(ElementDefinition.SlicingRules.CLOSED)
        .addDiscriminator()
        .setType(ElementDefinition.DiscriminatorType.VALUE)
        .setPath("url");
    for (String name : List.of("days", "lowest", "highest")) {
      slice(definition, name, "").setSliceName(name).setMin(1).setMax("1");
      slice(definition, name, ".extension").setMax("0");
      slice(definition, name, ".url").setFixed(new UriType(name));
      slice(definition, name, ".value[x]").setMin(1).addType().setCode("decimal");
    }
    element(definition, "Extension.url").setFixed(new UriType(Addresses.KIT_STORAGE));
    element(definition, "Extension.value[x]").setMax("0");
    return definition;
  }

  private static StructureDefinition protection() {
    StructureDefinition definition =
        definition(
            Addresses.PROTECTION, "protection", "Protection", "Estimate of protection by a model");
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
    return new CanonicalType(Addresses.PROTECTION);
  }
}
