package org.blockade.service.fhir.code;

import java.util.Locale;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/// Words of our own code system that the program names. What each says stands in `codes.yaml`.
public enum Term {
  ESTIMATE,
  MU_RECEPTOR_SHARE,
  MU_RECEPTOR_SHARE_LOW,
  MU_RECEPTOR_SHARE_HIGH,
  PEOPLE_AT_THRESHOLD,
  PROTECTION_WORD,
  SIMULATION,
  BELOW_THRESHOLD,
  PROTECTION_LOST,
  NONE,
  LAST_DRINK,
  SYMPTOM_KIND,
  LOOKED_BY,
  NALTREXONE_ON_RECORD,
  OPIOIDS_ON_RECORD,
  URINE_SCREENS_ON_RECORD,
  NEXT_DOSE,
  ACTIVE_BLOCKADE,
  FADING_PROTECTION,
  OVERDOSE_RISK,
  PROTECTION_UNKNOWN,
  FLAG_SELF_HARM,
  FLAG_URGENT_SYMPTOM,
  FLAG_NOT_UNDERSTOOD,
  FLAG_POSSIBLE_OPIOID,
  FLAG_HOLD,
  FLAG_TOLERANCE,
  FLAG_MISSED_COUNSELLING,
  NOT_MET,
  NOT_KNOWN,
  MONTHLY_DEPOT,
  ON_RECORD,
  SUPERVISED,
  NALOXONE_CHALLENGE,
  SCALE_ITEM,
  NOTICE;

  /// The code, e.g. `mu_receptor_share`.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// What it says.
  public String says() {
    return coding().getDisplay();
  }

  /// The coding, with its system.
  public Coding coding() {
    return CodeTable.standard().own(code());
  }

  /// The concept, in words too.
  public CodeableConcept concept() {
    return CodeTable.concept(coding());
  }
}
