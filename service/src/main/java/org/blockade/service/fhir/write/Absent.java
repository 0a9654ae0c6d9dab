package org.blockade.service.fhir.write;

import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Extension;

/// Why something is not there.
final class Absent {

  private static final String EXTENSION =
      "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
  private static final String SYSTEM = "http://terminology.hl7.org/CodeSystem/data-absent-reason";

  private Absent() {}

  /// The reasons that are used.
  enum Why {
    /// The value is expected to exist but is not known.
    UNKNOWN("unknown", "Unknown"),
    /// It was tested and the result cannot be used.
    ERROR("error", "Error"),
    /// It cannot be written in this format.
    UNSUPPORTED("unsupported", "Unsupported");

    private final String code;
    private final String display;

    Why(String code, String display) {
      this.code = code;
      this.display = display;
    }
  }

  static Extension because(Why why) {
    return new Extension(EXTENSION, new CodeType(why.code));
  }

  /// @param words what is missing, for people
  static CodeableConcept concept(Why why, String words) {
    CodeableConcept concept = new CodeableConcept().setText(words);
    concept.addCoding().setSystem(SYSTEM).setCode(why.code).setDisplay(why.display);
    return concept;
  }
}
