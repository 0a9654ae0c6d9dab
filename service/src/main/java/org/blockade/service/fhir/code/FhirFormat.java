package org.blockade.service.fhir.code;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;

/// FHIR R4 as a format. What it knows of the resources takes a second or more to load, so it is
/// loaded when it is first needed and never at the start of the program.
public final class FhirFormat {

  private FhirFormat() {}

  private static final class Holder {
    static final FhirContext CONTEXT = FhirContext.forR4();
  }

  /// All that is known of the resources. Any number of threads may use it.
  public static FhirContext context() {
    return Holder.CONTEXT;
  }

  /// Writes and reads JSON. One for each use: it is not meant for two threads.
  public static IParser json() {
    return context().newJsonParser();
  }
}
