package org.blockade.service.fhir.hooks;

import org.hl7.fhir.r4.model.CodeableConcept;

/// Tells what a coded drug is.
@FunctionalInterface
interface Drugs {

  /// What a concept names.
  Drug of(CodeableConcept concept);
}
