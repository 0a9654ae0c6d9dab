package org.blockade.service.fhir.code;

/// Names of our own definitions. They are identifiers: `.example` is reserved so that nobody can
/// ever own it (RFC 2606), and nothing is fetched from there. A running service serves the
/// definitions itself. The name of the code system stands with its codes, in `codes.yaml`.
public final class Addresses {

  /// What all of them begin with.
  public static final String BASE = "https://blockade.example/fhir/";

  /// The questionnaire whose link ids are the names of findings.
  public static final String QUESTIONNAIRE = BASE + "Questionnaire/finding";

  /// How a fact came to be known.
  public static final String HOW_KNOWN = BASE + "StructureDefinition/how-known";

  /// How the kit of a dose was stored.
  public static final String KIT_STORAGE = BASE + "StructureDefinition/kit-storage";

  /// An estimate of protection.
  public static final String PROTECTION = BASE + "StructureDefinition/protection";

  /// Numbers of charts that the clinic keeps elsewhere.
  public static final String CHART_NUMBER = BASE + "NamingSystem/chart-number";

  /// Checksums of parameter files.
  public static final String CHECKSUM = BASE + "NamingSystem/parameter-checksum";

  /// Names of accounts.
  public static final String ACCOUNT = BASE + "NamingSystem/account";

  /// The name of this program as a device.
  public static final String PROGRAM = "Blockade";

  /// The zone in which the offset of a time was meant, as FHIR R4 defines it; not our own.
  public static final String ZONE = "http://hl7.org/fhir/StructureDefinition/tz-code";

  /// Whom a row of the audit trail is about.
  public static final String ABOUT = BASE + "NamingSystem/audit-about";

  private Addresses() {}
}
