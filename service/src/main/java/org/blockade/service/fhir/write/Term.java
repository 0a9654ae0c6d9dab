package org.blockade.service.fhir.write;

import java.util.Locale;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/// A code of our own, for what no code of others that was verified says. The code system is served
/// at `/fhir/CodeSystem/terms`.
public enum Term {
  ESTIMATE("Estimate of a model; nothing was measured in the person"),
  MU_RECEPTOR_SHARE("Share of mu-opioid receptors that naltrexone holds"),
  MU_RECEPTOR_SHARE_LOW("The same: 5 of 100 people like this are below"),
  MU_RECEPTOR_SHARE_HIGH("The same: 5 of 100 people like this are above"),
  PEOPLE_AT_THRESHOLD("Share of people like this in whom naltrexone holds the threshold or more"),
  PROTECTION_WORD("Where the person stands, in one word"),
  SIMULATION("Simulation of virtual people with the model and the parameters that are named"),
  BELOW_THRESHOLD("Naltrexone holds less than the threshold"),
  PROTECTION_LOST("Protection is lost, if no further dose is given"),

  OPIATES("urine_opiates", "Opiates in urine"),
  FENTANYL("urine_fentanyl", "Fentanyl in urine"),
  NORFENTANYL("urine_norfentanyl", "Norfentanyl in urine"),
  OXYCODONE("urine_oxycodone", "Oxycodone in urine"),
  METHADONE("urine_methadone", "Methadone in urine"),
  BUPRENORPHINE("urine_buprenorphine", "Buprenorphine in urine"),
  POSITIVE("Positive"),
  NEGATIVE("Negative"),
  WITHDRAWAL_SIGNS("withdrawal_sign", "Signs of opioid withdrawal, looked for"),
  CHALLENGE_SIGNS(
      "challenge_sign", "New signs of opioid withdrawal after a step of a naloxone challenge"),
  NONE_SEEN("Looked for and not seen"),
  ALT_MULTIPLE("alt_x_uln", "ALT as a multiple of the upper limit of normal"),
  AST_MULTIPLE("ast_x_uln", "AST as a multiple of the upper limit of normal"),
  CREATININE_CLEARANCE("creatinine_clearance", "Creatinine clearance"),
  SELF_HARM_ITEM("phq9_item9", "Thoughts of death or self-harm, item 9 of the PHQ-9"),
  COWS("Total of the COWS"),
  SOWS("Total of the SOWS, 16 items"),
  AUDIT_C("audit_c", "Total of the AUDIT-C"),
  PHQ_9("phq9", "Total of the PHQ-9"),
  PACS("Total of the PACS"),

  NO_OPIOID_SINCE("No opioid taken since"),
  NEVER_OPIOID("opioid_never", "Never took an opioid"),
  OPIOID_FOR_PAIN("opioid_pain_treatment", "Treated with an opioid against pain"),
  PREGNANCY("Pregnancy"),
  PREGNANT("Pregnant"),
  NOT_PREGNANT("Not pregnant"),
  NOT_POSSIBLE("Cannot become pregnant"),
  AGE("Age"),
  WEIGHT("Body weight"),
  CIRRHOSIS("Cirrhosis of the liver"),
  NONE("None"),
  COMPENSATED("Compensated"),
  DECOMPENSATED("Decompensated"),
  DEPENDENCE("Dependent on alcohol or an opioid"),
  SEX("Sex as the person states it"),
  FEMALE("Female"),
  MALE("Male"),
  OTHER("Other"),
  HYPERSENSITIVITY("Hypersensitive to a substance of a naltrexone product"),
  SUBSTANCE("Substance"),
  PLANNED_SURGERY("surgery_planned", "Planned surgery that may need opioids"),
  ALCOHOL("drinking", "Drinks alcohol"),
  LAST_DRINK("Last drink"),
  STANDARD_DRINKS("drinks", "Standard drinks on the day"),
  BODY_HABITUS("body_habitus", "Tissue over the gluteal muscle"),
  VERY_LEAN("Very lean"),
  AVERAGE("Average"),
  MORE_TISSUE("More tissue"),
  BLEEDING_RISK("bleeding_risk", "Bleeds easily"),
  HEPATITIS_SIGNS("hepatitis_signs", "Signs of acute hepatitis"),
  SYMPTOM("Symptom in the words of who reported it"),
  TREATMENT_CONSENT("consent", "Agrees to the treatment"),
  COUNSELLING("Counselling session"),
  PEER_SUPPORT("peer_support", "Peer support"),
  ATTENDED("Attended"),
  MISSED("Missed"),
  DECLINED("Declined"),
  ABSENCE_AGREED("Absence agreed with the clinic"),
  OPIOID_USE_DISORDER("Opioid use disorder"),
  ALCOHOL_USE_DISORDER("Alcohol use disorder"),

  NALTREXONE_ON_RECORD("Naltrexone given, as far as it is on record"),
  OPIOIDS_ON_RECORD("Opioids taken, as far as it is on record"),
  URINE_SCREENS_ON_RECORD("Urine screens, as far as they are on record"),
  NEXT_DOSE("The next dose as it is proposed"),

  ACTIVE_BLOCKADE("Opioids may not work: naltrexone blocks their receptors"),
  FADING_PROTECTION("Protection is fading"),
  OVERDOSE_RISK("Overdose risk: tolerance may be lost, and the blockade does not protect"),
  PROTECTION_UNKNOWN("Protection is not known: take the person as unprotected"),
  FLAG_SELF_HARM("Thoughts of death or self-harm"),
  FLAG_URGENT_SYMPTOM("A symptom that asks for care at once"),
  FLAG_NOT_UNDERSTOOD("The record is not whole"),
  FLAG_POSSIBLE_OPIOID("An opioid is on record, or may be"),
  FLAG_HOLD("Something holds a further dose"),
  FLAG_TOLERANCE("Tolerance may be lost"),
  FLAG_MISSED_COUNSELLING("The last counselling session was missed"),

  NOT_MET("A rule is not met"),
  NOT_KNOWN("A rule cannot be answered: something is not known"),

  OBSERVED("Seen by a clinician"),
  MEASURED("Measured, by a laboratory or a device"),
  REPORTED("Told by the person"),
  DOCUMENTED("Taken over from a document of somebody else");

  private final String code;
  private final String says;

  Term(String says) {
    this.code = name().toLowerCase(Locale.ROOT).replace('_', '-');
    this.says = says;
  }

  /// @param code the name by which a chart calls it
  Term(String code, String says) {
    this.code = code;
    this.says = says;
  }

  /// The code, e.g. `mu-receptor-share`; for what a chart can say, its name there, e.g. `cows`.
  public String code() {
    return code;
  }

  /// What it says.
  public String says() {
    return says;
  }

  Coding coding() {
    return new Coding(Canonical.TERMS, code(), says);
  }

  CodeableConcept concept() {
    return new CodeableConcept(coding()).setText(says);
  }
}
