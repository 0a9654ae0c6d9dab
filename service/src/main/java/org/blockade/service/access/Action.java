package org.blockade.service.access;

/// What somebody wants to see or do. Every route asks for one.
public enum Action {
  /// The worklist with protection, checks and flags.
  SEE_WORKLIST(About.CLINIC),
  /// Names and dates of visits, nothing of the treatment.
  SEE_APPOINTMENTS(About.CLINIC),
  /// Everything on record about one person but counselling notes.
  SEE_PERSON(About.PERSON),
  /// What was said in counselling, kept apart.
  SEE_COUNSELLING_NOTE(About.COUNSELLING_NOTES),
  REGISTER_PERSON(About.CLINIC),
  RECORD_DOSE(About.PERSON),
  /// Symptoms, screens, scores, what was reported.
  RECORD_OBSERVATION(About.PERSON),
  RECORD_COUNSELLING(About.PERSON),
  /// A prescriber goes another way than a decision.
  OVERRIDE_DECISION(About.PERSON),
  /// An earlier entry was wrong.
  CORRECT_ENTRY(About.PERSON),
  /// Taking a consent, and taking it back.
  RECORD_CONSENT(About.PERSON),
  /// Giving something about a person to somebody outside of the clinic.
  DISCLOSE(About.DISCLOSURE),
  /// Disclosing in an emergency without consent (42 CFR 2.51).
  BREAK_GLASS(About.PERSON),
  /// Looking at what was disclosed, and at emergencies afterwards.
  REVIEW_DISCLOSURES(About.CLINIC),
  /// Counts over the whole clinic.
  SEE_PANEL(About.CLINIC),
  /// Rows of people without identity.
  EXPORT_DEIDENTIFIED(About.CLINIC),
  /// Simulating a trial of virtual people: no person of the clinic is in it.
  RUN_TRIAL(About.CLINIC),
  MANAGE_ACCOUNTS(About.CLINIC),
  /// Asking for a card at the moment of an order. What the card may tell about whom is asked again,
  /// once it is known who it is about.
  ASK_FOR_CARDS(About.CLINIC),
  MANAGE_POLICY(About.CLINIC),
  SEE_AUDIT(About.CLINIC),
  /// Making a backup, and seeing how the last one went.
  BACKUP(About.CLINIC),
  /// One's own password and second factor.
  OWN_ACCOUNT(About.CLINIC);

  /// Whether a person's consent matters.
  enum About {
    CLINIC,
    /// The treating clinic's own work, for which the law asks for no consent.
    PERSON,
    COUNSELLING_NOTES,
    DISCLOSURE
  }

  private final About about;

  Action(About about) {
    this.about = about;
  }

  About about() {
    return about;
  }
}
