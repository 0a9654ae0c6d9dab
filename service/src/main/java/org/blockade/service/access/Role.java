package org.blockade.service.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What somebody is in the clinic. An account may have several.
public enum Role {
  PRESCRIBER,
  NURSE,
  COUNSELLOR,
  FRONT_DESK,
  /// Sees counts and people without identity.
  RESEARCHER,
  /// Looks after consents, disclosures and the audit trail.
  PRIVACY_OFFICER,
  /// Looks after accounts, policy and backups; sees no patient.
  ADMIN,
  /// A computer system of the clinic itself, e.g. its record system: within the program that treats
  /// (42 CFR 2.12(c)(3)), so no consent is asked for.
  OWN_SYSTEM,
  /// A computer system of somebody else. It sees a person while a consent to disclosures stands.
  OUTSIDE_SYSTEM;

  /// Whether it is a computer that asks, and not somebody.
  public boolean isSystem() {
    return this == OWN_SYSTEM || this == OUTSIDE_SYSTEM;
  }

  /// The word in data and addresses, e.g. `front-desk`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The role of a word.
  public static Optional<Role> ofWord(String word) {
    return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
  }
}
