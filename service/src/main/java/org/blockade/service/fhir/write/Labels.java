package org.blockade.service.fhir.write;

import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DomainResource;

/// Security labels. Everything about a person is about the treatment of a substance use disorder:
/// that somebody is known here says so already, and so a Patient has them too.
public final class Labels {

  private static final String CONFIDENTIALITY =
      "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";
  private static final String ACT = "http://terminology.hl7.org/CodeSystem/v3-ActCode";

  private Labels() {}

  /// Puts them on.
  ///
  /// @param partTwo whether the clinic is a programme under 42 CFR part 2
  public static void put(DomainResource resource, boolean partTwo) {
    resource.getMeta().addSecurity(new Coding(CONFIDENTIALITY, "R", "restricted"));
    resource
        .getMeta()
        .addSecurity(new Coding(ACT, "SUD", "substance use disorder information sensitivity"));
    if (partTwo) {
      resource.getMeta().addSecurity(new Coding(ACT, "42CFRPart2", "42 CFR Part2"));
    }
  }
}
